import { sentimentColours, severityColours } from "../pipelines/charts/palette.ts";
import { alertSeverities } from "../schemas/alert.ts";
import { SentimentLabel } from "../schemas/analysed.ts";
import type { Formula, NamedMeasure } from "./chart.ts";
import { alerts, comments, coverage, hours, posts } from "./fields.ts";
import type { Words } from "./words/words.ts";

/** What is measured of comments, named in one language. */
export function commentMeasures(words: Words) {
  return {
    comments: { id: "comments", label: words.comments, measure: { kind: "count" } },
    authors: { id: "authors", label: words.authors, measure: { kind: "distinct", field: comments.author } },
    posts: { id: "posts", label: words.postsCommented, measure: { kind: "distinct", field: comments.post } },
    likes: { id: "likes", label: words.likes, measure: { kind: "sum", field: comments.likes } },
    net: {
      id: "net",
      label: words.netSentiment,
      measure: { kind: "formula", formula: netSentiment, format: "signed" },
    },
    negativeShare: {
      id: "negative-share",
      label: words.negativeShare,
      measure: {
        kind: "formula",
        formula: { op: "divide", left: counted("negative"), right: { op: "count" } },
        format: "percent",
      },
    },
  } as const satisfies Record<string, NamedMeasure>;
}

/** One number for each sentiment, in its colour and with its word. */
export function bySentiment(words: Words): NamedMeasure[] {
  return SentimentLabel.options.map((label) => ({
    id: label,
    label: words.sentiments[label],
    colour: sentimentColours[label],
    measure: { kind: "count", only: { field: comments.sentiment, value: label } },
  }));
}

function counted(label: SentimentLabel): Formula {
  return { op: "count", only: { field: comments.sentiment, value: label } };
}

/** (positive − negative) ÷ all, as `pipelines/stats` defines it. */
const netSentiment: Formula = {
  op: "divide",
  left: { op: "subtract", left: counted("positive"), right: counted("negative") },
  right: { op: "count" },
};

/** What is measured of hours of channels. */
export function hourMeasures(words: Words) {
  return {
    coverage: {
      id: "coverage",
      label: words.fields.coverage,
      measure: { kind: "average", field: hours.coverage, format: "percent" },
    },
  } as const satisfies Record<string, NamedMeasure>;
}

/** What is measured of the department's posts, and of the platforms' counts of their comments. */
export function postMeasures(words: Words) {
  return {
    posts: { id: "posts", label: words.postsHeld, measure: { kind: "count" } },
    views: { id: "views", label: words.viewsOfPosts, measure: { kind: "sum", field: posts.views } },
    likes: { id: "likes", label: words.likesOfPosts, measure: { kind: "sum", field: posts.likes } },
    platformCount: {
      id: "platform-count",
      label: words.platformCount,
      measure: { kind: "sum", field: coverage.platformCount },
    },
  } as const satisfies Record<string, NamedMeasure>;
}

/** What is measured of alerts. */
export function alertMeasures(words: Words) {
  const minutes = (kind: "average" | "maximum", field: string) =>
    ({ kind, field, format: "minutes" }) as const;
  return {
    alerts: { id: "alerts", label: words.alerts, measure: { kind: "count" } },
    issues: {
      id: "issues",
      label: words.issuesAlerted,
      measure: { kind: "distinct", field: alerts.episode },
    },
    unanswered: {
      id: "unanswered",
      label: words.unanswered,
      measure: { kind: "count", only: { field: alerts.answer, value: "none" } },
    },
    negativeShare: {
      id: "negative-share",
      label: words.averageNegativeShare,
      measure: { kind: "average", field: alerts.negativeShare, format: "percent" },
    },
    delay: { id: "delay", label: words.averageDelay, measure: minutes("average", alerts.delay) },
    longestDelay: {
      id: "longest-delay",
      label: words.longestDelay,
      measure: minutes("maximum", alerts.delay),
    },
    answeredAfter: {
      id: "answered-after",
      label: words.averageAnswer,
      measure: minutes("average", alerts.answeredAfter),
    },
    longestAnswer: {
      id: "longest-answer",
      label: words.longestAnswer,
      measure: minutes("maximum", alerts.answeredAfter),
    },
  } as const satisfies Record<string, NamedMeasure>;
}

/** One number for each severity, the gravest first, in its colour and with its word. */
export function bySeverity(words: Words): NamedMeasure[] {
  return alertSeverities.toReversed().map((severity) => ({
    id: severity,
    label: words.severities[severity],
    colour: severityColours[severity],
    measure: { kind: "count", only: { field: alerts.severity, value: severity } },
  }));
}
