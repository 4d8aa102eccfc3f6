import { existsSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder } from "../../../services/runtime/make-folder.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

describe("makeFolder", () => {
  it("makes a folder and those above it, and leaves what is there", () => {
    using folder = temporaryFolder();
    const path = join(folder.path, "not", "there", "yet");
    makeFolder(path);
    makeFolder(path);
    folder.file("kept", "");
    makeFolder(folder.path);
    expect([statSync(path).isDirectory(), existsSync(join(folder.path, "kept"))]).toEqual([true, true]);
  });

  it("takes a link to a folder for one", () => {
    using folder = temporaryFolder();
    symlinkSync(folder.path, join(folder.path, "link"));
    expect(() => makeFolder(join(folder.path, "link", "within"))).not.toThrow();
    expect(existsSync(join(folder.path, "within"))).toBe(true);
  });

  it("throws for a file of that name, or above it", () => {
    using folder = temporaryFolder();
    folder.file("taken", "");
    for (const path of ["taken", "taken/within"])
      expect(() => makeFolder(join(folder.path, path))).toThrow(/EEXIST|ENOTDIR/u);
  });

  it.runIf(existsSync("/proc/self"))("throws where no folder can be made, and does not try for ever", () => {
    for (const path of ["/proc/nope", "/proc/nope/within"]) expect(() => makeFolder(path)).toThrow("ENOENT");
  });
});
