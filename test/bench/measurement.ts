/** One figure of a benchmark, with what it should be if anything was promised. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: { readonly atLeast?: number; readonly atMost?: number };
  readonly note?: string;
}
