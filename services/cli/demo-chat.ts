import { unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { corpusChats, corpusGroup, corpusGroupOfficer } from "../simulators/corpus/group-chat.ts";
import { dialects } from "../simulators/whatsapp/dialects.ts";
import { exportChat } from "../simulators/whatsapp/export-chat.ts";
import type { Instant } from "../../schemas/item.ts";
import type { ExportDependencies } from "./import-export.ts";
import { importExport } from "./import-export.ts";

/** How the demo's exports are to be read: in the first twelve days of a month no date tells which number is the day. */
export const demoChatSettings = { officers: [corpusGroupOfficer], dateOrder: "day-first" } as const;

/**
 * Imports the chat of the demo's group as a member's phone exported it, twice, and resolves to how many messages it has.
 * Nothing stays of the files, which hold names.
 */
export async function importDemoChat(
  folder: string,
  until: Instant,
  dependencies: ExportDependencies,
): Promise<number> {
  const [malayPhone] = dialects;
  if (malayPhone === undefined) throw new TypeError("no phone's way to export is known");
  const file = join(folder, `Sembang WhatsApp dengan ${corpusGroup.name}.txt`);
  const chats = corpusChats(until);
  for (const chat of chats) {
    writeFileSync(file, exportChat(chat, malayPhone), { mode: 0o600 });
    try {
      await importExport(file, corpusGroup.id, dependencies);
    } finally {
      unlinkSync(file);
    }
  }
  return Math.max(...chats.map(({ messages }) => messages.length));
}
