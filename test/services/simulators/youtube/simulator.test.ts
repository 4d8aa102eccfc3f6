import { gunzipSync } from "node:zlib";
import { get } from "node:http";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Truth, TruthComment } from "../../../../services/simulators/truth/truth.ts";
import type {
  YoutubeSimulator,
  YoutubeSimulatorOptions,
} from "../../../../services/simulators/youtube/youtube-simulator.ts";
import { startYoutubeSimulator } from "../../../../services/simulators/youtube/youtube-simulator.ts";

const at = "2026-10-01T02:03:04.000Z";
const post = (id: string, title = id) =>
  ({ id, channelId: "UCsatu", kind: "video", title, publishedAt: at, views: 100, likes: 7 }) as const;
const comment = (id: string, changes: Partial<TruthComment> = {}): TruthComment => ({
  id,
  postId: "v1",
  parentId: null,
  author: { id: "UCali", name: "@ali-contoh" },
  text: "Bagus & <jelas>\nterima kasih",
  publishedAt: at,
  editedAt: null,
  likes: 3,
  ...changes,
});
const replies = (parentId: string, count: number) =>
  Array.from({ length: count }, (_, index) => comment(`${parentId}.r${index}`, { parentId }));

const truth: Truth = {
  channels: [
    { id: "UCsatu", name: "Saluran satu", handle: "@satu" },
    { id: "UCkosong", name: "Saluran kosong", handle: "@kosong" },
  ],
  posts: [post("v1"), post("v2")],
  comments: [
    comment("t1"),
    ...replies("t1", 7),
    comment("t2", { author: null, publishedAt: "2026-10-02T00:00:00.500Z" }),
  ],
};

const Item = z.looseObject({
  id: z.string(),
  etag: z.string().optional(),
  snippet: z.looseObject({}).optional(),
});
const List = z.looseObject({
  kind: z.string(),
  etag: z.string(),
  nextPageToken: z.string().optional(),
  items: z.array(Item),
});
const Refusal = z.object({
  error: z.looseObject({ code: z.int(), errors: z.array(z.looseObject({ reason: z.string() })) }),
});

const open = (options: Partial<YoutubeSimulatorOptions> = {}) => startYoutubeSimulator({ truth, ...options });

function ask(
  { url, apiKey }: YoutubeSimulator,
  path: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${url}/${path}`, { headers: { "x-goog-api-key": apiKey, ...headers } });
}

async function list(simulator: YoutubeSimulator, path: string) {
  const response = await ask(simulator, path);
  expect(response.status).toBe(200);
  return List.parse(await response.json());
}

async function refusal(simulator: YoutubeSimulator, path: string): Promise<[number, string | undefined]> {
  const response = await ask(simulator, path);
  const { error } = Refusal.parse(await response.json());
  expect(error.code).toBe(response.status);
  return [response.status, error.errors[0]?.reason];
}

const ids = ({ items }: z.infer<typeof List>) => items.map(({ id }) => id);

describe("lists", () => {
  it("finds a channel by its id or its handle", async () => {
    await using simulator = await open();
    for (const query of ["id=UCsatu", "forHandle=@satu"]) {
      const { items } = await list(simulator, `channels?part=contentDetails&${query}`);
      expect(items).toMatchObject([
        { id: "UCsatu", contentDetails: { relatedPlaylists: { uploads: "UUsatu" } } },
      ]);
    }
    expect(ids(await list(simulator, "channels?part=id&id=UCtiada"))).toEqual([]);
  });

  it("keeps deleted and private videos in the uploads, without their titles, and out of `videos`", async () => {
    await using simulator = await open();
    simulator.setVisibility("v1", "deleted");
    const { items } = await list(
      simulator,
      "playlistItems?part=snippet,status,contentDetails&playlistId=UUsatu&maxResults=50",
    );
    expect(items).toMatchObject([
      {
        contentDetails: { videoId: "v2", videoPublishedAt: "2026-10-01T02:03:04Z" },
        status: { privacyStatus: "public" },
      },
      { contentDetails: { videoId: "v1" }, snippet: { title: "Deleted video" } },
    ]);
    expect(ids(await list(simulator, "videos?part=id&id=v1,v2,v3"))).toEqual(["v2"]);
    expect(await refusal(simulator, "commentThreads?part=snippet&videoId=v1")).toEqual([
      404,
      "videoNotFound",
    ]);
  });

  it("writes statistics as strings, and leaves out the comment count where comments are off", async () => {
    await using simulator = await open();
    simulator.setCommentsDisabled("v2", true);
    const { items } = await list(simulator, "videos?part=statistics&id=v1,v2");
    expect(items.map((item) => item["statistics"])).toEqual([
      { viewCount: "100", likeCount: "7", favoriteCount: "0", commentCount: "9" },
      { viewCount: "100", likeCount: "7", favoriteCount: "0" },
    ]);
    expect(await refusal(simulator, "commentThreads?part=snippet&videoId=v2")).toEqual([
      403,
      "commentsDisabled",
    ]);
  });

  it("gives threads newest first with five of their replies, and all replies when asked", async () => {
    await using simulator = await open();
    const { items } = await list(
      simulator,
      "commentThreads?part=snippet,replies&videoId=v1&textFormat=plainText",
    );
    expect(items.map(({ id }) => id)).toEqual(["t2", "t1"]);
    expect(items[1]).toMatchObject({
      snippet: {
        totalReplyCount: 7,
        topLevelComment: {
          snippet: {
            textDisplay: "Bagus & <jelas>\nterima kasih",
            likeCount: 3,
            authorChannelId: { value: "UCali" },
          },
        },
      },
      replies: { comments: [{}, {}, {}, {}, {}] },
    });
    expect(items[0]).not.toHaveProperty("replies");
    expect(items[0]).not.toHaveProperty("snippet.topLevelComment.snippet.authorChannelId");
    expect(items[0]).toHaveProperty(
      "snippet.topLevelComment.snippet.publishedAt",
      "2026-10-02T00:00:00.500Z",
    );
    expect((await list(simulator, "comments?part=snippet&parentId=t1&maxResults=100")).items).toHaveLength(7);
    expect(await refusal(simulator, "comments?part=snippet&parentId=tiada")).toEqual([
      404,
      "commentNotFound",
    ]);
  });

  it("writes HTML unless plain text is asked for", async () => {
    await using simulator = await open();
    const { items } = await list(simulator, "comments?part=snippet&id=t1");
    expect(items[0]?.snippet?.["textDisplay"]).toBe("Bagus &amp; &lt;jelas&gt;<br>terima kasih");
  });

  it("leaves out comments that it does not have", async () => {
    await using simulator = await open();
    expect(ids(await list(simulator, "comments?part=id&id=t1,tiada,t1.r6"))).toEqual(["t1", "t1.r6"]);
  });

  it.each([
    ["maxResults=0", "invalidParameter"],
    ["maxResults=101", "invalidParameter"],
    ["order=relevance", "invalidParameter"],
    ["pageToken=nonsense", "invalidPageToken"],
    ["pageToken=bnVsbA", "invalidPageToken"],
  ])("refuses %s", async (parameter, reason) => {
    await using simulator = await open();
    expect(await refusal(simulator, `commentThreads?part=snippet&videoId=v1&${parameter}`)).toEqual([
      400,
      reason,
    ]);
  });

  it("refuses a token of another list", async () => {
    await using simulator = await open();
    const { nextPageToken } = await list(simulator, "comments?part=snippet&parentId=t1&maxResults=2");
    const other = `commentThreads?part=snippet&videoId=v1&pageToken=${nextPageToken}`;
    expect(await refusal(simulator, other)).toEqual([400, "invalidPageToken"]);
  });

  it("answers an unknown path with a page, as Google does", async () => {
    await using simulator = await open();
    const response = await ask(simulator, "captions");
    expect([response.status, response.headers.get("content-type")]).toEqual([
      404,
      "text/html; charset=UTF-8",
    ]);
  });
});

describe("changes", () => {
  it("shows edits, likes, additions and removals, and counts them", async () => {
    await using simulator = await open({ now: () => Date.parse("2026-11-01T00:00:00Z") });
    simulator.edit("t1", "Teks baharu");
    simulator.like("t1", 40);
    simulator.add(comment("t3", { publishedAt: "2026-10-01T12:00:00.000Z" }));
    simulator.remove("t2");
    const { items } = await list(simulator, "commentThreads?part=snippet&videoId=v1&textFormat=plainText");
    expect(items.map(({ id }) => id)).toEqual(["t3", "t1"]);
    const expected = { textDisplay: "Teks baharu", likeCount: 40, updatedAt: "2026-11-01T00:00:00Z" };
    expect(items[1]?.snippet?.["topLevelComment"]).toMatchObject({ snippet: expected });
    expect(simulator.comments()).toHaveLength(9);
    const [video] = (await list(simulator, "videos?part=statistics&id=v1")).items;
    expect(video?.["statistics"]).toMatchObject({ commentCount: "9" });
  });

  it("takes the replies away with their thread, and lets the count lag when told to", async () => {
    await using simulator = await open();
    const shown = async () =>
      (await list(simulator, "videos?part=statistics&id=v1")).items[0]?.["statistics"];
    simulator.lagCounts(true);
    simulator.remove("t1");
    expect(simulator.comments().map(({ id }) => id)).toEqual(["t2"]);
    expect(await shown()).toMatchObject({ commentCount: "9" });
    simulator.lagCounts(false);
    expect(await shown()).toMatchObject({ commentCount: "1" });
  });

  it.each<[string, Partial<Truth>]>([
    ["a comment twice", { comments: [comment("t1"), comment("t1")] }],
    ["a reply to nothing", { comments: [comment("t1", { parentId: "t0" })] }],
    [
      "a reply to a reply",
      { comments: [comment("t1"), comment("t2", { parentId: "t1" }), comment("t3", { parentId: "t2" })] },
    ],
    ["a comment without its post", { comments: [comment("t1", { postId: "v9" })] }],
    ["a post without its channel", { channels: [] }],
  ])("does not start from a truth with %s", async (_, changes) => {
    await expect(open({ truth: { ...truth, ...changes } })).rejects.toThrow(TypeError);
  });
});

describe("the rules of the API", () => {
  it("asks for the key, in a header or as a parameter", async () => {
    await using simulator = await open();
    const path = `${simulator.url}/videos?part=id&id=v1`;
    expect((await fetch(path)).status).toBe(403);
    expect((await fetch(path, { headers: { "x-goog-api-key": "salah" } })).status).toBe(400);
    expect((await fetch(`${path}&key=${simulator.apiKey}`)).status).toBe(200);
  });

  it("counts a unit for every request, also a bad one, until Pacific midnight", async () => {
    let now = Date.parse("2026-11-01T06:59:59Z"); // the last second of 31 October there
    await using simulator = await open({ dailyUnits: 2, now: () => now });
    await ask(simulator, "videos?part=id&id=v1");
    await ask(simulator, "commentThreads?videoId=v1&maxResults=0");
    expect(simulator.unitsUsed).toBe(2);
    expect(await refusal(simulator, "videos?part=id&id=v1")).toEqual([403, "quotaExceeded"]);
    now += 1_000;
    expect((await ask(simulator, "videos?part=id&id=v1")).status).toBe(200);
    expect(simulator.unitsUsed).toBe(1);
  });

  it("answers 304 for as long as nothing has changed", async () => {
    await using simulator = await open();
    const path = "commentThreads?part=snippet&videoId=v1";
    const etag = (await ask(simulator, path)).headers.get("etag") ?? "";
    const again = await ask(simulator, path, { "if-none-match": etag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    simulator.like("t1", 4);
    expect((await ask(simulator, path, { "if-none-match": etag })).status).toBe(200);
  });

  it("compresses only for those who ask", async () => {
    await using simulator = await open();
    const sent = async (headers: Record<string, string>) => {
      const { promise, resolve } = Promise.withResolvers<[string | undefined, Buffer]>();
      const all = { "x-goog-api-key": simulator.apiKey, ...headers };
      get(
        `${simulator.url}/commentThreads?part=snippet,replies&videoId=v1`,
        { headers: all, agent: false },
        (response) => {
          void Array.fromAsync(response as AsyncIterable<Buffer>).then((chunks) => {
            resolve([response.headers["content-encoding"], Buffer.concat(chunks)]);
          });
        },
      );
      return promise;
    };
    const [plain, text] = await sent({});
    const [coded, bytes] = await sent({ "accept-encoding": "gzip" });
    expect([plain, coded]).toEqual([undefined, "gzip"]);
    expect(gunzipSync(bytes)).toEqual(text);
    expect(bytes.length).toBeLessThan(text.length / 2);
  });

  it("quietly gives shorter pages when told to", async () => {
    await using simulator = await open({ faults: { pageSize: 3 } });
    const first = await list(simulator, "comments?part=snippet&parentId=t1&maxResults=100");
    expect(first.items).toHaveLength(3);
    const next = await list(
      simulator,
      `comments?part=snippet&parentId=t1&maxResults=100&pageToken=${first.nextPageToken}`,
    );
    expect(ids(next)).toEqual(["t1.r3", "t1.r4", "t1.r5"]);
  });

  it("goes wrong in the same way for the same seed, and as often as the rates say", async () => {
    const fates = async (seed: number) => {
      await using simulator = await open({
        seed,
        faults: { rates: { backendError: 0.2, rateLimitExceeded: 0.1 } },
      });
      const statuses: number[] = [];
      for (let request = 0; request < 200; request += 1)
        statuses.push((await ask(simulator, "videos?part=id&id=v1")).status);
      return statuses;
    };
    const first = await fates(7);
    expect(await fates(7)).toEqual(first);
    expect(await fates(8)).not.toEqual(first);
    const share = (status: number) => first.filter((each) => each === status).length / first.length;
    expect(share(500)).toBeGreaterThan(0.1);
    expect(share(500)).toBeLessThan(0.3);
    expect(share(429)).toBeGreaterThan(0.03);
    expect(share(200)).toBeGreaterThan(0.55);
  });

  it("ends while an answer is being held back", async () => {
    const simulator = await open();
    simulator.failNext({ kind: "slow", ms: 600_000 });
    const waiting = ask(simulator, "videos?part=id&id=v1");
    await Promise.all([expect(waiting).rejects.toThrow(TypeError), simulator[Symbol.asyncDispose]()]);
  });
});
