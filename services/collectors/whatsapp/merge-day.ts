import type { ChatEntry } from "../../../schemas/chat-day.ts";
import type { Instant } from "../../../schemas/item.ts";

/** A message of an export, as it can be compared with what is remembered. */
export interface SeenMessage {
  readonly minute: number;
  /** Under every pseudonym key, the newest first: what is remembered may be older than a key. */
  readonly senders: readonly string[];
  /** The same of the text; empty for a deleted message, whose text nobody has. */
  readonly texts: readonly string[];
  readonly state: ChatEntry["state"];
}

export interface MergeOptions {
  /** How new the export is. */
  readonly seenAt: Instant;
  /** Is the export sure to hold all of this minute? Not of its first, where it may be cut, nor of its last. */
  readonly whole: (minute: number) => boolean;
  /** May the export be cut within this minute, so that only its later messages are there? */
  readonly cutBefore: (minute: number) => boolean;
  /** The id for the n-th message with this sender, minute and text. */
  readonly idOf: (seen: number, ordinal: number) => string;
}

/** What became of one message of the export; `entry` is how it is remembered from now on. */
export interface Merged {
  readonly change: "none" | "new" | "changed";
  readonly entry: ChatEntry;
}

const rank = { said: 0, edited: 1, deleted: 2 } as const;

/**
 * Finds each message of an export's day among those remembered of it. First the same words by the same sender in the same
 * minute; then, of the rest, a message whose text was changed or deleted meanwhile, or had been already; then, where the
 * export is sure to be whole, the same under another name and up to a minute off, because another phone may have exported
 * it. What is left is new. One remembered message stands for one of the export: equal ones are counted, not merged.
 */
export function mergeDay(
  known: readonly ChatEntry[],
  seen: readonly SeenMessage[],
  { seenAt, whole, cutBefore, idOf }: MergeOptions,
): readonly Merged[] {
  const free = Map.groupBy(known, ({ minute }) => minute);
  const found = new Map<number, ChatEntry>();
  const pass = (offsets: readonly number[], matches: (message: SeenMessage, entry: ChatEntry) => boolean) => {
    const open = seen.keys().filter((at) => !found.has(at));
    for (const at of inOrder([...open], seen, cutBefore)) {
      const message = seen[at];
      if (message === undefined) continue;
      for (const offset of offsets) {
        const entry = takeFrom(free.get(message.minute + offset), message, matches, cutBefore);
        if (entry === undefined) continue;
        found.set(at, entry);
        break;
      }
    }
  };
  const inWhole = (matches: typeof sameWords) => (message: SeenMessage, entry: ChatEntry) =>
    whole(message.minute) && whole(entry.minute) && matches(message, entry);
  const bySender = ({ senders }: SeenMessage, { sender }: ChatEntry) => senders.includes(sender);
  const untouched = (message: SeenMessage, entry: ChatEntry) =>
    message.state === entry.state && sameWords(message, entry);
  pass([0], (message, entry) => bySender(message, entry) && untouched(message, entry));
  pass([0], (message, entry) => bySender(message, entry) && sameWords(message, entry));
  pass([0], (message, entry) => bySender(message, entry) && mayHaveChanged(message, entry));
  pass([0, -1, 1], inWhole(sameWords));
  pass([0], inWhole(mayHaveChanged));

  const used = new Set(known.map(({ id }) => id));
  const ordinals = new Map<string, number>();
  return seen.map((message, at) => {
    const entry = found.get(at);
    if (entry !== undefined) return merged(entry, message, seenAt);
    const equals = [message.minute, message.senders[0], message.texts[0]].join(" ");
    // Counted on from the last equal one: somebody may send the same a thousand times in a minute.
    let ordinal = ordinals.get(equals) ?? 0;
    while (used.has(idOf(at, ordinal))) ordinal += 1;
    ordinals.set(equals, ordinal + 1);
    const id = idOf(at, ordinal);
    return { change: "new", entry: { ...remembered(message, seenAt), id, minute: message.minute } };
  });
}

/** Of a minute that is cut at its beginning the last messages are there, so they are compared from the end. */
function inOrder(
  open: readonly number[],
  seen: readonly SeenMessage[],
  cutBefore: (minute: number) => boolean,
): readonly number[] {
  const isCut = (at: number) => cutBefore(seen[at]?.minute ?? Number.NaN);
  return [...open.filter((at) => !isCut(at)), ...open.filter(isCut).reverse()];
}

function takeFrom(
  entries: ChatEntry[] | undefined,
  message: SeenMessage,
  matches: (message: SeenMessage, entry: ChatEntry) => boolean,
  cutBefore: (minute: number) => boolean,
): ChatEntry | undefined {
  if (entries === undefined) return undefined;
  const fits = (entry: ChatEntry) => matches(message, entry);
  const index = cutBefore(message.minute) ? entries.findLastIndex(fits) : entries.findIndex(fits);
  return index < 0 ? undefined : entries.splice(index, 1)[0];
}

function sameWords({ texts, state }: SeenMessage, entry: ChatEntry): boolean {
  if (state === "deleted" || entry.state === "deleted") return state === entry.state;
  return entry.text !== null && texts.includes(entry.text);
}

/** A text that was never touched can't become another one. */
function mayHaveChanged({ state }: SeenMessage, entry: ChatEntry): boolean {
  return state !== entry.state || state === "edited";
}

/** A message only moves on, from said to edited to deleted; of two edits the newer export's counts. */
function merged(entry: ChatEntry, message: SeenMessage, seenAt: Instant): Merged {
  const further = rank[message.state] - rank[entry.state];
  if (sameWords(message, entry))
    return { change: "none", entry: further > 0 ? { ...entry, state: message.state, seenAt } : entry };
  if (further < 0 || (further === 0 && seenAt < entry.seenAt)) return { change: "none", entry };
  const { id, minute } = entry;
  return { change: "changed", entry: { ...remembered(message, seenAt), id, minute } };
}

function remembered(
  { senders, texts, state }: SeenMessage,
  seenAt: Instant,
): Omit<ChatEntry, "id" | "minute"> {
  return { sender: senders[0] ?? "", text: texts[0] ?? null, state, seenAt };
}
