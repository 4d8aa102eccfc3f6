import { control } from "./vocabulary.ts";

/** Texts that go through the encoder together: `ids` holds `rows.length` times `length` of them, one text after another. */
export interface Batch {
  /** Which text each row is. */
  readonly rows: readonly number[];
  /** How long every row is, padding included. */
  readonly length: number;
  readonly ids: Int32Array;
}

/**
 * Lengths are rounded up to a multiple of this. A text is padded by its own length alone, never to that of a neighbour:
 * so what the encoder computes for it is the same in every batch.
 */
const step = 4;
/** More rows bring no more speed and more memory. */
const mostRows = 32;

/** Puts texts of like length together. */
export function batchesOf(texts: readonly (readonly number[])[]): readonly Batch[] {
  const byLength = Map.groupBy(texts.keys(), (at) => Math.ceil((texts[at]?.length ?? 0) / step) * step);
  return [...byLength].flatMap(([length, all]) =>
    Array.from({ length: Math.ceil(all.length / mostRows) }, (_, part) => {
      const rows = all.slice(part * mostRows, (part + 1) * mostRows);
      const ids = new Int32Array(rows.length * length).fill(control.padding);
      for (const [row, at] of rows.entries()) ids.set(texts[at] ?? [], row * length);
      return { rows, length, ids };
    }),
  );
}
