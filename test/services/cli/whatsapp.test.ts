import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { Item } from "../../../schemas/item.ts";
import { knownPhrases } from "../../../services/collectors/whatsapp/phrases.ts";
import { readChat } from "../../../services/collectors/whatsapp/read-chat.ts";
import { nowMs } from "../collectors/whatsapp/group-under-test.ts";
import { runSuara } from "../../fakes/run-suara.ts";
import { temporaryFolder } from "../../fakes/temporary-folder.ts";

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

const { file } = folder;

file(
  "suara.yaml",
  `
channels:
  - { id: kumpulan-johor, platform: whatsapp, nativeId: kumpulan-johor, name: Kumpulan Johor Contoh, level: state, state: MY-01 }
  - { id: kumpulan-sabah, platform: whatsapp, nativeId: kumpulan-sabah, name: Kumpulan Sabah Contoh, level: state, state: MY-12 }
logLevel: warn
`,
);

const environment = { SUARA_PSEUDONYM_KEY: `k1:${Buffer.alloc(32, 7).toString("base64")}` };
const suara = (...args: readonly string[]) => runSuara(args, { cwd: folder.path, environment });

const chat = [
  "13/11/26, 2:05 PTG - Puan Rahsia: Banjir, hubungi 012-345 6789",
  "13/11/26, 2:06 PTG - Encik Sulit: ok",
].join("\n");

describe("suara import whatsapp", () => {
  it("finds the group by the file's name, and adds only what a longer export has more", async () => {
    const name = "Perbualan WhatsApp dengan Kumpulan Johor Contoh.txt";
    const first = await suara("import", "whatsapp", file(name, chat));
    expect({ status: first.status, stderr: first.stderr }).toEqual({ status: 0, stderr: "" });
    expect(first.stdout).toContain("2 messages: 2 new, 0 edited, 0 deleted, 0 known; 0 system lines");
    const longer = await suara(
      "import",
      "whatsapp",
      file(name, `${chat}\n14/11/26, 9:00 PG - Puan Rahsia: surut`),
    );
    expect(longer.stdout).toContain("3 messages: 1 new, 0 edited, 0 deleted, 2 known");
    const channels = await suara("channels", "--json");
    expect(channels.stdout).toMatch(/"channel":"kumpulan-johor".*"succeededAt":"2/u);
    const stores = join(folder.path, "data");
    for (const store of readdirSync(stores)) {
      const bytes = readFileSync(join(stores, store));
      for (const secret of ["Rahsia", "Sulit", "345 6789"])
        expect([store, bytes.includes(secret)]).toEqual([store, false]);
    }
  });

  it.each([
    ["a file of no known group", "sembang.txt", chat, 2, "--channel"],
    ["garbage", "Kumpulan Sabah Contoh.txt", "bukan sembang", 1, "EXPORT_NOT_UNDERSTOOD"],
    [
      "dates that can be read in two ways",
      "Kumpulan Sabah Contoh.txt",
      "01/02/26, 09:00 - Ali Contoh: ok",
      1,
      "EXPORT_DATE_ORDER",
    ],
  ])("refuses %s", async (_, name, text, status, message) => {
    const refused = await suara("import", "whatsapp", file(name, text));
    expect({ status: refused.status, stdout: refused.stdout }).toEqual({ status, stdout: "" });
    expect(refused.stderr).toContain(message);
    expect(refused.stderr).not.toContain("Ali Contoh");
  });

  it("takes the order of dates from the configuration, and the group from its flag", async () => {
    const path = file("sembang.txt", "01/02/26, 09:00 - Ali Contoh: ok");
    const { status, stdout } = await suara(
      "--set",
      "collect.whatsapp.dateOrder=day-first",
      "import",
      "whatsapp",
      path,
      "--channel",
      "kumpulan-sabah",
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining("1 new") as string });
  });
});

describe("suara inspect whatsapp", () => {
  it("shows the items of an exported chat", async () => {
    const { status, stdout } = await suara("inspect", "whatsapp", file("_chat.txt", chat));
    expect(status).toBe(0);
    const kinds = stdout
      .trim()
      .split("\n")
      .map((line) => Item.parse(JSON.parse(line)).kind);
    expect(kinds).toEqual(["post", "comment", "comment"]);
    expect(stdout).not.toContain("Rahsia");
  });

  it("shows the items of a record of the log", async () => {
    const golden = join(import.meta.dirname, "../../golden/normalise/whatsapp/message.in.json");
    const record = {
      postId: "whatsapp:kumpulan/2026-11-23",
      ...Object(JSON.parse(readFileSync(golden, "utf8"))),
    };
    const { status, stdout } = await suara(
      "inspect",
      "whatsapp",
      file("record.json", JSON.stringify(record)),
    );
    expect(status).toBe(0);
    expect(Item.parse(JSON.parse(stdout))).toMatchObject({
      kind: "comment",
      comment: { postId: "whatsapp:kumpulan/2026-11-23" },
    });
  });
});

const fixtures = join(import.meta.dirname, "../../../../shared/platforms/fixtures/whatsapp");
const FormatList = z.array(z.object({ format: z.string() }));

describe.skipIf(!existsSync(fixtures))("exports that others recorded", () => {
  const settled = { groupName: "Kumpulan Contoh", phrases: knownPhrases, nowMs, dateOrder: undefined };

  it("are understood in every form of header that was seen in the wild", () => {
    const json: unknown = JSON.parse(
      readFileSync(join(fixtures, "whatstk/header_format_support.json"), "utf8"),
    );
    const all = FormatList.parse(json).map(({ format }) => format);
    // Day before month after a year is what no region writes; whoever listed the forms made those up. They are refused.
    const formats = all.filter((format) => !/%[yY].%d.%m/u.test(format));
    const notUnderstood = formats.filter((format) => {
      const lines = [28, 29, 30].map((day) => `${written(format, day)} ok`);
      const { messages } = readChat("eksport.txt", lines.join("\n"), settled);
      const read = messages.map(({ at, sender }) =>
        [at.year, at.month, at.day, at.hour, at.minute, sender].join(" "),
      );
      return read.join() !== [28, 29, 30].map((day) => `2025 10 ${day} 14 5 Ali Contoh`).join();
    });
    process.stdout.write(
      `whatsapp headers understood: ${formats.length - notUnderstood.length} of ${all.length}, ${all.length - formats.length} refused on purpose\n`,
    );
    expect(notUnderstood).toEqual([]);
  });
});

/** A header of 14:05 on that day of October 2025. */
function written(format: string, day: number): string {
  const parts: Readonly<Record<string, string>> = {
    "%y": "25",
    "%Y": "2025",
    "%m": "10",
    "%d": String(day),
    "%H": "14",
    "%I": "02",
    "%M": "05",
    "%S": "11",
    "%p": "PM",
    "%P": "PM",
    "%name": "Ali Contoh",
  };
  return format.replaceAll(/%name|%[a-zA-Z]/gu, (part) => parts[part] ?? part);
}
