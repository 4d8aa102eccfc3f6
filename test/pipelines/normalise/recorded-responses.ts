import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { newPseudonymKey, parsePseudonymKeys } from "../../../pipelines/protect/pseudonym-key.ts";
import { Config } from "../../../schemas/config.ts";
import type { inspectable } from "../../../services/cli/commands/inspect.ts";
import { inspectChannel, inspectFile } from "../../../services/cli/commands/inspect.ts";
import { protectorFor } from "../../../services/cli/compose.ts";

export interface RecordedResponses {
  /** Of the files beside the project. */
  readonly pattern: string;
  /** At least so many files, of which so many are understood. */
  readonly files: number;
  readonly understood: number;
  /** The field that is missing in what is not understood; `null` where nothing may be rejected. */
  readonly lacking: string | null;
}

/** Reads what others recorded of a platform, and says how much of it was understood. Skips where it is not there. */
export function describeRecordedResponses(
  platform: keyof typeof inspectable,
  { pattern, files: mostFiles, understood: mostUnderstood, lacking }: RecordedResponses,
): void {
  const shared = join(import.meta.dirname, "../../../../shared/platforms/fixtures", platform);

  describe.skipIf(!existsSync(shared))("recorded responses beside the project", () => {
    it("are all read, and nothing is rejected but for the field that it is known to lack", () => {
      const keys = parsePseudonymKeys(newPseudonymKey("k1", Buffer.alloc(32, 7)), "test");
      const protector = protectorFor(Config.parse({}), keys);
      const files = globSync(pattern, { cwd: shared }).sort();
      const counted = { keep: 0, drop: 0, reject: 0 };
      let understood = 0;
      for (const file of files) {
        const channel = inspectChannel(platform);
        const outcomes = inspectFile(join(shared, file), channel, protector, "2026-11-24T03:42:00.000Z");
        expect(outcomes.length, file).toBeGreaterThan(0);
        for (const { kind } of outcomes) counted[kind] += 1;
        if (outcomes.some(({ kind }) => kind !== "reject")) understood += 1;
        const rejected = outcomes.filter(({ kind }) => kind === "reject");
        expect(rejected, file).toEqual(
          lacking === null ? [] : rejected.map(() => ({ kind: "reject", reason: "shape", detail: lacking })),
        );
      }
      process.stdout.write(
        `${platform}: ${understood} of ${files.length} recorded responses understood; items: ${JSON.stringify(counted)}\n`,
      );
      expect(files.length).toBeGreaterThanOrEqual(mostFiles);
      expect(understood).toBeGreaterThanOrEqual(mostUnderstood);
    });
  });
}
