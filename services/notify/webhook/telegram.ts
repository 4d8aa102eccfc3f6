import { z } from "zod";
import type { MessageLanguage } from "../../../pipelines/alerts/message/words.ts";
import { messageParts } from "../../../pipelines/alerts/message/message-parts.ts";
import { plainText, shorten } from "../../../pipelines/alerts/message/plain-text.ts";
import type { WebhookForm } from "./webhook-form.ts";

/** Telegram takes 1 to 4,096 characters. */
const mostCharacters = 4_096;

const Refusal = z.object({ parameters: z.object({ retry_after: z.number().positive() }) });

/** Where a bot of Telegram sends messages. The address holds the bot's token. */
export function telegramUrl(baseUrl: string, token: string): URL {
  return new URL(`/bot${token}/sendMessage`, baseUrl);
}

/** A message by a bot of Telegram, as plain text: no mode of parsing, so nothing that people wrote has to be escaped. */
export function telegramForm(chatId: string, languages: readonly MessageLanguage[]): WebhookForm {
  return {
    request(message) {
      const share = Math.floor((mostCharacters - 100) / languages.length);
      const text = languages
        .map((language) => shorten(plainText([messageParts(message, language)]), share))
        .join("\n\n\u2014\n\n");
      const body = { chat_id: chatId, text, link_preview_options: { is_disabled: true } };
      return { headers: {}, body: JSON.stringify(body) };
    },

    waitMs(answer) {
      const refusal = Refusal.safeParse(parsed(answer));
      return refusal.success ? refusal.data.parameters.retry_after * 1_000 : null;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
