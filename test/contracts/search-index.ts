import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { correct, textKeyOf } from "../../pipelines/core/correct.ts";
import type {
  AggregateQuery,
  Bucket,
  CommentFilter,
  PostView,
  Scope,
  SearchIndex,
  SearchQuery,
} from "../../pipelines/ports/search-index.ts";
import type { SentimentLabel } from "../../schemas/analysed.ts";
import { LanguageCode } from "../../schemas/analysed.ts";
import type { Channel } from "../../schemas/channel.ts";
import type { CommentDocument, IndexDocument } from "../../schemas/document.ts";
import type { Comment, DocumentId } from "../../schemas/item.ts";
import {
  channels,
  commentDocument,
  coverageDocument,
  deletionDocument,
  hourDocument,
} from "../fakes/documents.ts";
import { postDocument, reactionsDocument, sentiment } from "../fakes/documents.ts";

/** A fresh, empty index under test; what it lies in goes with it. */
export interface IndexPlace extends AsyncDisposable {
  readonly index: SearchIndex;
}

const nation: Scope = { kind: "nation" };
const everything: SearchQuery = { scope: nation, filter: {}, order: "newest", size: 1000 };

async function write(index: SearchIndex, ...documents: readonly IndexDocument[]): Promise<void> {
  expect(await index.upsert(documents)).toEqual({ failures: [] });
  await index.refresh();
}

const hits = async (index: SearchIndex, query: Partial<SearchQuery> = {}) =>
  (await index.search({ ...everything, ...query })).hits;

const idsOf = (documents: readonly CommentDocument[]) => documents.map(({ comment }) => comment.id);

const found = async (index: SearchIndex, filter: CommentFilter, scope: Scope = nation) =>
  idsOf(await hits(index, { filter, scope })).sort();

async function count(index: SearchIndex, filter: CommentFilter = {}): Promise<number | undefined> {
  const [bucket] = await index.aggregate({ scope: nation, filter, by: [] });
  return bucket?.comments;
}

async function pages(index: SearchIndex, query: SearchQuery): Promise<readonly (readonly DocumentId[])[]> {
  const all: DocumentId[][] = [];
  let next: string | undefined;
  do {
    const page = await index.search(next === undefined ? query : { ...query, after: next });
    all.push(idsOf(page.hits));
    next = page.next;
  } while (next !== undefined);
  return all;
}

const counts = (buckets: readonly Bucket[]) =>
  buckets.map(({ keys, comments }) => [...keys, comments] as const);

/** Every promise of the SearchIndex port. An adapter passes when it runs this unchanged. */
export function searchIndexContract(name: string, open: () => Promise<IndexPlace>): void {
  const opened = async (...documents: readonly IndexDocument[]) => {
    const place = await open();
    if (documents.length > 0) await write(place.index, ...documents);
    return { place, index: place.index };
  };

  /** One index for all the reading tests of a block. */
  const holding = (...documents: readonly IndexDocument[]) => {
    let place: IndexPlace | undefined;
    beforeAll(async () => {
      place = await open();
      await write(place.index, ...documents);
    });
    afterAll(async () => place?.[Symbol.asyncDispose]());
    return () => {
      if (place === undefined) throw new TypeError("the index did not open");
      return place.index;
    };
  };

  describe(`${name}: SearchIndex contract, writing`, () => {
    it("is empty at first", async () => {
      const { place, index } = await opened();
      await using _ = place;
      expect(await index.search(everything)).toEqual({ hits: [], next: undefined });
      expect(await index.aggregate({ scope: nation, filter: {}, by: [], authors: true })).toEqual([
        { keys: [], comments: 0, likes: 0, authors: { value: 0, relativeError: 0 } },
      ]);
      expect(await index.aggregate({ scope: nation, filter: {}, by: [{ field: "topic" }] })).toEqual([]);
      expect(await index.posts({ scope: nation, size: 10 })).toEqual([]);
      expect(await Array.fromAsync(index.held("youtube:p"))).toEqual([]);
      expect(await index.upsert([])).toEqual({ failures: [] });
    });

    it("gives a comment back as it was written", async () => {
      const document = commentDocument({
        likes: null,
        author: null,
        copyKey: "copy",
        url: "https://a.example/1",
      });
      const { place, index } = await opened(document);
      await using _ = place;
      expect(await hits(index)).toEqual([document]);
    });

    it("counts a comment by what people say of it, as soon as it is written again, and gives it back whole", async () => {
      const { place, index } = await opened(commentDocument());
      await using _ = place;
      const document = commentDocument();
      const said = {
        by: "Encik Contoh",
        at: "2026-03-12T02:00:00.000Z",
        textKey: textKeyOf(document.comment.text),
        drawn: false,
      };
      const labels = [
        { ...said, sentiment: "negative", topics: ["fuel_subsidies"], language: "mixed" } as const,
      ];
      const corrected = { ...document, comment: correct(document.comment, labels) };
      await write(index, corrected);
      expect(await hits(index)).toEqual([corrected]);
      for (const field of ["sentiment", "topic", "language"] as const) {
        const buckets = await index.aggregate({ scope: nation, filter: {}, by: [{ field }] });
        const keys = { sentiment: "negative", topic: "fuel_subsidies", language: "mixed" };
        expect(counts(buckets)).toEqual([[keys[field], 1]]);
      }
      await write(index, document);
      expect(await hits(index)).toEqual([document]);
    });

    it.each<[string, Partial<CommentDocument>[], string]>([
      ["a higher version", [{ version: 10 }, { version: 11 }], "text 1"],
      ["an equal version", [{ version: 10 }, { version: 10 }], "text 1"],
      ["not a lower one", [{ version: 11 }, { version: 10 }], "text 0"],
    ])("replaces a comment by %s", async (_case, versions, kept) => {
      const { place, index } = await opened();
      await using _ = place;
      for (const [n, version] of versions.entries()) {
        await write(index, { ...commentDocument({ text: `text ${n}`, likes: n }), ...version });
      }
      expect((await hits(index)).map(({ comment }) => comment.text)).toEqual([kept]);
      expect(await count(index)).toBe(1);
    });

    it("keeps the highest of several versions in one batch", async () => {
      const versions = [5, 9, 7].map((version) => ({ ...commentDocument({ text: `v${version}` }), version }));
      const { place, index } = await opened(...versions);
      await using _ = place;
      expect((await hits(index)).map(({ comment }) => comment.text)).toEqual(["v9"]);
    });

    it("is not changed by writing the same again", async () => {
      const documents = [
        commentDocument({ likes: 3 }),
        postDocument(),
        deletionDocument({ id: "youtube:gone" }),
      ];
      const { place, index } = await opened(...documents);
      await using _ = place;
      await write(index, ...documents);
      expect(await index.aggregate({ scope: nation, filter: {}, by: [] })).toEqual([
        { keys: [], comments: 1, likes: 3 },
      ]);
      expect(await index.posts({ scope: nation, size: 1 })).toMatchObject([{ held: 1, deleted: 1 }]);
    });

    it("finds an edited comment by its new words and labels only", async () => {
      const { place, index } = await opened(
        commentDocument({ text: "harga naik", sentiment: sentiment("negative") }),
      );
      await using _ = place;
      const edited = commentDocument(
        { text: "terima kasih", sentiment: sentiment("positive") },
        { generation: 1 },
      );
      await write(index, edited);
      expect(await found(index, { words: "harga" })).toEqual([]);
      expect(await found(index, { words: "kasih" })).toEqual([edited.comment.id]);
      const bySentiment = { scope: nation, filter: {}, by: [{ field: "sentiment" }] } as const;
      expect(counts(await index.aggregate(bySentiment))).toEqual([["positive", 1]]);
    });

    it.each([
      ["after", [commentDocument(), deletionDocument()]],
      ["before", [deletionDocument(), commentDocument()]],
    ])("forgets a comment whose deletion comes %s it, and counts it as deleted", async (_case, documents) => {
      const { place, index } = await opened(postDocument());
      await using _ = place;
      for (const document of documents) await write(index, document);
      expect(await hits(index)).toEqual([]);
      expect(await found(index, { words: "minyak" })).toEqual([]);
      expect(await count(index)).toBe(0);
      const postId = postDocument().post.id;
      expect(await Array.fromAsync(index.held(postId))).toEqual([]);
      expect(await index.posts({ scope: nation, size: 1 })).toMatchObject([{ held: 0, deleted: 1 }]);
    });

    it("shows a comment again that was seen after its deletion", async () => {
      const again = commentDocument({}, { observedAt: "2026-03-12T00:00:00.000Z" });
      const { place, index } = await opened(postDocument(), deletionDocument(), again, deletionDocument());
      await using _ = place;
      expect(await hits(index)).toEqual([again]);
      expect(await index.posts({ scope: nation, size: 1 })).toMatchObject([{ held: 1, deleted: 0 }]);
    });

    it("moves a comment's counts when it moves to another time and channel", async () => {
      const { place, index } = await opened(commentDocument({ publishedAt: "2026-01-05T00:00:00.000Z" }));
      await using _ = place;
      const moved = commentDocument({ publishedAt: "2026-02-05T00:00:00.000Z" }, { generation: 1 });
      await write(index, { ...moved, channel: channels.johor });
      const by = [{ step: "month" }, { field: "channelId" }] as const;
      expect(counts(await index.aggregate({ scope: nation, filter: {}, by }))).toEqual([
        ["2026-01-31T16:00:00.000Z", "johor", 1],
      ]);
    });

    it.each<[string, unknown]>([
      ["a version that is no whole number", { ...commentDocument(), version: 1.5 }],
      ["a version that is no number", { ...commentDocument(), version: Number.NaN }],
      ["a version too large to be exact", { ...commentDocument(), version: 2 ** 53 }],
      ["a date that is none", commentDocument({ publishedAt: "yesterday" })],
      [
        "a date that the calendar does not have",
        commentDocument({ publishedAt: "2026-02-30T00:00:00.000Z" }),
      ],
      [
        "a time of collection that is none",
        commentDocument({ collectedAt: "" }, { observedAt: "2026-03-10T00:00:00.000Z" }),
      ],
      ["a time of import that is none", commentDocument({ importedAt: "today" })],
      ["a text that is none", { ...commentDocument(), comment: { ...commentDocument().comment, text: 7 } }],
      ["a negative count of likes", commentDocument({ likes: -1 })],
      [
        "an unknown label",
        { ...commentDocument(), comment: { ...commentDocument().comment, sentiment: "angry" } },
      ],
      [
        "topics that are none",
        { ...commentDocument(), comment: { ...commentDocument().comment, topics: "health" } },
      ],
      [
        "an unknown flag",
        { ...commentDocument(), comment: { ...commentDocument().comment, flags: ["rude"] } },
      ],
      [
        "a fault of an unknown kind",
        {
          ...commentDocument(),
          comment: { ...commentDocument().comment, faults: [{ kind: "x", place: null }] },
        },
      ],
      [
        "an entity without a name",
        { ...commentDocument(), comment: { ...commentDocument().comment, entities: [""] } },
      ],
      ["a channel without a level", { ...commentDocument(), channel: { id: "x" } }],
      ["a post without a date", postDocument({ publishedAt: "" })],
      [
        "a deletion of nothing",
        { ...deletionDocument(), deletion: { ...deletionDocument().deletion, of: "page" } },
      ],
      ["a negative platform count", coverageDocument({ platformCount: -5 })],
      ["an hour in which a negative number was held", hourDocument({ held: -1 })],
      ["an hour that is no moment", hourDocument({ hour: "2026-03-05" })],
      ["reactions that are no counts", reactionsDocument({ counts: { like: 0.5 } })],
    ])("hands back %s, and writes its neighbours", async (_case, bad) => {
      const { place, index } = await opened();
      await using _ = place;
      const [before, after] = [
        commentDocument({ id: "youtube:before" }),
        commentDocument({ id: "youtube:after" }),
      ];
      const { failures } = await index.upsert([before, bad as IndexDocument, after]);
      await index.refresh();
      expect(failures).toEqual([
        expect.objectContaining({ position: 1, reason: expect.stringMatching(/^[a-z_]+$/u) as string }),
      ]);
      expect(await found(index, {})).toEqual(["youtube:after", "youtube:before"]);
    });

    it("says which of two versions of one comment it hands back", async () => {
      const { place, index } = await opened();
      await using _ = place;
      const good = commentDocument({ text: "baik" });
      const bad: unknown = { ...good, channel: { id: "x" } };
      const { failures } = await index.upsert([bad as IndexDocument, good]);
      await index.refresh();
      expect(failures).toEqual([expect.objectContaining({ position: 0, id: good.comment.id })]);
      expect(await hits(index, {})).toEqual([good]);
    });

    it.each([
      ["NUL", "sebelum\u0000selepas"],
      ["a lone surrogate", "sebelum \ud800 selepas"],
      ["right-to-left and zero-width characters", "sebelum \u202e\u200b\u200f selepas"],
      ["emoji only", "👍🏽❤️"],
      ["nothing", ""],
      ["a megabyte", `sebelum ${"panjang ".repeat(131_072)} selepas`],
    ])("stores a text with %s and finds it again, or says why not", async (_case, text) => {
      const { place, index } = await opened();
      await using _ = place;
      const document = commentDocument({ text });
      const { failures } = await index.upsert([
        document,
        commentDocument({ id: "youtube:neighbour", text: "biasa" }),
      ]);
      await index.refresh();
      const whole = failures.length === 1 ? [] : [document];
      expect(await hits(index, { filter: { ids: [document.comment.id] } })).toEqual(whole);
      const words = text.includes("sebelum") ? "SEBELUM selepas" : "";
      const wanted = [
        ...whole.map(({ comment }) => comment.id),
        ...(words === "" ? ["youtube:neighbour"] : []),
      ];
      expect(await found(index, { words })).toEqual(wanted);
    });

    it.each(["youtube:\ud800", "youtube:\u0000x"] as const)(
      "stores a comment of the id %j under that id, or says why not",
      async (id) => {
        const { place, index } = await opened();
        await using _ = place;
        const { failures } = await index.upsert([commentDocument({ id })]);
        await index.refresh();
        expect(await found(index, {})).toEqual(failures.length === 1 ? [] : [id]);
      },
    );
  });

  describe(`${name}: SearchIndex contract, earlier labels`, () => {
    const day = (n: number) => `2026-03-${n}T00:00:00.000Z`;
    /** Labelled by a generation, with that model, on that day. */
    const labelled = (generation: number, model: string, on: number, label: SentimentLabel = "neutral") =>
      commentDocument(
        { collectedAt: day(on), sentiment: sentiment(label), models: { sentiment: model } },
        { generation },
      );
    const labelsOf = ({ version, comment }: CommentDocument) => ({
      version,
      language: comment.language,
      sentiment: comment.sentiment,
      topics: comment.topics,
      models: comment.models,
    });

    it("keeps what an earlier model said, whole, when a newer one labels the same observation", async () => {
      const old = labelled(1, "linear@1", 10, "negative");
      const { place, index } = await opened(old);
      await using _ = place;
      const now = labelled(2, "linear@2", 10, "positive");
      await write(index, now);
      expect(await hits(index)).toEqual([{ ...now, earlierLabels: [labelsOf(old)] }]);
      expect(await found(index, { sentiments: ["negative"] })).toEqual([]);
      expect(await count(index)).toBe(1);
    });

    it("keeps the labels of another model under the same version, which may be written again", async () => {
      const [old, now] = [labelled(1, "linear@1", 10), labelled(1, "linear@1+ab12", 10)];
      const { place, index } = await opened(old);
      await using _ = place;
      await write(index, now);
      await write(index, now);
      expect(await hits(index)).toEqual([{ ...now, earlierLabels: [labelsOf(old)] }]);
    });

    it.each<[string, readonly number[]]>([
      ["as they were made", [0, 1, 2, 3, 4]],
      ["the last first", [4, 3, 2, 1, 0]],
      ["mixed up and doubled", [1, 3, 1, 0, 4, 2, 0, 3]],
    ])("keeps the last labels of each earlier model when they come %s", async (_case, order) => {
      const seen = [
        labelled(1, "a", 10),
        labelled(1, "a", 11),
        labelled(2, "b", 11),
        labelled(3, "c", 11),
        labelled(3, "c", 12),
      ];
      const { place, index } = await opened();
      await using _ = place;
      for (const each of order) await write(index, ...seen.slice(each, each + 1));
      const kept = (await hits(index)).map(({ earlierLabels = [] }) =>
        earlierLabels.map((each) => each.version),
      );
      expect(kept).toEqual([[seen[2]?.version, seen[1]?.version]]);
    });

    it("keeps those of four models at most, the latest of them", async () => {
      const seen = [1, 2, 3, 4, 5, 6].map((generation) => labelled(generation, `m@${generation}`, 10));
      const { place, index } = await opened(...seen);
      await using _ = place;
      const [hit] = await hits(index);
      expect(hit?.earlierLabels?.map(({ models }) => models["sentiment"])).toEqual([
        "m@5",
        "m@4",
        "m@3",
        "m@2",
      ]);
    });

    it("lets a deletion take them, and never undoes it", async () => {
      const deletion = deletionDocument({ id: "youtube:c1", observedAt: day(11) });
      const { place, index } = await opened(labelled(1, "a", 10), labelled(2, "b", 10), deletion);
      await using _ = place;
      await write(index, labelled(3, "c", 10));
      expect(await hits(index)).toEqual([]);
      const again = labelled(3, "c", 12);
      await write(index, again, labelled(1, "a", 10));
      expect(await hits(index)).toEqual([again]);
    });
  });

  describe(`${name}: SearchIndex contract, earlier texts`, () => {
    const day = (n: number) => `2026-03-${String(n).padStart(2, "0")}T00:00:00.000Z`;
    const saying = (text: string, on: number, comment: Partial<Comment> = {}, generation = 0) =>
      commentDocument({ text, collectedAt: day(on), ...comment }, { generation });
    const earlierTexts = async (index: SearchIndex) =>
      (await hits(index)).map(({ earlier }) => earlier?.map(({ text }) => text));

    it("keeps what an edited comment said before, and when that was last seen", async () => {
      const { place, index } = await opened(saying("harga naik", 10), saying("harga naik", 11));
      await using _ = place;
      const edited = saying("harga turun", 12, { editedAt: day(11) });
      await write(index, edited);
      const { version } = saying("harga naik", 11);
      const was = { version, text: "harga naik", editedAt: null, collectedAt: day(11) };
      expect(await hits(index)).toEqual([{ ...edited, earlier: [was] }]);
      expect(await found(index, { words: "naik" })).toEqual([]);
      expect(await count(index)).toBe(1);
    });

    it("knows no earlier text of a comment seen again, by another model too", async () => {
      const { place, index } = await opened(saying("sama", 10), saying("sama", 11, { likes: 5 }));
      await using _ = place;
      await write(index, saying("sama", 11, { likes: 5 }, 1));
      expect(await earlierTexts(index)).toEqual([undefined]);
    });

    it.each<[string, readonly number[]]>([
      ["as they were seen", [0, 1, 2, 3, 4]],
      ["the last first", [4, 3, 2, 1, 0]],
      ["mixed up", [2, 4, 0, 3, 1]],
      ["mixed up and doubled", [1, 3, 1, 0, 4, 2, 0, 3]],
    ])("keeps the same texts when they come %s", async (_case, order) => {
      const seen = ["satu", "dua", "satu", "tiga", "dua"].map((text, n) => saying(text, 10 + n));
      const { place, index } = await opened();
      await using _ = place;
      for (const at of order) await write(index, ...seen.slice(at, at + 1));
      expect((await hits(index)).map(({ comment }) => comment.text)).toEqual(["dua"]);
      expect(await earlierTexts(index)).toEqual([["tiga", "satu"]]);
    });

    it("keeps them when all come in one batch", async () => {
      const { place, index } = await opened(saying("dua", 11), saying("tiga", 12), saying("satu", 10));
      await using _ = place;
      expect(await earlierTexts(index)).toEqual([["dua", "satu"]]);
    });

    it("keeps the latest twenty", async () => {
      const texts = Array.from({ length: 23 }, (_, n) => `teks ${n}`);
      const { place, index } = await opened();
      await using _ = place;
      await write(index, ...texts.map((text, n) => saying(text, n + 1)).toReversed());
      expect(await earlierTexts(index)).toEqual([texts.slice(2, 22).toReversed()]);
    });

    it.each<[string, readonly IndexDocument[]]>([
      ["its deletion", [saying("lama", 10), saying("baharu", 11), deletionDocument({ observedAt: day(12) })]],
      ["its deletion, which came first", [deletionDocument({ observedAt: day(12) }), saying("lama", 10)]],
      [
        "a deletion between its texts, which came last",
        [saying("lama", 10), saying("semula", 13), deletionDocument({ observedAt: day(12) })],
      ],
    ])("forgets every text before %s, for ever", async (_case, documents) => {
      const { place, index } = await opened(...documents);
      await using _ = place;
      await write(index, saying("semula", 13), saying("lama", 10), saying("baharu", 11));
      expect(await hits(index)).toEqual([saying("semula", 13)]);
      await write(index, saying("diubah", 14));
      expect(await earlierTexts(index)).toEqual([["semula"]]);
    });

    it("keeps them when the comment moves to another month", async () => {
      const { place, index } = await opened(saying("lama", 10, { publishedAt: "2026-01-05T00:00:00.000Z" }));
      await using _ = place;
      await write(index, saying("baharu", 11, { publishedAt: "2026-02-05T00:00:00.000Z" }));
      expect(await earlierTexts(index)).toEqual([["lama"]]);
    });

    it("keeps the captions that a post had", async () => {
      const titled = (caption: string, on: number) => postDocument({ caption, collectedAt: day(on) });
      const { place, index } = await opened(titled("kedua", 11), titled("ketiga", 12), titled("pertama", 10));
      await using _ = place;
      const captions = async () =>
        (await index.posts({ scope: nation, size: 1 })).map(({ caption, earlier }) => [
          caption,
          earlier?.map(({ text }) => text),
        ]);
      expect(await captions()).toEqual([["ketiga", ["kedua", "pertama"]]]);
      const { id } = titled("", 1).post;
      await write(index, deletionDocument({ id, postId: id, of: "post", observedAt: day(13) }));
      await write(index, titled("semula", 14), titled("keempat", 13));
      expect(await captions()).toEqual([["semula", undefined]]);
    });
  });

  describe(`${name}: SearchIndex contract, first collection`, () => {
    const day = (n: number) => `2026-03-${n}T00:00:00.000Z`;
    const seen = (on: number, comment: Partial<Comment> = {}, generation = 0) =>
      commentDocument({ text: `on ${on}`, collectedAt: day(on), ...comment }, { generation });
    const gone = (on: number) => deletionDocument({ observedAt: day(on) });
    /** The day on which the only comment was first collected. */
    const firstDay = async (index: SearchIndex) => {
      const days = Array.from({ length: 20 }, (_, n) => n + 10);
      const from = (on: number) => count(index, { firstCollectedFrom: day(on) });
      const counts = await Promise.all(days.map(from));
      return days[counts.lastIndexOf(1)];
    };

    it.each<[string, readonly IndexDocument[], number]>([
      ["seen once", [seen(12)], 12],
      ["edited", [seen(12), seen(13), seen(14)], 12],
      ["seen earlier than was known", [seen(14), seen(12), seen(13)], 12],
      ["labelled anew", [seen(12), seen(12, {}, 1), seen(13, {}, 1)], 12],
      ["moved to another month", [seen(12), seen(13, { publishedAt: "2026-01-05T00:00:00.000Z" })], 12],
      ["shown again after a deletion", [seen(12), gone(13), seen(14)], 12],
      ["shown again after two deletions", [seen(12), gone(13), gone(15), seen(16)], 12],
      ["deleted before it was ever seen", [gone(11), seen(12)], 12],
      ["seen late before a deletion that came first", [gone(13), seen(12), seen(14)], 12],
      ["seen late before a known deletion", [seen(12), gone(14), seen(11), seen(15)], 11],
      ["stripped of its earlier texts by a late deletion", [seen(12), seen(15), gone(13)], 12],
      ["brought by a file later than that was made", [seen(12, { importedAt: day(15) }), seen(16)], 15],
      ["imported again", [seen(12, { importedAt: day(15) }), seen(12, { importedAt: day(17) })], 15],
      ["collected before a file brought it", [seen(13), seen(12, { importedAt: day(15) })], 13],
      [
        "labelled anew after it was imported",
        [seen(12, { importedAt: day(15) }), seen(12, { importedAt: day(15) }, 1)],
        15,
      ],
      ["written again from the beginning", [seen(12), seen(13), seen(12), seen(13)], 12],
    ])("knows when a comment was first collected that is %s", async (_case, documents, first) => {
      const { place, index } = await opened();
      await using _ = place;
      for (const document of documents) await write(index, document);
      expect(await firstDay(index)).toBe(first);
      await using whole = await open();
      await write(whole.index, ...documents);
      expect(await firstDay(whole.index)).toBe(first);
    });

    it("finds and counts those first collected from a time on, itself included, with other filters too", async () => {
      const { place, index } = await opened(
        seen(12, { id: "youtube:1" }),
        seen(13, { id: "youtube:2", official: true }),
        seen(14, { id: "youtube:3" }),
        seen(15, { id: "youtube:1" }),
      );
      await using _ = place;
      expect(await found(index, { firstCollectedFrom: day(13) })).toEqual(["youtube:2", "youtube:3"]);
      expect(await found(index, { firstCollectedFrom: day(13), official: false })).toEqual(["youtube:3"]);
      const filter = { firstCollectedFrom: "1970-01-01T00:00:00.000Z" };
      const byChannel = await index.aggregate({ scope: nation, filter, by: [{ field: "channelId" }] });
      expect(counts(byChannel)).toEqual([["hq-youtube", 3]]);
    });
  });

  describe(`${name}: SearchIndex contract, filters`, () => {
    const corpus = [
      commentDocument({
        id: "youtube:1",
        text: "Harga minyak naik lagi",
        publishedAt: "2026-03-01T16:00:00.000Z",
        topics: [
          { id: "cost_of_living", confidence: 0.8 },
          { id: "transport", confidence: 0.6 },
        ],
        sentiment: sentiment("negative"),
        flags: ["question", "fault"],
        faults: [{ kind: "water", place: "district:MY-01-batu-pahat" }],
        entities: ["district:MY-01-batu-pahat", "agency:tnb"],
        copyKey: "copy-1",
      }),
      commentDocument(
        {
          id: "facebook:2",
          text: "harga minyak naik lagi!!",
          publishedAt: "2026-03-02T15:59:59.999Z",
          official: true,
          language: { code: "mixed", confidence: 0.6 },
          copyKey: "copy-1",
        },
        { channel: channels.johor },
      ),
      commentDocument(
        {
          id: "facebook:3",
          text: "Café di Batu Pahat: minyak, harga. 天气很好 தமிழ் மொழி",
          publishedAt: "2026-03-02T16:00:00.000Z",
          topics: [{ id: "floods", confidence: 0.9 }],
          language: { code: "en", confidence: 0.7 },
          flags: ["prayer"],
          entities: ["agency:tnb"],
        },
        { channel: channels.batuPahat },
      ),
      commentDocument(
        { id: "instagram:4", text: "kemudahan awam", publishedAt: "2026-03-03T00:00:00.000Z", likes: null },
        { channel: channels.klang },
      ),
    ];
    const posts = [channels.hqYoutube, channels.johor, channels.batuPahat, channels.klang].map((channel) =>
      postDocument({}, { channel }),
    );
    const filled = holding(...corpus, ...posts);
    const twoVoices: CommentFilter = {
      withoutCopies: [
        { copyKey: "copy-1", voice: "facebook:2" },
        { copyKey: "copy-1", voice: "youtube:1" },
      ],
    };
    const all = ["facebook:2", "facebook:3", "instagram:4", "youtube:1"];

    it.each<[string, CommentFilter, readonly string[]]>([
      ["nothing", {}, all],
      ["a beginning, itself included", { from: "2026-03-02T16:00:00.000Z" }, ["facebook:3", "instagram:4"]],
      ["an end, itself excluded", { to: "2026-03-02T15:59:59.999Z" }, ["youtube:1"]],
      [
        "an end before the beginning",
        { from: "2026-03-02T00:00:00.000Z", to: "2026-03-01T00:00:00.000Z" },
        [],
      ],
      ["ids", { ids: ["youtube:1", "instagram:4", "x:9"] }, ["instagram:4", "youtube:1"]],
      ["posts", { postIds: ["facebook:p-johor", "youtube:p-none"] }, ["facebook:2"]],
      ["platforms", { platforms: ["facebook", "x"] }, ["facebook:2", "facebook:3"]],
      ["channels", { channelIds: ["klang", "none"] }, ["instagram:4"]],
      ["levels", { levels: ["district"] }, ["facebook:3", "instagram:4"]],
      ["states", { states: ["MY-01"] }, ["facebook:2", "facebook:3"]],
      ["topics", { topics: ["transport", "floods"] }, ["facebook:3", "youtube:1"]],
      ["a topic nobody has", { topics: ["none"] }, []],
      ["sentiments", { sentiments: ["negative"] }, ["youtube:1"]],
      ["languages", { languages: ["en", "mixed"] }, ["facebook:2", "facebook:3"]],
      ["flags", { flags: ["prayer", "fault"] }, ["facebook:3", "youtube:1"]],
      ["a flag nobody has", { flags: ["sarcasm"] }, []],
      ["entities", { entities: ["district:MY-01-batu-pahat", "person:none"] }, ["youtube:1"]],
      ["an entity nobody names", { entities: ["agency:none"] }, []],
      ["flags and entities at once", { flags: ["prayer"], entities: ["agency:tnb"] }, ["facebook:3"]],
      [
        "a flag and an entity of other comments",
        { flags: ["prayer"], entities: ["district:MY-01-batu-pahat"] },
        [],
      ],
      ["copy keys", { copyKeys: ["copy-1", "none"] }, ["facebook:2", "youtube:1"]],
      ["a copy key nobody has", { copyKeys: ["none"] }, []],
      ["copies of one voice", { copyKeys: ["copy-1"], ...copies("facebook:2") }, ["facebook:2"]],
      ["the channel's own", { official: true }, ["facebook:2"]],
      ["the public's", { official: false }, ["facebook:3", "instagram:4", "youtube:1"]],
      [
        "several fields at once",
        { platforms: ["facebook"], topics: ["floods"], official: false },
        ["facebook:3"],
      ],
      ["copies, of which one voice stays", copies("facebook:2"), ["facebook:2", "facebook:3", "instagram:4"]],
      ["copies whose voice is unknown", copies("facebook:none"), ["facebook:3", "instagram:4"]],
      ["copies whose voice is another comment", copies("instagram:4"), ["facebook:3", "instagram:4"]],
      ["copies over whose voice two groups disagree", twoVoices, ["facebook:3", "instagram:4"]],
      ["no copy groups", { withoutCopies: [] }, all],
    ])("restricts by %s", async (_case, filter, expected) => {
      const index = filled();
      expect(await found(index, filter)).toEqual(expected);
      expect(await count(index, filter)).toBe(expected.length);
    });

    it.each([
      "ids",
      "postIds",
      "platforms",
      "channelIds",
      "levels",
      "states",
      "topics",
      "sentiments",
      "languages",
      "flags",
      "entities",
      "copyKeys",
    ] as const)("matches nothing with an empty list of %s", async (field) => {
      const index = filled();
      expect(await found(index, { [field]: [] })).toEqual([]);
      expect(await count(index, { [field]: [] })).toBe(0);
    });

    it.each<[string, readonly string[]]>([
      ["harga", ["facebook:2", "facebook:3", "youtube:1"]],
      ["HARGA Minyak", ["facebook:2", "facebook:3", "youtube:1"]],
      ["hargaminyak", []],
      ["minya", []],
      ["minya*", ["facebook:2", "facebook:3", "youtube:1"]],
      ['"harga minyak"', ["facebook:2", "youtube:1"]],
      ['"minyak harga"', ["facebook:3"]],
      ['"harga min*"', []],
      ["cafe", ["facebook:3"]],
      ["CAFE\u0301", ["facebook:3"]],
      ["天气", ["facebook:3"]],
      ["气天", []],
      ["தமிழ்", ["facebook:3"]],
      ["மொ*", ["facebook:3"]],
      ["naik-lagi", ["facebook:2", "youtube:1"]],
      ["naik NOT lagi", []],
      ["text:harga", []],
      ["harga) OR (kemudahan", []],
      ["kemudahan '", ["instagram:4"]],
      ['kemudahan "', ["instagram:4"]],
      ['"kemudahan', ["instagram:4"]],
      ["cafe | kemudahan", ["facebook:3", "instagram:4"]],
      ['harga lagi | "minyak harga" | harga', ["facebook:2", "facebook:3", "youtube:1"]],
      ["hargaminyak|kemud*", ["instagram:4"]],
      ["kemudahan | ... |", ["instagram:4"]],
      ['"harga | minyak"', ["facebook:2", "youtube:1"]],
      ['"kemudahan | cafe', ["facebook:3", "instagram:4"]],
      ["|", all],
      ["kemudahan ^ + - ( NEAR/2", []],
      ["", all],
      ['"" * 👍 ...', all],
      ["\u0000", all],
      ["harga ".repeat(3000), ["facebook:2", "facebook:3", "youtube:1"]],
    ])("reads the search %j", async (words, expected) => {
      const index = filled();
      expect(await found(index, { words })).toEqual(expected);
      expect(await count(index, { words })).toBe(expected.length);
    });

    it.each<[string, Scope, readonly string[]]>([
      ["the nation", nation, all],
      [
        "states, their districts included",
        { kind: "states", states: ["MY-01"] },
        ["facebook:2", "facebook:3"],
      ],
      ["no states", { kind: "states", states: [] }, []],
      [
        "districts",
        { kind: "districts", state: "MY-01", districts: ["Batu Pahat", "Klang"] },
        ["facebook:3"],
      ],
      ["channels", { kind: "channels", channelIds: ["klang", "johor"] }, ["facebook:2", "instagram:4"]],
      ["no channels", { kind: "channels", channelIds: [] }, []],
    ])("shows %s what is theirs, in every read", async (_case, scope, expected) => {
      const index = filled();
      expect(await found(index, {}, scope)).toEqual(expected);
      expect(await found(index, { ids: all as DocumentId[] }, scope)).toEqual(expected);
      expect(await found(index, { words: "harga OR kemudahan" }, scope)).toEqual([]);
      const [bucket] = await index.aggregate({ scope, filter: {}, by: [] });
      expect(bucket?.comments).toBe(expected.length);
      const seen = await index.posts({ scope, size: 10 });
      expect(new Set(seen.map(({ channelId }) => channelId))).toEqual(new Set(expected.map(channelOf)));
    });

    function channelOf(id: string): string | undefined {
      return corpus.find(({ comment }) => comment.id === id)?.channel.id;
    }

    function copies(voice: DocumentId): CommentFilter {
      return { withoutCopies: [{ copyKey: "copy-1", voice }] };
    }
  });

  describe(`${name}: SearchIndex contract, spellings`, () => {
    const texts = ["memang tidak cukup", "mmg x cukup", "air xde lagi", "ada air", "harga naik"];
    const filled = holding(...texts.map((text, at) => commentDocument({ id: `youtube:${at + 1}`, text })));

    it.each<[string, readonly number[]]>([
      ["tidak", [1, 2, 3]],
      ["x", [1, 2, 3]],
      ["takde", [3]],
      ["ada", [3, 4]],
      ["air tidak", [3]],
      ["cukuppp", [1, 2]],
      ['"tidak"', [1]],
      ['"tidak cukup"', [1]],
      ["tida*", [1]],
    ])(
      "finds of %j what is spelled otherwise too, unless it is in quotes or a beginning",
      async (words, expected) => {
        expect(await found(filled(), { words })).toEqual(expected.map((at) => `youtube:${at}`));
      },
    );
  });

  describe(`${name}: SearchIndex contract, order and pages`, () => {
    const likes = [5, null, 0, 5, null, 9, 0];
    const corpus = likes.map((count, n) =>
      commentDocument({
        id: `youtube:${n}`,
        likes: count,
        publishedAt: n < 4 ? "2026-03-01T00:00:00.000Z" : `2026-03-0${n}T00:00:00.000Z`,
      }),
    );
    const filled = holding(...corpus.toReversed());
    const orders = {
      newest: [6, 5, 4, 0, 1, 2, 3],
      oldest: [0, 1, 2, 3, 4, 5, 6],
      likes: [5, 0, 3, 2, 6, 1, 4],
    } as const;

    it.each(["newest", "oldest", "likes"] as const)(
      "gives %s in order, ties by id, in pages of any size",
      async (order) => {
        const index = filled();
        const expected = orders[order].map((n) => `youtube:${n}`);
        for (const size of [1, 2, 3, 7, 8]) {
          const read = await pages(index, { ...everything, order, size });
          expect(read.flat()).toEqual(expected);
          expect(read).toHaveLength(Math.ceil(expected.length / size));
        }
      },
    );

    it("goes on where it stopped when comments came, went and changed in between", async () => {
      const { place, index } = await opened(...corpus);
      await using _ = place;
      const query: SearchQuery = { ...everything, order: "oldest", size: 3 };
      const first = await index.search(query);
      expect(idsOf(first.hits)).toEqual(["youtube:0", "youtube:1", "youtube:2"]);
      await write(index, deletionDocument({ id: "youtube:2" }), commentDocument({ id: "youtube:00" }));
      const second = await index.search({
        ...query,
        ...(first.next === undefined ? {} : { after: first.next }),
      });
      expect(idsOf(second.hits)).toEqual(["youtube:3", "youtube:00", "youtube:4"]);
    });

    it.each<[string, (cursor: string) => SearchQuery]>([
      ["another filter", (after) => ({ ...everything, filter: { official: true }, after })],
      ["another scope", (after) => ({ ...everything, scope: { kind: "states", states: ["MY-01"] }, after })],
      ["another order", (after) => ({ ...everything, order: "likes", after })],
      ["no query at all", () => ({ ...everything, after: "not-a-cursor" })],
    ])("refuses the cursor of %s", async (_case, query) => {
      const index = filled();
      const { next } = await index.search({ ...everything, size: 1 });
      expect(next).toBeDefined();
      await expect(index.search(query(next ?? ""))).rejects.toMatchObject({
        code: "USAGE",
        retryable: false,
      });
    });

    it.each([0, -1, 1.5, 1001])("refuses a page of %d", async (size) => {
      const index = filled();
      await expect(index.search({ ...everything, size })).rejects.toBeInstanceOf(RangeError);
      await expect(index.posts({ scope: nation, size })).rejects.toBeInstanceOf(RangeError);
    });
  });

  describe(`${name}: SearchIndex contract, counting`, () => {
    const at = (publishedAt: string, n: number) =>
      commentDocument({ id: `youtube:${publishedAt}-${n}`, publishedAt });

    it.each([
      ["fiveMinutes", "2026-03-02T03:05:00.000Z", "2026-03-02T03:09:59.999Z", "2026-03-02T03:10:00.000Z"],
      ["hour", "2026-03-02T03:00:00.000Z", "2026-03-02T03:59:59.999Z", "2026-03-02T04:00:00.000Z"],
      ["day", "2026-03-01T16:00:00.000Z", "2026-03-02T15:59:59.999Z", "2026-03-02T16:00:00.000Z"],
      ["week", "2026-03-01T16:00:00.000Z", "2026-03-08T15:59:59.999Z", "2026-03-08T16:00:00.000Z"],
      ["month", "2025-12-31T16:00:00.000Z", "2026-01-31T15:59:59.999Z", "2026-01-31T16:00:00.000Z"],
    ] as const)("begins each %s as Malaysia does", async (step, first, last, next) => {
      const { place, index } = await opened(at(next, 1), at(first, 1), at(last, 1), at(next, 2), at(next, 3));
      await using _ = place;
      const query: AggregateQuery = { scope: nation, filter: {}, by: [{ step }] };
      expect(counts(await index.aggregate(query))).toEqual([
        [first, 2],
        [next, 3],
      ]);
      expect(counts(await index.aggregate({ ...query, filter: { from: last, to: next } }))).toEqual([
        [first, 1],
      ]);
    });

    const corpus = [
      commentDocument({ id: "youtube:1", likes: 2, author: "k1.a", sentiment: sentiment("negative") }),
      commentDocument({
        id: "youtube:2",
        likes: null,
        author: "k1.b",
        topics: [
          { id: "floods", confidence: 0.5 },
          { id: "health", confidence: 0.5 },
        ],
        flags: ["question", "prayer"],
        entities: ["agency:tnb", "state:MY-01"],
      }),
      commentDocument(
        {
          id: "facebook:3",
          flags: ["prayer"],
          entities: ["agency:tnb"],
          likes: 5,
          author: "k1.a",
          copyKey: "copy",
          models: { sentiment: "pair@1", topics: "linear@1" },
        },
        { channel: channels.johor },
      ),
      commentDocument({ id: "facebook:4", likes: 1, author: null, models: {} }, { channel: channels.johor }),
    ];

    const filled = holding(...corpus);

    it.each<[string, AggregateQuery["by"], readonly (readonly (string | number)[])[]]>([
      ["nothing", [], [[4]]],
      [
        "platform",
        [{ field: "platform" }],
        [
          ["facebook", 2],
          ["youtube", 2],
        ],
      ],
      [
        "channel",
        [{ field: "channelId" }],
        [
          ["hq-youtube", 2],
          ["johor", 2],
        ],
      ],
      [
        "level",
        [{ field: "level" }],
        [
          ["hq", 2],
          ["state", 2],
        ],
      ],
      ["state, which not all have", [{ field: "state" }], [["MY-01", 2]]],
      [
        "topic, of which one may have several",
        [{ field: "topic" }],
        [
          ["cost_of_living", 3],
          ["floods", 1],
          ["health", 1],
        ],
      ],
      [
        "sentiment",
        [{ field: "sentiment" }],
        [
          ["neutral", 3],
          ["negative", 1],
        ],
      ],
      ["language", [{ field: "language" }], [["ms", 4]]],
      [
        "flag, of which one may have several or none",
        [{ field: "flag" }],
        [
          ["prayer", 2],
          ["question", 1],
        ],
      ],
      [
        "entity, of which one may have several or none",
        [{ field: "entity" }],
        [
          ["agency:tnb", 2],
          ["state:MY-01", 1],
        ],
      ],
      [
        "model of the sentiment, which may not be named",
        [{ field: "sentimentModel" }],
        [
          ["linear@1", 2],
          ["pair@1", 1],
        ],
      ],
      [
        "flag and entity",
        [{ field: "flag" }, { field: "entity" }],
        [
          ["prayer", "agency:tnb", 2],
          ["prayer", "state:MY-01", 1],
          ["question", "agency:tnb", 1],
          ["question", "state:MY-01", 1],
        ],
      ],
      [
        "topic, state and step of 5 minutes, which come in time",
        [{ field: "topic" }, { field: "state" }, { step: "fiveMinutes" }],
        [["cost_of_living", "MY-01", "2026-03-02T01:00:00.000Z", 2]],
      ],
      [
        "post",
        [{ field: "postId" }],
        [
          ["facebook:p-johor", 2],
          ["youtube:p-hq-youtube", 2],
        ],
      ],
      ["copies", [{ field: "copyKey" }], [["copy", 1]]],
      [
        "time and sentiment",
        [{ step: "day" }, { field: "sentiment" }],
        [
          ["2026-03-01T16:00:00.000Z", "neutral", 3],
          ["2026-03-01T16:00:00.000Z", "negative", 1],
        ],
      ],
      [
        "topic and channel",
        [{ field: "topic" }, { field: "channelId" }],
        [
          ["cost_of_living", "johor", 2],
          ["cost_of_living", "hq-youtube", 1],
          ["floods", "hq-youtube", 1],
          ["health", "hq-youtube", 1],
        ],
      ],
    ])("counts by %s, most first, ties by key", async (_case, by, expected) => {
      const index = filled();
      expect(counts(await index.aggregate({ scope: nation, filter: {}, by }))).toEqual(expected);
    });

    it("adds up known likes, and counts each author once", async () => {
      const index = filled();
      const exactly = (value: number) => ({ value, relativeError: 0 });
      const query = { scope: nation, filter: {}, authors: true } as const;
      expect(await index.aggregate({ ...query, by: [] })).toEqual([
        { keys: [], comments: 4, likes: 8, authors: exactly(2) },
      ]);
      expect(await index.aggregate({ ...query, by: [{ field: "platform" }] })).toEqual([
        { keys: ["facebook"], comments: 2, likes: 6, authors: exactly(1) },
        { keys: ["youtube"], comments: 2, likes: 2, authors: exactly(2) },
      ]);
    });

    it("counts every language it may be told", async () => {
      const documents = LanguageCode.options.map((code) =>
        commentDocument({ id: `youtube:${code}`, language: { code, confidence: 1 } }),
      );
      const { place, index } = await opened(...documents);
      await using _ = place;
      const buckets = await index.aggregate({ scope: nation, filter: {}, by: [{ field: "language" }] });
      expect(buckets.map(({ keys }) => keys[0])).toEqual([...LanguageCode.options].sort());
    });
  });

  describe(`${name}: SearchIndex contract, posts and what is held`, () => {
    const post = postDocument({
      url: "https://a.example/p",
      publishedAt: "2026-03-01T04:00:00.000Z",
      kind: "infographic",
      views: 1_200,
      likes: 0,
    });
    const view: PostView = {
      id: post.post.id,
      kind: "infographic",
      caption: post.post.caption,
      channelId: "hq-youtube",
      publishedAt: "2026-03-01T04:00:00.000Z",
      views: 1_200,
      likes: 0,
      url: "https://a.example/p",
      platformCount: null,
      platformCountAt: null,
      held: 0,
      deleted: 0,
    };
    const early = "2026-03-05T00:00:00.000Z";
    const late = "2026-03-06T00:00:00.000Z";

    it("shows a post with what is held and deleted of its comments, the channel's own included", async () => {
      const { place, index } = await opened(
        post,
        commentDocument({ id: "youtube:1" }),
        commentDocument({ id: "youtube:2", official: true }),
        deletionDocument({ id: "youtube:3" }),
        commentDocument({ id: "youtube:4", postId: "youtube:another" }),
      );
      await using _ = place;
      expect(await index.posts({ scope: nation, size: 10 })).toEqual([{ ...view, held: 2, deleted: 1 }]);
      const { held, deleted, platformCount, platformCountAt, ...published } = view;
      expect([held, deleted, platformCount, platformCountAt]).toEqual([0, 0, null, null]);
      expect(await index.published({ scope: nation, size: 10 })).toEqual([published]);
    });

    it.each<[string, readonly IndexDocument[], Partial<PostView>]>([
      ["nothing", [], { platformCount: null, platformCountAt: null }],
      [
        "coverage",
        [coverageDocument({ platformCount: 4, observedAt: early })],
        { platformCount: 4, platformCountAt: early },
      ],
      [
        "zero",
        [coverageDocument({ platformCount: 0, observedAt: early })],
        { platformCount: 0, platformCountAt: early },
      ],
      [
        "the latest coverage",
        [
          coverageDocument({ platformCount: 9, observedAt: late }),
          coverageDocument({ platformCount: 4, observedAt: early }),
        ],
        { platformCount: 9, platformCountAt: late },
      ],
      [
        "that the latest coverage shows none",
        [
          coverageDocument({ platformCount: 9, observedAt: early }),
          coverageDocument({ platformCount: null, observedAt: late }),
        ],
        { platformCount: null, platformCountAt: null },
      ],
      [
        "the post's own count when that is later",
        [
          postDocument({ comments: 7, collectedAt: late }),
          coverageDocument({ platformCount: 4, observedAt: early }),
        ],
        { platformCount: 7, platformCountAt: late },
      ],
      [
        "coverage when that is later",
        [
          postDocument({ comments: 7, collectedAt: early }),
          coverageDocument({ platformCount: 4, observedAt: late }),
        ],
        { platformCount: 4, platformCountAt: late },
      ],
    ])("states %s as the platform's count", async (_case, documents, expected) => {
      const { place, index } = await opened(
        postDocument({ collectedAt: "2026-03-01T05:00:00.000Z" }),
        ...documents,
      );
      await using _ = place;
      expect(await index.posts({ scope: nation, size: 1 })).toMatchObject([expected]);
    });

    it("tells the platform's last count of each day in Malaysia, newest first", async () => {
      const at = (observedAt: string, platformCount: number | null) =>
        coverageDocument({ observedAt, platformCount });
      const days = [
        at("2026-03-05T15:00:00.000Z", 4),
        at("2026-03-05T15:59:59.999Z", 5), // the last moment of 5 March
        at("2026-03-05T16:00:00.000Z", 6), // the first of 6 March
        at("2026-03-06T02:00:00.000Z", null),
        at("2026-03-08T02:00:00.000Z", 9), // nobody looked on 7 March
      ];
      const { place, index } = await opened(post, ...days.toReversed());
      await using _ = place;
      await write(index, ...days);
      const asked = { scope: nation, postId: post.post.id, size: 10 };
      const told = [
        { observedAt: "2026-03-08T02:00:00.000Z", platformCount: 9 },
        { observedAt: "2026-03-06T02:00:00.000Z", platformCount: null },
        { observedAt: "2026-03-05T15:59:59.999Z", platformCount: 5 },
      ];
      expect(await index.counts(asked)).toEqual(told);
      expect(await index.counts({ ...asked, size: 2 })).toEqual(told.slice(0, 2));
      expect(await index.counts({ ...asked, postId: "youtube:another" })).toEqual([]);
      const elsewhere: Scope = { kind: "channels", channelIds: [channels.johor.id] };
      expect(await index.counts({ ...asked, scope: elsewhere })).toEqual([]);
      const here: Scope = { kind: "channels", channelIds: [channels.hqYoutube.id] };
      expect(await index.counts({ ...asked, scope: here })).toEqual(told);
      await expect(index.counts({ ...asked, size: 0 })).rejects.toThrow(RangeError);
    });

    it("tells hour by hour what was held of each channel, the last look of an hour, gaps without a count", async () => {
      const at = (hour: string, observedAt: string, platformCount: number | null, held: number) =>
        hourDocument({ hour, observedAt, platformCount, held });
      const first = "2026-03-10T00:00:00.000Z";
      const second = "2026-03-10T01:00:00.000Z";
      const fourth = "2026-03-10T03:00:00.000Z";
      const documents = [
        at(first, "2026-03-10T00:10:00.000Z", 10, 8),
        at(first, "2026-03-10T00:50:00.000Z", 12, 9),
        at(second, "2026-03-10T01:50:00.000Z", null, 9), // could not be read; in the hour after it nobody looked
        at(fourth, "2026-03-10T03:50:00.000Z", 0, 0),
        hourDocument({ hour: first, platformCount: 5, held: 6 }, { channel: channels.johor }),
      ];
      const { place, index } = await opened(...documents.toReversed());
      await using _ = place;
      await write(index, ...documents);
      const youtube = {
        channelId: channels.hqYoutube.id,
        hours: [
          { hour: first, platformCount: 12, held: 9 },
          { hour: second, platformCount: null, held: 9 },
          { hour: fourth, platformCount: 0, held: 0 },
        ],
      };
      const johor = { channelId: channels.johor.id, hours: [{ hour: first, platformCount: 5, held: 6 }] };
      const asked = { scope: nation, from: first };
      expect(await index.hours(asked)).toEqual([youtube, johor]);
      expect(await index.hours({ ...asked, scope: { kind: "states", states: ["MY-01"] } })).toEqual([johor]);
      expect(await index.hours({ ...asked, from: second, to: fourth })).toEqual([
        { ...youtube, hours: youtube.hours.slice(1, 2) },
      ]);
      expect(await index.hours({ ...asked, channelIds: [channels.johor.id] })).toEqual([johor]);
    });

    it("counts the hours in which somebody looked, and those that were read", async () => {
      const hours = ["2026-03-10T00:00:00.000Z", "2026-03-10T01:00:00.000Z", "2026-03-10T02:00:00.000Z"];
      const [first = "", second = ""] = hours;
      const { place, index } = await opened(
        ...hours.map((hour, n) =>
          hourDocument({ hour, observedAt: hour, platformCount: n === 1 ? null : 5 }),
        ),
        hourDocument(
          { hour: first, observedAt: first, platformCount: 0, held: 0 },
          { channel: channels.johor },
        ),
      );
      await using _ = place;
      const asked = { scope: nation, from: first };
      expect(await index.countHours(asked)).toEqual({ looked: 4, read: 3 });
      expect(await index.countHours({ ...asked, to: second })).toEqual({ looked: 2, read: 2 });
      expect(await index.countHours({ ...asked, channelIds: [channels.hqYoutube.id] })).toEqual({
        looked: 3,
        read: 2,
      });
      expect(await index.countHours({ ...asked, scope: { kind: "states", states: [] } })).toEqual({
        looked: 0,
        read: 0,
      });
    });

    it("replaces a post by its latest observation, and leaves a deleted one out", async () => {
      const { place, index } = await opened(
        postDocument({ caption: "baharu" }, { observedAt: late }),
        postDocument({ caption: "lama" }, { observedAt: early }),
      );
      await using _ = place;
      expect(await index.posts({ scope: nation, size: 1 })).toMatchObject([{ caption: "baharu" }]);
      await write(index, deletionDocument({ id: post.post.id, of: "post" }));
      await write(index, postDocument({ caption: "baharu" }, { observedAt: late }));
      expect(await index.posts({ scope: nation, size: 1 })).toEqual([]);
    });

    it("gives the newest posts, those asked for, and no more than asked", async () => {
      const ids = ["youtube:a", "youtube:b", "youtube:c"] as const;
      const documents = ids.map((id, n) =>
        postDocument({ id, publishedAt: `2026-03-0${n < 2 ? 1 : 2}T00:00:00.000Z` }),
      );
      const other = postDocument({ id: "facebook:d", publishedAt: early }, { channel: channels.johor });
      const { place, index } = await opened(...documents, other);
      await using _ = place;
      const seen = async (query: Partial<Parameters<SearchIndex["posts"]>[0]>) =>
        (await index.posts({ scope: nation, size: 10, ...query })).map(({ id }) => id);
      expect(await seen({})).toEqual(["facebook:d", "youtube:c", "youtube:a", "youtube:b"]);
      expect(await seen({ size: 2 })).toEqual(["facebook:d", "youtube:c"]);
      expect(await seen({ ids: ["youtube:b", "youtube:none"] })).toEqual(["youtube:b"]);
      expect(await seen({ channelIds: ["johor"] })).toEqual(["facebook:d"]);
      expect(await seen({ ids: [] })).toEqual([]);
      expect(await seen({ channelIds: [] })).toEqual([]);
      expect(await seen({ from: "2026-03-02T00:00:00.000Z", to: early })).toEqual(["youtube:c"]);
      expect(await seen({ to: "2026-03-02T00:00:00.000Z" })).toEqual(["youtube:a", "youtube:b"]);
      expect(await seen({ from: "2026-03-02T00:00:00.000Z", size: 1 })).toEqual(["facebook:d"]);
      expect(await seen({ from: early, channelIds: ["hq-youtube"] })).toEqual([]);
    });

    it("lists the comments deleted under a post, those published last first, and no text", async () => {
      const gone = (n: number, publishedAt: string, channel: Channel = channels.hqYoutube) =>
        deletionDocument({ id: `${channel.platform}:${n}`, publishedAt, observedAt: late }, { channel });
      const { place, index } = await opened(
        commentDocument({ id: "youtube:1", publishedAt: early }, { observedAt: early }),
        gone(1, early),
        gone(3, early),
        gone(2, "2026-03-05T01:00:00.000Z"),
        gone(4, early, channels.johor),
        deletionDocument({ id: "youtube:5", postId: "youtube:another" }),
        commentDocument({ id: "youtube:6" }),
        deletionDocument({ id: post.post.id, postId: post.post.id, of: "post" }),
      );
      await using _ = place;
      const asked = { scope: nation, postId: post.post.id, size: 10 };
      const two = { id: "youtube:2", publishedAt: "2026-03-05T01:00:00.000Z", observedAt: late };
      const one = { id: "youtube:1", publishedAt: early, observedAt: late };
      expect(await index.deleted(asked)).toEqual([two, one, { ...one, id: "youtube:3" }]);
      expect(await index.deleted({ ...asked, size: 2 })).toEqual([two, one]);
      const johor: Scope = { kind: "states", states: ["MY-01"] };
      expect(await index.deleted({ ...asked, scope: johor })).toEqual([]);
      expect(await index.deleted({ ...asked, scope: johor, postId: "facebook:p-johor" })).toHaveLength(1);
      await write(index, commentDocument({ id: "youtube:2" }, { observedAt: "2026-03-07T00:00:00.000Z" }));
      expect(await index.deleted({ ...asked, size: 1 })).toEqual([one]);
    });

    it("gives the reactions to a post by time, of each day the latest counts, in whatever order they come", async () => {
      const at = (observedAt: string, counts: Readonly<Record<string, number>>) =>
        reactionsDocument({ observedAt, counts });
      const { place, index } = await opened(
        at("2026-03-06T05:00:00.000Z", { like: 9, share: 2 }),
        at("2026-03-05T05:00:00.000Z", { like: 5, love: 1 }),
        at("2026-03-05T01:00:00.000Z", { like: 3 }),
        reactionsDocument({ postId: "youtube:another" }),
        reactionsDocument({}, { channel: channels.johor }),
      );
      await using _ = place;
      const asked = { scope: nation, postId: post.post.id };
      expect(await index.reactions(asked)).toEqual([
        { observedAt: "2026-03-05T05:00:00.000Z", counts: { like: 5, love: 1 } },
        { observedAt: "2026-03-06T05:00:00.000Z", counts: { like: 9, share: 2 } },
      ]);
      expect(await index.reactions({ scope: nation, postId: "youtube:unknown" })).toEqual([]);
      const johor: Scope = { kind: "states", states: ["MY-01"] };
      expect(await index.reactions({ ...asked, scope: johor })).toEqual([]);
      expect(await index.reactions({ scope: johor, postId: "facebook:p-johor" })).toHaveLength(1);
    });

    it("lists what is held under a post by id, deleted comments left out", async () => {
      const { place, index } = await opened(
        commentDocument({ id: "youtube:b" }),
        commentDocument({ id: "youtube:a", publishedAt: early }, { generation: 3 }),
        deletionDocument({ id: "youtube:c" }),
        commentDocument({ id: "youtube:d", postId: "youtube:another" }),
      );
      await using _ = place;
      const [a, b] = [commentDocument({}, { generation: 3 }), commentDocument()];
      expect(await Array.fromAsync(index.held(post.post.id))).toEqual([
        { id: "youtube:a", publishedAt: early, version: a.version },
        { id: "youtube:b", publishedAt: b.comment.publishedAt, version: b.version },
      ]);
    });

    it("tells since when earlier texts of a held comment are kept, and lets an older deletion take only them", async () => {
      const texts = ["2026-03-09", "2026-03-10", "2026-03-12"].map((day) =>
        commentDocument({ text: `kata ${day}`, collectedAt: `${day}T00:00:00.000Z` }),
      );
      const { place, index } = await opened(...texts);
      await using _ = place;
      const [oldest, , current] = texts;
      const { postId, publishedAt, id } = commentDocument().comment;
      const held = { id, publishedAt, version: current?.version };
      expect(await Array.fromAsync(index.held(postId))).toEqual([{ ...held, earlierFrom: oldest?.version }]);
      await index.upsert([deletionDocument({ observedAt: "2026-03-11T00:00:00.000Z" })]);
      await index.refresh();
      expect(await Array.fromAsync(index.held(postId))).toEqual([held]);
      const { hits } = await index.search(everything);
      expect(hits.map(({ comment, earlier }) => [comment.text, earlier])).toEqual([
        ["kata 2026-03-12", undefined],
      ]);
    });
  });
}
