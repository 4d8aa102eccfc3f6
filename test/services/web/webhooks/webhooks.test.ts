import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { announcedByFacebook } from "../../../../pipelines/normalise/facebook/facebook-webhook.ts";
import { announcedByInstagram } from "../../../../pipelines/normalise/instagram/instagram-webhook.ts";
import { ListeningError } from "../../../../schemas/errors.ts";
import type { WebhooksServer } from "../../../../services/web/webhooks/start-webhooks.ts";
import { startWebhooks } from "../../../../services/web/webhooks/start-webhooks.ts";
import type { ReceivedPush } from "../../../../services/web/webhooks/take-delivery.ts";
import { countingMetrics } from "../../../fakes/counting-metrics.ts";
import { quietLogger } from "../../../fakes/quiet-logger.ts";

const appSecret = "a-made-up-app-secret";
const verifyToken = "a-made-up-verify-token";

// Meta signs what it sends, with letters beyond ASCII as escapes in lower case; written again they would be others.
const body = String.raw`{"object":"page","entry":[{"id":"10","time":1790000000,"changes":[{"field":"feed","value":{"item":"comment","verb":"add","post_id":"10_555","comment_id":"555_902","message":"h\u00e9bat"}}]}]}`;

const signed = (text: string, secret = appSecret) =>
  `sha256=${createHmac("sha256", secret).update(text).digest("hex")}`;

describe("the webhooks' server", () => {
  let received: ReceivedPush[];
  let fails: boolean;
  let logger: ReturnType<typeof quietLogger>;
  let metrics: ReturnType<typeof countingMetrics>;
  let server: WebhooksServer;

  beforeEach(async () => {
    received = [];
    fails = false;
    logger = quietLogger();
    metrics = countingMetrics();
    server = await startWebhooks({
      hooks: [
        { platform: "facebook", appSecret, verifyToken, announcedBy: announcedByFacebook },
        {
          platform: "instagram",
          appSecret: "another-app-secret",
          verifyToken,
          announcedBy: announcedByInstagram,
        },
      ],
      port: 0,
      logger,
      metrics,
      remember: async (push) => {
        if (fails) throw new ListeningError("SOURCE_UNAVAILABLE", "no disk", { retryable: true });
        received.push(push);
      },
    });
  });
  afterEach(async () => {
    await server[Symbol.asyncDispose]();
  });

  const post = (
    text: string,
    headers: Record<string, string> = { "x-hub-signature-256": signed(text) },
    platform = "facebook",
  ) =>
    fetch(`${server.url}/hooks/${platform}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: text,
    });
  const handshake = (query: Record<string, string>) =>
    fetch(`${server.url}/hooks/facebook?${new URLSearchParams(query).toString()}`);

  it("answers the handshake with the bare challenge", async () => {
    const answer = await handshake({
      "hub.mode": "subscribe",
      "hub.challenge": "1158201444",
      "hub.verify_token": verifyToken,
    });
    expect([answer.status, await answer.text()]).toEqual([200, "1158201444"]);
    expect(answer.headers.get("content-type")).toContain("text/plain");
  });

  it.each([
    { "hub.mode": "subscribe", "hub.challenge": "1", "hub.verify_token": "guessed" },
    { "hub.mode": "unsubscribe", "hub.challenge": "1", "hub.verify_token": verifyToken },
    { "hub.mode": "subscribe", "hub.challenge": "1" },
    {},
  ])("refuses a handshake with %j", async (query: Record<string, string>) => {
    expect((await handshake(query)).status).toBe(403);
  });

  it("hands on what a signed delivery announces, and says 200 only then", async () => {
    const answer = await post(body);
    expect(answer.status).toBe(200);
    expect(received.map(({ announcements }) => announcements)).toEqual([
      [{ channelNativeId: "10", postNativeId: "10_555", comments: ["555_902"], changed: false }],
    ]);
    expect(metrics.value("pushes_total", { platform: "facebook", outcome: "accepted" })).toBe(1);
  });

  it("names a delivery that is sent again as before, and another otherwise", async () => {
    await post(body);
    await post(body);
    await post(body.replace("902", "903"));
    const [first, again, other] = received.map(({ delivery }) => delivery);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it.each([
    ["no signature", {}],
    ["another secret's", { "x-hub-signature-256": signed(body, "guessed") }],
    ["of another body", { "x-hub-signature-256": signed(`${body} `) }],
    ["cut short", { "x-hub-signature-256": signed(body).slice(0, -2) }],
    ["of the older kind only", { "x-hub-signature": signed(body) }],
    ["not hexadecimal", { "x-hub-signature-256": "sha256=zz" }],
  ])("refuses a delivery before reading it: %s", async (_, headers) => {
    expect((await post(body, headers)).status).toBe(403);
    expect((await post("not JSON", headers)).status).toBe(403);
    expect(received).toEqual([]);
    expect(metrics.value("pushes_total", { platform: "facebook", outcome: "unsigned" })).toBe(2);
  });

  it.each([["not JSON"], ["[]"], [""], [`{"object":"page"}`]])(
    "refuses what is signed but no delivery: %j",
    async (text) => {
      expect((await post(text)).status).toBe(400);
      expect(received).toEqual([]);
    },
  );

  it("takes a delivery whatever its content type says", async () => {
    const headers = { "content-type": "text/plain", "x-hub-signature-256": signed(body) };
    expect((await post(body, headers)).status).toBe(200);
  });

  it("refuses a body larger than any delivery", async () => {
    const large = "x".repeat(4 * 1024 * 1024 + 1);
    expect((await post(large)).status).toBe(413);
  });

  it("asks to be sent it again when it could not be made safe", async () => {
    fails = true;
    expect((await post(body)).status).toBe(503);
    fails = false;
    expect((await post(body)).status).toBe(200);
    expect(received).toHaveLength(1);
  });

  it("takes each platform's deliveries by its own secret, and counts what says nothing of our posts", async () => {
    const changes = [
      { field: "comments", value: { id: "9001", media: { id: "7001" }, text: "hébat" } },
      { field: "mentions", value: { comment_id: "1", media_id: "2" } },
      { field: "story_insights", value: {} },
    ];
    const text = JSON.stringify({ object: "instagram", entry: [{ id: "1780", time: 1, changes }] });
    const byFacebook = { "x-hub-signature-256": signed(text) };
    expect((await post(text, byFacebook, "instagram")).status).toBe(403);
    const byInstagram = { "x-hub-signature-256": signed(text, "another-app-secret") };
    expect((await post(text, byInstagram, "instagram")).status).toBe(200);
    expect(received).toMatchObject([
      {
        platform: "instagram",
        announcements: [
          { channelNativeId: "1780", postNativeId: "7001", comments: ["9001"], changed: false },
        ],
      },
    ]);
    expect(metrics.value("pushes_ignored_total", { platform: "instagram" })).toBe(2);
  });

  it("writes neither secrets nor what was said into the log", async () => {
    await post(body, {});
    await post("not JSON");
    fails = true;
    await post(body);
    await handshake({ "hub.mode": "subscribe", "hub.challenge": "1", "hub.verify_token": "guessed" });
    const logged = JSON.stringify(logger.lines);
    for (const secret of [appSecret, verifyToken, "guessed", "bat", "555_902"])
      expect(logged).not.toContain(secret);
  });

  it("has nothing else to show", async () => {
    for (const path of ["/", "/comments", "/metrics", "/hooks/youtube"])
      expect((await fetch(server.url + path)).status).toBe(404);
  });
});
