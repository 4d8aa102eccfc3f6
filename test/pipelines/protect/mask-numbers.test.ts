import { describe, expect, it } from "vitest";
import { maskNumbers } from "../../../pipelines/protect/mask-numbers.ts";

// Every number here is made up.

describe("maskNumbers: phone numbers", () => {
  it.each([
    ["Hubungi saya 012-3456789 ya", "Hubungi saya <phone> ya"],
    ["call 0123456789", "call <phone>"],
    ["whatsapp je 012-345 6789", "whatsapp je <phone>"],
    ["no saya 012 345 6789", "no saya <phone>"],
    ["012.345.6789. Terima kasih", "<phone>. Terima kasih"],
    ["(012) 345-6789", "<phone>"],
    ["tel (03) 8888 1234 pejabat", "tel <phone> pejabat"],
    ["(tel 012-3456789)", "(tel <phone>)"],
    ["011-1234 5678", "<phone>"],
    ["01112345678", "<phone>"],
    ["015-4123 4567", "<phone>"],
    ["+60123456789", "<phone>"],
    ["+6012-345 6789", "<phone>"],
    ["+60 12 345 6789", "<phone>"],
    ["+60 (0)12-345 6789", "<phone>"],
    ["(+60)12-345 6789", "<phone>"],
    ["60123456789", "<phone>"],
    ["6012-3456789", "<phone>"],
    ["6 012-3456789", "<phone>"],
    ["0060123456789", "<phone>"],
    ["0060 12 345 6789", "<phone>"],
    ["03-77281234", "<phone>"],
    ["03 7728 1234", "<phone>"],
    ["+603-7728 1234", "<phone>"],
    ["04-2631234", "<phone>"],
    ["09-748 1234", "<phone>"],
    ["088-231234", "<phone>"],
    ["082 123 456", "<phone>"],
    ["+6088-231234", "<phone>"],
    ["+65 9123 4567", "<phone>"],
    ["0065 91234567", "<phone>"],
    ["+62 812-3456-7890", "<phone>"],
    ["WA 0812-3456-7890", "WA <phone>"],
    ["085-222-333-444", "<phone>"],
    ["+44 7911 123456", "<phone>"],
    ["+8801712345678", "<phone>"],
    ["0 1 2 3 4 5 6 7 8 9", "<phone>"],
    ["0-1-2 3-4-5-6-7-8-9", "<phone>"],
    ["0.1.2.3.4.5.6.7.8.9", "<phone>"],
    ["0*1*2*3*4*5*6*7*8*9", "<phone>"],
    ["01 2345 6789", "<phone>"],
    ["012/3456789", "<phone>"],
    ["012_345_6789", "<phone>"],
    ["012|345|6789", "<phone>"],
    ["012 34 56 789", "<phone>"],
    ["o12-3456789", "<phone>"],
    ["0123oo6789 ni nombor saya", "<phone> ni nombor saya"],
    ["０１２－３４５６７８９", "<phone>"],
    ["（０１２）３４５　６７８９", "<phone>"],
    ["٠١٢٣٤٥٦٧٨٩", "<phone>"],
    ["۰۱۲-۳۴۵۶۷۸۹", "<phone>"],
    ["௦௧௨௩௪௫௬௭௮௯", "<phone>"],
    ["𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "<phone>"],
    ["0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣ cepat", "<phone> cepat"],
    ["0\u200B1\u200B2\u200D3\u2060456789", "<phone>"],
    ["\u202E012\u202C-\u200F3456789", "\u202E<phone>"],
    ["0\u00001\u00002\u00003456789", "<phone>"],
    ["012\u00A0345\u00A06789", "<phone>"],
    ["tel0123456789call", "tel<phone>call"],
    ["0123456789/0198765432", "<phone>/<phone>"],
    ["0123456789 0198765432", "<phone> <phone>"],
    ["0123456789, 0198765432", "<phone>, <phone>"],
    ["sejak 2020 0123456789", "sejak 2020 <phone>"],
    ["012-345 6789 5 orang", "<phone> 5 orang"],
    ["wa.me/60123456789", "wa.me/<phone>"],
    ["https://wa.me/6591234567?text=hai", "https://wa.me/<phone>?text=hai"],
    [
      "https://api.whatsapp.com/send?phone=8801712345678&text=hi",
      "https://api.whatsapp.com/send?phone=<phone>&text=hi",
    ],
    ["tel:+60377281234", "tel:<phone>"],
    ["http://kedai.example/hubungi/0123456789", "http://kedai.example/hubungi/<phone>"],
  ])("%j", (text, masked) => {
    expect(maskNumbers(text)).toBe(masked);
  });
});

describe("maskNumbers: identity cards and bank cards", () => {
  it.each([
    ["IC saya 900101-14-5678", "IC saya <ic>"],
    ["900101145678", "<ic>"],
    ["900101 14 5678", "<ic>"],
    ["900101-145678", "<ic>"],
    ["90 01 01 14 5678", "<ic>"],
    ["9 0 0 1 0 1 1 4 5 6 7 8", "<ic>"],
    ["000229-10-1234 lahir tahun lompat", "<ic> lahir tahun lompat"],
    ["９００１０１－１４－５６７８", "<ic>"],
    ["٩٠٠١٠١-١٤-٥٦٧٨", "<ic>"],
    ["9\u200B00101145678", "<ic>"],
    ["9001-01-14-5678", "<ic>"],
    ["601112-34-5678", "<ic>"],
    ["750131715432 kad pengenalan", "<ic> kad pengenalan"],
    ["900101-14-5678 012-3456789", "<ic> <phone>"],
    ["4111 1111 1111 1111", "<card>"],
    ["4111111111111111", "<card>"],
    ["5500-0000-0000-0004", "<card>"],
    ["3400 000000 00009", "<card>"],
    ["4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "<card>"],
    ["６２１２３４５６７８９０１２３２", "<card>"],
    ["kad 4012888888881881 tu siapa punya", "kad <card> tu siapa punya"],
  ])("%j", (text, masked) => {
    expect(maskNumbers(text)).toBe(masked);
  });
});

describe("maskNumbers leaves alone what is nobody's number", () => {
  it.each([
    "Harga minyak RM1,200.50 je sebulan",
    "RM 2.05 seliter, dulu RM1.90",
    "bajet RM393,800,000,000 tahun depan",
    "RM1500 gaji minimum mana cukup",
    "PRU15 pada 19 November 2022",
    "19/11/2022 8.00 pagi sampai 6.00 petang",
    "20/11/2023 10.30 malam",
    "20-11-2023 10.30",
    "01-02-2023 10:30",
    "09-05-2023 7 malam",
    "24.11.2026 03.42",
    "2026-11-24T03:42:00.000Z",
    "2018 2019 2020 2021",
    "2011 2012 2013 dah janji",
    "tahun 2020-2021-2022",
    "jam 07.30-09.30 jalan sesak",
    "call 999 atau 15999 cepat",
    "Talian Kasih 15999, Bomba 994",
    "1-300-88-2525",
    "1800-88-1234",
    "bas T250 dan 780 tak sampai",
    "postkod 50480 Kuala Lumpur",
    "01000 Kangar, 05000 Alor Setar",
    "naik 12.5% dalam 3 bulan",
    "1,234,567,890 orang",
    "order 202311241230 belum sampai",
    "order id 991399123456",
    "resit 1234567890123",
    "nombor rujukan 170000000000",
    "Arsenal 0-1, 1-2, 0-1, 3-2, 1-1",
    "0-1 1-2 0-1 3-2 1-1",
    "1 2 3 4 5 6 7 8 9 10 11 12",
    "01 02 03 04 05",
    "Nokia 3100, 6600, 7610, N80",
    "model 3310, 3100, 1100, 6600",
    "#Merdeka65 #PRU15",
    "https://x.com/jabatan/status/1601234567890123456",
    "https://www.facebook.com/jabatan/posts/4111111111111111",
    "https://berita.example/nasional/2023/01/1051234/harga-ayam",
    "youtu.be/a1B2c3D4e5F",
    "5 10 20 50 100 200 500",
    "20 30 40 50 60 70 80",
    "900132-14-5678",
    "900101-00-5678",
    "990229-14-567",
    "4111 1111 1111 1112",
    "10² + 20² = 500",
    "½ cawan gula, ¾ tepung",
    "<phone> <ic> <card>",
    "",
    "Tahniah semua! 🎉🎉",
    "\uD83D lone \uDC00 surrogates 12345",
  ])("%j", (text) => {
    expect(maskNumbers(text)).toBe(text);
  });
});

describe("maskNumbers and hostile texts", () => {
  // A pattern that looks again from every digit would need hours for these.
  it.each([
    ["digits", "1".repeat(1_000_000)],
    ["zeros", "0".repeat(1_000_000)],
    ["digits with spaces", "0 1 ".repeat(250_000)],
    ["digits that look like cards", "4 ".repeat(500_000)],
    ["O for zero", "o".repeat(1_000_000) + "1"],
    ["zero-width characters", `0${"\u200B".repeat(1_000_000)}1`],
    ["open brackets", `${"(+".repeat(500_000)}0123456789`],
    ["addresses", "https://".repeat(120_000) + "0123456789"],
  ])("gets through 1 MB of %s", (_, text) => {
    expect(maskNumbers(text).length).toBeLessThanOrEqual(text.length);
  });

  it("masks every one of many numbers in one text", () => {
    expect(maskNumbers("012-3456789 ".repeat(50_000))).toBe("<phone> ".repeat(50_000));
  });
});
