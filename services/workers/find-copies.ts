import { updateState } from "../../pipelines/core/update-state.ts";
import { linkIn, isLinkKey, normalLink } from "../../pipelines/enrich/copies/link-key.ts";
import type { Clock } from "../../pipelines/ports/clock.ts";
import type { SearchIndex } from "../../pipelines/ports/search-index.ts";
import type { Collection, StateStore } from "../../pipelines/ports/state-store.ts";
import type { CopyMessage } from "../../pipelines/trends/copy-groups/judge-copies.ts";
import { copyRule, judgeCopies } from "../../pipelines/trends/copy-groups/judge-copies.ts";
import type { CopyReason } from "../../schemas/copy-groups.ts";
import { CopyGroupRecord } from "../../schemas/copy-groups.ts";
import type { DocumentId, Instant } from "../../schemas/item.ts";
import type { WorkerDependencies } from "./dependencies.ts";
import { lookAgain } from "./look-again.ts";

const everyMs = 600_000;
const dayMs = 86_400_000;
/** Two windows of the rule: whatever time of one window ends within the newest day, it lies within. */
const reachMs = 2 * dayMs;
const pageSize = 1_000;
const keysAtOnce = 100;
const voicesAtOnce = 500;
/** Newest posts of a channel to which links are known for ours. */
const postsKnown = 200;

const scope = { kind: "nation" } as const;

/** One document a group, under its copy key. */
export const copyGroups: Collection<CopyGroupRecord> = { name: "copyGroups", schema: CopyGroupRecord };

export interface CopyDependencies {
  readonly state: StateStore;
  readonly index: Pick<SearchIndex, "aggregate" | "search" | "posts">;
  readonly clock: Pick<Clock, "now">;
}

interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** What became of the keys that enough comments share and that no group was known of. */
export interface FoundCopies {
  readonly group: number;
  readonly prayer: number;
  readonly greeting: number;
  /** Too few voices within the time. */
  readonly few: number;
  /** Links to posts of the channels. */
  readonly ownPost: number;
}

/** Every group that was decided, in the order of the keys. */
export async function listCopyGroups(state: Pick<StateStore, "list">): Promise<readonly CopyGroupRecord[]> {
  const groups: CopyGroupRecord[] = [];
  for await (const { value } of state.list(copyGroups)) groups.push(value);
  return groups;
}

/** Looks every ten minutes for groups among the comments of the newest two days, until `signal` aborts. */
export async function watchCopies(
  dependencies: CopyDependencies & WorkerDependencies,
  signal: AbortSignal,
): Promise<void> {
  const { clock, logger } = dependencies;
  await lookAgain(dependencies, { everyMs, failed: "copies.unknown" }, signal, async () => {
    const nowMs = clock.now();
    const newest = { from: instant(nowMs - reachMs), to: instant(nowMs) };
    const found = await findCopies(dependencies, newest);
    if (found.group > 0) logger.info({ ...found }, "copies.found");
  });
}

/**
 * Decides over the public's comments of a time, and keeps what became a group; a group stays decided. Where the voice of one
 * is no longer held, the next comment takes its place, and a group of which none is held is forgotten. Safe to repeat and
 * to run twice at once.
 */
export async function findCopies(dependencies: CopyDependencies, asked: Span): Promise<FoundCopies> {
  await mendVoices(dependencies);
  const known = new Set((await listCopyGroups(dependencies.state)).map(({ copyKey }) => copyKey));
  const found = { group: 0, prayer: 0, greeting: 0, few: 0, ownPost: 0 };
  for (const span of spansOf(asked)) {
    const filter = { ...span, official: false };
    const buckets = await dependencies.index.aggregate({ scope, filter, by: [{ field: "copyKey" }] });
    const keys = buckets
      .filter(({ comments }) => comments >= copyRule.fewestVoices)
      .flatMap(({ keys }) => keys)
      .filter((key) => !known.has(key));
    for (let at = 0; at < keys.length; at += keysAtOnce) {
      const some = keys.slice(at, at + keysAtOnce);
      for (const [copyKey, messages] of await readMessages(dependencies, span, some)) {
        const verdict = judgeCopies(copyKey, messages);
        if (verdict.kind === "aside") found[verdict.because] += 1;
        else if (await isOwnPost(dependencies, copyKey, messages)) found.ownPost += 1;
        else {
          known.add(copyKey);
          found.group += 1;
          await keepGroup(dependencies, copyKey, verdict.why);
        }
      }
    }
  }
  return found;
}

/** Times of twice the rule's window, each a window later, so that every window lies in one. */
function* spansOf({ from, to }: Span): Generator<Span> {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  for (let ms = fromMs; ms === fromMs || ms + dayMs < toMs; ms += dayMs)
    yield { from: instant(ms), to: instant(Math.min(toMs, ms + reachMs)) };
}

const instant = (ms: number): Instant => new Date(ms).toISOString();

async function readMessages(
  { index }: CopyDependencies,
  span: Span,
  copyKeys: readonly string[],
): Promise<ReadonlyMap<string, readonly CopyMessage[]>> {
  const messages = new Map<string, CopyMessage[]>(copyKeys.map((key) => [key, []]));
  const query = {
    scope,
    filter: { ...span, official: false, copyKeys },
    order: "oldest",
    size: pageSize,
  } as const;
  let page = await index.search(query);
  for (;;) {
    for (const { comment } of page.hits) {
      const { copyKey, author, postId, channelId, publishedAt, flags, text } = comment;
      messages.get(copyKey ?? "")?.push({ author, postId, channelId, publishedAt, flags, text });
    }
    if (page.next === undefined) return messages;
    page = await index.search({ ...query, after: page.next });
  }
}

/** Whether the link is to one of the newest posts of the channels under whose posts it stands: that is no campaign. */
async function isOwnPost(
  { index }: CopyDependencies,
  copyKey: string,
  messages: readonly CopyMessage[],
): Promise<boolean> {
  const link = isLinkKey(copyKey) ? linkIn(messages[0]?.text ?? "") : null;
  if (link === null) return false;
  for (const channelId of new Set(messages.map((message) => message.channelId))) {
    const posts = await index.posts({ scope, channelIds: [channelId], size: postsKnown });
    if (posts.some(({ url }) => url !== null && normalLink(url) === link)) return true;
  }
  return false;
}

async function keepGroup(
  { state, index, clock }: CopyDependencies,
  copyKey: string,
  why: CopyReason,
): Promise<void> {
  const voice = await firstVoice(index, copyKey);
  if (voice === undefined) return; // deleted meanwhile
  const decidedAt = instant(clock.now());
  await updateState(state, copyGroups, copyKey, (group) => group ?? { copyKey, voice, decidedAt, why });
}

async function firstVoice(
  index: CopyDependencies["index"],
  copyKey: string,
): Promise<DocumentId | undefined> {
  const filter = { copyKeys: [copyKey], official: false };
  const { hits } = await index.search({ scope, filter, order: "oldest", size: 1 });
  return hits[0]?.comment.id;
}

/** A voice may be deleted, or edited to say something else. */
async function mendVoices({ state, index }: CopyDependencies): Promise<void> {
  const groups = await listCopyGroups(state);
  for (let at = 0; at < groups.length; at += voicesAtOnce) {
    const some = groups.slice(at, at + voicesAtOnce);
    const ids = some.map(({ voice }) => voice);
    const { hits } = await index.search({ scope, filter: { ids }, order: "oldest", size: voicesAtOnce });
    const keys = new Map(hits.map(({ comment }) => [comment.id, comment.copyKey]));
    for (const { copyKey } of some.filter(({ copyKey, voice }) => keys.get(voice) !== copyKey)) {
      const voice = await firstVoice(index, copyKey);
      if (voice === undefined) await forget(state, copyKey);
      else await updateState(state, copyGroups, copyKey, (group) => group && { ...group, voice });
    }
  }
}

async function forget(state: StateStore, copyKey: string): Promise<void> {
  const group = await state.get(copyGroups, copyKey);
  if (group !== undefined) await state.delete(copyGroups, copyKey, group.version);
}
