import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createProtector } from "../../../pipelines/protect/protector.ts";
import { newPseudonymKey, parsePseudonymKeys } from "../../../pipelines/protect/pseudonym-key.ts";

const protector = createProtector({
  keys: parsePseudonymKeys(newPseudonymKey("k1", Buffer.alloc(32, "uji")), "KEY"),
  publicHandles: [],
  publicIds: [],
  fields: () => undefined,
});
const mask = (text: string) => protector.text("youtube", text);

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(""));
const two = (min: number, max: number) => fc.integer({ min, max }).map((n) => String(n).padStart(2, "0"));

const mobile = fc
  .tuple(fc.constantFrom("010", "011", "012", "013", "014", "016", "017", "018", "019"), digits(7), digits(1))
  .map(([prefix, rest, extra]) => [
    prefix,
    rest.slice(0, 3),
    prefix === "011" ? rest.slice(3) + extra : rest.slice(3),
  ]);
const ic = fc
  .tuple(two(0, 99), two(1, 12), two(1, 28), two(1, 16), digits(4))
  .map(([year, month, day, place, rest]) => [year + month + day, place, rest]);
const card = fc.tuple(fc.constantFrom("4", "51", "6212"), digits(15)).map(([prefix, rest]) => {
  const body = (prefix + rest).slice(0, 15);
  return (body + luhnDigit(body)).match(/.{4}/gu) ?? [];
});

/** The digit that makes the sum right; written apart from the code under test. */
function luhnDigit(body: string): string {
  const sum = Array.from(body).reduce((total, digit, at) => {
    const weighted = Number(digit) * (at % 2 === body.length % 2 ? 1 : 2);
    return total + Math.floor(weighted / 10) + (weighted % 10);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

const scripts = ["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९"];
const between = fc.constantFrom("", " ", "-", ".", " - ", "\u00A0", "–", "_");
const unseen = fc.constantFrom("", "\u200B", "\u200F", "\u2060", "\uFE0F");

/** A number as somebody might write it: any script, one separator between its groups, unseen characters inside. */
const written = fc
  .tuple(fc.oneof(mobile, ic, card), fc.constantFrom(...scripts), between, unseen)
  .map(([groups, script, separator, hidden]) => ({
    number: groups.join(""),
    text: groups
      .map((group) =>
        Array.from(group)
          .map((digit) => script[Number(digit)] ?? digit)
          .join(hidden),
      )
      .join(separator),
  }));

const word = fc.constantFrom(
  "tolong",
  "hubungi",
  "saya",
  "Kenapa",
  "harga",
  "naik",
  "banjir",
  "lagi",
  "😡",
  "banyak",
  "la",
);
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(" "));

/** All digits of a text, in ASCII. */
function digitsIn(text: string): string {
  return Array.from(text)
    .flatMap((character) => {
      const script = scripts.find((each) => each.includes(character));
      return script === undefined ? [] : [String(script.indexOf(character))];
    })
    .join("");
}

describe("masking", () => {
  it("lets no identity card, phone or card number through, however it is written", () => {
    fc.assert(
      fc.property(words, written, words, (before, { text }, after) => {
        const masked = mask(`${before} ${text} ${after}`);
        expect(digitsIn(masked)).toBe("");
        expect(masked).toMatch(/<(?:ic|phone|card)>/u);
      }),
      { numRuns: 3_000 },
    );
  });

  it("lets no address of mail through that a mail provider gives out", () => {
    const address = fc.emailAddress().filter((each) => /^[a-z0-9._%+-]*[a-z0-9][._%+-]*@/iu.test(each));
    fc.assert(
      fc.property(words, address, words, (before, email, after) => {
        const masked = mask(`${before} ${email} ${after}`);
        expect(masked).not.toContain(email);
        expect(masked).not.toContain(email.slice(email.indexOf("@") + 1));
      }),
      { numRuns: 1_000 },
    );
  });

  it("lets no handle through", () => {
    const handle = fc.stringMatching(/^[a-z][a-z0-9._]{4,18}[a-z0-9]$/u);
    fc.assert(
      fc.property(words, handle, words, (before, name, after) => {
        expect(mask(`${before} @${name} ${after}`)).toMatch(
          new RegExp(`^${before} @u_k1_[a-p]{16} ${after}$`, "u"),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it("changes nothing in a text without a digit and without an at sign", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        fc.pre(!/[@＠﹫\p{N}]/u.test(text));
        expect(mask(text)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it("changes nothing in a text that is already masked", () => {
    const piece = fc.oneof(
      written.map(({ text }) => text),
      fc.emailAddress(),
      fc.stringMatching(/^@[a-z0-9._]{1,12}$/u),
      fc.stringMatching(/^[0-9 .,/()+@oO-]{1,30}$/u),
      fc.string({ unit: "grapheme", maxLength: 12 }),
      word,
    );
    const text = fc
      .tuple(fc.array(piece, { maxLength: 8 }), fc.constantFrom("", " ", "@", ", "))
      .map(([all, by]) => all.join(by));
    fc.assert(
      fc.property(text, fc.array(words, { maxLength: 3 }), (text, names) => {
        const once = protector.text("youtube", text, names);
        expect(protector.text("youtube", once, names)).toBe(once);
      }),
      { numRuns: 5_000 },
    );
  });
});
