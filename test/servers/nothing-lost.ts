import { expect } from "vitest";
import { analysedTopic, rawTopic, rejectedTopic } from "../../schemas/topics.ts";
import type { System } from "./system.ts";

/** What must hold after any fault: each raw record became a document of the index or a dead letter, and each comment is there once. */
export async function expectNothingLost(
  system: System,
  {
    comments,
    deadLetters = { raw: 0, analysed: 0 },
  }: { readonly comments: number; readonly deadLetters?: DeadLetters },
): Promise<void> {
  const distinct = async (topic: string) =>
    new Set((await system.records(topic)).map(({ value }) => value)).size;
  expect({
    indexed: await system.indexed(),
    raw: await distinct(rejectedTopic(rawTopic)),
    analysed: await distinct(rejectedTopic(analysedTopic)),
  }).toEqual({ indexed: comments, ...deadLetters });
}

interface DeadLetters {
  readonly raw: number;
  readonly analysed: number;
}
