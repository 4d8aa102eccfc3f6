import type { AlertSeverity } from "../../schemas/alert.ts";
import type { SentimentLabel } from "../../schemas/analysed.ts";

/**
 * Colours that people with any kind of colour blindness tell apart, after M. Okabe and K. Ito, Color Universal Design
 * (2002). Each has a contrast of at least 3 to 1 against white and against the page's dark background.
 */
export const sentimentColours: Readonly<Record<SentimentLabel, string>> = {
  negative: "#d55e00",
  neutral: "#868e9a",
  positive: "#0a78b8",
};

/** Of the same source. */
export const severityColours: Readonly<Record<AlertSeverity, string>> = {
  notice: "#868e9a",
  warning: "#c2649f",
  severe: "#d55e00",
};

/** A pattern over the colour, so that a sentiment is never told by colour alone, not even on a grey print. */
interface Pattern {
  readonly symbol: "rect" | "circle" | "none";
  readonly color: string;
  readonly rotation?: number;
  readonly dashArrayX?: [number, number];
  readonly dashArrayY?: [number, number];
  readonly symbolSize?: number;
}

const ink = "rgba(255, 255, 255, 0.4)";

export const sentimentPatterns: Readonly<Record<SentimentLabel, Pattern>> = {
  negative: { symbol: "rect", color: ink, rotation: -Math.PI / 4, dashArrayX: [1, 0], dashArrayY: [2, 5] },
  neutral: { symbol: "none", color: "transparent" },
  positive: { symbol: "circle", color: ink, dashArrayX: [5, 5], dashArrayY: [5, 5], symbolSize: 0.6 },
};

/** Colours of lines that stand beside each other, after the same source; orange and blue are those of the sentiments. */
export const lineColours = ["#0a78b8", "#d55e00", "#00906a", "#c2649f", "#a67c00", "#8a6fd1"] as const;
const lineSymbols = ["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect", "pin"] as const;

interface LineLook {
  readonly colour: string;
  readonly symbol: (typeof lineSymbols)[number];
  readonly dash: "solid" | "dashed";
}

/** How the line of that number, from 0, is drawn: the mark tells it too, so that no line is told by colour alone. */
export function lineLook(at: number): LineLook {
  return {
    colour: lineColours[at % lineColours.length] ?? lineColours[0],
    symbol: lineSymbols[at % lineSymbols.length] ?? lineSymbols[0],
    dash: at < lineColours.length ? "solid" : "dashed",
  };
}

/** The ground behind a time that is not collected yet. */
export const incompleteColour = "rgba(134, 142, 154, 0.14)";
export const incompletePattern: Pattern = {
  symbol: "rect",
  color: "rgba(134, 142, 154, 0.45)",
  rotation: Math.PI / 4,
  dashArrayX: [1, 0],
  dashArrayY: [1, 7],
};

/** The text around takes the page's own colour, light or dark. */
export const textColour = "currentColor";
export const gridColour = "rgba(134, 142, 154, 0.35)";
