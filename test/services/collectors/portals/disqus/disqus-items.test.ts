import { describe, expect, it } from "vitest";
import { normalisePortal } from "../../../../../pipelines/normalise/portal/normalise.ts";
import { newPseudonymKey, parsePseudonymKeys } from "../../../../../pipelines/protect/pseudonym-key.ts";
import { Config } from "../../../../../schemas/config.ts";
import { Item } from "../../../../../schemas/item.ts";
import { inspectChannel } from "../../../../../services/cli/commands/inspect.ts";
import { protectorFor } from "../../../../../services/cli/compose.ts";
import { commentPayload, postIn } from "../../../../../services/collectors/portals/disqus/disqus-items.ts";
import { payloadsInPortalJson } from "../../../../../services/collectors/portals/portal-response.ts";
import { itemsIn } from "../../../../pipelines/normalise/golden-cases.ts";

const disqus = {
  site: { nativeId: "portal-contoh.test", officers: new Set(["Pejabat Contoh"]) },
  forum: "portal-contoh",
  officers: new Set(["pejabat_contoh"]),
};
const under = { articleId: "p12", caption: "Banjir" };

const post = {
  id: "5501",
  parent: 5500,
  thread: "912",
  forum: "portal-contoh",
  author: { id: "7", name: "Ali Rekaan", username: "Ali_Rekaan", isAnonymous: false, avatar: {} },
  message: "<p>Hubungi <b>01</b>9-876&nbsp;5432</p><p>Ali &amp; Abu</p>",
  raw_message: "Hubungi",
  createdAt: "2026-11-20T03:04:05",
  likes: 3,
  dislikes: 1,
  points: 2,
  isDeleted: false,
  isApproved: true,
  isSpam: false,
  isEdited: true,
};

const bodyOf = (change: Readonly<Record<string, unknown>>) =>
  commentPayload(disqus, postIn({ ...post, ...change }), under).body;

describe("a comment at Disqus", () => {
  it("becomes a comment, in whose text no number hides behind tags", () => {
    expect(commentPayload(disqus, postIn(post), under)).toEqual({
      kind: "comment",
      postNativeId: "portal-contoh.test/p12",
      caption: "Banjir",
      body: {
        id: "d5501",
        article: "p12",
        parent: "d5500",
        writer: "disqus/ali_rekaan",
        name: "Ali Rekaan",
        text: "Hubungi 019-876 5432\nAli & Abu",
        publishedAt: "2026-11-20T03:04:05Z",
        likes: 3,
      },
    });
  });

  it.each([
    ["an account", { username: "Ali", name: "Abu", isAnonymous: false }, "disqus/ali"],
    ["the office's account", { username: "Pejabat_Contoh", name: "x" }, "portal-contoh.test"],
    ["an account that shows the office's name", { username: "ali", name: "pejabat_contoh" }, "disqus/ali"],
    [
      "a guest with the office's user name",
      { name: "pejabat_contoh", isAnonymous: true },
      "portal-contoh.test/guest/pejabat_contoh",
    ],
    ["a guest", { name: " Ali ", isAnonymous: true }, "portal-contoh.test/guest/ali"],
    ["a guest without a name as nobody", { name: "", isAnonymous: true }, undefined],
    ["somebody of whom nothing is said as nobody", undefined, undefined],
  ])("names %s", (_, author, writer) => {
    expect((bodyOf({ author }) as { writer?: string }).writer).toBe(writer);
  });

  it.each([
    ["null", null, undefined],
    ["0", 0, undefined],
    ["a number", 7, "d7"],
    ["a number as text", "7", "d7"],
    ["something else, for the normaliser to refuse", "x/y", "x/y"],
  ])("has a parent by %s", (_, parent, expected) => {
    expect((bodyOf({ parent }) as { parent?: unknown }).parent).toBe(expected);
  });

  it("has the words that were typed where the HTML is missing", () => {
    expect(bodyOf({ message: undefined })).toMatchObject({ text: "Hubungi" });
  });
});

const keys = parsePseudonymKeys(newPseudonymKey("k1", Buffer.alloc(32, 7)), "test");
const protector = protectorFor(Config.parse({}), keys);

/** The outcomes of an answer as it would go through collecting. */
function outcomesOf(response: unknown) {
  return payloadsInPortalJson({ code: 0, response }).flatMap((payload) => {
    const stored = protector.payload("portal", payload.kind, payload.body);
    return normalisePortal({
      channel: inspectChannel("portal"),
      payloadKind: payload.kind,
      postId: `portal:${payload.postNativeId}`,
      caption: null,
      collectedAt: "2026-11-24T03:42:00.000Z",
      payload: stored.kind === "keep" ? stored.value : null,
    });
  });
}

describe("an answer of Disqus", () => {
  it("holds comments without the name, the user name, the mail address or the picture of who wrote them", () => {
    const outcomes = outcomesOf([{ ...post, author: { ...post.author, email: "ali@contoh.test" } }]);
    const [item] = itemsIn(outcomes);
    expect(item).toMatchObject({ kind: "comment", comment: { id: "portal:unknown/d5501", likes: 3 } });
    expect(JSON.stringify(item)).not.toMatch(/rekaan|5432|contoh\.test/iu);
  });

  it("holds nothing that the public does not see, and no threads and errors", () => {
    const hidden = [{ isDeleted: true }, { isSpam: true }, { isApproved: false }];
    const thread = { id: "912", posts: 3, link: "https://portal-contoh.test/banjir/", identifiers: [] };
    const outcomes = outcomesOf([...hidden.map((flag) => ({ ...post, ...flag })), thread]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["drop", "drop", "drop", "drop"]);
    expect(outcomesOf("Invalid API key").map(({ kind }) => kind)).toEqual(["drop"]);
  });

  it("makes a documented default or a rejection of each field that is spoilt", () => {
    let spoilt = 0;
    for (const [field, value] of Object.entries(post))
      for (const bad of [undefined, null, 7, "rahsia", [value], [value, value], { value }, true]) {
        const outcomes = outcomesOf([JSON.parse(JSON.stringify({ ...post, [field]: bad }))]);
        expect(outcomes, `${field} = ${JSON.stringify(bad)}`).toHaveLength(1);
        for (const item of itemsIn(outcomes)) expect(Item.parse(item)).toEqual(item);
        spoilt += 1;
      }
    expect(spoilt).toBeGreaterThan(100);
  });

  it.each(["message", "createdAt"])("without its %s is a dead letter", (field) => {
    const { raw_message: _, ...typed } = post;
    expect(outcomesOf([{ ...typed, [field]: undefined }])).toMatchObject([{ kind: "reject" }]);
  });
});
