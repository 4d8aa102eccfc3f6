import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { announcedByInstagram } from "../../../pipelines/normalise/instagram/instagram-webhook.ts";

const value = {
  id: "9001",
  text: "Terima kasih",
  from: { id: "77", username: "rekaan" },
  media: { id: "7001" },
};
const delivery = (...changes: readonly unknown[]) => ({
  object: "instagram",
  entry: [{ id: "1780", time: 1_790_000_000, changes }],
});
const announced = { channelNativeId: "1780", postNativeId: "7001", comments: ["9001"], changed: false };

describe("what a delivery of Instagram announces", () => {
  it("names a new comment and its media, and nothing that was said", () => {
    expect(announcedByInstagram(delivery({ field: "comments", value }))).toEqual({
      announcements: [announced],
      ignored: 0,
    });
  });

  it("names a reply, and a comment without its author", () => {
    const { from, ...silent } = { ...value, parent_id: "9000" };
    expect(from).toBeDefined();
    expect(announcedByInstagram(delivery({ field: "comments", value: silent }))?.announcements).toEqual([
      announced,
    ]);
  });

  it.each(["mentions", "story_insights", "live_comments", "messages"])("counts and lets go: %s", (field) => {
    expect(announcedByInstagram(delivery({ field, value }, { field: "comments", value }))).toEqual({
      announcements: [announced],
      ignored: 1,
    });
  });

  it.each([[null], [{ field: "comments" }], [{ field: "comments", value: { id: "1" } }]])(
    "lets go a change that can't be read: %j",
    (change) => {
      expect(announcedByInstagram(delivery(change))).toEqual({ announcements: [], ignored: 1 });
    },
  );

  it("says nothing of an entry without changes, nor of pages", () => {
    const entry = [{ id: "1780", messaging: [{}] }];
    expect(announcedByInstagram({ object: "instagram", entry })).toEqual({ announcements: [], ignored: 0 });
    const page = { ...delivery({ field: "comments", value }), object: "page" };
    expect(announcedByInstagram(page)).toEqual({ announcements: [], ignored: 1 });
  });

  it("never throws, whatever comes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (any) => {
        expect(() => announcedByInstagram(delivery({ field: "comments", value: any }))).not.toThrow();
        expect(() => announcedByInstagram(any)).not.toThrow();
      }),
    );
  });
});
