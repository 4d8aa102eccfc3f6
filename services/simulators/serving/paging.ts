import { z } from "zod";

/** Where an item stands in its list. */
export interface Position {
  readonly at: string;
  readonly id: string;
}

export type Order = (a: Position, b: Position) => number;

export const newestFirst: Order = (a, b) => compare(b.at, a.at) || compare(b.id, a.id);
export const byId: Order = (a, b) => compare(a.id, b.id);

/** The first index of a list in `order` whose item stands behind `position`. */
export function indexBehind<T>(
  list: readonly T[],
  positionOf: (item: T) => Position,
  order: Order,
  position: Position,
): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = list[middle];
    if (item !== undefined && order(positionOf(item), position) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts an item where it belongs in a list that is in `order`. */
export function insertInOrder<T>(list: T[], positionOf: (item: T) => Position, order: Order, item: T): void {
  list.splice(indexBehind(list, positionOf, order, positionOf(item)), 0, item);
}

const SentToken = z.object({
  epoch: z.int(),
  list: z.string(),
  after: z.object({ at: z.string(), id: z.string() }),
});
type SentToken = Readonly<z.infer<typeof SentToken>>;

export interface PageRequest<T> {
  /** Names the list: a token is good for its own list only. */
  readonly name: string;
  readonly list: readonly T[];
  readonly positionOf: (item: T) => Position;
  readonly order: Order;
  readonly token: string | undefined;
  readonly size: number;
}

/**
 * Opaque page tokens. A token names the last item that was given, so a list may grow, shrink and change between two
 * pages, and no item that stood in it all the time is skipped.
 */
export class PageTokens {
  readonly #stale: () => Error;
  #epoch = 0;

  /** `stale` makes the platform's own error for a token that is no longer good. */
  constructor(stale: () => Error) {
    this.#stale = stale;
  }

  /** Makes every token that was given out stale. */
  expire(): void {
    this.#epoch += 1;
  }

  /** Throws what `stale` makes. */
  page<T>({ name, list, positionOf, order, token, size }: PageRequest<T>) {
    const start = token === undefined ? 0 : indexBehind(list, positionOf, order, this.#after(name, token));
    const items = list.slice(start, start + size);
    const last = items.at(-1);
    const more = last !== undefined && start + size < list.length;
    return { items, nextPageToken: more ? this.#token(name, positionOf(last)) : undefined };
  }

  #token(list: string, after: Position): string {
    const sent: SentToken = { epoch: this.#epoch, list, after };
    return Buffer.from(JSON.stringify(sent)).toString("base64url");
  }

  #after(list: string, token: string): Position {
    const sent = decoded(token);
    if (sent === undefined || sent.epoch !== this.#epoch || sent.list !== list) throw this.#stale();
    return sent.after;
  }
}

function decoded(token: string): SentToken | undefined {
  try {
    return SentToken.safeParse(JSON.parse(Buffer.from(token, "base64url").toString())).data;
  } catch {
    return undefined;
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
