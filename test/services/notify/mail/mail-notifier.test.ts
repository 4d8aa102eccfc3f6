import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import type { Message } from "../../../../pipelines/ports/notifier.ts";
import { composeMail } from "../../../../services/notify/mail/compose-mail.ts";
import { mailNotifier } from "../../../../services/notify/mail/mail-notifier.ts";
import type { MailServer } from "../../../../services/notify/mail/smtp-session.ts";
import { notifierContract } from "../../../contracts/notifier.ts";
import type { NotifierUnderTest } from "../../../contracts/notifier.ts";
import { anAlert } from "../../../fakes/alerts.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import { loopbackCertificate } from "../../../fakes/loopback-certificate.ts";
import type { SmtpReceiver } from "../../../fakes/smtp-receiver.ts";
import { openSmtpReceiver, smtpLogin } from "../../../fakes/smtp-receiver.ts";

const never = new AbortController().signal;
const list = [
  "siti@contoh.example",
  "tan@contoh.example",
  "devi@contoh.example",
  "umar@contoh.example",
] as const;
const message: Message = { kind: "alert", id: "banjir-1:opened", alert: anAlert() };

function notifierFor({ port }: SmtpReceiver, server: Partial<MailServer> = {}) {
  return mailNotifier({
    from: "Suara <suara@contoh.example>",
    to: list,
    languages: ["ms", "en"],
    clock: fakeClock(),
    server: {
      host: "127.0.0.1",
      port,
      tls: "starttls",
      ca: loopbackCertificate,
      login: smtpLogin,
      timeoutMs: 4_000,
      ...server,
    },
  });
}

async function open(): Promise<NotifierUnderTest> {
  const receiver = await openSmtpReceiver();
  return {
    notifier: notifierFor(receiver),
    arrived: () => receiver.ids(),
    async behave(how) {
      if (how === "is away") return await receiver.close();
      await receiver.reopen();
      receiver.behave(how);
    },
    secrets: [smtpLogin.password, "127.0.0.1", ...list],
    [Symbol.asyncDispose]: () => receiver[Symbol.asyncDispose](),
  };
}

notifierContract("mail", open);

describe("a mail", () => {
  it("has text and HTML in Malay and English, with the same numbers", async () => {
    await using receiver = await openSmtpReceiver();
    await notifierFor(receiver).deliver(message, [], never);
    const mail = (await receiver.mails())[0]?.mail;
    expect(mail?.subject).toBe(
      "Amaran, isu baharu: Banjir di Kelantan | Warning, new issue: Floods in Kelantan",
    );
    for (const words of [
      "184 (biasanya 20 hingga 46)",
      "184 (usually 20 to 46)",
      "55\u201369%",
      "https://contoh.example/c1",
    ]) {
      expect(mail?.text).toContain(words);
      expect(mail?.html).toContain(words);
    }
    expect(mail?.html).toContain("&lt;b&gt;Tolong&lt;/b&gt; &amp; cepat!");
    expect(mail?.html).not.toContain("<b>");
  });

  it.each(["javascript:alert(1)", "file:///etc/passwd", "//contoh.example", " https://contoh.example"])(
    "never has %j as a link, nor in sight",
    async (url) => {
      const part = { language: "en", title: "t", text: "x", facts: [], footer: "f" } as const;
      const sections = [{ heading: "h", items: [{ text: "said", url }] }];
      const bytes = await composeMail({
        from: "suara@contoh.example",
        to: [list[0]],
        id: "a",
        subject: "t",
        parts: [{ ...part, sections }],
        date: new Date(0),
      });
      const { html, text } = await PostalMime.parse(bytes);
      for (const body of [html, text]) {
        expect(body).toContain("said");
        expect(body).not.toContain(url.trim());
      }
      expect(html).not.toContain("href");
    },
  );

  it("keeps letters that are not ASCII in subject and text", async () => {
    await using receiver = await openSmtpReceiver();
    const title = {
      ms: "Banjir \u2014 \u6c34\u707e \u0bb5\u0bc6\u0bb3\u0bcd\u0bb3\u0bae\u0bcd \ud83c\udf0a",
      en: "Floods",
    };
    await notifierFor(receiver).deliver({ kind: "alert", id: "a", alert: anAlert({ title }) }, [], never);
    const [received] = await receiver.mails();
    expect(received?.mail.subject).toContain(title.ms);
    expect(received?.mail.text).toContain(title.ms);
  });

  it("has the same Message-ID when it is sent again, and stands below its episode's first", async () => {
    await using receiver = await openSmtpReceiver();
    const notifier = notifierFor(receiver);
    const later: Message = { kind: "alert", id: "banjir-1:closed", alert: anAlert({ kind: "closed" }) };
    await notifier.deliver(message, [], never);
    await notifier.deliver(message, [], never);
    await notifier.deliver(later, [], never);
    const [first, again, closed] = (await receiver.mails()).map(({ mail }) => mail);
    expect(again?.messageId).toBe(first?.messageId);
    expect(closed?.messageId).not.toBe(first?.messageId);
    expect(closed?.references).toBe(first?.references);
  });
});

describe("a list of recipients", () => {
  it("has those told who will never get it, by their number and no address", async () => {
    await using receiver = await openSmtpReceiver();
    receiver.refuse(list[1], 550);
    receiver.refuse(list[3], 550);
    expect(await notifierFor(receiver).deliver(message, [], never)).toEqual({
      kind: "delivered",
      refused: "the server refused 2 of 4 recipients (status 550)",
    });
    expect((await receiver.mails()).map(({ to }) => to)).toEqual([[list[0], list[2]]]);
  });

  it("gets a mail again only where it is missing", async () => {
    await using receiver = await openSmtpReceiver();
    receiver.refuse(list[1], 550);
    receiver.refuse(list[2], 450);
    const notifier = notifierFor(receiver);
    const first = await notifier.deliver(message, [], never);
    expect(first).toMatchObject({
      kind: "retry",
      reason: "the server put off 1 of 4 recipients (status 450, 550)",
    });
    receiver.refuse(list[2], 250);
    const second = await notifier.deliver(message, first.kind === "retry" ? first.reached : [], never);
    expect(second).toEqual({ kind: "delivered", refused: "the server refused 1 of 4 recipients" });
    expect((await receiver.mails()).map(({ to }) => to)).toEqual([[list[0], list[3]], [list[2]]]);
  });

  it("has those told who get nothing more, where the server takes the mail from nobody later", async () => {
    await using receiver = await openSmtpReceiver();
    receiver.refuse(list[2], 450);
    const notifier = notifierFor(receiver);
    const first = await notifier.deliver(message, [], never);
    receiver.refuse(list[2], 250);
    receiver.behave("refuses the message");
    const reached = first.kind === "retry" ? first.reached : [];
    expect(await notifier.deliver(message, reached, never)).toEqual({
      kind: "delivered",
      refused: "the server did not take the mail (status 554) for 1 of 4 recipients",
    });
  });

  it("is refused as a whole when every recipient is, for good", async () => {
    await using receiver = await openSmtpReceiver();
    for (const address of list) receiver.refuse(address, 550);
    expect(await notifierFor(receiver).deliver(message, [], never)).toEqual({
      kind: "refused",
      reason: "the server refused 4 of 4 recipients (status 550)",
    });
  });
});

describe("a mail server", () => {
  it.each([
    [
      "a wrong password",
      { login: { user: "suara", password: "salah" } },
      "the server refused the user or the password (status 535)",
    ],
    [
      "a certificate that nobody knows",
      { ca: undefined },
      "no TLS with the server: look at alerts.mail.tls and its certificate",
    ],
  ] as const)("is tried again, and said what to mend, with %s", async (_what, server, reason) => {
    await using receiver = await openSmtpReceiver();
    const notifier = notifierFor(receiver, server as Partial<MailServer>);
    expect(await notifier.deliver(message, [], never)).toMatchObject({ kind: "retry", reason });
    expect(await notifier.check(never)).toBe(reason);
    expect(receiver.ids()).toEqual([]);
  });
});
