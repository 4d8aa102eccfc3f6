import { normaliseWhatsapp } from "../../../../pipelines/normalise/whatsapp/normalise.ts";
import type { EventLog } from "../../../../pipelines/ports/event-log.ts";
import type { PostView, SearchIndex } from "../../../../pipelines/ports/search-index.ts";
import type { StateStore } from "../../../../pipelines/ports/state-store.ts";
import { whatsappFields } from "../../../../pipelines/protect/fields/whatsapp.ts";
import { parsePseudonymKeys } from "../../../../pipelines/protect/pseudonym-key.ts";
import { createProtector } from "../../../../pipelines/protect/protector.ts";
import type { Protector } from "../../../../pipelines/protect/protector.ts";
import type { Channel } from "../../../../schemas/channel.ts";
import { Config } from "../../../../schemas/config.ts";
import { Analysis } from "../../../../schemas/analysed.ts";
import type { Comment } from "../../../../schemas/item.ts";
import { documentId } from "../../../../schemas/item.ts";
import type { ChatSettings, ChatSummary } from "../../../../services/cli/commands/import-whatsapp.ts";
import { importChat } from "../../../../services/cli/commands/import-whatsapp.ts";
import type { TruthMessage } from "../../../../services/simulators/whatsapp/chat-truth.ts";
import { members } from "../../../../services/simulators/whatsapp/chat-truth.ts";
import { runIndex } from "../../../../services/workers/index-documents.ts";
import { runProcess } from "../../../../services/workers/process.ts";
import { countingMetrics } from "../../../fakes/counting-metrics.ts";
import { commentDocument } from "../../../fakes/documents.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";
import { memoryLog } from "../../../fakes/memory-log.ts";
import { memoryState } from "../../../fakes/memory-state.ts";
import { quietLogger } from "../../../fakes/quiet-logger.ts";

export const group: Channel = {
  id: "kumpulan-contoh",
  platform: "whatsapp",
  nativeId: "kumpulan-contoh",
  name: "Kumpulan Contoh",
  level: "district",
  state: "MY-01",
  district: "Daerah Contoh",
};

export const nowMs = Date.UTC(2026, 10, 24, 4);
export const settings: ChatSettings = Config.parse({}).collect.whatsapp;

/** A protector of test keys, the newest first. */
export function protectorOf(...ids: readonly string[]): Protector {
  const written = ids.map((id, index) => `${id}:${Buffer.alloc(32, index + 1).toString("base64")}`);
  return createProtector({
    keys: parsePseudonymKeys(written.join(","), "the test's key"),
    publicHandles: [],
    publicIds: [group],
    fields: (_, kind) => whatsappFields[kind],
  });
}

export const protector = protectorOf("k1");

export interface Group {
  readonly log: EventLog;
  readonly state: StateStore;
  readonly index: SearchIndex;
}

export function newGroup(): Group {
  return { log: memoryLog(), state: memoryState(), index: memoryIndex() };
}

export function importText(
  { log, state }: Pick<Group, "log" | "state">,
  text: string,
  changes: Partial<ChatSettings> = {},
): Promise<ChatSummary> {
  const what = { file: "eksport.txt", text, channel: group, settings: { ...settings, ...changes }, nowMs };
  return importChat(what, { log, state, protector });
}

const malaysiaAheadMs = 8 * 3_600_000;

const analysis = Analysis.parse(commentDocument().comment);

/** What the index holds of the group once the workers have caught up. */
export interface Held {
  readonly comments: readonly Comment[];
  readonly deleted: number;
  readonly posts: readonly PostView[];
}

export async function indexed({ log, index, state }: Group): Promise<Held> {
  const clock = fakeClock({ autoAdvance: true });
  const worker = { log, clock, metrics: countingMetrics(), logger: quietLogger(), random: () => 0 };
  const signal = new AbortController().signal;
  const analyse = (texts: readonly unknown[]) => Promise.resolve(texts.map(() => analysis));
  const normalisers = { whatsapp: normaliseWhatsapp };
  const limits = { stopWhenCaughtUp: true };
  await runProcess({ ...worker, normalisers, analyse, modelGeneration: 0 }, limits, signal);
  await runIndex({ ...worker, index, state }, limits, signal);
  await index.refresh();
  const nation = { kind: "nation" } as const;
  const comments: Comment[] = [];
  for (let after: string | undefined; ;) {
    const page = await index.search({
      scope: nation,
      filter: {},
      order: "oldest",
      size: 1_000,
      ...(after !== undefined && { after }),
    });
    comments.push(...page.hits.map(({ comment }) => comment));
    after = page.next;
    if (after === undefined) break;
  }
  const posts = await index.posts({ scope: nation, size: 1_000 });
  return { comments, deleted: posts.reduce((sum, post) => sum + post.deleted, 0), posts };
}

/** A message as the index must hold it, whatever phone exported it. */
export function asIndexed({ at, sender, text }: Pick<TruthMessage, "at" | "sender" | "text">) {
  const isNumber = sender.startsWith("+");
  const person = isNumber ? sender.replaceAll(/[ -]/gu, "") : `${group.nativeId}/${sender.replace("~ ", "")}`;
  const day = new Date(Date.parse(at) + malaysiaAheadMs).toISOString().slice(0, 10);
  return {
    postId: documentId("whatsapp", `${group.nativeId}/${day}`),
    parentId: null,
    author: protector.pseudonym("whatsapp", person),
    official: false,
    text: protector.text("whatsapp", text, members),
    publishedAt: `${at.slice(0, 16)}:00.000Z`,
    likes: null,
    replies: null,
  };
}
