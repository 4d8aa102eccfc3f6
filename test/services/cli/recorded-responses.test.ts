import { existsSync, globSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { newPseudonymKey, parsePseudonymKeys } from "../../../pipelines/protect/pseudonym-key.ts";
import { Config } from "../../../schemas/config.ts";
import { exportIn, inspectChat } from "../../../services/cli/commands/inspect-chat.ts";
import type { inspectable } from "../../../services/cli/commands/inspect.ts";
import { inspectChannel, inspectFile } from "../../../services/cli/commands/inspect.ts";
import { protectorFor } from "../../../services/cli/compose.ts";

const fixtures = join(import.meta.dirname, "../../../../shared/platforms/fixtures");
const config = Config.parse({});
const protector = protectorFor(
  config,
  parsePseudonymKeys(newPseudonymKey("k1", Buffer.alloc(32, 7)), "test"),
);
const nowMs = Date.parse("2026-11-24T03:42:00.000Z");

/** What describes an API and did not come from it: OpenAPI, Google's discovery, and the lists that Meta makes its SDKs from. */
const Description = z.union([
  z.looseObject({ openapi: z.string() }),
  z.looseObject({ kind: z.literal("discovery#restDescription") }),
  z.looseObject({ apis: z.array(z.unknown()), fields: z.array(z.unknown()) }),
  z.array(z.looseObject({ field_or_param: z.string(), values: z.array(z.unknown()) })).min(1),
]);

/** Every platform's own, but for the words about them and for descriptions of an API. WhatsApp hands over text, and no JSON. */
function recorded(folder: string, platform: keyof typeof inspectable): readonly string[] {
  const all = globSync("**/*.*", { cwd: join(fixtures, folder) }).sort();
  return all
    .map((file) => join(fixtures, folder, file))
    .filter((file) => extname(file) !== ".md")
    .filter((file) => platform !== "whatsapp" || extname(file) !== ".json")
    .filter((file) => !isDescription(file));
}

function isDescription(file: string): boolean {
  return extname(file) === ".json" && Description.safeParse(JSON.parse(readFileSync(file, "utf8"))).success;
}

async function inspected(platform: keyof typeof inspectable, file: string) {
  const chat = platform === "whatsapp" ? await exportIn(file) : undefined;
  return chat === undefined
    ? inspectFile(file, inspectChannel(platform), protector, new Date(nowMs).toISOString())
    : inspectChat({ file, text: chat, settings: config.collect.whatsapp, nowMs }, protector);
}

const platforms: readonly [folder: string, platform: keyof typeof inspectable, atLeast: number][] = [
  ["facebook", "facebook", 64],
  ["instagram", "instagram", 18],
  ["youtube", "youtube", 14],
  ["x", "x", 28],
  ["tiktok", "tiktok", 1],
  ["whatsapp", "whatsapp", 5],
  ["portals", "portal", 17],
];

describe.skipIf(!existsSync(fixtures))("responses and deliveries that others recorded", () => {
  it.each(platforms)("are all understood: %s", async (folder, platform, atLeast) => {
    const files = recorded(folder, platform);
    const notUnderstood: string[] = [];
    const counted = { items: 0, "in words": 0 };
    for (const file of files) {
      const parts = await inspected(platform, file);
      for (const { says } of parts) counted[says === null ? "items" : "in words"] += 1;
      if (parts.length === 0 || parts.some(({ understood }) => !understood)) notUnderstood.push(file);
      // A kind or reason without words of its own would be told by its bare name.
      expect(parts.filter(({ says }) => says !== null && !says.includes(" "))).toEqual([]);
    }
    process.stdout.write(
      `${folder}: ${files.length - notUnderstood.length} of ${files.length} recorded responses understood: ` +
        `${counted.items} items, ${counted["in words"]} parts in words\n`,
    );
    expect(notUnderstood).toEqual([]);
    expect(files.length).toBeGreaterThanOrEqual(atLeast);
  });
});
