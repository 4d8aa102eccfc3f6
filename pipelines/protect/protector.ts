import type { Platform } from "../../schemas/channel.ts";
import type { Outcome } from "../core/outcome.ts";
import { keep, reject } from "../core/outcome.ts";
import { maskEmails } from "./mask-emails.ts";
import { mentionMasker } from "./mask-mentions.ts";
import { maskNumbers } from "./mask-numbers.ts";
import { namesIn, storedPart } from "./protect-payload.ts";
import type { PseudonymKeys } from "./pseudonym-key.ts";
import { createPseudonyms, plainName } from "./pseudonyms.ts";
import type { StoredFields } from "./stored-fields.ts";

export interface ProtectorOptions {
  readonly keys: PseudonymKeys;
  /** Handles and names that are nobody's private name, with or without `@`: they stay in texts. */
  readonly publicHandles: readonly string[];
  /** Ids that stay as they are: the department's own channels. */
  readonly publicIds: readonly { readonly platform: Platform; readonly nativeId: string }[];
  /** The list for a kind of payload, `undefined` where there is none. */
  readonly fields: (platform: Platform, payloadKind: string) => StoredFields | undefined;
}

/** Stands between what a platform gave and anything that is written. Everything here is pure and safe to repeat. */
export interface Protector {
  /** What is stored instead of a person's id; a public id is returned as it is. */
  pseudonym(platform: Platform, nativeId: string): string;

  /** Every pseudonym the person may be stored under, newest key first: for erasure. */
  pseudonymsUnderAllKeys(platform: Platform, nativeId: string): readonly string[];

  /** Everything a mention of this handle or display name may have become in a text, newest key first: for erasure. */
  mentionsUnderAllKeys(platform: Platform, name: string): readonly string[];

  /**
   * The text with `<ic>`, `<phone>`, `<card>` and `<email>` for what they stand for, and a pseudonym for each mention of
   * a private person. `names` are display names that the text may mention. Masking a masked text changes nothing.
   */
  text(platform: Platform, text: string, names?: readonly string[]): string;

  /**
   * The listed fields of a payload, protected. Rejects a kind of payload that has no list (`unlisted-payload`) and a body
   * that is no object (`shape`); such a body is not protected and must not be stored, among the dead letters neither.
   */
  payload(platform: Platform, payloadKind: string, body: unknown): Outcome<object>;
}

/** The secrets of `keys` stay inside: a protector shows nothing of them when it is logged, inspected or serialised. */
export function createProtector({ keys, publicHandles, publicIds, fields }: ProtectorOptions): Protector {
  const pseudonyms = createPseudonyms(keys);
  const publicNames = new Set(publicHandles.map(plainName));
  const ownIds = new Set(publicIds.map(({ platform, nativeId }) => `${platform}:${nativeId}`));

  const pseudonym = (platform: Platform, nativeId: string) =>
    ownIds.has(`${platform}:${nativeId}`) ? nativeId : pseudonyms.person(platform, nativeId);

  const textMasker = (platform: Platform, names: readonly string[]) => {
    const maskMentions = mentionMasker({
      names,
      publicNames: publicHandles,
      isPublic: (name) => publicNames.has(name),
      mention: (name) => pseudonyms.mention(platform, name),
    });
    // Addresses first: what follows their @ is no handle. Numbers last: a handle may look like one.
    return (text: string) => maskNumbers(maskMentions(maskEmails(text)));
  };

  return {
    pseudonym,
    pseudonymsUnderAllKeys: (platform, nativeId) => pseudonyms.personUnderAllKeys(platform, nativeId),
    mentionsUnderAllKeys: (platform, name) => pseudonyms.mentionUnderAllKeys(platform, name),
    text: (platform, text, names = []) => textMasker(platform, names)(text),
    payload(platform, payloadKind, body) {
      const listed = fields(platform, payloadKind);
      if (listed === undefined) {
        return reject(
          "unlisted-payload",
          `${platform} has no list of stored fields for this kind of payload`,
        );
      }
      const stored = storedPart(body, listed, {
        person: (nativeId) => pseudonym(platform, nativeId),
        text: textMasker(platform, namesIn(body, listed)),
      });
      return stored === undefined
        ? reject("shape", `a ${payloadKind} of ${platform} must be an object`)
        : keep(stored);
    },
  };
}
