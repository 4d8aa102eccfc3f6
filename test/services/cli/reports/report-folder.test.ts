import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { reportFolder } from "../../../../services/cli/reports/report-folder.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";

const file = { name: "a.html", format: "html", language: "ms", bytes: Buffer.from("whole") } as const;

it("a folder for reports is made when it is needed, and a file replaces the one of its name", async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, "not", "there", "yet");
  const { checkFolder, write } = reportFolder(path);
  await checkFolder();
  await write({ ...file, bytes: Buffer.from("before") });
  await write(file);
  expect(readdirSync(path)).toEqual(["a.html"]);
  expect(readFileSync(join(path, "a.html"), "utf8")).toBe("whole");
});

it("a folder that can't be written is named, and nothing is left behind", async () => {
  using folder = temporaryFolder();
  writeFileSync(join(folder.path, "taken"), "a file");
  const { checkFolder, write } = reportFolder(join(folder.path, "taken"));
  await expect(checkFolder()).rejects.toMatchObject({
    code: "OUTPUT_UNWRITABLE",
    message: expect.stringMatching(/taken can't be written/u) as string,
  });
  await expect(write(file)).rejects.toThrow(join("taken", "a.html"));
});

it("a file that can't take its place leaves what was there", async () => {
  using folder = temporaryFolder();
  mkdirSync(join(folder.path, "a.html"));
  await expect(reportFolder(folder.path).write(file)).rejects.toMatchObject({ code: "OUTPUT_UNWRITABLE" });
  expect(readdirSync(folder.path)).toEqual(["a.html"]);
});
