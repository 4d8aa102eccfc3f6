import { gunzipSync } from "node:zlib";
import { maxAnswerBytes } from "../fetch-answer.ts";
import { sourceError } from "../source-errors.ts";

/**
 * The text of an answer, also of one that is itself a packed file, such as `sitemap.xml.gz`. Throws SOURCE_UNEXPECTED for
 * one that was packed to fill our memory, SOURCE_UNAVAILABLE for half of one.
 */
export function unpackedText(bytes: Buffer, what: string): string {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString();
  try {
    return gunzipSync(bytes, { maxOutputLength: maxAnswerBytes }).toString();
  } catch (error) {
    if (error instanceof RangeError)
      throw sourceError("unexpected", `${what}: a packed file of more than ${maxAnswerBytes} bytes`);
    throw sourceError("unavailable", `${what}: a packed file that is not whole`);
  }
}
