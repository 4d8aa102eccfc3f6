import { ConflictError } from "../../schemas/errors.ts";
import type { Collection, StateStore } from "../ports/state-store.ts";

/**
 * Reads, changes and writes one document, again from the start as often as somebody else wrote meanwhile. `change` must
 * be free of effects; returning what it was given writes nothing, so that what is absent may be left so. Resolves to the
 * document as it now is.
 */
export async function updateState<T>(
  state: StateStore,
  collection: Collection<T>,
  key: string,
  change: (current: T | undefined) => T,
): Promise<T>;
export async function updateState<T>(
  state: StateStore,
  collection: Collection<T>,
  key: string,
  change: (current: T | undefined) => T | undefined,
): Promise<T | undefined>;
export async function updateState<T>(
  state: StateStore,
  collection: Collection<T>,
  key: string,
  change: (current: T | undefined) => T | undefined,
): Promise<T | undefined> {
  for (;;) {
    const current = await state.get(collection, key);
    const next = change(current?.value);
    if (next === undefined || next === current?.value) return next;
    try {
      await state.put(collection, key, next, current?.version);
      return next;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}
