import { describe, expect, it } from "vitest";
import { copyKeyOf } from "../../../../pipelines/enrich/copies/copy-key.ts";
import { createWordReader } from "../../../../pipelines/enrich/wording/words.ts";

const read = createWordReader();
const keyOf = (text: string) => copyKeyOf(read(text));
const message = "Tolong sebarkan, subsidi petrol akan ditamatkan bulan depan";

describe("the key of copies", () => {
  it.each([
    ["case and punctuation", "TOLONG SEBARKAN!!! subsidi petrol akan ditamatkan bulan depan."],
    [
      "emoji, handles and links",
      "@kawan 🔥 Tolong sebarkan, subsidi petrol akan ditamatkan bulan depan 👉 https://contoh.my",
    ],
    ["repeated letters", "Tolonggg sebarkannn, subsidi petrol akan ditamatkan bulan depan"],
    ["short forms", "Tlg sebarkan, subsidi petrol akn ditamatkan bln dpn"],
    ["invisible characters", "Tolong seb\u200barkan, subsidi petrol akan ditamatkan bulan depan"],
    ["unknown short forms", "Tolong sebarkan, subsdi ptrol akan ditmatkan bulan dpan"],
    ["a prefix", "FORWARDED: Tolong sebarkan, subsidi petrol akan ditamatkan bulan depan"],
    ["the order of the words", "Tolong sebarkan, bulan depan subsidi petrol akan ditamatkan"],
    ["spaces", "Tolong  sebarkan,\nsubsidi petrol akan ditamatkan bulan depan"],
  ])("is the same but for %s", (_what, copy) => {
    expect(keyOf(copy)).toBe(keyOf(message));
    expect(keyOf(message)).toMatch(/^[0-9a-f]{16}$/u);
  });

  it("differs for another message", () => {
    expect(keyOf("Tolong sebarkan, subsidi petrol akan ditambah bulan depan")).not.toBe(keyOf(message));
  });

  it("is the same for a long message of which one word was changed", () => {
    const long = `${message} menurut jiran yang bekerja di stesen minyak berhampiran simpang lampu isyarat kampung sebelah,
      jadi isi penuh tangki kereta motosikal jentera pertanian sebelum terlambat beratur panjang macam musim perayaan lalu`;
    const words = long.split(/\s+/u);
    const changed = words.map((_, at) => keyOf(words.toSpliced(at, 1, "Rahman").join(" ")));
    expect(changed.filter((key) => key === keyOf(long)).length).toBeGreaterThan(0.6 * words.length);
  });

  it.each([
    "Al-Fatihah. Semoga roh arwah dicucuri rahmat dan ditempatkan dalam kalangan orang yang beriman. Takziah sekeluarga",
    "semoga cepat sembuh semua",
    "terima kasih banyak",
    "👏👏👏",
    "",
    "a b c d e f g h",
  ])("is null for %j, which many write by themselves", (text) => {
    expect(keyOf(text)).toBeNull();
  });

  it("serves Chinese too", () => {
    expect(keyOf("请大家转发这个消息油价补贴下个月就要取消了请大家转发这个消息吧")).toMatch(
      /^[0-9a-f]{16}$/u,
    );
  });
});
