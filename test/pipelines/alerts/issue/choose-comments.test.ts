import { describe, expect, it } from "vitest";
import { chooseComments } from "../../../../pipelines/alerts/issue/choose-comments.ts";
import type { LanguageCode } from "../../../../schemas/analysed.ts";
import { commentDocument, sentiment } from "../../../fakes/documents.ts";

type Parts = NonNullable<Parameters<typeof commentDocument>[0]>;
const spoken = (code: LanguageCode) => ({ code, confidence: 1 });

let people = 0;
/** By a person of its own. */
function said(text: string, label: "negative" | "neutral" | "positive", parts: Parts = {}) {
  people += 1;
  return commentDocument({
    id: `youtube:c${people}`,
    author: `k1.a${people}`,
    text,
    sentiment: sentiment(label),
    language: spoken("ms"),
    ...parts,
  }).comment;
}

const texts = (chosen: ReturnType<typeof chooseComments<ReturnType<typeof said>>>) =>
  chosen.map(({ text }) => text);

describe("chooseComments", () => {
  it("shows negative ones before all others, whatever their language, post and likes are", () => {
    const negative = Array.from({ length: 5 }, (_, n) =>
      said(`beratur tiga jam di stesen nombor ${n}`, "negative"),
    );
    const other = said("you can check the eligibility on the portal", "neutral", {
      language: spoken("en"),
      postId: "youtube:another",
      likes: 900,
    });
    const praise = said("alhamdulillah, terima kasih banyak kepada petugas", "positive", { likes: 800 });
    expect(
      chooseComments([other, praise, ...negative])
        .map(({ id }) => id)
        .sort(),
    ).toEqual(negative.map(({ id }) => id).sort());
    expect(texts(chooseComments([other, ...negative.slice(0, 2)])).at(-1)).toBe(other.text);
  });

  it("shows another language and another post first among those as good, and words before a lone emoji", () => {
    const liked = said("beratur tiga jam baru dapat isi minyak", "negative", { likes: 50 });
    const second = said("sistem rosak lagi, sudah dua hari begini", "negative", { likes: 40 });
    const elsewhere = said("kad dibaca tetapi harga tidak berubah", "negative", {
      postId: "youtube:another",
    });
    const english = said("waited three hours and the reader was down", "negative", {
      language: spoken("en"),
    });
    const emoji = said("😡😡😡", "negative", { language: spoken("other"), likes: 99 });
    expect(texts(chooseComments([emoji, liked, second, elsewhere, english]))).toEqual(
      [liked, english, elsewhere, second, emoji].map(({ text }) => text),
    );
  });

  it("shows a person once, and a message that is copied once", () => {
    const first = said("minyak mahal, rakyat yang susah akhirnya", "negative", { likes: 9 });
    const { author } = first;
    const again = said("sudah saya kata semalam, minyak mahal", "negative", { author });
    const copies = [3, 2].map((likes) =>
      said(`sebarkan: esok semua stesen ditutup ${likes}`, "negative", { copyKey: "k", likes }),
    );
    expect(texts(chooseComments([again, ...copies, first]))).toEqual([
      first.text,
      "sebarkan: esok semua stesen ditutup 3",
    ]);
    expect(chooseComments([])).toEqual([]);
  });
});
