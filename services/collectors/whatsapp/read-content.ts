import { withoutLeadingMarks } from "./header.ts";
import type { Phrases } from "./phrases.ts";

/** What follows a header. */
export type Content =
  /** `group`: the name under which the system speaks in this file, where the line shows it. */
  | { readonly kind: "system"; readonly group?: string }
  | { readonly kind: "deleted"; readonly sender: string }
  | SaidContent;

export interface SaidContent {
  readonly kind: "said";
  readonly sender: string;
  /** Without placeholders: of a picture, its caption, or nothing. */
  readonly text: string;
  readonly media: boolean;
  readonly edited: boolean;
  /** It looks like something WhatsApp itself wrote, in words nobody listed. */
  readonly unknownMark: boolean;
}

export type ReadContent = (rest: string, groupNames: ReadonlySet<string>) => Content;

const attachedOnAndroid =
  /^[^\n/\\<>]{1,200}\.[a-z0-9]{2,5} \((?:file attached|fail dilampirkan|file terlampir)\)$/iu;
const attachedOnIos = /^<(?:attached|dilampir|dilampirkan|terlampir): [^\n<>]{1,200}>$/iu;
/** Coordinates say where a private person is: a location is kept as a message, never as a place. */
const location = /^(?:live )?(?:location|lokasi)(?: langsung)?: https?:\/\/\S+$/iu;
const placeholderLike = /^<[^\n<>]{3,60}>$/u;

/** Makes a reader of what stands after headers, for these phrases. */
export function contentReader(phrases: Phrases): ReadContent {
  const media = new Set(phrases.media.map(folded));
  const deleted = new Set(phrases.deleted.map(folded));
  const edited = phrases.edited.map((phrase) => phrase.toLowerCase());
  const system = phrases.system.map((phrase) => phrase.toLowerCase());
  const saysTheSystem = (text: string) => system.some((phrase) => text.toLowerCase().includes(phrase));
  const isMedia = (line: string) =>
    media.has(folded(line)) ||
    [attachedOnAndroid, attachedOnIos, location].some((form) => form.test(line.trim()));

  return (rest, groupNames) => {
    const colon = endOfSender(rest);
    const sender = visibleName(rest.slice(0, Math.max(0, colon)));
    // A changed subject may hold a colon of its own: then what stands before it already says what happened.
    if (colon < 0 || sender === "" || saysTheSystem(sender)) return { kind: "system" };
    const written = rest.slice(colon + 2);
    const marked = written.startsWith("\u200E");
    const body = withoutLeadingMarks(written);
    if (groupNames.has(sender)) return { kind: "system" };
    if (isNotice(body)) return { kind: "system", group: sender };
    if (marked && (saysTheSystem(body) || body.startsWith(`${sender} `))) return { kind: "system" };
    if (deleted.has(folded(body))) return { kind: "deleted", sender };
    const suffix = edited.find((phrase) => body.trimEnd().toLowerCase().endsWith(phrase));
    const text = suffix === undefined ? body : body.trimEnd().slice(0, -suffix.length);
    const [firstLine = "", ...caption] = text.split("\n");
    const isPlaceholder = isMedia(withoutMarks(firstLine));
    return {
      kind: "said",
      sender,
      text: (isPlaceholder ? caption.join("\n") : text).trim(),
      media: isPlaceholder,
      edited: suffix !== undefined,
      unknownMark: !isPlaceholder && (marked || placeholderLike.test(withoutMarks(text).trim())),
    };
  };
}

/** The first `: ` ends the name; a line may also end right after the colon, where nothing was said. */
function endOfSender(rest: string): number {
  const colon = rest.indexOf(": ");
  const firstLine = rest.indexOf("\n") < 0 ? rest.length : rest.indexOf("\n");
  if (colon >= 0 && colon < firstLine) return colon;
  return rest.charAt(firstLine - 1) === ":" ? firstLine - 1 : -1;
}

/** The first line of a chat, which many phones write under the group's name. */
const notice =
  /^(?:messages (?:and calls|you send)|mesej (?:dan panggilan|yang anda hantar)|pesan (?:dan panggilan|yang anda kirim))\b.{0,80}(?:end-to-end|disulitkan)/iu;

function isNotice(body: string): boolean {
  return notice.test(body);
}

/** A name as one compares it: without marks, the `~` of unsaved members, and with plain blanks. */
export function visibleName(name: string): string {
  return withoutMarks(name)
    .replaceAll(/\s+/gu, " ")
    .replace(/^[\s~]+/u, "")
    .trim();
}

function folded(text: string): string {
  return withoutMarks(text).trim().replace(/\.$/u, "").toLowerCase();
}

function withoutMarks(text: string): string {
  return text.replaceAll(/[\uFEFF\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "");
}
