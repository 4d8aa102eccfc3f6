import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PushHub } from "../../../../services/simulators/youtube/push-hub.ts";
import { madeUpPost } from "../../collectors/youtube/made-up-youtube.ts";

const { channelId } = madeUpPost("video");
const topic = `https://www.youtube.com/feeds/videos.xml?channel_id=${channelId}`;

describe("the simulated hub", () => {
  let received: { readonly path: string; readonly body: string; readonly signature: unknown }[];
  let answerOf: (url: URL) => string;
  let nowMs: number;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    void text(request).then((body) => {
      received.push({ path: url.pathname, body, signature: request.headers["x-hub-signature"] });
      response.end(answerOf(url));
    });
  });

  beforeEach(async () => {
    received = [];
    answerOf = (url) => url.searchParams.get("hub.challenge") ?? "";
    nowMs = Date.UTC(2026, 10, 24);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });

  const form = (changes: Record<string, string> = {}) =>
    new URLSearchParams({
      "hub.mode": "subscribe",
      "hub.topic": topic,
      "hub.callback": `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`,
      "hub.secret": "s",
      "hub.lease_seconds": "3600",
      ...changes,
    }).toString();

  it.each([
    ["of something else", { "hub.topic": "https://example.my/feed" }],
    ["without a callback", { "hub.callback": "nowhere" }],
    ["with a secret that is too long", { "hub.secret": "s".repeat(200) }],
    ["for no time", { "hub.lease_seconds": "0" }],
  ])("refuses a request %s", (_, changes) => {
    expect(new PushHub({}, () => nowMs).subscribe(form(changes)).status).toBe(400);
  });

  it("pushes to whoever answered its question, signed, until the lease ends", async () => {
    const hub = new PushHub({}, () => nowMs);
    expect(hub.subscribe(form()).status).toBe(202);
    hub.tell("published", madeUpPost("too-early"));
    await hub.deliver();
    hub.tell("changed", madeUpPost("video"));
    hub.tell("deleted", madeUpPost("video"));
    hub.tell("published", { ...madeUpPost("foreign"), channelId: "UClain" });
    await hub.deliver();
    nowMs += 3_600_000;
    hub.tell("published", madeUpPost("too-late"));
    await hub.deliver();
    const [question, changed, deleted, ...more] = received;
    expect([question?.body, more]).toEqual(["", []]);
    expect(changed?.body).toContain("<yt:videoId>video</yt:videoId>");
    expect(changed?.signature).toMatch(/^sha1=[0-9a-f]{40}$/u);
    expect(deleted?.body).toContain(`<at:deleted-entry ref="yt:video:video"`);
  });

  it("does not push to who answers something else", async () => {
    const hub = new PushHub({}, () => nowMs);
    answerOf = () => "yes";
    hub.subscribe(form());
    await hub.deliver();
    expect([hub.confirmed, hub.isSubscribed(channelId)]).toEqual([0, false]);
  });
});
