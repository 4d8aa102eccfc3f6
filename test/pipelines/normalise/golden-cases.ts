import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../pipelines/core/outcome.ts";
import type { Normalise } from "../../../pipelines/normalise/normalise.ts";
import type { Platform } from "../../../schemas/channel.ts";
import { Item } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";

/** The made-up payloads of a platform that lie beside what must be made of them. */
export interface GoldenCases {
  readonly names: readonly string[];
  /** Of one, what differs from the platform's usual envelope: at least kind and payload. */
  given(name: string): unknown;
  /** Compares what is made of each with its file; there must be more of them than `moreThan`. */
  describe(normalise: Normalise, read: (name: string) => RawItem, moreThan: number): void;
}

export function goldenCases(platform: Platform): GoldenCases {
  const folder = join(import.meta.dirname, "../../golden/normalise", platform);
  const names = globSync("*.in.json", { cwd: folder })
    .map((file) => basename(file, ".in.json"))
    .sort();
  return {
    names,
    given: (name) => JSON.parse(readFileSync(join(folder, `${name}.in.json`), "utf8")) as unknown,
    describe(normalise, read, moreThan) {
      describe("golden cases", () => {
        it("are there", () => {
          expect(names.length).toBeGreaterThan(moreThan);
        });

        it.each(names)("%s", async (name) => {
          const outcomes = normalise(read(name));
          const file = join(folder, `${name}.out.json`);
          await expect(`${JSON.stringify(outcomes, undefined, 2)}\n`).toMatchFileSnapshot(file);
          for (const item of itemsIn(outcomes)) expect(Item.parse(item)).toEqual(item);
        });
      });
    },
  };
}

export function itemsIn(outcomes: readonly Outcome<Item>[]): readonly Item[] {
  return outcomes.flatMap((outcome) => (outcome.kind === "keep" ? [outcome.value] : []));
}
