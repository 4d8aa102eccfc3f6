import type { Alert, AlertSeverity } from "../../../schemas/alert.ts";
import type { Message } from "../../ports/notifier.ts";
import { isTold } from "../../stats/told-interval.ts";
import { plainUrl } from "./plain-url.ts";
import type { MessageLanguage } from "./words.ts";
import { messageWords } from "./words.ts";
import { written } from "../written.ts";

/** A text with the page it leads to; `url` is `null` where there is none. */
export interface LinkedText {
  readonly text: string;
  readonly url: string | null;
}

export interface Section {
  readonly heading: string;
  readonly items: readonly LinkedText[];
}

/** A message in one language, before a form lays it out. All of it is plain text, in which nothing is escaped yet. */
export interface MessageParts {
  readonly language: MessageLanguage;
  /** One line. */
  readonly title: string;
  readonly text: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly sections: readonly Section[];
  readonly footer: string;
}

/** A message in words. The numbers are those of the alert in every language. */
export function messageParts(message: Message, language: MessageLanguage): MessageParts {
  switch (message.kind) {
    case "alert":
      return alertParts(message.alert, language);
    case "digest":
      return digestParts(message.alerts, language);
    case "test": {
      const { testTitle, testText, footer } = messageWords[language];
      const text = testText(written[language].time(message.at));
      return { language, title: testTitle, text, facts: [], sections: [], footer };
    }
  }
}

/** How bad the worst of a message is; `null` of one that only tests. */
export function messageSeverity(message: Message): AlertSeverity | null {
  if (message.kind === "test") return null;
  return (message.kind === "alert" ? message.alert : message.alerts[0])?.severity ?? null;
}

function alertParts(alert: Alert, language: MessageLanguage): MessageParts {
  const words = messageWords[language];
  const comments = alert.comments.map(({ text, url }) => ({ text: oneLine(text), url: plainUrl(url) }));
  const posts = alert.posts.map(({ caption, url }) => ({ text: oneLine(caption), url: plainUrl(url) }));
  return {
    language,
    title: titleOf(alert, language),
    text: alert.text[language],
    facts: factsOf(alert, language),
    sections: [
      { heading: words.shown, items: comments },
      { heading: words.posts, items: posts },
    ].filter(({ items }) => items.length > 0),
    footer: words.footer,
  };
}

function titleOf({ severity, kind, title }: Alert, language: MessageLanguage): string {
  const words = messageWords[language];
  return oneLine(`${words.severity[severity]}, ${words.kind[kind]}: ${title[language]}`);
}

function factsOf(alert: Alert, language: MessageLanguage): MessageParts["facts"] {
  const words = messageWords[language];
  const { number, percent, percents, time } = written[language];
  const { since, observed, expected, negative, authors, shareOfCopies, terms } = alert;
  const usual = words.usual(number(expected.low), number(expected.high));
  return [
    { label: words.since, value: time(since) },
    { label: words.comments, value: `${number(observed)} (${usual})` },
    ...(negative === null
      ? []
      : [
          {
            label: words.negative,
            value: [
              `${negative.said === null ? "" : `${percent(negative.said)} → `}${isTold(negative, 1) ? percent(negative.share) : words.uncertain} (${words.interval(percents(negative.low, negative.high), number(negative.n))})`,
              ...(negative.usual === null ? [] : [words.usualShare(percent(negative.usual))]),
            ].join(", "),
          },
        ]),
    ...(authors === null ? [] : [{ label: words.authors, value: number(authors) }]),
    ...(shareOfCopies === null ? [] : [{ label: words.copies, value: percent(shareOfCopies) }]),
    ...(terms.length === 0 ? [] : [{ label: words.terms, value: terms.join(", ") }]),
  ];
}

function digestParts(alerts: readonly Alert[], language: MessageLanguage): MessageParts {
  const words = messageWords[language];
  const { number, time } = written[language];
  return {
    language,
    title: words.digest(number(alerts.length)),
    text: words.digestLead,
    facts: [],
    sections: alerts.map((alert) => ({
      heading: titleOf(alert, language),
      items: [
        { text: `${words.since}: ${time(alert.since)}. ${oneLine(alert.text[language])}`, url: null },
        ...alert.comments.slice(0, 1).map(({ text, url }) => ({ text: oneLine(text), url: plainUrl(url) })),
      ],
    })),
    footer: words.footer,
  };
}

/** Line breaks and controls are for texts, not for titles and list items. */
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}
