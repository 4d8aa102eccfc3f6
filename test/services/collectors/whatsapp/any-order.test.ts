import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRetryable } from "../../../../schemas/errors.ts";
import { rawTopic } from "../../../../schemas/topics.ts";
import type { TruthMessage } from "../../../../services/simulators/whatsapp/chat-truth.ts";
import { madeUpChat, members, sayings } from "../../../../services/simulators/whatsapp/chat-truth.ts";
import { dialects } from "../../../../services/simulators/whatsapp/dialects.ts";
import { exportChat } from "../../../../services/simulators/whatsapp/export-chat.ts";
import { flaky } from "../../../fakes/flaky.ts";
import type { Held } from "./group-under-test.ts";
import { group, importText, indexed, newGroup, protector } from "./group-under-test.ts";

/** The 13th: no export of this chat leaves open which number is the day. */
const beginningMs = Date.UTC(2026, 9, 13, 15, 50);

type Step =
  | { readonly do: "say"; readonly sender: number; readonly text: number; readonly seconds: number }
  | { readonly do: "show"; readonly sender: number; readonly caption: boolean }
  | { readonly do: "edit"; readonly which: number; readonly text: number }
  | { readonly do: "delete"; readonly which: number }
  | { readonly do: "wait"; readonly minutes: number }
  | { readonly do: "export"; readonly dialect: number; readonly cut: number };

interface Exported {
  readonly text: string;
  /** As this export shows them. */
  readonly messages: readonly TruthMessage[];
}

const talk = [
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("say" as const),
      sender: fc.nat(members.length - 1),
      text: fc.nat(sayings.length - 1),
      seconds: fc.nat(30),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("show" as const),
      sender: fc.nat(members.length - 1),
      caption: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("wait" as const), minutes: fc.integer({ min: 1, max: 900 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("export" as const),
      dialect: fc.nat(dialects.length - 1),
      cut: fc.nat(100),
    }),
  },
] as const;
const change = [
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("edit" as const),
      which: fc.nat(1_000),
      text: fc.nat(sayings.length - 1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("delete" as const), which: fc.nat(1_000) }) },
] as const;

type Cuts = "between minutes" | "anywhere";

/** Lives through the steps and keeps every export on the way, and one of the end. */
function live(steps: readonly Step[], cuts: Cuts): readonly Exported[] {
  let atMs = beginningMs;
  let messages: TruthMessage[] = [];
  const exports: Exported[] = [];
  const say = (sender: string | undefined, text: string | undefined, media: boolean) => {
    const at = new Date(atMs).toISOString();
    const said = {
      id: messages.length,
      sender: sender ?? "",
      text: text ?? "",
      media,
      at,
      state: "said",
    } as const;
    messages = [...messages, said];
  };
  const change = (which: number, to: (message: TruthMessage) => TruthMessage) => {
    const chosen = messages[which % Math.max(1, messages.length)];
    messages = messages.map((message) =>
      message === chosen && message.state !== "deleted" ? to(message) : message,
    );
  };
  for (const step of [...steps, { do: "export", dialect: steps.length, cut: steps.length * 7 } as const]) {
    switch (step.do) {
      case "wait":
        atMs += step.minutes * 60_000;
        break;
      case "say":
        atMs += step.seconds * 1_000;
        say(members[step.sender], sayings[step.text], false);
        break;
      case "show":
        say(members[step.sender], step.caption ? "Gambar tadi" : "", true);
        break;
      case "edit":
        change(step.which, (message) =>
          message.media ? message : { ...message, state: "edited", text: sayings[step.text] ?? "" },
        );
        break;
      case "delete":
        change(step.which, (message) => ({ ...message, state: "deleted" }));
        break;
      case "export":
        // Two exports with the same newest message are equally new; a chat that goes on tells which came later.
        atMs += 60_000;
        say("Ali Contoh", "Selamat pagi", false);
        exports.push(exported(messages, step, cuts));
    }
  }
  return exports;
}

function exported(
  messages: readonly TruthMessage[],
  at: { dialect: number; cut: number },
  cuts: Cuts,
): Exported {
  const minuteOf = (index: number) => messages[index]?.at.slice(0, 16);
  let cut = at.cut % messages.length;
  if (cuts === "between minutes") while (cut > 0 && minuteOf(cut) === minuteOf(cut - 1)) cut -= 1;
  const dialect = dialects[at.dialect % dialects.length];
  if (dialect === undefined) throw new TypeError("there are dialects");
  return {
    text: exportChat({ group: group.name, messages }, dialect, { cut }),
    messages: messages.slice(cut),
  };
}

/** Each message as the last export shows it that shows it at all. */
function lastSeen(exports: readonly Exported[]): readonly TruthMessage[] {
  const shown = exports.flatMap(({ messages }) => messages.map((each) => [each.id, each] as const));
  return [...new Map(shown).values()];
}

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

function lineInTruth({ at, sender, text }: TruthMessage): string {
  const person = sender.startsWith("+") ? "+60100000001" : `${group.nativeId}/${sender.replace("~ ", "")}`;
  return [at.slice(0, 16), protector.pseudonym("whatsapp", person), plain(text)].join(" ");
}

function inIndex({ comments, deleted }: Held) {
  const lines = comments.map(({ author, text, publishedAt }) =>
    [publishedAt.slice(0, 16), author, plain(text)].join(" "),
  );
  return { comments: lines.sort(), deleted };
}

/** A mention is a pseudonym in the index, and a name between isolates in the truth. */
function plain(text: string): string {
  return text.replaceAll(/@(?:\u2068[^\u2069]*\u2069|\u2068?u_k1_[a-p]{16}\u2069?)/gu, "@");
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
      { seed: 20_261_124, numRuns: 300 },
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
      { seed: 20_261_124, numRuns: 300 },
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
