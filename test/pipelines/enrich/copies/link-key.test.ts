import { describe, expect, it } from "vitest";
import { isLinkKey, linkIn, linkKeyOf } from "../../../../pipelines/enrich/copies/link-key.ts";
import { copyKeyOf } from "../../../../pipelines/enrich/copies/copy-key.ts";
import { createWordReader } from "../../../../pipelines/enrich/wording/words.ts";

describe("the link that a comment shares", () => {
  it.each([
    ["tengok https://www.contoh.my/kisah/?utm_source=fb&fbclid=IwAR0x, kawan", "contoh.my/kisah"],
    ["HTTPS://M.Contoh.my/kisah#akhir", "contoh.my/kisah"],
    ["www.contoh.my/kisah.", "contoh.my/kisah"],
    ["(https://contoh.my/cari?b=2&a=1&igsh=zz)", "contoh.my/cari?a=1&b=2"],
    ["https://youtu.be/AbC_123?si=xyz", "youtube.com/watch?v=AbC_123"],
    ["https://m.youtube.com/watch?feature=share&v=AbC_123&t=9", "youtube.com/watch?v=AbC_123"],
    ["https://youtube.com/shorts/AbC_123?si=1", "youtube.com/watch?v=AbC_123"],
    ["https://twitter.com/jabatan/status/12?s=20&t=abc", "x.com/jabatan/status/12"],
    ["https://contoh.my/halaman?s=2&t=3", "contoh.my/halaman?s=2&t=3"],
  ])("of %j is %s", (text, expected) => {
    expect(linkIn(text)).toBe(expected);
  });

  it.each(["tiada pautan", "jabatan.contoh.my", "https://", "https://pejabat", "http://[", "e@contoh.my"])(
    "is none in %j",
    (text) => {
      expect(linkIn(text)).toBeNull();
      expect(linkKeyOf(text)).toBeNull();
    },
  );

  it("gives one key to all links to a page, and another to another page", () => {
    const key = linkKeyOf("https://contoh.my/kisah?utm_medium=x");
    expect(key).toMatch(/^link:[0-9a-f]{16}$/u);
    expect(linkKeyOf("tolong sebar http://www.contoh.my/kisah/")).toBe(key);
    expect(linkKeyOf("https://contoh.my/Kisah")).not.toBe(key);
  });

  it("is told from the key of a message", () => {
    const words = createWordReader()("jambatan kampung retak seribu penduduk bimbang kontraktor lari");
    expect(isLinkKey(copyKeyOf(words) ?? "link:")).toBe(false);
    expect(isLinkKey(linkKeyOf("https://contoh.my/kisah") ?? "")).toBe(true);
  });
});
