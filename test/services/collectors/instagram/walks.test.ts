import { describe, expect, it } from "vitest";
import { minute, never } from "../graph/made-up.ts";
import {
  channel,
  commentIdsIn,
  instagramUnderTest,
  madeUpComment,
  madeUpMedia,
  madeUpThreads,
  truthOf,
} from "./made-up-instagram.ts";

type Pages = Awaited<ReturnType<Awaited<ReturnType<typeof instagramUnderTest>>["thread"]>>;

const idsOf = (pages: Pages) =>
  pages.flatMap(({ payloads }) => payloads.flatMap(({ kind, body }) => commentIdsIn(kind, body))).sort();

describe("the list of media", () => {
  it("gives each with its words, time and count, replies included, for one call a hundred", async () => {
    const media = [madeUpMedia(501), madeUpMedia(502, "short_video")];
    await using place = await instagramUnderTest({ truth: truthOf(media, madeUpThreads(501, [2])) });
    const [page] = await place.media();
    expect(page?.posts).toEqual([
      { nativeId: "70502", caption: "Tajuk 502", publishedAt: minute(502), commentCount: 0 },
      { nativeId: "70501", caption: "Tajuk 501", publishedAt: minute(501), commentCount: 3 },
    ]);
    expect(place.simulator.callsUsed("1780")).toBe(1);
  });

  it("passes on a media of another shape for the normaliser to reject, and loses no neighbour", async () => {
    await using place = await instagramUnderTest({ truth: truthOf([madeUpMedia(501)]) });
    const [good] = await place.media();
    const body = JSON.stringify({ data: [{ id: "9", timestamp: "rahsia" }, good?.payloads[0]?.body] });
    place.simulator.failNext({ kind: "answer", status: 200, body });
    const [page] = await place.media();
    expect(page?.payloads.map(({ postNativeId }) => postNativeId)).toEqual(["9", "70501"]);
    expect(page?.posts.map(({ nativeId }) => nativeId)).toEqual(["70501"]);
  });
});

describe("the comments of a media", () => {
  it("are read whole where there are 60,000, in the fewest calls there can be", async () => {
    const comments = Array.from({ length: 60_000 }, (_, index) => madeUpComment(501, index + 1, index % 900));
    await using place = await instagramUnderTest({ truth: truthOf([madeUpMedia(501)], comments) });
    const ids = new Set<string>();
    for await (const { payloads } of place.eachPage("70501"))
      for (const { kind, body } of payloads) for (const id of commentIdsIn(kind, body)) ids.add(id);
    expect(ids.size).toBe(60_000);
    expect(place.simulator.callsUsed("1780")).toBe(1_200); // fifty at a time
  }, 120_000);

  it("bring fifty replies each, and the others for one more call a fifty", async () => {
    const comments = madeUpThreads(501, [50, 51, 0, 151]);
    await using place = await instagramUnderTest({ truth: truthOf([madeUpMedia(501)], comments) });
    expect(idsOf(await place.thread("70501"))).toEqual(comments.map(({ id }) => id).sort());
    expect(place.simulator.callsUsed("1780")).toBe(1 + 1 + 3);
  });

  it("say of a reply that names no parent whose it is", async () => {
    const comments = madeUpThreads(501, [51]);
    await using place = await instagramUnderTest({ truth: truthOf([madeUpMedia(501)], comments) });
    const pages = place.eachPage("70501");
    const first = await pages[Symbol.asyncIterator]().next();
    place.simulator.failNext({ kind: "answer", status: 200, body: JSON.stringify({ data: [{ id: "1" }] }) });
    const [page] = await place.thread("70501", first.value?.next);
    expect(page?.payloads.map(({ body }) => body)).toEqual([{ parent_id: "905011000", id: "1" }]);
  });

  it("go on where the replies of a removed comment can't be read, and hold none of them", async () => {
    const comments = madeUpThreads(501, [2, 60]);
    await using place = await instagramUnderTest({ truth: truthOf([madeUpMedia(501)], comments) });
    const ids: string[] = [];
    for await (const { payloads } of place.eachPage("70501")) {
      ids.push(...payloads.flatMap(({ kind, body }) => commentIdsIn(kind, body)));
      if (ids.includes("905012000")) place.simulator.remove("905012000");
    }
    expect(ids).toHaveLength(1 + 2 + 1 + 50);
    expect(idsOf(await place.thread("70501"))).toEqual(["905011000", "905011001", "905011002"]);
  });

  it("cost few calls when only the newest are asked for", async () => {
    const comments = Array.from({ length: 1_000 }, (_, index) => madeUpComment(501, index + 1, index));
    await using place = await instagramUnderTest({ truth: truthOf([madeUpMedia(501)], comments) });
    const depth = { kind: "new", since: minute(950) } as const;
    const post = { nativeId: "70501", caption: null };
    const query = { kind: "thread", channel, post, depth } as const;
    await Array.fromAsync(place.source.pages(query, undefined, never));
    expect(place.simulator.callsUsed("1780")).toBe(2); // the second shows that all of it is older
  });

  it.each(["facebook", "instagram"] as const)("are asked for by name with a token of %s", async (login) => {
    const comments = madeUpThreads(501, [1, 0]);
    await using place = await instagramUnderTest({ truth: truthOf([madeUpMedia(501)], comments), login });
    place.simulator.remove("905011000");
    const asked = comments.map(({ id }) => `instagram:${id}` as const);
    const missing = await place.source.missing(asked, never, channel, "p");
    expect([...missing].sort()).toEqual(["instagram:905011000", "instagram:905011001"]);
    expect(place.simulator.callsUsed("1780")).toBe(login === "facebook" ? 3 : 1);
  });
});
