import { spelledAlike } from "../../pipelines/enrich/wording/spelled-alike.ts";
import type {
  AggregateQuery,
  Breakdown,
  Bucket,
  CommentFilter,
  CountStep,
  EarlierLabels,
  EarlierText,
  CountsQuery,
  HoursQuery,
  PostQuery,
  PostView,
  PublishedPost,
  Scope,
  SearchIndex,
  WithEarlier,
  WithEarlierLabels,
  SearchQuery,
  UpsertFailure,
} from "../../pipelines/ports/search-index.ts";
import type { Channel } from "../../schemas/channel.ts";
import type { CommentDocument, PostDocument } from "../../schemas/document.ts";
import { idOf, IndexDocument } from "../../schemas/document.ts";
import type { DocumentId, Instant } from "../../schemas/item.ts";
import { ListeningError } from "../../schemas/errors.ts";

type DeletionDocument = Extract<IndexDocument, { kind: "deletion" }>;
type ReactionsDocument = Extract<IndexDocument, { kind: "reactions" }>;
type HourDocument = Extract<IndexDocument, { kind: "channelHour" }>;
type CoverageDocument = Extract<IndexDocument, { kind: "coverage" }>;

/**
 * A SearchIndex that answers by filtering arrays: obvious, slow and right. It is the measure of the real ones, so it
 * shares no code with them.
 */
export function memoryIndex(): SearchIndex {
  const comments = new Map<DocumentId, CommentDocument | DeletionDocument>();
  const posts = new Map<DocumentId, PostDocument | DeletionDocument>();
  const coverage = new Map<DocumentId, CoverageDocument>();
  const reactions = new Map<DocumentId, ReactionsDocument>();
  const everWritten = new Map<DocumentId, IndexDocument[]>();
  const counts = new Map<string, CoverageDocument>();
  const hours = new Map<DocumentId, HourDocument>();

  function write(document: IndexDocument): void {
    const id = idOf(document);
    everWritten.set(id, [...(everWritten.get(id) ?? []), document]);
    switch (document.kind) {
      case "comment":
        return replace(comments, document.comment.id, document);
      case "post":
        return replace(posts, document.post.id, document);
      case "deletion":
        if (document.deletion.of === "post") return replace(posts, document.deletion.id, document);
        return replace(comments, document.deletion.id, document);
      case "coverage":
        replace(coverage, document.coverage.postId, document);
        return replace(counts, dayOfPost(document), document);
      case "channelHour":
        return replace(hours, document.channelHour.id, document);
      case "reactions":
        return replace(reactions, document.reactions.id, document);
    }
  }

  const living = () => [...comments.values()].filter((document) => document.kind === "comment");
  const matching = (scope: Scope, filter: CommentFilter) =>
    living().filter(
      (document) =>
        inScope(document.channel, scope) &&
        matches(document, filter) &&
        firstCollected(everWritten.get(document.comment.id) ?? []) >= (filter.firstCollectedFrom ?? ""),
    );

  const postsOf = ({ scope, ids, channelIds, from, to, size }: PostQuery) => {
    pageSize(size);
    return [...posts.values()]
      .filter((document) => document.kind === "post")
      .filter(({ channel }) => inScope(channel, scope))
      .filter(({ post }) => ids?.includes(post.id) ?? true)
      .filter(({ channel }) => channelIds?.includes(channel.id) ?? true)
      .filter(({ post }) => post.publishedAt >= (from ?? "") && post.publishedAt < (to ?? "9"))
      .sort((a, b) => compare(b.post.publishedAt, a.post.publishedAt) || compare(a.post.id, b.post.id))
      .slice(0, size);
  };
  const hoursOf = ({ scope, channelIds, from, to }: HoursQuery) =>
    [...hours.values()].filter(
      ({ channel, channelHour: { hour } }) =>
        inScope(channel, scope) &&
        (channelIds?.includes(channel.id) ?? true) &&
        hour >= from &&
        (to === undefined || hour < to),
    );

  return {
    supports: { percentiles: false },

    upsert: async (documents) => {
      const failures: UpsertFailure[] = [];
      for (const [position, document] of documents.entries()) {
        const parsed = IndexDocument.safeParse(document);
        if (parsed.success && parsed.data.kind === document.kind) write(structuredClone(document));
        else failures.push({ position, id: idOf(document), reason: "document_invalid" });
      }
      return { failures };
    },

    search: async ({ scope, filter, order, size, after }) => {
      pageSize(size);
      const signature = JSON.stringify([scope, filter, order]);
      const before = compareBy(order);
      const last = after === undefined ? undefined : readCursor(after, signature);
      const rest = matching(scope, filter)
        .sort(before)
        .filter((document) => last === undefined || before(document, last) > 0);
      const hits = rest.slice(0, size);
      const end = hits.at(-1);
      const next = rest.length > size && end !== undefined ? writeCursor(signature, end) : undefined;
      const found = hits.map((hit) => ({
        ...hit,
        ...textsBefore(hit, everWritten),
        ...labelsBefore(hit, everWritten),
      }));
      return { hits: structuredClone(found), next };
    },

    aggregate: async ({ scope, filter, by, authors }: AggregateQuery) => {
      const groups = new Map<string, { keys: readonly string[]; documents: CommentDocument[] }>();
      for (const document of matching(scope, filter)) {
        for (const keys of combinations(by.map((breakdown) => keysOf(document, breakdown)))) {
          const name = JSON.stringify(keys);
          const group = groups.get(name) ?? { keys, documents: [] };
          group.documents.push(document);
          groups.set(name, group);
        }
      }
      if (by.length === 0 && groups.size === 0) groups.set("[]", { keys: [], documents: [] });
      const step = by.findIndex((breakdown) => "step" in breakdown);
      return [...groups.values()]
        .map(({ keys, documents }) => bucket(keys, documents, authors ?? false))
        .sort((a, b) => inTime(a, b, step) || b.comments - a.comments || compareKeys(a.keys, b.keys));
    },

    posts: async (query) =>
      postsOf(query).map((document) => ({
        ...publishedOf(document),
        ...countsUnder(document, coverage.get(document.post.id), comments.values()),
        ...textsBefore(document, everWritten),
      })),

    published: async (query) =>
      postsOf(query).map((document) => ({
        ...publishedOf(document),
        ...textsBefore(document, everWritten),
      })),

    counts: async ({ scope, postId, size }: CountsQuery) => {
      pageSize(size);
      return [...counts.values()]
        .filter((document) => inScope(document.channel, scope) && document.coverage.postId === postId)
        .map((document) => document.coverage)
        .sort((a, b) => compare(b.observedAt, a.observedAt))
        .slice(0, size)
        .map(({ observedAt, platformCount }) => ({ observedAt, platformCount }));
    },

    hours: async (query) => {
      const found = hoursOf(query).sort(
        ({ channelHour: a }, { channelHour: b }) => compare(a.hour, b.hour) || compare(a.id, b.id),
      );
      const channelIds = [...new Set(found.map(({ channel }) => channel.id))].sort(compare);
      return channelIds.map((channelId) => ({
        channelId,
        hours: found
          .filter(({ channel }) => channel.id === channelId)
          .map(({ channelHour: { hour, platformCount, held } }) => ({ hour, platformCount, held })),
      }));
    },

    countHours: async (query) => {
      const found = hoursOf(query);
      const read = found.filter(({ channelHour }) => channelHour.platformCount !== null);
      return { looked: found.length, read: read.length };
    },

    reactions: async ({ scope, postId }) =>
      [...reactions.values()]
        .filter((document) => inScope(document.channel, scope) && document.reactions.postId === postId)
        .map((document) => document.reactions)
        .sort((a, b) => compare(a.observedAt, b.observedAt) || compare(a.id, b.id))
        .map(({ observedAt, counts }) => structuredClone({ observedAt, counts })),

    deleted: async ({ scope, postId, size }) => {
      pageSize(size);
      return [...comments.values()]
        .filter((document) => document.kind === "deletion")
        .filter((document) => inScope(document.channel, scope) && document.deletion.postId === postId)
        .map(({ deletion: { id, publishedAt, observedAt } }) => ({ id, publishedAt, observedAt }))
        .sort((a, b) => compare(b.publishedAt, a.publishedAt) || compare(a.id, b.id))
        .slice(0, size);
    },

    async *held(postId) {
      const found = living().filter(({ comment }) => comment.postId === postId);
      for (const document of found.sort((a, b) => compare(a.comment.id, b.comment.id))) {
        const { comment, version } = document;
        const earlierFrom = textsBefore(document, everWritten).earlier?.at(-1)?.version;
        const { id, publishedAt } = comment;
        yield { id, publishedAt, version, ...(earlierFrom !== undefined && { earlierFrom }) };
      }
    },

    refresh: async () => {},
    [Symbol.asyncDispose]: async () => {},
  };
}

/** An equal version may be written again, but what is deleted is not revived by it. */
function replace<T extends IndexDocument>(stored: Map<string, T>, id: string, document: T): void {
  const old = stored.get(id);
  if (old !== undefined && old.version > document.version) return;
  if (old?.version === document.version && old.kind === "deletion" && document.kind !== "deletion") return;
  stored.set(id, document);
}

/** Of all that was ever written about the document: other texts, since it was last deleted. */
function textsBefore(
  now: CommentDocument | PostDocument,
  everWritten: ReadonlyMap<DocumentId, readonly IndexDocument[]>,
): WithEarlier {
  const about = everWritten.get(idOf(now)) ?? [];
  const deletions = about.filter((other) => other.kind === "deletion" && other.deletion.of === now.kind);
  const deleted = Math.max(0, ...deletions.map(({ version }) => version));
  const last = new Map<string, EarlierText>();
  for (const other of about) {
    if (other.kind !== now.kind || other.version <= deleted) continue;
    const said = saying(other);
    if (said.text !== saying(now).text && said.version >= (last.get(said.text)?.version ?? 0))
      last.set(said.text, said);
  }
  const earlier = [...last.values()].sort((a, b) => b.version - a.version || (a.text < b.text ? -1 : 1));
  return earlier.length === 0 ? {} : { earlier: earlier.slice(0, 20) };
}

/** The earliest of all that was ever written about the comment. */
function firstCollected(about: readonly IndexDocument[]): Instant {
  const times = about.flatMap((each) =>
    each.kind === "comment" ? [each.comment.importedAt ?? each.comment.collectedAt] : [],
  );
  return times.sort()[0] ?? "";
}

/** Of all that was ever written about the comment since it was last deleted: what each other model said last. */
function labelsBefore(
  now: CommentDocument,
  everWritten: ReadonlyMap<DocumentId, readonly IndexDocument[]>,
): WithEarlierLabels {
  const about = everWritten.get(now.comment.id) ?? [];
  const deleted = Math.max(0, ...about.map((other) => (other.kind === "deletion" ? other.version : 0)));
  const comments = about.filter((other) => other.kind === "comment");
  const labelled = comments.filter(({ version }) => version > deleted);
  const last = new Map<string, EarlierLabels>();
  for (const { version, comment } of labelled.toSorted((a, b) => a.version - b.version)) {
    const { language, sentiment, topics, models } = comment;
    last.set(labeller(version, models), { version, language, sentiment, topics, models });
  }
  last.delete(labeller(now.version, now.comment.models));
  const earlierLabels = [...last]
    .sort(([a, { version }], [b, other]) => other.version - version || (a < b ? -1 : 1))
    .map(([, labels]) => labels)
    .slice(0, 4);
  return earlierLabels.length === 0 ? {} : { earlierLabels };
}

function labeller(version: number, models: Readonly<Record<string, string>>): string {
  return JSON.stringify([version % 1000, Object.entries(models).sort(([a], [b]) => compare(a, b))]);
}

function saying({ version, ...document }: CommentDocument | PostDocument): EarlierText {
  if (document.kind === "post")
    return { version, text: document.post.caption, editedAt: null, collectedAt: document.post.collectedAt };
  const { text, editedAt, collectedAt } = document.comment;
  return { version, text, editedAt, collectedAt };
}

function dayOfPost({ coverage: { postId, observedAt } }: CoverageDocument): string {
  return `${postId} ${stepStart(observedAt, "day")}`;
}

function inScope(channel: Channel, scope: Scope): boolean {
  switch (scope.kind) {
    case "nation":
      return true;
    case "states":
      return channel.state !== undefined && scope.states.includes(channel.state);
    case "districts":
      return (
        channel.state === scope.state &&
        channel.district !== undefined &&
        scope.districts.includes(channel.district)
      );
    case "channels":
      return scope.channelIds.includes(channel.id);
  }
}

function matches({ channel, comment }: CommentDocument, filter: CommentFilter): boolean {
  const { from, to, official, words, topics, flags, entities, withoutCopies } = filter;
  const among = <T>(list: readonly T[] | undefined, value: T | undefined) =>
    list === undefined || (value !== undefined && list.includes(value));
  return (
    (from === undefined || comment.publishedAt >= from) &&
    (to === undefined || comment.publishedAt < to) &&
    among(filter.ids, comment.id) &&
    among(filter.postIds, comment.postId) &&
    among(filter.platforms, channel.platform) &&
    among(filter.channelIds, channel.id) &&
    among(filter.levels, channel.level) &&
    among(filter.states, channel.state) &&
    (topics === undefined || comment.topics.some(({ id }) => topics.includes(id))) &&
    (flags === undefined || comment.flags.some((flag) => flags.includes(flag))) &&
    (entities === undefined || comment.entities.some((entity) => entities.includes(entity))) &&
    among(filter.sentiments, comment.sentiment.label) &&
    among(filter.languages, comment.language.code) &&
    among(filter.copyKeys, comment.copyKey ?? undefined) &&
    (official === undefined || comment.official === official) &&
    (words === undefined || saysAny(comment.text, words)) &&
    !(withoutCopies ?? []).some(({ copyKey, voice }) => copyKey === comment.copyKey && voice !== comment.id)
  );
}

/** Lower-case words without accents; each Chinese character is a word. */
function tokens(text: string): string[] {
  const folded = text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/gu, "")
    .normalize("NFC")
    .toLowerCase();
  const runs =
    folded.match(/\p{Script=Han}|(?:(?!\p{Script=Han}|[\ufe00-\ufe0f])[\p{L}\p{N}\p{M}])+/gu) ?? [];
  return runs.filter((run) => /[\p{L}\p{N}]/u.test(run));
}

/** Whether a text says one of the searches between which `|` stands, outside quotes. Those without a word in them are none. */
function saysAny(text: string, words: string): boolean {
  const quotes = words.match(/"[^"]*"/gu) ?? [];
  const searches = words
    .replaceAll(/"[^"]*"/gu, '""')
    .split("|")
    .map((search) => search.replaceAll('""', () => quotes.shift() ?? ""))
    .filter((search) => tokens(search).length > 0);
  return searches.length === 0 || searches.some((search) => saysAll(text, search));
}

function saysAll(text: string, words: string): boolean {
  const said = tokens(text);
  const follow = (wanted: readonly string[], prefix: boolean) =>
    said.some((_, start) =>
      wanted.every((word, offset) => {
        const token = said[start + offset] ?? "";
        return prefix && offset === wanted.length - 1 ? token.startsWith(word) : token === word;
      }),
    );
  const pieces = words.split('"');
  const lastQuoteIsOpen = pieces.length % 2 === 0;
  return pieces.every((piece, index) => {
    const quoted = index % 2 === 1 && !(lastQuoteIsOpen && index === pieces.length - 1);
    const runs = quoted ? [piece] : (piece.match(/[\p{L}\p{N}\p{M}]+\*?/gu) ?? []);
    return runs.every((run) => {
      const wanted = tokens(run);
      const prefix = !quoted && run.endsWith("*");
      const ways = spelledAlike({ words: wanted, prefix, quoted });
      return wanted.length === 0 || ways.some((way) => follow(way, prefix));
    });
  });
}

function keysOf({ channel, comment }: CommentDocument, breakdown: Breakdown): readonly string[] {
  if ("step" in breakdown) return [stepStart(comment.publishedAt, breakdown.step)];
  const some = (value: string | null | undefined) => (value === null || value === undefined ? [] : [value]);
  switch (breakdown.field) {
    case "platform":
      return [channel.platform];
    case "channelId":
      return [channel.id];
    case "level":
      return [channel.level];
    case "state":
      return some(channel.state);
    case "topic":
      return [...new Set(comment.topics.map(({ id }) => id))];
    case "sentiment":
      return [comment.sentiment.label];
    case "language":
      return [comment.language.code];
    case "flag":
      return [...new Set(comment.flags)];
    case "entity":
      return [...new Set(comment.entities)];
    case "sentimentModel":
      return some(comment.models["sentiment"]);
    case "postId":
      return [comment.postId];
    case "copyKey":
      return some(comment.copyKey);
  }
}

const malaysiaAheadMs = 8 * 3_600_000;

function stepStart(instant: Instant, step: CountStep): Instant {
  if (step === "fiveMinutes")
    return new Date(Math.floor(Date.parse(instant) / 300_000) * 300_000).toISOString();
  const local = new Date(Date.parse(instant) + malaysiaAheadMs); // its UTC fields read as Malaysian ones
  local.setUTCMinutes(0, 0, 0);
  if (step !== "hour") local.setUTCHours(0);
  if (step === "week") local.setUTCDate(local.getUTCDate() - ((local.getUTCDay() + 6) % 7));
  if (step === "month") local.setUTCDate(1);
  return new Date(local.getTime() - malaysiaAheadMs).toISOString();
}

function bucket(keys: readonly string[], documents: readonly CommentDocument[], authors: boolean): Bucket {
  const likes = documents.reduce((sum, { comment }) => sum + (comment.likes ?? 0), 0);
  const counted = { keys, comments: documents.length, likes };
  if (!authors) return counted;
  const distinct = new Set(
    documents.map(({ comment }) => comment.author).filter((author) => author !== null),
  );
  return { ...counted, authors: { value: distinct.size, relativeError: 0 } };
}

function publishedOf({ post, channel }: PostDocument): PublishedPost {
  const { id, kind, caption, publishedAt, views, likes, url } = post;
  return { id, kind, caption, channelId: channel.id, publishedAt, views, likes, url };
}

function countsUnder(
  { post }: PostDocument,
  observed: CoverageDocument | undefined,
  comments: Iterable<CommentDocument | DeletionDocument>,
): Omit<PostView, keyof PublishedPost> {
  const under = [...comments].filter((document) =>
    document.kind === "comment" ? document.comment.postId === post.id : document.deletion.postId === post.id,
  );
  const covered = observed?.coverage;
  const ownIsLater =
    post.comments !== null && (covered === undefined || post.collectedAt > covered.observedAt);
  const platformCount = ownIsLater ? post.comments : (covered?.platformCount ?? null);
  const countedAt = ownIsLater ? post.collectedAt : (covered?.observedAt ?? null);
  return {
    platformCount,
    platformCountAt: platformCount === null ? null : countedAt,
    held: under.filter(({ kind }) => kind === "comment").length,
    deleted: under.filter(({ kind }) => kind === "deletion").length,
  };
}

function compareBy(order: SearchQuery["order"]): (a: CommentDocument, b: CommentDocument) => number {
  const byId = (a: CommentDocument, b: CommentDocument) => compare(a.comment.id, b.comment.id);
  switch (order) {
    case "newest":
      return (a, b) => compare(b.comment.publishedAt, a.comment.publishedAt) || byId(a, b);
    case "oldest":
      return (a, b) => compare(a.comment.publishedAt, b.comment.publishedAt) || byId(a, b);
    case "likes":
      return (a, b) => (b.comment.likes ?? -1) - (a.comment.likes ?? -1) || byId(a, b);
  }
}

/** By code point, as both stores compare; `<` on strings would compare UTF-16 units. */
function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  return a.map((key, index) => compare(key, b[index] ?? "")).find((order) => order !== 0) ?? 0;
}

function inTime(a: Bucket, b: Bucket, step: number): number {
  return step === -1 ? 0 : compare(a.keys[step] ?? "", b.keys[step] ?? "");
}

function combinations(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return lists.reduce<readonly (readonly string[])[]>(
    (found, list) => found.flatMap((head) => list.map((key) => [...head, key])),
    [[]],
  );
}

function pageSize(size: number): void {
  if (!Number.isInteger(size) || size < 1 || size > 1000)
    throw new RangeError(`a page holds 1 to 1,000, not ${size}`);
}

function writeCursor(signature: string, last: CommentDocument): string {
  return Buffer.from(JSON.stringify({ signature, last })).toString("base64url");
}

function readCursor(cursor: string, signature: string): CommentDocument {
  try {
    const read = JSON.parse(Buffer.from(cursor, "base64url").toString()) as {
      signature: string;
      last: CommentDocument;
    };
    if (read.signature === signature) return read.last;
  } catch {
    // not one of ours: the same answer as for another query's
  }
  throw new ListeningError("USAGE", "the cursor belongs to another query", { retryable: false });
}
