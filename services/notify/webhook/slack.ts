import type { MessageLanguage } from "../../../pipelines/alerts/message/words.ts";
import type { LinkedText, MessageParts } from "../../../pipelines/alerts/message/message-parts.ts";
import { messageParts } from "../../../pipelines/alerts/message/message-parts.ts";
import { shorten } from "../../../pipelines/alerts/message/plain-text.ts";
import type { WebhookForm } from "./webhook-form.ts";

/** Slack's limits: 50 blocks a message, 150 characters in a header, 3,000 in the text of a section. */
const mostBlocks = 50;
const mostInHeader = 150;
const mostInSection = 3_000;
/** Escaping makes a character up to five long. */
const mostInItem = 500;

/** A message for one of Slack's incoming webhooks, in blocks. */
export function slackForm(languages: readonly MessageLanguage[]): WebhookForm {
  return {
    request(message) {
      const parts = languages.map((language) => messageParts(message, language));
      const text = parts.map(({ title }) => escapeSlack(title)).join(" | ");
      const blocks = parts.flatMap(blocksOf).slice(0, mostBlocks);
      return {
        headers: {},
        body: JSON.stringify({ text, blocks, unfurl_links: false, unfurl_media: false }),
      };
    },
  };
}

function blocksOf({ title, text, facts, sections, footer }: MessageParts): readonly object[] {
  const factLines = facts.map(({ label, value }) => `*${escapeSlack(label)}:* ${escapeSlack(value)}`);
  return [
    { type: "header", text: { type: "plain_text", text: shorten(title, mostInHeader) } },
    ...sectionOf([escapeSlack(shorten(text, mostInItem)), ...factLines]),
    ...sections.flatMap(({ heading, items }) =>
      sectionOf([`*${escapeSlack(shorten(heading, mostInItem))}*`, ...items.map(listed)]),
    ),
    { type: "context", elements: [{ type: "mrkdwn", text: escapeSlack(footer) }] },
  ];
}

/** Whole lines only: half of a link would be none. */
function sectionOf(lines: readonly string[]): readonly object[] {
  let text = "";
  for (const line of lines) if (text.length + line.length < mostInSection) text += `${line}\n`;
  return [{ type: "section", text: { type: "mrkdwn", text } }];
}

function listed({ text, url }: LinkedText): string {
  const words = `\u2022 ${escapeSlack(shorten(text, mostInItem))}`;
  return url === null ? words : `${words}\n<${escapeSlack(url).replaceAll("|", "%7C")}>`;
}

/** What controls Slack's text; also what would tell everybody, such as `<!channel>`. */
function escapeSlack(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
