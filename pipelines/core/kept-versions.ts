import type { DocumentVersion } from "../../schemas/document.ts";
import type { Comment, Post } from "../../schemas/item.ts";
import type { EarlierText } from "../ports/search-index.ts";

/** Of each comment and post so many earlier texts are kept, the latest of them. */
export const mostEarlierTexts = 20;

/** What an index keeps beside a comment or post: the texts that it had before, and how far it was deleted. */
export interface KeptTexts {
  /** Other than the present one, each text once, the latest first. */
  readonly texts: readonly EarlierText[];
  /** Texts up to this version were deleted and are never kept again, however late they come; 0 when nothing was. */
  readonly forgotten: DocumentVersion;
}

export const nothingKept: KeptTexts = { texts: [], forgotten: 0 };

/**
 * What is kept once a document says `current` and `older`, of a lower or equal version, is known to have been seen.
 * Observations and deletions may come in any order, doubled too, and leave the same behind. Returns `kept` itself where
 * nothing changes: the same text seen again, or read by another model, is no other version.
 */
export function keepText(kept: KeptTexts, current: string, older: EarlierText): KeptTexts {
  const { texts, forgotten } = kept;
  const news = older.text !== current && older.version > forgotten ? [older] : [];
  if (news.length === 0 && !texts.some(({ text }) => text === current)) return kept;
  const latest = new Map<string, EarlierText>();
  for (const each of [...texts, ...news]) {
    const known = latest.get(each.text);
    if (each.text !== current && (known === undefined || each.version >= known.version))
      latest.set(each.text, each);
  }
  const sorted = [...latest.values()].sort(latestFirst).slice(0, mostEarlierTexts);
  const same = sorted.length === texts.length && sorted.every((each, at) => isSame(each, texts[at]));
  return same ? kept : { texts: sorted, forgotten };
}

/** What is kept after a deletion of that version, which takes every text up to it. Returns `kept` itself where nothing changes. */
export function forgetTexts(kept: KeptTexts, upTo: DocumentVersion): KeptTexts {
  if (upTo <= kept.forgotten) return kept;
  return { texts: kept.texts.filter(({ version }) => version > upTo), forgotten: upTo };
}

export function textOfComment(
  version: DocumentVersion,
  { text, editedAt, collectedAt }: Pick<Comment, "text" | "editedAt" | "collectedAt">,
): EarlierText {
  return { version, text, editedAt, collectedAt };
}

export function textOfPost(
  version: DocumentVersion,
  { caption, collectedAt }: Pick<Post, "caption" | "collectedAt">,
): EarlierText {
  return { version, text: caption, editedAt: null, collectedAt };
}

/** Two texts of one version are of no order; any will do, if it is always the same. */
function latestFirst(a: EarlierText, b: EarlierText): number {
  return b.version - a.version || (a.text < b.text ? -1 : 1);
}

function isSame(a: EarlierText, b: EarlierText | undefined): boolean {
  const { version, text, editedAt, collectedAt } = a;
  return (
    text === b?.text && version === b.version && editedAt === b.editedAt && collectedAt === b.collectedAt
  );
}
