import { gunzipSync } from "node:zlib";
import { maxAnswerBytes } from "../fetch-answer.ts";
import { sourceError } from "../source-errors.ts";

/**
 * The text of an answer, also of one that is itself a packed file, such as `sitemap.xml.gz`, and of one that is not in
 * UTF-8. Throws SOURCE_UNEXPECTED for one that was packed to fill our memory, SOURCE_UNAVAILABLE for half of one.
 */
export function answerText(answer: Buffer, headers: Headers, what: string): string {
  const bytes = unpacked(answer, what);
  try {
    // Many say that they are in another encoding and are in this one.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decodedAsDeclared(bytes, headers);
  }
}

function unpacked(bytes: Buffer, what: string): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: maxAnswerBytes });
  } catch (error) {
    if (error instanceof RangeError)
      throw sourceError("unexpected", `${what}: a packed file of more than ${maxAnswerBytes} bytes`);
    throw sourceError("unavailable", `${what}: a packed file that is not whole`);
  }
}

/** By the header, else by the declaration of XML or HTML; UTF-8 with signs for what can't be read where neither says. */
function decodedAsDeclared(bytes: Buffer, headers: Headers): string {
  const beginning = bytes.subarray(0, 1_024).toString("latin1");
  const label =
    /charset=["']?([\w-]+)/iu.exec(headers.get("content-type") ?? "")?.[1] ??
    /<\?xml[^>]*\bencoding=["']([\w-]+)/iu.exec(beginning)?.[1] ??
    /<meta[^>]*\bcharset=["']?([\w-]+)/iu.exec(beginning)?.[1];
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes); // in no encoding that there is
  }
}
