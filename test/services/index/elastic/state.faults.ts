import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { openElasticState } from "../../../../services/index/elastic/state-store.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";
import { startElastic } from "../../../servers/start-elastic.ts";
import { notes, operations } from "./state-operations.ts";

const files = inject("serverFiles");

describe.skipIf(files === null)("the state on an Elasticsearch that fails", () => {
  it("says so while it is away, and has everything when it is back after kill -9", async () => {
    using folder = temporaryFolder();
    const { elasticHome: home, java } = files ?? { elasticHome: "", java: "" };
    await using own = await startElastic({ home, java, folder: join(folder.path, "elastic") });
    await using state = await openElasticState({ connection: { nodes: [own.node], prefix: "suara" } });
    const versions: string[] = [];
    for (const key of ["a", "c", "d"]) versions.push(await state.put(notes, key, "satu", undefined));
    const [version = ""] = versions;
    await own.kill();
    const away = { code: "ELASTIC_UNREACHABLE", retryable: true };
    await Promise.all(
      operations.map(([, operation]) => expect(operation(state, version)).rejects.toMatchObject(away)),
    );
    await own.start();
    const kept = await Array.fromAsync(state.list(notes));
    expect(kept.map(({ key, version }) => [key, version])).toEqual([
      ["a", versions[0]],
      ["c", versions[1]],
      ["d", versions[2]],
    ]);
    expect((await state.get(notes, "a"))?.value).toBe("satu");
    await state.put(notes, "a", "dua", version);
  }, 300_000);
});
