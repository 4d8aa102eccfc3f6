import { correct } from "../../pipelines/core/correct.ts";
import { updateState } from "../../pipelines/core/update-state.ts";
import type { SearchIndex } from "../../pipelines/ports/search-index.ts";
import type { Collection, StateStore } from "../../pipelines/ports/state-store.ts";
import type { PersonLabel } from "../../schemas/correction.ts";
import { CommentLabels, LabelsRevision } from "../../schemas/correction.ts";
import type { DocumentId } from "../../schemas/item.ts";

/** One document a comment that anybody labelled, under the comment's id. */
export const commentLabels: Collection<CommentLabels> = { name: "corrections", schema: CommentLabels };

const revisions: Collection<LabelsRevision> = { name: "corrections-revision", schema: LabelsRevision };
const onlyKey = "all";

const scope = { kind: "nation" } as const;

/** Where labels lie, and what they change. */
export interface LabelStores {
  readonly state: StateStore;
  readonly index: Pick<SearchIndex, "search" | "upsert" | "refresh">;
}

/** Every comment that anybody labelled, with all that was said of it. */
export type LabelsByComment = ReadonlyMap<string, readonly PersonLabel[]>;

export async function readLabels(state: Pick<StateStore, "list">): Promise<LabelsByComment> {
  const all = new Map<string, readonly PersonLabel[]>();
  for await (const { key, value } of state.list(commentLabels)) all.set(key, value.labels);
  return all;
}

/**
 * Notes what a person says of a comment, in place of what the same person said of the same tasks before. `false` where
 * that was the same, whenever it was said. Call `announceLabels` after the last of them.
 */
export async function saveLabel(state: StateStore, id: DocumentId, label: PersonLabel): Promise<boolean> {
  let changed = false;
  await updateState(state, commentLabels, id, (current) => {
    const labels = current?.labels ?? [];
    const before = labels.find(({ by }) => by === label.by);
    // What was said of an earlier text says nothing of this one.
    const next = before?.textKey === label.textKey ? { ...before, ...label } : label;
    changed = before === undefined || JSON.stringify({ ...next, at: before.at }) !== JSON.stringify(before);
    if (!changed) return current;
    return { labels: [...labels.filter(({ by }) => by !== label.by), next] };
  });
  return changed;
}

/** Tells the index workers that labels changed; they read them all again. */
export async function announceLabels(state: StateStore): Promise<void> {
  await updateState(state, revisions, onlyKey, (current) => ({ revision: (current?.revision ?? 0) + 1 }));
}

/** What became of comments whose labels changed. */
export interface AppliedLabels {
  /** Written anew; the others said so already. */
  readonly rewritten: number;
  /** The index does not hold them: never collected, or deleted. */
  readonly notHeld: number;
  /** The index would not take them. */
  readonly refused: number;
}

/** How many comments are asked for and written at once. */
const applyAtOnce = 500;

/**
 * Writes what people say of these comments into the index, which needs no rewriting where it says so already. Call it
 * after `announceLabels`: what an index worker writes meanwhile then has the same labels.
 */
export async function applyLabels(
  { state, index }: LabelStores,
  ids: readonly DocumentId[],
): Promise<AppliedLabels> {
  const labels = await readLabels(state);
  await index.refresh();
  const applied = { rewritten: 0, notHeld: 0, refused: 0 };
  for (let at = 0; at < ids.length; at += applyAtOnce) {
    const some = ids.slice(at, at + applyAtOnce);
    const { hits } = await index.search({ scope, filter: { ids: some }, order: "oldest", size: applyAtOnce });
    const changed = hits.flatMap(({ kind, version, channel, comment }) => {
      const corrected = correct(comment, labels.get(comment.id) ?? []);
      return JSON.stringify(corrected) === JSON.stringify(comment)
        ? []
        : [{ kind, version, channel, comment: corrected }];
    });
    const { failures } = await index.upsert(changed);
    applied.rewritten += changed.length - failures.length;
    applied.notHeld += some.length - hits.length;
    applied.refused += failures.length;
  }
  await index.refresh();
  return applied;
}

/** Keeps all labels in memory and reads them again only after `announceLabels`: one question to the store each time. */
export function watchLabels(state: Pick<StateStore, "get" | "list">): () => Promise<LabelsByComment> {
  let revision: number | undefined;
  let all: LabelsByComment = new Map();
  return async () => {
    const now = (await state.get(revisions, onlyKey))?.value.revision ?? 0;
    if (now !== revision) {
      all = await readLabels(state);
      revision = now; // read before the labels: what is announced meanwhile is read again
    }
    return all;
  };
}
