import { once } from "node:events";
import type { Writable } from "node:stream";

/** Writes text to a stream and waits while its reader is slow, so that memory stays flat. A closed pipe ends quietly, as `head` expects. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (stream.destroyed || stream.write(text)) return;
  await Promise.race([once(stream, "drain"), once(stream, "close")]);
}
