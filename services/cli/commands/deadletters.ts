import type { DeadLetter } from "../../../pipelines/core/dead-letter.ts";
import { readDeadLetter } from "../../../pipelines/core/dead-letter.ts";
import type { EventLog } from "../../../pipelines/ports/event-log.ts";
import { analysedTopic, rawTopic, rejectedTopic } from "../../../schemas/topics.ts";
import { table } from "../table.ts";

export interface ListedDeadLetter {
  /** `topic/partition/offset` of the dead letter itself: what `show` takes. */
  readonly id: string;
  readonly letter: DeadLetter;
}

/** All dead letters, oldest first in each topic's partition. */
export async function* deadLetters(log: EventLog, signal: AbortSignal): AsyncGenerator<ListedDeadLetter> {
  for (const topic of [rawTopic, analysedTopic].map(rejectedTopic)) {
    for await (const record of log.read(topic, signal)) {
      yield { id: `${topic}/${record.partition}/${record.offset}`, letter: readDeadLetter(record) };
    }
  }
}

export function deadLetterTable(letters: readonly ListedDeadLetter[]): string {
  if (letters.length === 0) return "no dead letters";
  const rows = letters.map(({ id, letter }) => [
    id,
    letter.rejectedAt,
    letter.stage,
    letter.reason,
    letter.detail ?? "",
  ]);
  return table(["id", "rejected at", "stage", "reason", "detail"], rows);
}

/** One dead letter with its original bytes as text; they were protected before they were first written. */
export function showDeadLetter({ id, letter }: ListedDeadLetter): string {
  const { value, ...facts } = letter;
  return JSON.stringify({ id, ...facts, value: Buffer.from(value).toString("utf8") }, undefined, 2);
}
