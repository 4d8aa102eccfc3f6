import { readFile } from "node:fs/promises";
import type { GoldHalf } from "../../../../pipelines/enrich/training/partition.ts";
import { goldHalfOf } from "../../../../pipelines/enrich/training/partition.ts";
import { ListeningError } from "../../../../schemas/errors.ts";
import type { LabelledRow } from "../labelled-rows.ts";
import { togetherOf } from "../labelled-rows.ts";
import { goldFolder, jsonLinesIn } from "./files.ts";
import type { GoldRow } from "./passes.ts";
import { readUnlabelled } from "./unlabelled.ts";

export const goldLabels = ["gold", "pass-a", "pass-b"] as const;
export type GoldLabels = (typeof goldLabels)[number];

interface JoinOptions {
  /** The folder of data sets, where the texts are. */
  readonly data: URL;
  /** What both passes say, or one of them. */
  readonly labels: GoldLabels;
  /** Both when left out. */
  readonly half?: GoldHalf | undefined;
}

/** Labels with their texts, in the columns that `suara evaluate` reads. Throws INPUT_UNREADABLE when a text is missing. */
export async function joinGold({ data, labels, half }: JoinOptions): Promise<readonly LabelledRow[]> {
  const texts = new Map((await readUnlabelled(data)).map((comment) => [comment.id, comment]));
  const rows = jsonLinesIn(
    await readFile(new URL(`${labels}.jsonl`, goldFolder), "utf8"),
  ) as readonly GoldRow[];
  return rows
    .map(({ id, language, ...labelled }) => {
      const comment = texts.get(id);
      if (comment === undefined) {
        throw new ListeningError("INPUT_UNREADABLE", `my-unlabelled lacks ${id}`, { retryable: false });
      }
      const { source, text, video, post, parent } = comment;
      return { id, source, text, video, video_title: post, parent, ...labelled, lang: language };
    })
    .filter((row) => half === undefined || goldHalfOf(togetherOf(row)) === half);
}
