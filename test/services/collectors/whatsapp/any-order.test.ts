import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRetryable } from "../../../../schemas/errors.ts";
import type { Comment } from "../../../../schemas/item.ts";
import { rawTopic } from "../../../../schemas/topics.ts";
import type { TruthMessage } from "../../../../services/simulators/whatsapp/chat-truth.ts";
import { madeUpChat } from "../../../../services/simulators/whatsapp/chat-truth.ts";
import { dialects } from "../../../../services/simulators/whatsapp/dialects.ts";
import { exportChat } from "../../../../services/simulators/whatsapp/export-chat.ts";
import { flaky } from "../../../fakes/flaky.ts";
import type { Exported } from "./changing-chat.ts";
import { change, lastSeen, live, talk } from "./changing-chat.ts";
import type { Held } from "./group-under-test.ts";
import { asIndexed, importText, indexed, newGroup } from "./group-under-test.ts";

/**
 * Where an export is cut within a minute, nobody can tell equal messages of one sender in that minute apart: of those,
 * as many are known as one export shows at once.
 */
function mostAtOnce(exports: readonly Exported[]): readonly TruthMessage[] {
  const most = new Map<string, readonly TruthMessage[]>();
  for (const { messages } of exports) {
    for (const [line, equal] of Map.groupBy(messages, lineInTruth))
      if (equal.length > (most.get(line)?.length ?? 0)) most.set(line, equal);
  }
  return [...most.values()].flat();
}

function inTruth(messages: readonly TruthMessage[]) {
  const live = messages.filter(({ state }) => state !== "deleted");
  return { comments: live.map(lineInTruth).sort(), deleted: messages.length - live.length };
}

function lineInTruth(message: TruthMessage): string {
  return lineOf(asIndexed(message));
}

function inIndex({ comments, deleted }: Held) {
  return { comments: comments.map(lineOf).sort(), deleted };
}

function lineOf({ publishedAt, author, text }: Pick<Comment, "publishedAt" | "author" | "text">): string {
  return [publishedAt, author, text].join(" ");
}

async function untilItSucceeds(act: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await act();
      return;
    } catch (error) {
      if (!isRetryable(error)) throw error;
    }
  }
}

/** Imports every export twice, in this order, through stores that fail at these moments. */
async function importAll(
  exports: readonly Exported[],
  order: readonly number[],
  failures: readonly boolean[],
) {
  const place = newGroup();
  const moments = failures.values();
  const stores = { log: flaky(place.log, moments), state: flaky(place.state, moments) };
  const ranked = exports.map((each, at) => ({ each, rank: order[at % Math.max(1, order.length)] ?? 0 }));
  ranked.sort((a, b) => a.rank - b.rank);
  for (const { each } of [...ranked, ...ranked.toReversed()])
    await untilItSucceeds(() => importText(stores, each.text));
  return place;
}

describe("exports of a changing chat, in any dialect, imported in any order and twice, killed anywhere", () => {
  const order = fc.array(fc.nat(100), { minLength: 1, maxLength: 12 });
  const failures = fc.array(fc.boolean(), { maxLength: 40 });

  it("end with the items of the truth", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(...talk, ...change), { maxLength: 40 }),
        order,
        failures,
        async (steps, order, failures) => {
          const exports = live(steps, "between minutes");
          const held = await indexed(await importAll(exports, order, failures));
          expect(inIndex(held)).toEqual(inTruth(lastSeen(exports)));
          expect(new Set(held.comments.map(({ id }) => id)).size).toBe(held.comments.length);
        },
      ),
      { seed: 20_261_124, numRuns: 150 },
    );
  });

  it("lose and double nothing where an export is cut within a minute", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(...talk), { maxLength: 40 }),
        order,
        failures,
        async (steps, order, failures) => {
          const exports = live(steps, "anywhere");
          const held = await indexed(await importAll(exports, order, failures));
          expect(inIndex(held)).toEqual(inTruth(mostAtOnce(exports)));
        },
      ),
      { seed: 20_261_124, numRuns: 150 },
    );
  });

  it("append nothing the second time", async () => {
    const [dialect] = dialects;
    if (dialect === undefined) throw new TypeError("there are dialects");
    const chat = exportChat(madeUpChat(7, 300), dialect);
    const place = newGroup();
    const { messages, added, deleted, known } = await importText(place, chat);
    expect({ messages, known, sum: added + deleted }).toEqual({ messages: 300, known: 0, sum: 300 });
    const appended = await Array.fromAsync(place.log.read(rawTopic, new AbortController().signal));
    expect(await importText(place, chat)).toMatchObject({ added: 0, edited: 0, deleted: 0, known: 300 });
    expect(await Array.fromAsync(place.log.read(rawTopic, new AbortController().signal))).toEqual(appended);
  });
});
