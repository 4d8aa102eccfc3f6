import { ledgerOf } from "../../../pipelines/core/post-ledger.ts";
import { describe, expect, it } from "vitest";
import { ListeningError, RateLimitedError } from "../../../schemas/errors.ts";
import { differingPosts, ledgerTable, postLedgers } from "../../../services/cli/commands/post-ledgers.ts";
import { runCollect } from "../../../services/workers/collect-channels.ts";
import { collectDependencies } from "../../fakes/collect-dependencies.ts";
import { channels, commentDocument, coverageDocument, postDocument } from "../../fakes/documents.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { runSuara } from "../../fakes/run-suara.ts";
import { scriptedSource } from "../../fakes/scripted-source.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

const publishedAt = "2026-11-01T00:00:00.000Z";
const channel = channels.hqYoutube;
const never = new AbortController().signal;

/** Five posts were visited once, and another time when the budget was used up; two comments of `grew` are in the index. */
async function afterTwoVisits() {
  const dependencies = collectDependencies(fakeClock({ startMs: Date.UTC(2026, 10, 24, 1) }));
  const { index } = dependencies;
  const source = scriptedSource([
    { nativeId: "grew", publishedAt, comments: ["c0", "c1"] },
    { nativeId: "hides", publishedAt, comments: ["c2"], commentCount: 8 },
    { nativeId: "closed", publishedAt, comments: ["c3"] },
    { nativeId: "gone", publishedAt, comments: ["c7", "c8"], commentCount: 90 },
    { nativeId: "off", publishedAt, comments: [], commentCount: null },
  ]);
  source.refusals.set("closed", new ListeningError("SOURCE_FORBIDDEN", "private", { retryable: false }));
  source.refusals.set("gone", new ListeningError("SOURCE_GONE", "no such video", { retryable: false }));
  const options = { channels: [channel], sources: new Map([["youtube" as const, source]]), concurrency: 1 };
  await runCollect(dependencies, { ...options, again: "once" }, never);
  source.posts[0] = { nativeId: "grew", publishedAt, comments: ["c0", "c1", "c4", "c5", "c6"] };
  source.refusals.set("grew", new RateLimitedError("SOURCE_QUOTA", "no units are left", 60_000));
  const stop = new AbortController();
  const collecting = runCollect(dependencies, { ...options, again: "once" }, stop.signal);
  await dependencies.clock.untilSleeping();
  stop.abort();
  await collecting;
  await index.upsert([
    postDocument({ id: "youtube:grew", caption: "Banjir di Kelantan" }),
    coverageDocument({
      postId: "youtube:grew",
      platformCount: 5,
      observedAt: "2026-11-24T01:00:00.000Z",
    }),
    commentDocument({ id: "youtube:c0", postId: "youtube:grew" }),
    commentDocument({ id: "youtube:c1", postId: "youtube:grew" }),
    commentDocument({ id: "youtube:c2", postId: "youtube:hides" }),
  ]);
  return { ...dependencies, channels: [channel] };
}

describe("suara channels --posts", () => {
  it("lists the posts whose counts differ, the largest difference first and those that are gone last, each with its reason", async () => {
    const rows = await differingPosts(await afterTwoVisits(), 10);
    expect(rows.map(({ post, difference, gaps }) => [post, difference, gaps])).toEqual([
      ["youtube:hides", 7, [{ reason: "unexplained", count: 7, atMost: null }]],
      ["youtube:grew", 3, [{ reason: "quota", count: 3, atMost: null }]],
      ["youtube:closed", 1, [{ reason: "permission", count: 1, atMost: null }]],
      ["youtube:gone", 90, [{ reason: "gone", count: 90, atMost: null }]],
    ]);
    const [, hides, grew] = ledgerTable(rows).split("\n");
    expect(hides).toMatch(/ 8 +1 +7 +- +7 not shown by the platform, which does not say why$/u);
    expect(grew).toMatch(/ 5 +2 +3 +2026-11-24 09:00 +3 not read, the budget is used up$/u);
  });

  it("cuts the list, and says so of nothing that agrees", async () => {
    const sources = await afterTwoVisits();
    expect(await differingPosts(sources, 1)).toMatchObject([{ post: "youtube:hides" }]);
    const none = await differingPosts({ ...sources, channels: [] }, 10);
    expect(ledgerTable(none)).toBe("no post is known whose counts differ");
  });

  it("says of what was removed that it is among what is left when the unread is taken away", () => {
    const counted = { platformCount: 9, platformCountAt: null, held: 2, deleted: 1 };
    const visit = { closed: null, lastFullWalkAt: "2026-11-24T01:00:00.000Z", countAtFullWalk: 4 };
    const ledger = ledgerOf("youtube", counted, { visit, failure: null });
    const row = { ...ledger, post: "youtube:a", channel: "hq", platform: "youtube", caption: null } as const;
    expect(ledgerTable([row])).toMatch(
      / 5 not read yet, of the rest up to 1 hidden or deleted, 2 not shown by the platform/u,
    );
  });

  it("tells the same of one post as of the list", async () => {
    const sources = await afterTwoVisits();
    const [post] = await sources.index.posts({
      scope: { kind: "nation" },
      ids: ["youtube:grew"],
      size: 1,
    });
    if (post === undefined) throw new Error("the post was written");
    const row = (await differingPosts(sources, 10)).find(({ post: id }) => id === post.id);
    expect(row).toMatchObject({ ...(await postLedgers(sources).of(post)), caption: "Banjir di Kelantan" });
  });

  it("prints an empty list where nothing is held, and refuses a number out of range", async () => {
    using folder = temporaryFolder();
    const printed = await runSuara(["channels", "--posts", "--json"], { cwd: folder.path });
    expect([printed.status, printed.stdout]).toEqual([0, "[]\n"]);
    const refused = await runSuara(["channels", "--posts", "0"], { cwd: folder.path });
    expect([refused.status, refused.stdout]).toEqual([2, ""]);
    expect(refused.stderr).toContain("--posts takes a whole number from 1 to 1000");
  });
});
