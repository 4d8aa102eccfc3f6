import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { newPseudonymKey, parsePseudonymKeys } from "../../../../pipelines/protect/pseudonym-key.ts";
import { Config } from "../../../../schemas/config.ts";
import { inspectChannel, inspectFile } from "../../../../services/cli/commands/inspect.ts";
import { protectorFor } from "../../../../services/cli/compose.ts";

const keys = parsePseudonymKeys(newPseudonymKey("k1", Buffer.alloc(32, 7)), "test");
const protector = protectorFor(Config.parse({}), keys);
const shared = join(import.meta.dirname, "../../../../../shared/platforms/fixtures/portals");

/** Nothing says when these were published: a theme's own markup, an entry with an id and nothing else, Portuguese dates. */
const unreadable = [
  "html-with-comments/jovelstefan.de.gefallt.html",
  "rss-parser/missing-fields.atom",
  "rss-parser/uolNoticias.rss",
];

describe.skipIf(!existsSync(shared))("recorded responses beside the project", () => {
  it("are all read, and what is not understood is only what lacks its time or its address", () => {
    const files = globSync("{wordpress-rest,wordpresskit,rss-parser,html-with-comments}/*.*", {
      cwd: shared,
    }).sort();
    const counted = { keep: 0, drop: 0, reject: 0 };
    const notUnderstood: string[] = [];
    for (const file of files) {
      const outcomes = inspectFile(
        join(shared, file),
        inspectChannel("portal"),
        protector,
        "2026-11-24T03:42:00.000Z",
      );
      expect(outcomes.length, file).toBeGreaterThan(0);
      for (const { kind } of outcomes) counted[kind] += 1;
      if (outcomes.some(({ kind }) => kind === "reject")) notUnderstood.push(file);
    }
    const understood = files.length - notUnderstood.length;
    process.stdout.write(
      `portal: ${understood} of ${files.length} recorded responses understood; items: ${JSON.stringify(counted)}\n`,
    );
    expect(files.length).toBeGreaterThanOrEqual(17);
    expect(notUnderstood).toEqual(unreadable);
  });
});
