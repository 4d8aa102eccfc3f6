import * as fc from "fast-check";
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { normaliseTiktok } from "../../../pipelines/normalise/tiktok/normalise.ts";
import { payloadsInTiktokResponse } from "../../../pipelines/normalise/tiktok/tiktok-response.ts";
import { newPseudonymKey, parsePseudonymKeys } from "../../../pipelines/protect/pseudonym-key.ts";
import { Config } from "../../../schemas/config.ts";
import { Item } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import { inspectChannel, inspectFile } from "../../../services/cli/commands/inspect.ts";
import { protectorFor } from "../../../services/cli/compose.ts";
import { goldenCases, itemsIn } from "./golden-cases.ts";

const golden = goldenCases("tiktok");

const envelope = {
  channel: {
    id: "hq-tiktok",
    platform: "tiktok",
    nativeId: "akaun-contoh",
    name: "Jabatan Contoh",
    level: "hq",
  },
  postId: "tiktok:7001",
  caption: null,
  collectedAt: "2026-11-24T03:42:00.000Z",
} as const;

type Given = Pick<RawItem, "payloadKind"> & { readonly payload: Readonly<Record<string, unknown>> };

function given(name: string): Given {
  return golden.given(name) as Given;
}

const raw = (payloadKind: string, payload: unknown): RawItem => ({ ...envelope, payloadKind, payload });
golden.describe(
  normaliseTiktok,
  (name) => {
    const { payloadKind, payload } = given(name);
    return raw(payloadKind, payload);
  },
  10,
);

const comment = given("comment").payload;
const reply = given("reply").payload;
const video = given("video").payload;

describe("what is rejected, with the field that is wrong and nothing of what stands in it", () => {
  it.each<[string, string, unknown, string, string]>([
    ["a payload of no known kind", "story", {}, "payload_kind", "payloadKind"],
    ["no object", "comment", "rahsia", "shape", "the payload itself"],
    ["nothing", "video", null, "shape", "the payload itself"],
    ["an id with half a character", "comment", { ...comment, comment_id: "\ud800" }, "shape", "comment_id"],
    ["an id as a number", "comment", { ...comment, comment_id: 9001 }, "shape", "comment_id"],
    ["no text and no picture", "comment", { ...comment, text: undefined }, "shape", "text"],
    ["a text that is none", "comment", { ...comment, text: ["rahsia"] }, "shape", "text"],
    ["an author of another shape", "comment", { ...comment, user_id: { id: "rahsia" } }, "shape", "user_id"],
    ["another video", "comment", { ...comment, video_id: "7002" }, "identity", "video_id"],
    ["its own parent", "reply", { ...reply, parent_comment_id: "9101" }, "identity", "parent_comment_id"],
    ["likes as a string", "comment", { ...comment, likes: "rahsia" }, "shape", "likes"],
    ["negative likes", "comment", { ...comment, likes: -1 }, "negative_count", "likes"],
    ["half a reply", "comment", { ...comment, replies: 0.5 }, "shape", "replies"],
    ["an owner in words", "comment", { ...comment, owner: "rahsia" }, "shape", "owner"],
    ["a status that is none", "comment", { ...comment, status: 3 }, "shape", "status"],
    ["no time", "comment", { ...comment, create_time: undefined }, "shape", "create_time"],
    ["a time in words", "comment", { ...comment, create_time: "rahsia" }, "date", "create_time"],
    ["a time in ms", "comment", { ...comment, create_time: 1_795_140_184_000 }, "date", "create_time"],
    ["half a second", "comment", { ...comment, create_time: 1.5 }, "date", "create_time"],
    ["no second there is", "comment", { ...comment, create_time: 9e15 }, "date", "create_time"],
    ["before TikTok", "comment", { ...comment, create_time: 1_388_534_399 }, "date_past", "create_time"],
    ["two days hence", "comment", { ...comment, create_time: "1795700000" }, "date_future", "create_time"],
    ["a million characters", "comment", { ...comment, text: "a".repeat(1_000_000) }, "too_long", "text"],
    ["another video as a post", "video", { ...video, item_id: "7002" }, "identity", "item_id"],
    ["a video without an id", "video", { ...video, item_id: undefined }, "shape", "item_id"],
    ["shares as an object", "video", { ...video, shares: { count: 1 } }, "shape", "shares"],
    ["a negative count", "video", { ...video, comments: -1 }, "negative_count", "comments"],
    ["half a view", "video", { ...video, video_views: 0.5 }, "shape", "video_views"],
    ["a caption that is none", "video", { ...video, caption: 7 }, "shape", "caption"],
  ])("%s", (_, kind, payload, reason, detail) => {
    expect(normaliseTiktok(raw(kind, payload))).toEqual([{ kind: "reject", reason, detail }]);
  });
});

/** Each field of each case taken out, of other types, and doubled. */
const spoilt = golden.names.flatMap((name) => {
  const { payloadKind, payload } = given(name);
  return Object.entries(payload).flatMap(([field, value]) =>
    [undefined, null, 7, "rahsia", [value], [value, value], { value }, true].map((bad) => ({
      name,
      field,
      bad,
      raw: raw(payloadKind, { ...payload, [field]: bad }),
    })),
  );
});

it(`makes a documented default or a rejection of each of ${spoilt.length} spoilt fields`, () => {
  for (const { name, field, bad, raw } of spoilt) {
    const outcomes = normaliseTiktok(raw);
    expect(outcomes.length, `${name}.${field} = ${JSON.stringify(bad)}`).toBeGreaterThan(0);
    for (const item of itemsIn(outcomes)) expect(Item.parse(item)).toEqual(item);
  }
});

it("never throws, and keeps nothing but items, whatever it is given", () => {
  const key = fc.constantFrom(...Object.keys({ ...comment, ...reply, ...video }), "image_url");
  const kinds = fc.constantFrom("video", "comment", "reply", "other");
  fc.assert(
    fc.property(
      kinds,
      fc.constantFrom(comment, reply, video),
      fc.dictionary(key, fc.jsonValue()),
      (kind, base, changes) => {
        const outcomes = normaliseTiktok(raw(kind, { ...base, ...changes }));
        expect(outcomes.length).toBeGreaterThan(0);
        for (const item of itemsIn(outcomes)) expect(Item.parse(item)).toEqual(item);
      },
    ),
  );
});

describe("the payloads in an answer", () => {
  const kindsIn = (answer: unknown) =>
    payloadsInTiktokResponse(answer).map(({ kind, postNativeId }) => [kind, postNativeId]);

  it.each<[string, unknown, [string, string][]]>([
    [
      "videos",
      { code: 0, data: { videos: [video, {}] } },
      [
        ["video", "7001"],
        ["video", "unknown"],
      ],
    ],
    [
      "comments and replies",
      { code: 0, data: { comments: [comment, reply] } },
      [
        ["comment", "7001"],
        ["reply", "7001"],
      ],
    ],
    [
      "replies that came inside their comment",
      { code: 0, data: { comments: [{ ...comment, reply_list: [reply, null] }] } },
      [
        ["comment", "7001"],
        ["reply", "7001"],
        ["reply", "unknown"],
      ],
    ],
    ["no comments", { code: 0, data: { comments: [] } }, []],
    ["an error with a 200", { code: 40_001, message: "no permission", data: {} }, [["error", "unknown"]]],
    ["an account", { code: 0, data: { username: "contoh" } }, [["other", "unknown"]]],
    ["nothing at all", { code: 0 }, [["other", "unknown"]]],
    ["another platform's answer", { data: [] }, [["unknown", "unknown"]]],
    ["no object", "rahsia", [["unknown", "unknown"]]],
  ])("%s", (_, answer, expected) => {
    expect(kindsIn(answer)).toEqual(expected);
  });
});

const shared = join(import.meta.dirname, "../../../../shared/platforms/fixtures/tiktok");

describe.skipIf(!existsSync(shared))("recorded responses beside the project", () => {
  it("are all understood; none of them holds a video or a comment so far", () => {
    const keys = parsePseudonymKeys(newPseudonymKey("k1", Buffer.alloc(32, 7)), "test");
    const protector = protectorFor(Config.parse({}), keys);
    const files = globSync("*/*.json", { cwd: shared }).sort();
    const counted = { keep: 0, drop: 0, reject: 0 };
    let understood = 0;
    for (const file of files) {
      const outcomes = inspectFile(
        join(shared, file),
        inspectChannel("tiktok"),
        protector,
        envelope.collectedAt,
      );
      expect(outcomes.length, file).toBeGreaterThan(0);
      for (const { kind } of outcomes) counted[kind] += 1;
      if (outcomes.every(({ kind }) => kind !== "reject")) understood += 1;
    }
    process.stdout.write(
      `tiktok: ${understood} of ${files.length} recorded responses understood; items: ${JSON.stringify(counted)}\n`,
    );
    expect(files.length).toBeGreaterThan(0);
    expect(understood).toBe(files.length);
  });
});
