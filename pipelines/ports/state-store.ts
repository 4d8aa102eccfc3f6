import type { z } from "zod";

/** A named set of small JSON documents of one shape. What is read is parsed with `schema`: a store may be older than the code. */
export interface Collection<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
}

/** Opaque; changes with every write of its key. */
export type Version = string;

export interface Versioned<T> {
  readonly value: T;
  readonly version: Version;
}

export interface Keyed<T> extends Versioned<T> {
  readonly key: string;
}

export interface ListOptions {
  /** Only keys that begin so. */
  readonly prefix?: string;
}

/** Small shared facts: cursors, budgets, corrections, episodes. Never bulk data. Survives a crash once a write resolved. */
export interface StateStore extends AsyncDisposable {
  get<T>(collection: Collection<T>, key: string): Promise<Versioned<T> | undefined>;

  /**
   * Writes if the stored version is `expected` (`undefined`: if there is none) and resolves to the new version;
   * otherwise throws a `ConflictError`, which is retryable after a new `get`.
   */
  put<T>(collection: Collection<T>, key: string, value: T, expected: Version | undefined): Promise<Version>;

  /** Removes the key if the stored version is `expected`; otherwise throws a `ConflictError`. */
  delete<T>(collection: Collection<T>, key: string, expected: Version): Promise<void>;

  /** In the order of the keys' UTF-16 code units. Keys written meanwhile may or may not appear. */
  list<T>(collection: Collection<T>, options?: ListOptions): AsyncIterable<Keyed<T>>;
}
