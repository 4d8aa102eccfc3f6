import type { EChartsOption } from "echarts";
import type { CountWords } from "./count-axes.ts";
import { countAxis, countGrid, stepAxis } from "./count-axes.ts";
import { lineLook, textColour } from "./palette.ts";

export interface ReactionStep {
  /** Short name under the axis, already in the reader's language. */
  readonly label: string;
  /** How often each type had been counted by then; `null` where nothing was counted, so that nothing is drawn. */
  readonly counts: Readonly<Record<string, number>> | null;
}

export interface ReactionWords extends CountWords {
  /** What a type of reaction is called. */
  readonly type: (type: string) => string;
}

/**
 * Reactions to a post by type over time, a line for each of `types`, broken where nothing was counted. Lines, because types
 * are no parts of one whole: who passes a post on may like it too. `steps` are evenly spaced and in order.
 */
export function reactionLines(
  steps: readonly ReactionStep[],
  types: readonly string[],
  words: ReactionWords,
): EChartsOption {
  return {
    animation: false,
    grid: countGrid(96), // three rows of names on a narrow screen
    legend: {
      data: types.map(words.type),
      top: 0,
      left: 0,
      itemWidth: 30,
      itemGap: 14,
      selectedMode: false,
      textStyle: { color: textColour, fontSize: 13 },
    },
    xAxis: stepAxis(steps.map(({ label }) => label)),
    yAxis: countAxis(words),
    series: types.map((type, at) => {
      const { colour, dash, symbol } = lineLook(at);
      return {
        type: "line",
        name: words.type(type),
        data: steps.map(({ counts }) => counts?.[type] ?? null),
        color: colour,
        lineStyle: { color: colour, type: dash, width: 2 },
        itemStyle: { color: colour },
        symbol,
        symbolSize: 7,
        showAllSymbol: true,
        connectNulls: false,
        animation: false,
      };
    }),
  };
}
