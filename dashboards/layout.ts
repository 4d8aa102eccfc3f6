import type { Panel } from "./panel.ts";

/** Kibana's grid is so many columns wide, whatever the screen. */
export const gridWidth = 48;

/** Panels side by side, with their widths; together at most as wide as the grid. */
export interface Row {
  readonly height: number;
  readonly panels: readonly (readonly [width: number, panel: Panel])[];
}

export interface PlacedPanel {
  readonly panel: Panel;
  readonly grid: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
}

/** Puts rows under each other. Throws a `RangeError` for a row wider than the grid. */
export function placed(rows: readonly Row[]): PlacedPanel[] {
  let y = 0;
  return rows.flatMap(({ height, panels }) => {
    let x = 0;
    const row = panels.map(([w, panel]) => {
      const grid = { x, y, w, h: height };
      x += w;
      return { panel, grid };
    });
    if (x > gridWidth) throw new RangeError(`a row is ${x} wide, of ${gridWidth}`);
    y += height;
    return row;
  });
}
