import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createWordReader, longestText } from "../../../../pipelines/enrich/wording/words.ts";

const read = createWordReader();
const wordsOf = (text: string) => read(text).join(" ");

describe("reading words", () => {
  it.each([
    ["short forms", "sy x tau knp dia mcm tu", "saya tidak tahu kenapa dia macam tu"],
    ["a short form of several words", "pastu xde org", "lepas itu tidak ada orang"],
    ["repeated letters", "baguuuus sangatttt", "bagus sangat"],
    ["a short form after squeezing", "tkkkk", "tidak"],
    ["doubling by a digit", "budak2 cakap2", "budak cakap"],
    ["doubling with a suffix", "kawan2nya", "kawannya"],
    ["doubling by a hyphen", "kanak-kanak, tiba-tibanya", "kanak tibanya"],
    ["other hyphens", "e-invois", "e-invois"],
    [
      "laughter of any kind",
      "hahahaha ya HEHEHE ya wkwkwk ya kahkahkah ya lol ya lmaooo ya kikiki ya ha3 ya jahahaha",
      "haha ya haha ya haha ya haha ya haha ya haha ya haha ya haha ya haha",
    ],
    ["laughter and emoji once", "hahaha hehe 😂🤣😂 ❤️💕", "haha 😂 ❤"],
    ["doubling by a space", "jalan jalan hati-hati budak²", "jalan hati budak"],
    ["a doubled letter at the end", "terukk bestt wehh yaa", "teruk best weh ya"],
    ["a double letter of its own", "goooood toooo maaaaf", "good too maaf"],
    ["digits for letters", "b0d0h s4ya k3napa", "bodoh saya kenapa"],
    [
      "names with digits stay",
      "ron95 b40 5g t20 5km 4x4 mh370 h1n1 rm1k",
      "ron95 b40 5g t20 5km 4x4 mh370 h1n1 rm1k",
    ],
    ["a glued denial", "xperlu takperlu xthu", "tidak perlu tidak perlu tidak tahu"],
    ["no denial where none is", "xiaomi takziah takut xperia", "xiaomi takziah takut xperia"],
    ["what hangs on a short form", "orgnya dgnnya jgnlah bangla", "orangnya dengannya jangan la bangla"],
    ["a preposition written together", "disini kemana", "di sini ke mana"],
    ["links", "tgk https://t.co/Abc?x=1 www.jpj.gov.my/a", "tengok <url> <url>"],
    ["handles", "@u_3f9a1c @abu.bakar terima kasih", "<user> <user> terima kasih"],
    ["masks", "tel <phone> ic <ic>", "telefon <phone> ic <ic>"],
    ["an address of mail", "abu@contoh.my", "<email>"],
    ["an angle bracket that is no mask", "3 < 5 > 2", "3 5 2"],
    ["numbers", "ada 3 orang, 1500 ringgit", "ada 3 orang <number> ringgit"],
    ["runs of marks", "apa??? ya! tolong!!! hmm... ok.", "apa ?? ya ! tolong !! hmm .. okey"],
    ["emoji, without skin tone and variation", "syabas 👏🏽❤️", "syabas 👏 ❤"],
    ["hashtags", "#Banjir2021", "banjir2021"],
    ["full width and styled letters", "Ｂanjir teruk 𝗕𝗮𝗻𝗷𝗶𝗿", "banjir teruk banjir"],
    ["zero-width and bidirectional marks", "ban\u200bjir \u202eteruk\u202c", "banjir teruk"],
    ["Chinese", "水灾", "水 灾"],
    ["an apostrophe", "don’t don't m'sia we're ma'af", "dont malaysia we are maaf"],
  ])("%s", (_what, text, words) => {
    expect(wordsOf(text)).toBe(words);
  });

  it("takes NUL and lone surrogates for nothing", () => {
    expect(wordsOf("ban\u0000jir \ud83d teruk \udc4f")).toBe("banjir teruk");
  });

  it("reads any string, and twice the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 100 }), (text) => {
        expect(createWordReader()(text)).toEqual(read(text));
      }),
    );
  });

  it("cuts a text of a million characters", () => {
    const words = read("banjir teruk ".repeat(80_000));
    expect(words.length).toBe(2 * Math.ceil(longestText / "banjir teruk ".length));
  });
});
