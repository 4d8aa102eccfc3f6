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
