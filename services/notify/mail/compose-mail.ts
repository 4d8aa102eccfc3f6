import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import type { MessageParts } from "../../../pipelines/alerts/message/message-parts.ts";
import { plainText, shorten } from "../../../pipelines/alerts/message/plain-text.ts";
import { mailHtml } from "./mail-body.ts";

export interface MailAttachment {
  readonly name: string;
  /** Such as `application/pdf`. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface MailContent {
  readonly from: string;
  readonly to: readonly string[];
  /** What the mail's Message-ID is made of, by which servers and programs know one that is sent again. */
  readonly id: string;
  /** What mails that belong together have in common; absent: it stands alone. */
  readonly thread?: string;
  /** The mails that it follows, oldest first, by their ids: it stands below the last of them. */
  readonly follows?: readonly string[];
  readonly subject: string;
  /** Languages one after another. */
  readonly parts: readonly MessageParts[];
  readonly attachments?: readonly MailAttachment[];
  readonly isImportant?: boolean;
  readonly date: Date;
}

const maxSubject = 180;

/** The bytes of a mail: plain text and HTML, UTF-8. */
export async function composeMail({
  from,
  to,
  id,
  thread,
  follows = [],
  subject,
  parts,
  attachments = [],
  isImportant = false,
  date,
}: MailContent): Promise<Buffer> {
  const domain = from.slice(from.lastIndexOf("@") + 1).replace(/>$/u, "");
  const identity = (text: string) =>
    `<${createHash("sha256").update(text).digest("hex").slice(0, 32)}@${domain}>`;
  const messageId = (of: string) => identity(`message ${of}`);
  const references = [...(thread === undefined ? [] : [identity(thread)]), ...follows.map(messageId)];
  const before = follows.at(-1);
  const composer = new MailComposer({
    from,
    to: [...to],
    subject: shorten(subject, maxSubject),
    text: plainText(parts),
    html: mailHtml(parts),
    attachments: attachments.map(({ name, type, bytes }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(bytes),
    })),
    messageId: messageId(id),
    date,
    headers: {
      "X-Suara-Id": id,
      "Auto-Submitted": "auto-generated", // RFC 3834: nobody's absence is answered to it
      ...(isImportant && { Importance: "high" }),
    },
    ...(references.length > 0 && { references }),
    ...(before !== undefined && { inReplyTo: messageId(before) }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return await composer.compile().build();
}
