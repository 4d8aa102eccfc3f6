import type { NewRecord } from "../../pipelines/ports/event-log.ts";
import type { IndexDocument } from "../../schemas/document.ts";

/** A document on its way to the index worker; `key` is its thread. */
export function documentRecord(key: string, document: IndexDocument): NewRecord {
  return { key, value: Buffer.from(JSON.stringify(document)) };
}
