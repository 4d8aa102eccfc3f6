import type { Platform } from "../../schemas/channel.ts";
import type { PseudonymKey, PseudonymKeys } from "./pseudonym-key.ts";
import { recentCache } from "./recent-cache.ts";

/** Stands for a person where the platform gave an id: the key's id, `_`, and 128 bits in base64url. */
type Pseudonym = string;

export interface Pseudonyms {
  person(platform: Platform, nativeId: string): Pseudonym;
  /** What replaces `@handle` or `@Display Name` in a text, with its `@`. Case and outer spaces do not matter. */
  mention(platform: Platform, name: string): string;
  /** Everything the person may be stored as, newest key first: for erasure. */
  personUnderAllKeys(platform: Platform, nativeId: string): readonly Pseudonym[];
  mentionUnderAllKeys(platform: Platform, name: string): readonly string[];
}

const pseudonymBytes = 16;
const mentionBytes = 8;
const remembered = 100_000;

export function createPseudonyms(keys: PseudonymKeys): Pseudonyms {
  const person = recentCache(remembered, (signed) => personPseudonym(keys[0], signed));
  const mention = recentCache(remembered, (signed) => mentionPseudonym(keys[0], signed));
  return {
    person: (platform, nativeId) => person(personText(platform, nativeId)),
    mention: (platform, name) => mention(mentionText(platform, name)),
    personUnderAllKeys: (platform, nativeId) =>
      keys.map((key) => personPseudonym(key, personText(platform, nativeId))),
    mentionUnderAllKeys: (platform, name) =>
      keys.map((key) => mentionPseudonym(key, mentionText(platform, name))),
  };
}

/** The one form of a handle or display name that is compared and signed. */
export function plainName(name: string): string {
  return name
    .replace(/^[\s@＠﹫]+/u, "")
    .replaceAll(/\p{Cf}/gu, "")
    .trim()
    .toLowerCase();
}

const personText = (platform: Platform, nativeId: string) => `${platform}:${nativeId}`;

/** The `@` keeps handles apart from ids: an id that reads like somebody's handle must not share a pseudonym with it. */
const mentionText = (platform: Platform, name: string) => `${platform}:@${plainName(name)}`;

function personPseudonym(key: PseudonymKey, signed: string): Pseudonym {
  return `${key.id}_${key.sign(signed).subarray(0, pseudonymBytes).toString("base64url")}`;
}

function mentionPseudonym(key: PseudonymKey, signed: string): string {
  return `@u_${key.id}_${letters(key.sign(signed).subarray(0, mentionBytes))}`;
}

/** Half a byte a letter, a to p: without digits, so that no part of it can pass for somebody's number. */
function letters(bytes: Uint8Array): string {
  const firstLetter = 97;
  return String.fromCharCode(
    ...[...bytes].flatMap((byte) => [firstLetter + (byte >> 4), firstLetter + (byte & 15)]),
  );
}

/** What `mention` makes, without its `@`, under any key. */
export const mentionForm = "u_[a-z0-9]{1,8}_[a-p]{16}";
