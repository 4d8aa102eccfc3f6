import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Delivery } from "../../../pipelines/ports/notifier.ts";
import type { WebServer } from "../../../services/web/start-web.ts";
import { aRecord } from "../../fakes/alerts.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { serveIndex } from "./serve-index.ts";

describe("the button that sends a test message", () => {
  let web: WebServer;
  let answer: Delivery;
  const sent: string[] = [];

  beforeAll(async () => {
    const index = memoryIndex();
    web = await serveIndex(index, {
      alerts: async () => [aRecord()],
      tests: {
        names: ["duty", "room"],
        send: async (name) => {
          sent.push(name);
          return answer;
        },
      },
    });
  });
  afterAll(() => web[Symbol.asyncDispose]());
  beforeEach(() => {
    sent.length = 0;
    answer = { kind: "delivered", refused: null };
  });

  async function page(lang: "ms" | "en" = "ms"): Promise<string> {
    return await (await fetch(`${web.url}/alerts?lang=${lang}`)).text();
  }
  async function formKey(): Promise<string> {
    return /name="key" value="([^"]+)"/u.exec(await page())?.[1] ?? "";
  }
  async function press(
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
    lang = "ms",
  ) {
    const body = new URLSearchParams(fields);
    const reply = await fetch(`${web.url}/alerts/test?lang=${lang}`, { method: "POST", body, headers });
    return { status: reply.status, text: (await reply.text()).replace(/\s+/gu, " ") };
  }

  it("stands beside each destination, in both languages", async () => {
    expect((await page("ms")).match(/Hantar mesej ujian/gu)).toHaveLength(2);
    expect(await page("en")).toContain("Send a test message");
    expect(await page("en")).toContain('action="/alerts/test?lang=en"');
  });

  it.each([
    ["ms", "Mesej ujian sudah sampai kepada room."],
    ["en", "room has the test message."],
  ])("sends one to its destination and says so, in %s", async (lang, said) => {
    const { status, text } = await press({ destination: "room", key: await formKey() }, {}, lang);
    expect(status).toBe(200);
    expect(text).toContain(said);
    expect(text).toContain(lang === "ms" ? 'href="/alerts?lang=en"' : 'href="/alerts?lang=ms"');
    expect(sent).toEqual(["room"]);
  });

  it.each<readonly [string, Delivery, number, string]>([
    [
      "did not arrive",
      { kind: "retry", reason: "answered with <status> 503", afterMs: null, reached: [] },
      502,
      'duty did not get the test message (<span lang="en">answered with &lt;status&gt; 503</span>)',
    ],
    ["was refused", { kind: "refused", reason: "no such chat" }, 502, "duty did not get the test message"],
    [
      "reached some of a list only",
      { kind: "delivered", refused: "1 of 2 addresses was refused" },
      200,
      "duty has the test message, but not everybody does",
    ],
  ])("says of one that %s what the other side said", async (_, delivery, expected, said) => {
    answer = delivery;
    const { status, text } = await press({ destination: "duty", key: await formKey() }, {}, "en");
    expect(status).toBe(expected);
    expect(text).toContain(said);
  });

  it("sends nothing without the page's own key, for another site, or to a destination that is none", async () => {
    const key = await formKey();
    const pressed = [
      await press({ destination: "duty" }),
      await press({ destination: "duty", key: `${key}x` }),
      await press({ destination: "duty", key: key.toLowerCase() }),
      await press({ destination: "duty", key }, { "sec-fetch-site": "cross-site" }),
      await press({ destination: "nobody", key }),
      await press({ key }),
    ];
    expect(pressed.map(({ status }) => status)).toEqual(pressed.map(() => 403));
    expect(pressed[0]?.text).toContain("Tiada apa-apa dihantar");
    expect(sent).toEqual([]);
  });

  it("refuses what is no form, and too long a one, without calling it our fault", async () => {
    const url = `${web.url}/alerts/test`;
    const json = { method: "POST", body: "{}", headers: { "content-type": "application/json" } };
    expect((await fetch(url, json)).status).toBe(403);
    const xml = { method: "POST", body: "<a/>", headers: { "content-type": "text/xml" } };
    expect((await fetch(url, xml)).status).toBe(415);
    expect((await press({ destination: "x".repeat(10_000), key: "y" })).status).toBe(413);
    expect((await fetch(`${web.url}/alerts`, { method: "POST" })).status).toBe(405);
    expect(sent).toEqual([]);
  });
});
