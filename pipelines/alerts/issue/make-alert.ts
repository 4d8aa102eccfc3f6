import type { Alert, AlertSeverity, Bilingual } from "../../../schemas/alert.ts";
import type { Instant } from "../../../schemas/item.ts";
import { DocumentId } from "../../../schemas/item.ts";
import { LanguageCode } from "../../../schemas/analysed.ts";
import { StateCode } from "../../../schemas/states.ts";
import type { CommentFilter, Scope, SearchIndex } from "../../ports/search-index.ts";
import { quantile } from "../../stats/negative-binomial.ts";
import { wilsonInterval } from "../../stats/wilson-interval.ts";
import { enoughVoices, fewestVoices } from "../../stats/small-cells.ts";
import { instantOf, stepMs } from "../../trends/series/steps.ts";
import type { AlertFacts } from "./alert-words.ts";
import { alertWords } from "./alert-words.ts";
import { chooseComments } from "./choose-comments.ts";
import { risingTerms } from "./rising-terms.ts";
import type { Gravity, SaidComment } from "./severity-words.ts";
import type { Due, IssueMemory } from "./step-issue.ts";

export interface AlertTools {
  readonly index: SearchIndex;
  readonly read: (text: string) => readonly string[];
  readonly findGravity: (comments: readonly SaidComment[]) => readonly Gravity[];
}

export interface AlertCause {
  readonly topic: { readonly id: string; readonly name: Bilingual };
  readonly issue: NonNullable<IssueMemory["issue"]>;
  /** The usual negative share of the topic; `null` where nobody knows it. */
  readonly usual: number | null;
  /** `undefined`: only grave words can make an alert due. */
  readonly due: Due | undefined;
  /** The end of the newest step that is known. */
  readonly to: Instant;
  readonly nowMs: number;
}

const nation: Scope = { kind: "nation" };
const pageSize = 500;
const weekMs = 604_800_000;
/** How unlike each other stretches of a topic's comments are: variance = mean + this × mean². */
const dispersion = 0.3;

/**
 * The alert of an issue, with its evidence; `undefined` where nothing makes one due, or where fewer than ten people wrote, who could be
 * recognised. Equal for an equal index and time.
 */
export async function makeAlert(tools: AlertTools, cause: AlertCause): Promise<Alert | undefined> {
  const { index, read } = tools;
  const { topic, issue, to, nowMs } = cause;
  const since = instantOf(issue.since);
  const part = partOf(issue.part);
  const filter: CommentFilter = {
    topics: [topic.id],
    official: false,
    from: since,
    to,
    ...(part.state !== null && { states: [part.state] }),
    ...(part.language !== null && { languages: [part.language] }),
  };
  const [total] = await index.aggregate({ scope: nation, filter, by: [], authors: true });
  if (total === undefined || !enoughVoices(total.authors)) return undefined;
  const authors = total.authors?.value ?? 0;
  const { hits } = await index.search({ scope: nation, filter, order: "newest", size: pageSize });
  const comments = hits.map(({ comment }) => comment);
  const gravity = tools.findGravity(comments);
  const negative = await negativeShare(index, filter, total.comments, cause.usual);
  // Of all comments since the rise began, of which some are from before it was noticed.
  const rose = negative !== null && cause.usual !== null && negative.low > cause.usual;
  const due =
    (rose ? cause.due : undefined) ?? (gravity.length > 0 && issue.alerts === 0 ? "opened" : undefined);
  if (due === undefined) return undefined;
  const earlier = { ...filter, from: new Date(issue.since * stepMs - weekMs).toISOString(), to: since };
  const before = await index.search({ scope: nation, filter: earlier, order: "newest", size: pageSize });
  const shareOfCopies = await copiedShare(index, filter, total.comments);
  const mean = Math.max(issue.expected, 0.01);
  const moments = { mean, variance: mean + dispersion * mean ** 2 };
  const expected = { low: quantile(0.025, moments), high: quantile(0.975, moments) };
  const where = part.state === null ? await places(index, filter) : [];
  const facts: AlertFacts = {
    topic: topic.name,
    state: part.state,
    due,
    gravity,
    since,
    observed: total.comments,
    expected,
    negative,
    authors,
    where,
    shareOfCopies,
  };
  const episodeId = `${topic.id}.${since.replace(/[-:]|\.\d+Z/gu, "")}`;
  const newest = comments[0]?.publishedAt ?? to;
  return {
    id: `${episodeId}.${issue.alerts + 1}`,
    episodeId,
    kind: due,
    severity: severityOf(facts),
    rule: null,
    series: { topic: topic.id, term: null, state: part.state, language: part.language, channelId: null },
    since,
    raisedAt: new Date(nowMs).toISOString(),
    window: { from: since, to },
    observed: total.comments,
    expected,
    negative,
    authors,
    shareOfCopies,
    terms: risingTerms(
      comments,
      before.hits.map(({ comment }) => comment),
      read,
    ),
    comments: chooseComments(comments).map(({ id, channelId, publishedAt, url, text }) => ({
      id,
      channelId,
      publishedAt,
      url,
      text,
    })),
    posts: await postsBefore(index, filter, since),
    ...alertWords(facts),
    delaySeconds: Math.max(0, Math.round((nowMs - Date.parse(newest)) / 1000)),
  };
}

/** A part of a topic's comments is named by a state or a language. */
function partOf(part: string | null): {
  readonly state: StateCode | null;
  readonly language: LanguageCode | null;
} {
  return {
    state: StateCode.safeParse(part).data ?? null,
    language: LanguageCode.safeParse(part).data ?? null,
  };
}

async function negativeShare(index: SearchIndex, filter: CommentFilter, n: number, usual: number | null) {
  const asked = { ...filter, sentiments: ["negative"] as const };
  const [total] = await index.aggregate({ scope: nation, filter: asked, by: [] });
  const negative = Math.min(total?.comments ?? 0, n);
  const interval = wilsonInterval(negative, n);
  return interval === null ? null : { share: negative / n, ...interval, n, usual };
}

async function copiedShare(index: SearchIndex, filter: CommentFilter, comments: number): Promise<number> {
  const buckets = await index.aggregate({ scope: nation, filter, by: [{ field: "copyKey" }] });
  const copied = buckets.filter((bucket) => bucket.comments > 1);
  return Math.min(1, copied.reduce((sum, bucket) => sum + bucket.comments, 0) / comments);
}

async function places(index: SearchIndex, filter: CommentFilter): Promise<AlertFacts["where"]> {
  const buckets = await index.aggregate({ scope: nation, filter, by: [{ field: "state" }], authors: true });
  return buckets
    .filter(({ authors }) => enoughVoices(authors))
    .slice(0, 3)
    .flatMap(({ keys, comments }) => {
      const state = StateCode.safeParse(keys[0]);
      return state.success ? [{ state: state.data, comments }] : [];
    });
}

/** The posts under which most was said, of those published in the week before the rise or since. */
async function postsBefore(
  index: SearchIndex,
  filter: CommentFilter,
  since: Instant,
): Promise<Alert["posts"]> {
  const buckets = await index.aggregate({ scope: nation, filter, by: [{ field: "postId" }] });
  const ids = buckets.slice(0, 20).flatMap(({ keys }) => keys.map((key) => DocumentId.parse(key)));
  if (ids.length === 0) return [];
  const posts = await index.posts({ scope: nation, ids, size: ids.length });
  const earliest = new Date(Date.parse(since) - weekMs).toISOString();
  return posts
    .filter(({ publishedAt }) => publishedAt >= earliest)
    .toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .slice(0, 3)
    .map(({ id, channelId, publishedAt, url, caption }) => ({ id, channelId, publishedAt, url, caption }));
}

function severityOf({ due, gravity, negative, authors }: AlertFacts): AlertSeverity {
  if (gravity.length > 0 || due === "escalated") return "severe";
  return authors >= 3 * fewestVoices && negative !== null && negative.low >= 0.5 ? "warning" : "notice";
}
