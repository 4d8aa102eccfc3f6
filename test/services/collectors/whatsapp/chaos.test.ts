import { appendFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rawTopic } from "../../../../schemas/topics.ts";
import { groupOf, importChat } from "../../../../services/cli/commands/import-whatsapp.ts";
import { watchDropFolder } from "../../../../services/cli/drop-folder.ts";
import { openExport } from "../../../../services/collectors/whatsapp/open-export.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import { flaky } from "../../../fakes/flaky.ts";
import { quietLogger } from "../../../fakes/quiet-logger.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";
import type { Exported } from "./changing-chat.ts";
import { change, lastSeen, live, talk } from "./changing-chat.ts";
import type { Group } from "./group-under-test.ts";
import { asIndexed, group, indexed, newGroup, nowMs, protector, settings } from "./group-under-test.ts";

class KilledError extends Error {}

/** Faults of the stores, and the death of the process, at the moments of one life: around each call of a store. */
function* moments(faults: Iterator<boolean>, killAt: number): Generator<boolean, void> {
  for (let moment = 0; ; moment += 1) {
    if (moment === killAt) throw new KilledError();
    const { done, value } = faults.next();
    yield done !== true && value;
  }
}

interface Life {
  readonly place: Group;
  readonly folder: string;
  readonly faults: Iterator<boolean>;
  /** Infinite: it lives until nothing is left to do. */
  readonly killAt: number;
  /** Copies the next piece of a file into the folder; `false` when all are there. */
  readonly copyOn: () => boolean;
}

/** One process that watches the folder, from its start to its death; `true` when nothing was left to do. */
async function lives({ place, folder, faults, killAt, copyOn }: Life): Promise<boolean> {
  const ofLife = moments(faults, killAt);
  const stores = { log: flaky(place.log, ofLife), state: flaky(place.state, ofLife) };
  const stop = new AbortController();
  const clock = fakeClock({ startMs: nowMs, autoAdvance: true });
  const looking = {
    now: () => clock.now(),
    sleep(ms: number, signal: AbortSignal) {
      if (!copyOn() && filesIn(folder).length === 0) stop.abort();
      return clock.sleep(ms, signal);
    },
  };
  const importFile = async (file: string) => {
    const opened = await openExport(file);
    const what = { file, text: opened.text, channel: groupOf([group], opened, undefined), settings, nowMs };
    const summary = await importChat(what, { ...stores, protector });
    ofLife.next(); // the process may die before the file has moved away
    return summary;
  };
  try {
    const watched = { folder, importFile, clock: looking, logger: quietLogger(), random: () => 0 };
    await watchDropFolder(watched, stop.signal);
    return true;
  } catch (error) {
    if (error instanceof KilledError) return false;
    throw error;
  }
}

/** Gives the files one by one, each in two pieces: a look in between finds it half copied. */
function copier(folder: string, files: readonly (readonly [name: string, text: string])[]) {
  const pieces = files.flatMap(([name, text]) => {
    const bytes = Buffer.from(text);
    const middle = Math.floor(bytes.length / 2);
    const path = join(folder, name);
    return [
      () => writeFileSync(path, bytes.subarray(0, middle)),
      () => appendFileSync(path, bytes.subarray(middle)),
      () => {}, // or the next look could take the whole file for unchanged
    ];
  });
  const left = pieces.values();
  return (): boolean => {
    const piece = left.next().value;
    piece?.();
    return piece !== undefined;
  };
}

const filesIn = (folder: string, part = "") =>
  readdirSync(join(folder, part), { withFileTypes: true }).filter((entry) => entry.isFile());

function ordered(exports: readonly Exported[], order: readonly number[]): readonly Exported[] {
  const rank = (at: number) => order[at % order.length] ?? 0;
  return exports
    .map((each, at) => ({ each, rank: rank(at) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ each }) => each);
}

async function until(act: () => Promise<boolean>): Promise<void> {
  while (!(await act())) continue;
}

const appended = (place: Group) => Array.fromAsync(place.log.read(rawTopic, new AbortController().signal));

describe("a folder into which exports of a changing chat are copied", () => {
  it("ends with the truth exactly, whatever order they come in, whatever fails and dies meanwhile", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(...talk, ...change), { maxLength: 40 }),
        fc.array(fc.nat(100), { minLength: 1, maxLength: 12 }),
        fc.array(fc.boolean(), { maxLength: 30 }),
        fc.array(fc.nat(30), { maxLength: 6 }),
        async (steps, order, failures, kills) => {
          const exports = live(steps, "between minutes");
          using folder = temporaryFolder();
          const place = newGroup();
          const texts = ordered(exports, order).map(({ text }, at) => [`${at}.txt`, text] as const);
          const copyOn = copier(folder.path, [["nota.txt", "bukan sembang\n"], ...texts]);
          const faults = failures.values();
          const deaths = [...kills, Number.POSITIVE_INFINITY].values();
          const life = (killAt: number) => lives({ place, folder: folder.path, faults, killAt, copyOn });
          await until(() => life(deaths.next().value ?? Number.POSITIVE_INFINITY));

          const { comments, posts } = await indexed(place);
          const shown = lastSeen(exports);
          const living = shown.filter(({ state }) => state !== "deleted").map(asIndexed);
          const held = comments.map(
            ({ postId, parentId, author, official, text, publishedAt, likes, replies }) => {
              return { postId, parentId, author, official, text, publishedAt, likes, replies };
            },
          );
          expect(inOrder(held)).toEqual(inOrder(living));
          expect(new Set(comments.map(({ id }) => id)).size).toBe(comments.length);

          const days = Map.groupBy(shown, (message) => asIndexed(message).postId);
          const truth = [...days].map(([id, messages]) => {
            const deleted = messages.filter(({ state }) => state === "deleted").length;
            return { id, held: messages.length - deleted, deleted, platformCount: null };
          });
          expect(
            inOrder(
              posts.map(({ id, held, deleted, platformCount }) => ({ id, held, deleted, platformCount })),
            ),
          ).toEqual(inOrder(truth));
          expect(filesIn(folder.path, "refused")).toHaveLength(1);

          // Everything once more, the newest first, changes nothing.
          const before = await appended(place);
          const again = copier(folder.path, texts.toReversed());
          await lives({
            place,
            folder: folder.path,
            faults: [].values(),
            killAt: Number.POSITIVE_INFINITY,
            copyOn: again,
          });
          expect(await appended(place)).toEqual(before);
        },
      ),
      { numRuns: Number(process.env["CHAOS_RUNS"] ?? 40) },
    );
  });
});

const inOrder = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
