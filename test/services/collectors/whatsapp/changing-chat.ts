import * as fc from "fast-check";
import type { TruthMessage } from "../../../../services/simulators/whatsapp/chat-truth.ts";
import { members, sayings } from "../../../../services/simulators/whatsapp/chat-truth.ts";
import { dialects } from "../../../../services/simulators/whatsapp/dialects.ts";
import { exportChat } from "../../../../services/simulators/whatsapp/export-chat.ts";
import { group } from "./group-under-test.ts";

const said = [...sayings, "Hubungi 019-876 5432 segera"];

/** The 13th: no export of this chat leaves open which number is the day. */
const beginningMs = Date.UTC(2026, 9, 13, 15, 50);

export type Step =
  | { readonly do: "say"; readonly sender: number; readonly text: number; readonly seconds: number }
  | { readonly do: "show"; readonly sender: number; readonly caption: boolean }
  | { readonly do: "edit"; readonly which: number; readonly text: number }
  | { readonly do: "delete"; readonly which: number }
  | { readonly do: "wait"; readonly minutes: number }
  | { readonly do: "export"; readonly dialect: number; readonly cut: number };

export interface Exported {
  readonly text: string;
  /** As this export shows them. */
  readonly messages: readonly TruthMessage[];
}

export const talk = [
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("say" as const),
      sender: fc.nat(members.length - 1),
      text: fc.nat(said.length - 1),
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
export const change = [
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("edit" as const),
      which: fc.nat(1_000),
      text: fc.nat(said.length - 1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("delete" as const), which: fc.nat(1_000) }) },
] as const;

/** Where an export that is too long begins. */
export type Cuts = "between minutes" | "anywhere";

/** Lives through the steps and keeps every export on the way, and one of the end. */
export function live(steps: readonly Step[], cuts: Cuts): readonly Exported[] {
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
        say(members[step.sender], said[step.text], false);
        break;
      case "show":
        say(members[step.sender], step.caption ? "Gambar tadi" : "", true);
        break;
      case "edit":
        change(step.which, (message) =>
          message.media ? message : { ...message, state: "edited", text: said[step.text] ?? "" },
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
export function lastSeen(exports: readonly Exported[]): readonly TruthMessage[] {
  const shown = exports.flatMap(({ messages }) => messages.map((each) => [each.id, each] as const));
  return [...new Map(shown).values()];
}
