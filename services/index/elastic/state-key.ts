import { createHash } from "node:crypto";

/** A keyword may have 32,766 bytes; a code unit takes four. */
const unitsInOrder = 2_000;
const digitsOfUnit = 4;
const afterAll = "\u007F"; // after every character of an order

/**
 * The document's id. Always a hash: an id may have 512 bytes at most and stands in an address, and a key may be of any
 * length and hold anything.
 */
export function stateId(collection: string, key: string): string {
  return hash(JSON.stringify([collection, key]));
}

/**
 * A keyword that sorts as the key's UTF-16 code units do, whereas Elasticsearch sorts keywords by their UTF-8 bytes: four
 * hexadecimal digits for each unit. Of a long key only the beginning, made unique by a hash, so that long keys that begin
 * alike come in any order; see `orderGroup`.
 */
export function orderOf(key: string): string {
  const beginning = unitsAsHex(key);
  return key.length <= unitsInOrder ? beginning : `${beginning}~${hash(key)}`;
}

/**
 * Where in the order all keys with this prefix are; with a long prefix some others too. A range, since Elasticsearch refuses
 * a long prefix.
 */
export function orderRange(prefix: string): { readonly gte: string; readonly lt: string } {
  const beginning = unitsAsHex(prefix);
  return { gte: beginning, lt: `${beginning}${afterAll}` };
}

/** Equal for keys that `orderOf` does not sort among each other; `undefined` for all others. */
export function orderGroup(order: string): string | undefined {
  const beginning = unitsInOrder * digitsOfUnit;
  return order.length > beginning ? order.slice(0, beginning) : undefined;
}

function unitsAsHex(text: string): string {
  return Buffer.from(text.slice(0, unitsInOrder), "utf16le").swap16().toString("hex");
}

function hash(text: string): string {
  return createHash("sha256").update(Buffer.from(text, "utf16le")).digest("base64url");
}
