import { once } from "node:events";
import { createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ZipFile } from "yazl";
import { ListeningError } from "../../../../schemas/errors.ts";
import { openExport } from "../../../../services/collectors/whatsapp/open-export.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

const chat = "23/11/26, 2:05 PTG - Ali Contoh: ok\n";

async function zip(name: string, files: Readonly<Record<string, Buffer | string>>): Promise<string> {
  const path = join(folder.path, name);
  const archive = new ZipFile();
  for (const [file, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), file);
  archive.end();
  await once(archive.outputStream.pipe(createWriteStream(path)), "close");
  return path;
}

const { file } = folder;

async function codeOf(opening: Promise<unknown>): Promise<string> {
  const error: unknown = await opening.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof ListeningError ? error.code : `not refused: ${String(error)}`;
}

describe("the text of an export", () => {
  it.each([
    ["an iPhone's archive", "group.zip", { "_chat.txt": chat, "00000012-PHOTO.jpg": "gambar" }, "group.zip"],
    [
      "an Android phone's archive with a text among its media",
      "a.zip",
      { "nota.txt": "nota", "Perbualan WhatsApp dengan Kumpulan Contoh.txt": chat },
      "Perbualan WhatsApp dengan Kumpulan Contoh.txt",
    ],
    ["an archive with one text", "b.zip", { "sembang.txt": chat }, "sembang.txt"],
  ])("is found in %s", async (_, name, files, expected) => {
    expect(await openExport(await zip(name, files))).toEqual({ text: chat, name: expected });
  });

  it.each([
    ["UTF-8", Buffer.from(chat)],
    ["UTF-16 with its mark", Buffer.from(`\uFEFF${chat}`, "utf16le")],
  ])("is read as %s", async (_, bytes) => {
    expect((await openExport(file("chat.txt", bytes))).text).toBe(chat);
  });
});

describe("what is refused", () => {
  it("a small archive that unpacks to more than is allowed, whatever size it claims", async () => {
    const limit = 1024 ** 2;
    const bomb = await zip("bomb.zip", { "_chat.txt": Buffer.alloc(8 * limit, "a") });
    expect(readFileSync(bomb).length).toBeLessThan(limit / 10);
    expect(await codeOf(openExport(bomb, limit))).toBe("EXPORT_TOO_LARGE");
    const lying = readFileSync(bomb);
    for (let at = lying.indexOf(Buffer.from("PK\u0001\u0002")); at >= 0; at = -1)
      lying.writeUInt32LE(1_000, at + 24);
    expect(await codeOf(openExport(file("lying.zip", lying), limit))).toBe("INPUT_UNREADABLE");
  });

  it("a text that is larger than is allowed", async () => {
    expect(await codeOf(openExport(file("large.txt", "a".repeat(2_000)), 1_000))).toBe("EXPORT_TOO_LARGE");
  });

  it("a text of nothing but line ends", async () => {
    expect(await codeOf(openExport(file("lines.txt", "\n".repeat(2_000_001))))).toBe("EXPORT_TOO_LARGE");
  });

  it.each([
    ["an archive without a text", { "a.jpg": "gambar" }],
    ["an archive of several texts", { "a.txt": chat, "b.txt": chat }],
    ["an archive whose text is none", { "_chat.txt": Buffer.from([1, 0, 2, 0, 3]) }],
  ])("%s", async (name, files) => {
    expect(await codeOf(openExport(await zip(`${name}.zip`, files)))).toBe("EXPORT_NOT_UNDERSTOOD");
  });

  it("a broken archive, a file that is not there, and a folder", async () => {
    const whole = readFileSync(await zip("whole.zip", { "_chat.txt": chat }));
    expect(await codeOf(openExport(file("cut.zip", whole.subarray(0, whole.length / 2))))).toBe(
      "INPUT_UNREADABLE",
    );
    expect(await codeOf(openExport(join(folder.path, "tiada.txt")))).toBe("INPUT_UNREADABLE");
    expect(await codeOf(openExport(folder.path))).toBe("INPUT_UNREADABLE");
  });
});
