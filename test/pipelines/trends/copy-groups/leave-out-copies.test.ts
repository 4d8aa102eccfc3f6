import { describe, expect, it } from "vitest";
import { leavingOutCopies } from "../../../../pipelines/trends/copy-groups/leave-out-copies.ts";
import { searchIndexContract } from "../../../contracts/search-index.ts";
import { commentDocument } from "../../../fakes/documents.ts";
import { memoryIndex } from "../../../fakes/memory-index.ts";

const noneOfThem = [{ copyKey: "no-such-key", voice: "youtube:none" }] as const;

searchIndexContract("leaving out copies, of which there are none", async () => ({
  index: leavingOutCopies(memoryIndex(), noneOfThem),
  async [Symbol.asyncDispose]() {},
}));

describe("leavingOutCopies", () => {
  it("counts and finds one voice of a group, and what is in none", async () => {
    const index = memoryIndex();
    await index.upsert([
      commentDocument({ id: "youtube:1", copyKey: "copied" }),
      commentDocument({ id: "youtube:2", copyKey: "copied" }),
      commentDocument({ id: "youtube:3", copyKey: "own" }),
    ]);
    const without = leavingOutCopies(index, [{ copyKey: "copied", voice: "youtube:1" }]);
    const scope = { kind: "nation" } as const;
    const { hits } = await without.search({ scope, filter: {}, order: "oldest", size: 10 });
    expect(hits.map(({ comment }) => comment.id)).toEqual(["youtube:1", "youtube:3"]);
    const [all] = await without.aggregate({ scope, filter: { official: false }, by: [] });
    expect(all?.comments).toBe(2);
    expect((await index.aggregate({ scope, filter: {}, by: [] }))[0]?.comments).toBe(3);
  });
});
