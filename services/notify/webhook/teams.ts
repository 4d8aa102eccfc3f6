import type { MessageLanguage } from "../../../pipelines/alerts/message/words.ts";
import type { LinkedText, MessageParts } from "../../../pipelines/alerts/message/message-parts.ts";
import { messageParts } from "../../../pipelines/alerts/message/message-parts.ts";
import { shorten } from "../../../pipelines/alerts/message/plain-text.ts";
import type { WebhookForm } from "./webhook-form.ts";

/** A message may have 28 KB; more is refused. Items are left out from the end until it fits. */
const mostBytes = 28 * 1024;
const mostInItem = 300;

/** An adaptive card for a workflow of Microsoft Teams that posts what its webhook receives. */
export function teamsForm(languages: readonly MessageLanguage[]): WebhookForm {
  return {
    request(message) {
      const elements = languages.flatMap((language, position) =>
        elementsOf(messageParts(message, language), position > 0),
      );
      let body = card(elements);
      for (let left = elements.length - 1; left > 0 && Buffer.byteLength(body) > mostBytes; left -= 1)
        body = card(elements.slice(0, left));
      return { headers: {}, body };
    },
  };
}

function card(body: readonly object[]): string {
  const content = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    msteams: { width: "Full" },
    body,
  };
  const contentType = "application/vnd.microsoft.card.adaptive";
  return JSON.stringify({ type: "message", attachments: [{ contentType, contentUrl: null, content }] });
}

function elementsOf(
  { title, text, facts, sections, footer }: MessageParts,
  separator: boolean,
): readonly object[] {
  return [
    { ...textBlock(title), separator, weight: "Bolder", size: "Medium" },
    textBlock(text),
    ...(facts.length === 0
      ? []
      : [
          {
            type: "FactSet",
            facts: facts.map(({ label, value }) => ({ title: plain(label), value: plain(value) })),
          },
        ]),
    ...sections.flatMap(({ heading, items }) => [
      { ...textBlock(heading), weight: "Bolder", spacing: "Medium" },
      ...items.map(listed),
    ]),
    { ...textBlock(footer), isSubtle: true, size: "Small" },
  ];
}

function listed({ text, url }: LinkedText): object {
  const block = textBlock(shorten(text, mostInItem));
  return url === null
    ? block
    : { type: "Container", items: [block], selectAction: { type: "Action.OpenUrl", url } };
}

function textBlock(text: string) {
  return { type: "TextBlock", text: plain(text), wrap: true };
}

/** Cards know a little Markdown: what people wrote is not to become a link or a heading. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]()#+\-!~>|]/gu, (character) => `\\${character}`);
}
