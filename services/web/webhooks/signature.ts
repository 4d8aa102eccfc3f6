import { createHmac, timingSafeEqual } from "node:crypto";

/** By which a hub may sign (WebSub, 5.1.2); YouTube's does by the first. */
export const hubAlgorithms = ["sha1", "sha256", "sha384", "sha512"] as const;

type Algorithm = (typeof hubAlgorithms)[number];

export const signatureOf = (algorithm: Algorithm, secret: string, body: Uint8Array): Buffer =>
  createHmac(algorithm, secret).update(body).digest();

/**
 * Was the body signed with our secret? `header` is `ALGORITHM=HMAC`, of the raw bytes: written again from parsed
 * JSON they would be others. Compares in constant time, so that nobody can guess a signature byte by byte.
 */
export function isSigned(
  header: string | undefined,
  algorithm: Algorithm,
  secret: string,
  body: Uint8Array,
  encoding: "hex" | "base64" = "hex",
): boolean {
  const expected = signatureOf(algorithm, secret, body);
  const given = Buffer.from(
    header?.startsWith(`${algorithm}=`) ? header.slice(algorithm.length + 1) : "",
    encoding,
  );
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Are two words the same? Takes as long for a near miss as for any other. */
export function isSameWord(given: string | undefined, expected: string): boolean {
  const digest = (word: string) => createHmac("sha256", "suara").update(word).digest();
  return given !== undefined && timingSafeEqual(digest(given), digest(expected));
}
