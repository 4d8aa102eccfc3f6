import type { Protector } from "../../pipelines/protect/protector.ts";
import type { Config } from "../../schemas/config.ts";
import { openExport } from "../collectors/whatsapp/open-export.ts";
import { systemClock } from "../runtime/clock.ts";
import { VisitJournal } from "../workers/channel-visits.ts";
import type { ChatSummary } from "./commands/import-whatsapp.ts";
import { groupOf, importChat } from "./commands/import-whatsapp.ts";
import type { Stores } from "./open-stores.ts";

export interface ExportDependencies extends Pick<Stores, "log" | "state"> {
  readonly config: Pick<Config, "channels" | "collect">;
  readonly protector: Protector;
}

/** Imports one exported chat into the group that `channelId` or else the file's name says. Safe to repeat. */
export async function importExport(
  file: string,
  channelId: string | undefined,
  { log, state, protector, config }: ExportDependencies,
): Promise<ChatSummary> {
  const opened = await openExport(file);
  const channel = groupOf(config.channels, opened, channelId);
  const settings = config.collect.whatsapp;
  const what = { file, text: opened.text, channel, settings, nowMs: systemClock.now() };
  const summary = await importChat(what, { log, state, protector });
  // An import is to a group what a visit is to a page: `suara channels` says when the last one was.
  await new VisitJournal({ state, clock: systemClock }, channel).succeeded();
  return summary;
}
