import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { announcedByX } from "../../../../pipelines/normalise/x/x-activity.ts";
import type { WebhooksServer } from "../../../../services/web/webhooks/start-webhooks.ts";
import { startWebhooks } from "../../../../services/web/webhooks/start-webhooks.ts";
import type { ReceivedPush } from "../../../../services/web/webhooks/take-delivery.ts";
import { countingMetrics } from "../../../fakes/counting-metrics.ts";
import { quietLogger } from "../../../fakes/quiet-logger.ts";

const consumerSecret = "a-made-up-consumer-secret";
const body = `{"data":{"event_uuid":"1","filter":{"user_id":"1030"},"event_type":"post.reply.create","payload":{"id":"902","text":"hébat","conversation_id":"555"}}}`;

const signed = (text: string, secret = consumerSecret) =>
  `sha256=${createHmac("sha256", secret).update(text).digest("base64")}`;

describe("X's webhook", () => {
  let received: ReceivedPush[];
  let logger: ReturnType<typeof quietLogger>;
  let metrics: ReturnType<typeof countingMetrics>;
  let server: WebhooksServer;

  beforeEach(async () => {
    received = [];
    logger = quietLogger();
    metrics = countingMetrics();
    server = await startWebhooks({
      hooks: [],
      x: { consumerSecret, announcedBy: announcedByX },
      port: 0,
      logger,
      metrics,
      remember: async (push) => void received.push(push),
    });
  });
  afterEach(async () => {
    await server[Symbol.asyncDispose]();
  });

  const post = async (text: string, headers: Record<string, string>) =>
    (await fetch(`${server.url}/hooks/x`, { method: "POST", headers, body: text })).status;
  const challenged = (token: string) =>
    fetch(`${server.url}/hooks/x?${new URLSearchParams({ crc_token: token }).toString()}`);

  it.each(["9b4507b3-9040-4669-9ca3-6b94edb50553", "MjAxNy0wNS0yNA+/=="])(
    "signs X's challenge %s",
    async (token) => {
      const answer = await challenged(token);
      expect([answer.status, await answer.json()]).toEqual([200, { response_token: signed(token) }]);
      expect(answer.headers.get("content-type")).toContain("application/json");
    },
  );

  it.each([body, "{}", "[1]", `"a"`, "a b", "", "a".repeat(257)])(
    "signs nothing that could be a delivery: %j",
    async (token) => {
      expect((await challenged(token)).status).toBe(403);
    },
  );

  it("hands on what a signed delivery announces", async () => {
    expect(await post(body, { "x-twitter-webhooks-signature": signed(body) })).toBe(200);
    expect(received).toMatchObject([
      {
        platform: "x",
        announcements: [{ channelNativeId: "1030", postNativeId: "555", comments: null, changed: false }],
      },
    ]);
    expect(metrics.value("pushes_total", { platform: "x", outcome: "accepted" })).toBe(1);
  });

  it.each([
    ["no signature", {}],
    ["another secret's", { "x-twitter-webhooks-signature": signed(body, "guessed") }],
    ["of another body", { "x-twitter-webhooks-signature": signed(`${body} `) }],
    [
      "in other letters",
      {
        "x-twitter-webhooks-signature": `sha256=${createHmac("sha256", consumerSecret).update(body).digest("hex")}`,
      },
    ],
    ["under another name", { "x-hub-signature-256": signed(body) }],
  ])("refuses a delivery before reading it: %s", async (_, headers) => {
    expect(await post(body, headers)).toBe(403);
    expect(received).toEqual([]);
  });

  it("refuses what is signed but no delivery", async () => {
    expect(await post("not JSON", { "x-twitter-webhooks-signature": signed("not JSON") })).toBe(400);
  });

  it("writes neither the secret nor what was said into the log", async () => {
    await challenged("a-made-up-challenge");
    await post(body, {});
    await post(body, { "x-twitter-webhooks-signature": signed(body) });
    const logged = JSON.stringify(logger.lines);
    for (const word of [consumerSecret, "a-made-up-challenge", "hébat"]) expect(logged).not.toContain(word);
  });
});
