import { appendFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ListeningError } from "../../../schemas/errors.ts";
import { watchDropFolder } from "../../../services/cli/drop-folder.ts";
import { fakeClock } from "../../fakes/fake-clock.ts";
import { quietLogger } from "../../fakes/quiet-logger.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

const summary = {
  messages: 1,
  added: 1,
  edited: 0,
  deleted: 0,
  known: 0,
  systemLines: 0,
  notHeaders: 0,
  unknownMarks: 0,
  linesBeforeFirst: 0,
};

function watch(folder: string, importFile: (file: string) => Promise<typeof summary>) {
  const clock = fakeClock();
  const logger = quietLogger();
  const stop = new AbortController();
  const ended = watchDropFolder({ folder, importFile, clock, logger, random: () => 0 }, stop.signal);
  ended.catch(() => {}); // a test that expects a failure looks at it in the end
  return {
    logger,
    look: async () => {
      await clock.untilSleeping();
      await clock.advance(10_000);
    },
    end: async () => {
      stop.abort();
      await ended;
    },
  };
}

const names = (folder: string, part = "") =>
  readdirSync(join(folder, part), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name.replace(/^[\dT.Z-]+ /u, ""));

describe("a folder of exported chats", () => {
  it("is imported once a file no longer changes, and the file moves away", async () => {
    using place = temporaryFolder();
    const taken: string[] = [];
    const { look, end } = watch(place.path, async (file) => {
      taken.push(file);
      return summary;
    });
    const file = join(place.path, "sembang.txt");
    writeFileSync(file, "a");
    writeFileSync(join(place.path, "nota.pdf"), "a");
    await look();
    appendFileSync(file, "b");
    await look();
    expect(taken).toEqual([]);
    await look();
    await look();
    expect(taken).toEqual([file]);
    expect([names(place.path), names(place.path, "imported")]).toEqual([["nota.pdf"], ["sembang.txt"]]);
    await end();
  });

  it("keeps what is refused apart, goes on, and logs no name", async () => {
    using place = temporaryFolder();
    const { look, end, logger } = watch(place.path, async (file) => {
      if (file.endsWith("Puan Rahsia.txt"))
        throw new ListeningError("EXPORT_NOT_UNDERSTOOD", file, { retryable: false });
      return summary;
    });
    for (const name of ["Puan Rahsia.txt", "b.zip"]) writeFileSync(join(place.path, name), "a");
    for (let looks = 0; looks < 3; looks += 1) await look();
    expect([names(place.path, "refused"), names(place.path, "imported")]).toEqual([
      ["Puan Rahsia.txt"],
      ["b.zip"],
    ]);
    expect(JSON.stringify(logger.lines)).not.toContain("Rahsia");
    expect(logger.of("whatsapp.refused")).toEqual([{ code: "EXPORT_NOT_UNDERSTOOD" }]);
    await end();
  });

  it("is refused where it can't be", async () => {
    using place = temporaryFolder();
    const file = join(place.path, "file");
    writeFileSync(file, "");
    await expect(watch(file, async () => summary).end()).rejects.toMatchObject({ code: "CONFIG_INVALID" });
  });

  it("stops when a store fails for good, and the file stays", async () => {
    using place = temporaryFolder();
    writeFileSync(join(place.path, "a.txt"), "a");
    const { look, end } = watch(place.path, () =>
      Promise.reject(new ListeningError("STORE_CORRUPT", "broken", { retryable: false })),
    );
    await look();
    await expect(end()).rejects.toMatchObject({ code: "STORE_CORRUPT" });
    expect(names(place.path)).toEqual(["a.txt"]);
  });
});
