import type { Chart } from "../chart.ts";
import type { Words } from "../words/words.ts";

/** One dashboard as it is meant, in one language and before any word of Kibana's. */
export interface Page {
  readonly name: PageName;
  readonly about: About;
  readonly rows: readonly TileRow[];
  readonly controls: readonly ControlName[];
}

export type PageName = keyof Words["pages"];

/** Whose fields the controls list, and whose documents the dashboard's filter leaves out. */
export type About = "comments" | "alerts";

export type ControlName =
  | "level"
  | "state"
  | "platform"
  | "language"
  | "topic"
  | "writtenBy"
  | "severity"
  | "answer";

export interface TileRow {
  readonly height: number;
  readonly tiles: readonly (readonly [width: number, tile: Tile])[];
}

export type Tile =
  | { readonly kind: "note"; readonly markdown: string }
  | { readonly kind: "chart"; readonly chart: Chart }
  | { readonly kind: "list"; readonly list: ListName };

export type ListName = "newest-comments" | "liked-comments" | "newest-alerts";

export function row(height: number, ...tiles: TileRow["tiles"]): TileRow {
  return { height, tiles };
}

export function chart(described: Chart): Tile {
  return { kind: "chart", chart: described };
}
