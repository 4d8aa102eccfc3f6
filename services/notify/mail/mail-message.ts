import { messageParts, messageSeverity } from "../../../pipelines/alerts/message/message-parts.ts";
import type { MessageLanguage } from "../../../pipelines/alerts/message/words.ts";
import type { Message } from "../../../pipelines/ports/notifier.ts";
import { composeMail } from "./compose-mail.ts";

export interface MailMessageOptions {
  readonly from: string;
  readonly to: readonly string[];
  /** One after another in every mail. */
  readonly languages: readonly MessageLanguage[];
}

/** The bytes of a mail of alerts. */
export async function mailMessage(
  message: Message,
  { from, to, languages }: MailMessageOptions,
  date: Date,
): Promise<Buffer> {
  const parts = languages.map((language) => messageParts(message, language));
  return await composeMail({
    from,
    to,
    id: message.id,
    subject: parts.map(({ title }) => title).join(" | "),
    parts,
    isImportant: messageSeverity(message) === "severe",
    date,
    // What an episode brings later stands below its first mail.
    ...(message.kind === "alert" && { thread: `episode ${message.alert.episodeId}` }),
  });
}
