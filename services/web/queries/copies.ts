import type { Scope, SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { CopyGroupList } from "../../../pipelines/trends/copy-groups/read-copy-groups.ts";
import { readCopyGroups } from "../../../pipelines/trends/copy-groups/read-copy-groups.ts";
import type { CopyGroupRecord } from "../../../schemas/copy-groups.ts";
import type { View } from "../view.ts";
import { filterOf } from "../view.ts";
import type { PostNames } from "./post-names.ts";
import { postNames } from "./post-names.ts";

export interface CopiesFound {
  readonly list: CopyGroupList;
  /** Of the posts of the examples. */
  readonly postNames: PostNames;
}

const groupsShown = 50;

/** The groups that have comments in a view, whose period is resolved already. */
export async function readCopies(
  index: SearchIndex,
  scope: Scope,
  view: View,
  records: readonly CopyGroupRecord[],
): Promise<CopiesFound> {
  const list = await readCopyGroups(index, records, { scope, filter: filterOf(view), size: groupsShown });
  const examples = list.groups.flatMap(({ example }) => example ?? []);
  return { list, postNames: await postNames(index, scope, examples) };
}

/** So long the list of groups is given again: every page without copies asks for it. */
const keptForMs = 60_000;

/** Reads the groups at most once a minute. */
export function remembering(
  read: () => Promise<readonly CopyGroupRecord[]>,
  now: () => number,
): () => Promise<readonly CopyGroupRecord[]> {
  let kept: { readonly atMs: number; readonly groups: Promise<readonly CopyGroupRecord[]> } | undefined;
  return async () => {
    if (kept === undefined || now() - kept.atMs >= keptForMs) kept = { atMs: now(), groups: read() };
    try {
      return await kept.groups;
    } catch (error) {
      kept = undefined;
      throw error;
    }
  };
}
