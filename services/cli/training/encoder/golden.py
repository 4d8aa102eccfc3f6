"""Made-up texts with the ids of their pieces, for the test of the TypeScript tokeniser.

    python golden.py ../../../../pipelines/enrich/models/encoder-pieces.json > ../../../../test/golden/encoder/pieces.json
"""

import json
import sys

from pieces import encode, tokenizer_of

TEXTS = [
    "", " ", "a", "😂", "😂😂😂😂😂😂", "12345", "??", "...", "Takbir.....", "padan muka",
    "Harga minyak naik lagi, rakyat susah.", "harga brg naik gaji x naik2", "tq PM, semoga dipermudahkan urusan 🤲",
    "The government should do more for the people of Kampung Contoh!", "btw jalan kat taman aku lubang besar gila wei",
    "@u_3f9a1c betul tu bang", "tengok https://contoh.my/berita?id=12 ni", "call <phone> atau email <email>",
    "bestttttttt sangat", "wkwkwkwkwk", "hahahahaha lawak la", "cakap2 je kerja xde", "budak² sekolah",
    "Air takde dah 3 hari!!!! bila nak ada???", "MasyaAllah tabarakallah", "gampang banget sih pemerintah ini",
    "jangan lupa   banyak    ruang", "baris satu\nbaris dua\r\nbaris tiga\ttab", "ﬁle ２０２６ Ⅳ", "e\u0301 café naïve",
    "水灾很严重", "வெள்ளம் மோசம்", "سلامت ڤاݢي", "mixed 水 dan air", "\u200b\u200dzero\u200bwidth", "\u202esalam\u202c",
    "A" * 100, "panjang " * 90, "kata " + "x" * 70 + " akhir", "RM2.05/liter, 300L sebulan; 5% je", "#Budi95 #ron95 #SubsidiTepat",
    "👨‍👩‍👧‍👦 keluarga", "🇲🇾🇲🇾 Malaysia boleh", "l4ju b3tul s4ya", "(tak) [ada] {apa} <apa>",
    "Datuk Seri Contoh bin Misal, YB kawasan Misalan Utara", "ke-laut-an anti-rasuah", "it's don't we'll", "▁garis▁bawah",
]


def main(path: str) -> None:
    with open(path, encoding="utf-8") as file:
        vocabulary = json.load(file)
    ids = encode(tokenizer_of(vocabulary["pieces"], vocabulary["scores"]), TEXTS)
    cases = [{"text": text, "ids": each} for text, each in zip(TEXTS, ids)]
    print("[\n" + ",\n".join("  " + json.dumps(case, ensure_ascii=False) for case in cases) + "\n]")


if __name__ == "__main__":
    main(sys.argv[1])
