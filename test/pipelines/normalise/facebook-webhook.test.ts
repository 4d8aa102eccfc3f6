import { globSync, readFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { announcedByFacebook } from "../../../pipelines/normalise/facebook/facebook-webhook.ts";

const value = { item: "comment", verb: "add", post_id: "10_555", comment_id: "555_902" };
const delivery = (...values: readonly object[]) => ({
  object: "page",
  entry: [{ id: "10", time: 1_790_000_000, changes: values.map((each) => ({ field: "feed", value: each })) }],
});
const announced = { channelNativeId: "10", postNativeId: "10_555", comments: ["555_902"], changed: false };

const announcedIn = (body: unknown) => announcedByFacebook(body)?.announcements;

describe("what a delivery of Facebook announces", () => {
  it("names a new comment", () => {
    expect(announcedIn(delivery(value))).toEqual([announced]);
  });

  it("reads ids that older versions sent as numbers", () => {
    const old = { ...value, post_id: 555, comment_id: 902 };
    expect(
      announcedIn({ object: "page", entry: [{ id: 10, changes: delivery(old).entry[0]?.changes }] }),
    ).toEqual([{ ...announced, postNativeId: "555", comments: ["902"] }]);
  });

  it.each(["edit", "edited", "remove", "hide", "unhide", "block", "an unheard-of verb"])(
    "says of the verb %s that something changed",
    (verb) => {
      expect(announcedIn(delivery({ ...value, verb }))).toEqual([
        { ...announced, comments: [], changed: true },
      ]);
    },
  );

  it.each(["reaction", "like", "share"])("leaves out what the list of posts counts anyway: %s", (item) => {
    expect(announcedIn(delivery({ ...value, item }))).toEqual([]);
  });

  it("rings for a new post", () => {
    const post = { item: "video", verb: "add", post_id: "10_556" };
    expect(announcedIn(delivery(post))).toEqual([
      { channelNativeId: "10", postNativeId: "10_556", comments: [], changed: false },
    ]);
  });

  it("goes on after a change that it can't read, and one of another field", () => {
    const changes = [null, { field: "ratings", value }, { field: "feed" }, { field: "feed", value }];
    expect(announcedByFacebook({ object: "page", entry: [{ id: "10", changes }] })).toEqual({
      announcements: [announced],
      ignored: 3,
    });
  });

  it.each([[null], ["text"], [{}], [{ entry: [] }], [{ object: "page", entry: {} }]])(
    "is nothing that a delivery of Facebook is not: %j",
    (body) => {
      expect(announcedByFacebook(body)).toBeUndefined();
    },
  );

  it("lets go what is not about pages", () => {
    expect(announcedByFacebook({ ...delivery(value), object: "permissions" })).toEqual({
      announcements: [],
      ignored: 1,
    });
  });

  it("never throws, whatever comes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (any) => {
        expect(() => announcedByFacebook(delivery({ ...value, verb: any, post_id: any }))).not.toThrow();
        expect(() => announcedByFacebook(any)).not.toThrow();
      }),
    );
  });
});

const shared = join(import.meta.dirname, "../../../../shared/platforms/fixtures/facebook/restfb-webhooks");

describe.skipIf(!existsSync(shared))("recorded deliveries beside the project", () => {
  it("are all read", () => {
    const files = globSync("*.json", { cwd: shared });
    const read = files.map((file) => announcedIn(JSON.parse(readFileSync(join(shared, file), "utf8"))));
    const announcing = read.filter(
      (announcements) => announcements !== undefined && announcements.length > 0,
    );
    process.stdout.write(
      `facebook: ${read.filter((each) => each !== undefined).length} of ${files.length} recorded deliveries read, ${announcing.length} announce something under a post\n`,
    );
    expect(read).not.toContain(undefined);
    expect(announcing.length).toBeGreaterThan(15);
  });
});
