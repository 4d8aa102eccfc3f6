import type { CopyGroup, Scope, SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { ShareDivision } from "../../../pipelines/trends/shares/share-table.ts";
import { shareTable } from "../../../pipelines/trends/shares/share-table.ts";
import type { PageContext } from "../pages/context.ts";
import type { View } from "../view.ts";
import { filterOf } from "../view.ts";
import type { Estimates } from "../../../pipelines/stats/estimates-reader.ts";
import { sliceOf } from "./overview.ts";

export interface ShareTableOptions extends Estimates {
  readonly copyGroups: readonly CopyGroup[];
  readonly context: PageContext;
}

/** The shares of a view, whose period is resolved already, as rows that stand for themselves in a file. */
export async function readShareTable(
  index: SearchIndex,
  scope: Scope,
  view: View,
  { estimator, errors, copyGroups, context }: ShareTableOptions,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const asked = { scope, filter: filterOf(view), slice: sliceOf(view) };
  const rows = await shareTable(index, asked, { estimator, copyGroups, nameOf: nameIn(context) });
  return rows.map((row) => ({
    from: view.from ?? null,
    to: view.to ?? null,
    ...row,
    errorsFrom: errors.source,
  }));
}

function nameIn({ texts, nameOf }: PageContext) {
  return (division: ShareDivision, id: string): string =>
    division === "all"
      ? texts.changes.allComments
      : nameOf(division === "channel" ? "channelId" : division, id);
}
