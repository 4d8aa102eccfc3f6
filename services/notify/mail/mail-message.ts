import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import type { MessageLanguage } from "../../../pipelines/alerts/message/words.ts";
import { messageParts, messageSeverity } from "../../../pipelines/alerts/message/message-parts.ts";
import { plainText, shorten } from "../../../pipelines/alerts/message/plain-text.ts";
import type { Message } from "../../../pipelines/ports/notifier.ts";
import { mailHtml } from "./mail-body.ts";

export interface MailMessageOptions {
  readonly from: string;
  readonly to: readonly string[];
  /** One after another in every mail. */
  readonly languages: readonly MessageLanguage[];
}

const maxSubject = 180;

/** The bytes of a mail: plain text and HTML, UTF-8. Sent again, it has the same Message-ID, by which servers and programs know it. */
export async function mailMessage(
  message: Message,
  { from, to, languages }: MailMessageOptions,
  date: Date,
): Promise<Buffer> {
  const parts = languages.map((language) => messageParts(message, language));
  const domain = from.slice(from.lastIndexOf("@") + 1).replace(/>$/u, "");
  const identity = (text: string) =>
    `<${createHash("sha256").update(text).digest("hex").slice(0, 32)}@${domain}>`;
  const composer = new MailComposer({
    from,
    to: [...to],
    subject: shorten(parts.map(({ title }) => title).join(" | "), maxSubject),
    text: plainText(parts),
    html: mailHtml(parts),
    messageId: identity(`message ${message.id}`),
    date,
    headers: {
      "X-Suara-Id": message.id,
      "Auto-Submitted": "auto-generated", // RFC 3834: nobody's absence is answered to it
      ...(messageSeverity(message) === "severe" && { Importance: "high" }),
    },
    // What an episode brings later stands below its first mail.
    ...(message.kind === "alert" && { references: identity(`episode ${message.alert.episodeId}`) }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return await composer.compile().build();
}
