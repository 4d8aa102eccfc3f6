import { keep } from "../../../pipelines/core/outcome.ts";
import { interpret } from "../../../pipelines/normalise/interpret.ts";
import { normaliseWhatsapp } from "../../../pipelines/normalise/whatsapp/normalise.ts";
import { openExport } from "../../collectors/whatsapp/open-export.ts";
import type { ChatImport, ChatProtector } from "./import-whatsapp.ts";
import { rawItemsOf } from "./import-whatsapp.ts";
import type { InspectedPart } from "./inspect.ts";
import { inspectChannel, partOf } from "./inspect.ts";

/** The text of an exported chat; `undefined` when the file holds JSON, with which no export begins. */
export async function exportIn(file: string): Promise<string | undefined> {
  const { text } = await openExport(file);
  return /^\uFEFF?\s*\{/u.test(text) ? undefined : text;
}

/** What becomes of each message in a first import of an exported chat, without one. */
export function inspectChat(
  what: Omit<ChatImport, "channel">,
  protector: ChatProtector,
): readonly InspectedPart[] {
  return rawItemsOf({ ...what, channel: inspectChannel("whatsapp") }, protector).flatMap((raw) => {
    const { payloadKind: kind, caption, payload: body } = raw;
    return interpret(Buffer.from(JSON.stringify(raw)), { whatsapp: normaliseWhatsapp }).map((outcome) =>
      partOf(
        { kind, postNativeId: "unknown", caption, body },
        outcome.kind === "keep" ? keep(outcome.value.item) : outcome,
      ),
    );
  });
}
