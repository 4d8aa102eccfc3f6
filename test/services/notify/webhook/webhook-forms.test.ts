import { describe, expect, it } from "vitest";
import type { Message } from "../../../../pipelines/ports/notifier.ts";
import { slackForm } from "../../../../services/notify/webhook/slack.ts";
import { teamsForm } from "../../../../services/notify/webhook/teams.ts";
import { telegramForm, telegramUrl } from "../../../../services/notify/webhook/telegram.ts";
import type { WebhookForm } from "../../../../services/notify/webhook/webhook-form.ts";
import { webhookNotifier } from "../../../../services/notify/webhook/webhook-notifier.ts";
import { anAlert } from "../../../fakes/alerts.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import { openHttpReceiver } from "../../../fakes/http-receiver.ts";

const never = new AbortController().signal;
const forms: Readonly<Record<string, WebhookForm>> = {
  Slack: slackForm(["ms", "en"]),
  Teams: teamsForm(["ms", "en"]),
  Telegram: telegramForm("-100123", ["ms", "en"]),
};
const alert: Message = { kind: "alert", id: "a-1", alert: anAlert() };
const long = anAlert({
  severity: "severe",
  text: { ms: "Panjang & <besar> ".repeat(400), en: "Long & <large> ".repeat(400) },
  comments: Array.from({ length: 5 }, (_, position) => ({
    id: `x:${position}` as const,
    channelId: "hq-x",
    publishedAt: "2026-11-24T01:40:00.000Z",
    url: `https://contoh.example/${"a".repeat(300)}`,
    text: "\u6c34\u707e ".repeat(500),
  })),
});
const longDigest: Message = { kind: "digest", id: "d-1", alerts: Array.from({ length: 20 }, () => long) };

interface SlackBody {
  readonly blocks: readonly { readonly text?: { readonly text: string } }[];
}

describe.each(Object.entries(forms))("a message for %s", (_name, form) => {
  it("says the same numbers in both languages", () => {
    const { body } = form.request(alert, 0);
    for (const words of [
      "biasanya 20 hingga 46",
      "usually 20 to 46",
      "Banjir di Kelantan",
      "Floods in Kelantan",
    ])
      expect(body).toContain(words);
  });

  it("arrives as JSON at a real server", async () => {
    await using receiver = await openHttpReceiver();
    const url = new URL(`http://127.0.0.1:${receiver.port}/hook`);
    const notifier = webhookNotifier({ url, form, isPrivate: true, timeoutMs: 5_000, clock: fakeClock() });
    expect(await notifier.deliver(alert, [], never)).toMatchObject({ kind: "delivered" });
    expect(receiver.requests.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      JSON.parse(form.request(alert, 0).body),
    ]);
  });
});

describe("a message for Slack", () => {
  it("lets nothing that people wrote become a link or a call to everybody", () => {
    const shout = anAlert({ title: { ms: "<!channel> & <http://x.example|x>", en: "e" } });
    const { body } = slackForm(["ms"]).request({ kind: "alert", id: "a", alert: shout }, 0);
    expect(JSON.parse(body)).toMatchObject({ text: expect.not.stringMatching(/[<>]/u) as string });
    const plain = slackForm(["ms"]).request(alert, 0).body;
    expect(plain).toContain("&lt;b&gt;Tolong&lt;/b&gt; &amp; cepat!");
  });

  it("keeps Slack's limits, however much there is to say", () => {
    const { blocks } = JSON.parse(slackForm(["ms", "en"]).request(longDigest, 0).body) as SlackBody;
    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(Math.max(...blocks.map(({ text }) => text?.text.length ?? 0))).toBeLessThanOrEqual(3_000);
  });
});

describe("a message for Teams", () => {
  it("is one adaptive card in an attachment", () => {
    expect(JSON.parse(teamsForm(["en"]).request(alert, 0).body)).toMatchObject({
      type: "message",
      attachments: [
        { contentType: "application/vnd.microsoft.card.adaptive", content: { type: "AdaptiveCard" } },
      ],
    });
  });

  it("keeps Teams' 28 KB, however much there is to say", () => {
    const { body } = teamsForm(["ms", "en"]).request(longDigest, 0);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(28 * 1024);
    expect(body).toContain("Ringkasan 20 makluman");
  });

  it("lets nothing that people wrote become a link", () => {
    const link = anAlert({ title: { ms: "[klik](https://jahat.example)", en: "e" } });
    const { body } = teamsForm(["ms"]).request({ kind: "alert", id: "a", alert: link }, 0);
    expect(body).not.toContain("](");
  });
});

describe("a message for Telegram", () => {
  it("goes to the bot's address, and holds the chat", () => {
    expect(telegramUrl("https://api.telegram.org", "123:abc").href).toBe(
      "https://api.telegram.org/bot123:abc/sendMessage",
    );
    expect(JSON.parse(telegramForm("-100123", ["ms"]).request(alert, 0).body)).toMatchObject({
      chat_id: "-100123",
    });
  });

  it("keeps Telegram's 4,096 characters, both languages in them", () => {
    const { text } = JSON.parse(telegramForm("1", ["ms", "en"]).request(longDigest, 0).body) as {
      readonly text: string;
    };
    expect(text.length).toBeLessThanOrEqual(4_096);
    expect(text).toContain("Digest of 20 alerts");
  });

  it("waits as long as Telegram's answer says", async () => {
    await using receiver = await openHttpReceiver();
    receiver.answer({ status: 429, body: '{"ok":false,"error_code":429,"parameters":{"retry_after":14}}' });
    const url = telegramUrl(`http://127.0.0.1:${receiver.port}`, "123:abc");
    const form = telegramForm("1", ["ms"]);
    const notifier = webhookNotifier({ url, form, isPrivate: true, timeoutMs: 5_000, clock: fakeClock() });
    const outcome = await notifier.deliver(alert, [], never);
    expect(outcome).toEqual({
      kind: "retry",
      reason: "answered with status 429",
      afterMs: 14_000,
      reached: [],
    });
  });
});
