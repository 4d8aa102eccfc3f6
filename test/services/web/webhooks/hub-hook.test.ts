import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { announcedByHub } from "../../../../services/collectors/youtube/hub-delivery.ts";
import { isUploadsTopic } from "../../../../services/collectors/youtube/youtube-hub.ts";
import { ListeningError } from "../../../../schemas/errors.ts";
import type { WebhooksServer } from "../../../../services/web/webhooks/start-webhooks.ts";
import { startWebhooks } from "../../../../services/web/webhooks/start-webhooks.ts";
import type { ReceivedPush } from "../../../../services/web/webhooks/take-delivery.ts";
import { countingMetrics } from "../../../fakes/counting-metrics.ts";
import { quietLogger } from "../../../fakes/quiet-logger.ts";

const channel = "UCrekaan0000000000000000";
const token = "a-made-up-token";
const secret = "a-made-up-hub-secret";
const path = `/hooks/youtube/${channel}/${token}`;
const topic = `https://www.youtube.com/feeds/videos.xml?channel_id=${channel}`;
const body = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><yt:videoId>video-1</yt:videoId><yt:channelId>${channel}</yt:channelId><title>hébat</title></entry></feed>`;

const signed = (text: string, by = secret, algorithm = "sha1") =>
  `${algorithm}=${createHmac(algorithm, by).update(text).digest("hex")}`;

describe("the callback of a hub", () => {
  let received: ReceivedPush[];
  let leases: number[];
  let denials: number;
  let asked: boolean;
  let fails: boolean;
  let logger: ReturnType<typeof quietLogger>;
  let metrics: ReturnType<typeof countingMetrics>;
  let server: WebhooksServer;

  beforeEach(async () => {
    received = [];
    leases = [];
    denials = 0;
    asked = true;
    fails = false;
    logger = quietLogger();
    metrics = countingMetrics();
    const failing = () => {
      if (fails) throw new ListeningError("STORE_LOCKED", "no disk", { retryable: true });
    };
    server = await startWebhooks({
      hooks: [],
      hubs: [
        {
          platform: "youtube",
          awaited: [
            {
              channelNativeId: channel,
              token,
              secret,
              confirm: async (leaseMs) => {
                failing();
                leases.push(leaseMs);
                return asked;
              },
              deny: async () => void (denials += 1),
            },
          ],
          isTopic: isUploadsTopic,
          announcedBy: announcedByHub,
          leaseMs: 864_000_000,
        },
      ],
      port: 0,
      logger,
      metrics,
      remember: async (push) => {
        failing();
        received.push(push);
      },
    });
  });
  afterEach(async () => {
    await server[Symbol.asyncDispose]();
  });

  const said = async (query: Record<string, string>, at = path) => {
    const answer = await fetch(`${server.url}${at}?${new URLSearchParams(query).toString()}`);
    return [answer.status, await answer.text()];
  };
  const verification = {
    "hub.mode": "subscribe",
    "hub.topic": topic,
    "hub.challenge": "a challenge <b>",
    "hub.lease_seconds": "432000",
  };
  const post = async (
    text: string,
    headers: Record<string, string> = { "x-hub-signature": signed(text) },
    at = path,
  ) => (await fetch(server.url + at, { method: "POST", headers, body: text })).status;

  it("echoes the challenge of what was asked for, and knows for how long it is granted", async () => {
    expect(await said(verification)).toEqual([200, "a challenge <b>"]);
    expect(leases).toEqual([432_000_000]);
  });

  it("takes the topic under either of the feeds' paths", async () => {
    const other = topic.replace("/feeds/", "/xml/feeds/");
    expect(await said({ ...verification, "hub.topic": other })).toEqual([200, "a challenge <b>"]);
  });

  it("never believes in a longer lease than it asked for", async () => {
    await said({ ...verification, "hub.lease_seconds": "99999999999" });
    const { "hub.lease_seconds": _, ...silent } = verification;
    await said(silent);
    expect(leases).toEqual([864_000_000, 864_000_000]);
  });

  it.each([
    ["of another topic", { "hub.topic": `${topic}x` }, path],
    ["of a topic elsewhere", { "hub.topic": topic.replace("youtube", "y0utube") }, path],
    ["to end the subscription", { "hub.mode": "unsubscribe" }, path],
    ["without a challenge", { "hub.challenge": "" }, path],
    ["for no time at all", { "hub.lease_seconds": "0" }, path],
    ["with a guessed token", {}, `/hooks/youtube/${channel}/guessed`],
    ["for another channel", {}, `/hooks/youtube/UCasing/${token}`],
  ])("says no to a question %s", async (_, change, at) => {
    expect(await said({ ...verification, ...change }, at)).toEqual([404, "not asked for\n"]);
    expect([leases, denials]).toEqual([[], 0]);
  });

  it("says no when nobody asked", async () => {
    asked = false;
    expect(await said(verification)).toEqual([404, "not asked for\n"]);
  });

  it("remembers that the hub says no, where it says so at the right place", async () => {
    const denial = { "hub.mode": "denied", "hub.topic": topic, "hub.reason": "made up" };
    expect(await said(denial, `/hooks/youtube/${channel}/guessed`)).toEqual([404, "not asked for\n"]);
    expect(denials).toBe(0);
    expect(await said(denial)).toEqual([200, "ok\n"]);
    expect(denials).toBe(1);
  });

  it("hands on what a signed delivery announces, and says 200 only then", async () => {
    fails = true;
    expect(await post(body)).toBe(503);
    fails = false;
    expect(await post(body)).toBe(200);
    const announcement = {
      channelNativeId: channel,
      postNativeId: "video-1",
      comments: null,
      changed: false,
    };
    expect(received).toEqual([
      { platform: "youtube", delivery: expect.any(String), announcements: [announcement] },
    ]);
  });

  it("takes any signature that hubs may use", async () => {
    for (const algorithm of ["sha1", "sha256", "sha384", "sha512"])
      expect(await post(body, { "x-hub-signature": signed(body, secret, algorithm) })).toBe(200);
    expect(received).toHaveLength(4);
  });

  it.each([
    ["no signature", {}],
    ["another secret's", { "x-hub-signature": signed(body, "guessed") }],
    ["of another body", { "x-hub-signature": signed(`${body} `) }],
    ["of a broken kind", { "x-hub-signature": signed(body, secret, "md5") }],
    ["not hexadecimal", { "x-hub-signature": "sha1=zz" }],
  ])("ignores a delivery without reading it, and says nothing of that: %s", async (_, headers) => {
    expect(await post(body, headers)).toBe(204);
    expect(await post("not Atom", headers)).toBe(204);
    expect(received).toEqual([]);
    expect(metrics.value("pushes_total", { platform: "youtube", outcome: "unsigned" })).toBe(2);
  });

  it("tells a hub that nothing is awaited where nothing is", async () => {
    const headers = { "x-hub-signature": signed(body) };
    expect(await post(body, headers, `/hooks/youtube/${channel}/guessed`)).toBe(410);
    expect(await post(body, headers, `/hooks/youtube/UCasing/${token}`)).toBe(410);
    expect(received).toEqual([]);
  });

  it("refuses what is signed but no delivery, and what is larger than any", async () => {
    expect(await post("not Atom")).toBe(400);
    expect(await post("x".repeat(256 * 1024 + 1))).toBe(413);
    expect(received).toEqual([]);
  });

  it("writes neither secrets nor what was said into the log", async () => {
    await said({ ...verification, "hub.topic": "x" });
    await said(verification);
    await post(body, {});
    await post("not Atom");
    fails = true;
    await post(body);
    const logged = JSON.stringify(logger.lines);
    for (const word of [secret, token, "a challenge", "hébat"]) expect(logged).not.toContain(word);
  });
});
