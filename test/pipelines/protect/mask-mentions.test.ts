import { describe, expect, it } from "vitest";
import { mentionMasker } from "../../../pipelines/protect/mask-mentions.ts";

/** Without spaces, like a real pseudonym, so that the name in it is not found again. */
const mention = (name: string) => `[${name.replaceAll(" ", "_")}]`;

function mask(text: string, names: readonly string[] = []): string {
  const publicNames = ["@JabatanKita", "Jabatan Kita Malaysia"];
  const isPublic = (name: string) => name === "jabatankita" || name === "jabatan kita malaysia";
  return mentionMasker({ names, publicNames, isPublic, mention })(text);
}

describe("mentionMasker", () => {
  it.each([
    ["@ali123 betul tu", "[ali123] betul tu"],
    ["setuju dengan @ali.bakar_99!", "setuju dengan [ali.bakar_99]!"],
    ["terima kasih @siti.", "terima kasih [siti]."],
    ["@ali-@abu", "[ali]-[abu]"],
    ["＠ali", "[ali]"],
    ["hai@ali", "hai[ali]"],
    ["@小明 你好", "[小明] 你好"],
    ["https://www.tiktok.com/@ali99/video/7", "https://www.tiktok.com/[ali99]/video/7"],
    ["@60123456789 tolong tengok", "[60123456789] tolong tengok"],
    ["@\u2068Ahmad Faizal\u2069 betul", "[\u2068Ahmad_Faizal\u2069] betul"],
  ])("%j", (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    "@JabatanKita bila nak jawab",
    "@jabatankita bila nak jawab",
    "@Jabatan Kita Malaysia bila nak jawab",
    "5@RM10",
    "3kg@RM2.50",
    "jumpa @ 5",
    "mula @8pm",
    "mula @3.30ptg",
    "beli 3 @10",
    "@u_k1_abcdefghijklmnop betul",
    "tiada sebutan",
    "@",
    "@@@",
  ])("leaves %j alone", (text) => {
    expect(mask(text)).toBe(text);
  });

  it.each([
    ["@Ahmad Faizal betul tu", ["Ahmad Faizal"], "[Ahmad_Faizal] betul tu"],
    ["@ahmad faizal betul tu", ["Ahmad Faizal"], "[ahmad_faizal] betul tu"],
    ["@Ahmad Faizal Zain", ["Ahmad Faizal", "Ahmad Faizal Zain"], "[Ahmad_Faizal_Zain]"],
    ["@Ahmad Faizalina", ["Ahmad Faizal"], "[Ahmad] Faizalina"],
    ["@🌸Siti🌸 Aminah cantik", ["🌸Siti🌸 Aminah"], "[🌸Siti🌸_Aminah] cantik"],
    ["Ahmad Faizal, bila nak datang?", ["Ahmad Faizal"], "[Ahmad_Faizal], bila nak datang?"],
    ["saya suka ahmad faizal", ["Ahmad Faizal"], "saya suka ahmad faizal"],
    ["Ali pergi ke kedai", ["Ali"], "Ali pergi ke kedai"],
    ["Jabatan Kita Malaysia terbaik", ["Jabatan Kita Malaysia"], "Jabatan Kita Malaysia terbaik"],
    ["hai", ["", "@", " "], "hai"],
  ])("%j with the names %j", (text, names, masked) => {
    expect(mask(text, names)).toBe(masked);
  });

  it.each([
    ["at signs", "@".repeat(1_000_000)],
    ["one endless handle", `@${"a".repeat(1_000_000)}`],
    ["a handle of dots", `@${".".repeat(1_000_000)}a`],
    ["short handles", "@a".repeat(300_000)],
  ])("gets through 1 MB of %s", (_, text) => {
    expect(mask(text, ["Ahmad Faizal"])).not.toBe("");
  });
});
