import { expect, it } from "vitest";
import { gatherEvidence } from "../../../../pipelines/alerts/issue/evidence.ts";
import { alertTools } from "../../../fakes/alert-tools.ts";
import { commentDocument, postDocument } from "../../../fakes/documents.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";

const window = { from: "2026-03-10T00:00:00.000Z", to: "2026-03-11T00:00:00.000Z" };

async function evidenceOf(copyKeys: readonly string[]) {
  const index = memoryIndex();
  const said = ["same", "same", "same", "other", "other", null, null, null, null, null];
  await index.upsert([
    ...said.map((copyKey, n) =>
      commentDocument({
        id: `youtube:c${n}`,
        author: `k1.a${n}`,
        publishedAt: "2026-03-10T08:00:00.000Z",
        postId: `youtube:p${n % 3}`,
        copyKey,
      }),
    ),
    postDocument({ id: "youtube:p0", publishedAt: "2026-02-01T00:00:00.000Z" }),
    postDocument({ id: "youtube:p1", publishedAt: "2026-03-09T00:00:00.000Z" }),
    postDocument({ id: "youtube:p2", publishedAt: "2026-03-10T04:00:00.000Z" }),
  ]);
  const tools = { ...alertTools, index, copyKeys: async () => copyKeys };
  const matter = { observed: said.length, authors: said.length, negative: null, gravity: [], comments: [] };
  return await gatherEvidence(tools, window, matter, 1);
}

it("counts as copies what was decided to be copies, and not every two messages that are alike", async () => {
  expect((await evidenceOf(["same", "elsewhere"])).shareOfCopies).toBe(0.3);
  expect((await evidenceOf([])).shareOfCopies).toBe(0);
});

it("shows the posts under which it was said, of the week before the rise and since", async () => {
  const { posts } = await evidenceOf([]);
  expect(posts.map(({ id }) => id)).toEqual(["youtube:p1", "youtube:p2"]);
});
