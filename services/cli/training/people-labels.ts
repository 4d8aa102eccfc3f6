import { ListeningError } from "../../../schemas/errors.ts";
import { labelPartOf } from "../labels/measuring-part.ts";
import type { LabelledRow } from "./labelled-rows.ts";
import { readLabelledRows } from "./labelled-rows.ts";
import type { SupervisedTask } from "./supervised.ts";

/**
 * What `suara labels export --part teaching` wrote. Rows of the measuring part are left out, whatever the file calls them:
 * their ids decide. Throws INPUT_UNREADABLE for a row without an id, because nobody could tell which part it is of.
 */
export async function readPeopleLabels(file: string): Promise<readonly LabelledRow[]> {
  const rows: LabelledRow[] = [];
  for await (const { line, ...row } of readLabelledRows(file)) {
    if (row.id === undefined) {
      throw new ListeningError("INPUT_UNREADABLE", `${file}, line ${line}: the column id is missing`, {
        retryable: false,
      });
    }
    if (labelPartOf(row.id) === "teaching") rows.push(row);
  }
  return rows;
}

/** The task with people's labels as one more set, each comment worth as much as one of the main set. */
export function withPeopleLabels(task: SupervisedTask, rows: readonly LabelledRow[]): SupervisedTask {
  const usable = rows.filter((row) => task.labels.includes(task.labelOf(row) ?? ""));
  const main = task.sets[0]?.rows.length ?? 0;
  if (usable.length === 0 || main === 0) return task;
  return {
    ...task,
    sets: [...task.sets, { name: "people's labels", rows: usable, share: usable.length / main }],
  };
}
