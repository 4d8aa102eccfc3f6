import type { DocumentVersion } from "../../schemas/document.ts";
import type { AnalysedComment } from "../../schemas/analysed.ts";
import type { Post } from "../../schemas/item.ts";
import type { EarlierLabels, EarlierText } from "../ports/search-index.ts";
import { uncorrected } from "./correct.ts";
import { keepLabels } from "./kept-labels.ts";

/** Of each comment and post so many earlier texts are kept, the latest of them. */
export const mostEarlierTexts = 20;

/** What an index keeps beside a comment or post: the texts and labels that it had before, and how far it was deleted. */
export interface KeptVersions {
  /** Other than the present one, each text once, the latest first. */
  readonly texts: readonly EarlierText[];
  /** Of other models than the present ones, the latest first; absent when there are none. */
  readonly labels?: readonly EarlierLabels[];
  /** Versions up to this one were deleted and are never kept again, however late they come; 0 when nothing was. */
  readonly forgotten: DocumentVersion;
}

export const nothingKept: KeptVersions = { texts: [], forgotten: 0 };

/** What one document said, and what models said of it; posts have no labels. */
export interface SeenVersion {
  readonly text: EarlierText;
  readonly labels?: EarlierLabels;
}

/**
 * What is kept once a document says `current` and `older`, of a lower or equal version, is known to have been seen.
 * Observations and deletions may come in any order, doubled too, and leave the same behind. Returns `kept` itself where
 * nothing changes.
 */
export function keepVersion(kept: KeptVersions, current: SeenVersion, older: SeenVersion): KeptVersions {
  const texts = keepText(kept, current.text.text, older.text);
  if (current.labels === undefined || older.labels === undefined) return texts;
  const labels = keepLabels(kept.labels ?? [], current.labels, older.labels, kept.forgotten);
  return labels === kept.labels || (labels.length === 0 && kept.labels === undefined)
    ? texts
    : withLabels(texts, labels);
}

/** The same text seen again, or read by another model, is no other text. */
function keepText(kept: KeptVersions, current: string, older: EarlierText): KeptVersions {
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
  return same ? kept : { ...kept, texts: sorted };
}

/** What is kept after a deletion of that version, which takes everything up to it. Returns `kept` itself where nothing changes. */
export function forgetVersions(kept: KeptVersions, upTo: DocumentVersion): KeptVersions {
  if (upTo <= kept.forgotten) return kept;
  const { texts, labels = [] } = kept;
  const left = { texts: texts.filter(({ version }) => version > upTo), forgotten: upTo };
  return withLabels(
    left,
    labels.filter(({ version }) => version > upTo),
  );
}

function withLabels({ texts, forgotten }: KeptVersions, labels: readonly EarlierLabels[]): KeptVersions {
  return labels.length === 0 ? { texts, forgotten } : { texts, labels, forgotten };
}

export function seenComment(version: DocumentVersion, comment: AnalysedComment): SeenVersion {
  // What people say is no model's label, and stands beside all of them anyway.
  const { text, editedAt, collectedAt, language, sentiment, topics, models } = uncorrected(comment);
  return {
    text: { version, text, editedAt, collectedAt },
    labels: { version, language, sentiment, topics, models },
  };
}

export function seenPost(
  version: DocumentVersion,
  { caption, collectedAt }: Pick<Post, "caption" | "collectedAt">,
): SeenVersion {
  return { text: { version, text: caption, editedAt: null, collectedAt } };
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
