import { gridColour, textColour } from "./palette.ts";

/** The words of an upright axis that counts. */
export interface CountWords {
  /** What it counts. */
  readonly count: string;
  readonly number: (value: number) => string;
}

/** The room of a chart of counts over time, this far below the top, where the names of its series stand. */
export function countGrid(top: number) {
  return {
    left: 4,
    right: 12,
    top,
    bottom: 4,
    outerBoundsMode: "same",
    outerBoundsContain: "axisLabel",
  } as const;
}

/** The lower axis, with the short name of each step. */
export function stepAxis(labels: readonly string[]) {
  const data = [...labels];
  return {
    type: "category",
    data,
    axisLabel: { color: textColour, fontSize: 12, hideOverlap: true },
    axisLine: { lineStyle: { color: gridColour } },
    axisTick: { show: false },
  } as const;
}

export function countAxis({ count, number }: CountWords) {
  return {
    type: "value",
    name: count,
    nameLocation: "end",
    nameGap: 10,
    nameTextStyle: { color: textColour, fontSize: 12, align: "left" },
    minInterval: 1,
    splitNumber: 4,
    axisLabel: { color: textColour, fontSize: 12, formatter: number },
    // An axis of numbers below it would else pull this one to its own zero, into the middle of the drawing.
    axisLine: { show: false, onZero: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: gridColour } },
  } as const;
}
