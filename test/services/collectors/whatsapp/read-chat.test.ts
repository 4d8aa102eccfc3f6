import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ListeningError } from "../../../../schemas/errors.ts";
import { knownPhrases } from "../../../../services/collectors/whatsapp/phrases.ts";
import type { ChatMessage, ReadChatOptions } from "../../../../services/collectors/whatsapp/read-chat.ts";
import { readChat } from "../../../../services/collectors/whatsapp/read-chat.ts";
import { madeUpChat } from "../../../../services/simulators/whatsapp/chat-truth.ts";
import { dialects } from "../../../../services/simulators/whatsapp/dialects.ts";
import { exportChat } from "../../../../services/simulators/whatsapp/export-chat.ts";
import { nowMs } from "./group-under-test.ts";

const options: ReadChatOptions = {
  groupName: "Kumpulan Contoh",
  phrases: knownPhrases,
  nowMs,
  dateOrder: undefined,
};

const read = (lines: readonly string[], changes: Partial<ReadChatOptions> = {}) =>
  readChat("eksport.txt", lines.join("\n"), { ...options, ...changes });

const shown = ({ at, ...message }: ChatMessage) => ({
  at: `${at.year}-${at.month}-${at.day} ${at.hour}:${at.minute}`,
  ...message,
});
const said = (sender: string, text: string, changes: object = {}) => ({
  kind: "said",
  sender,
  text,
  media: false,
  edited: false,
  unknownMark: false,
  ...changes,
});

function codeOf(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof ListeningError ? error.code : "not ours";
  }
}

describe("an export in any dialect", () => {
  const truth = madeUpChat(3, 200);

  it.each(dialects.map((dialect) => [dialect.name, dialect] as const))("%s", (_, dialect) => {
    const { messages, systemLines, beforeFirst, notHeaders } = readChat(
      "eksport.txt",
      exportChat(truth, dialect),
      options,
    );
    expect({ systemLines, beforeFirst, notHeaders }).toEqual({
      systemLines: 2,
      beforeFirst: "",
      notHeaders: 0,
    });
    expect(
      messages.map((message) => ({
        at: shown(message).at,
        sender: message.sender,
        text: message.kind === "said" ? message.text : null,
        media: message.kind === "said" && message.media,
        state: message.kind === "deleted" ? "deleted" : message.edited ? "edited" : "said",
      })),
    ).toEqual(
      truth.messages.map(({ at, sender, text, media, state }) => {
        const local = new Date(Date.parse(at) + 8 * 3_600_000);
        return {
          at: `${local.getUTCFullYear()}-${local.getUTCMonth() + 1}-${local.getUTCDate()} ${local.getUTCHours()}:${local.getUTCMinutes()}`,
          sender: sender.replace("~ ", ""),
          text: state === "deleted" ? null : text,
          media: state !== "deleted" && media,
          state,
        };
      }),
    );
  });
});

describe("hours", () => {
  it.each([
    ["12:00 AM", "0:0"],
    ["12:30 PM", "12:30"],
    ["1:05 p. m.", "13:5"],
    ["00:08 a. m.", "0:8"],
    ["12:05 PG", "0:5"],
    ["12:05 PTG", "12:5"],
    ["9:00 malam", "21:0"],
    ["12:00 malam", "0:0"],
    ["1:15 tengah hari", "13:15"],
    ["上午9:00", "9:0"],
    ["下午2:05", "14:5"],
    ["晚上9:05", "21:5"],
    ["23:59", "23:59"],
  ])("%s", (time, expected) => {
    const [message] = read([`23/11/2026, ${time} - Ali Contoh: ok`]).messages;
    expect(message && shown(message).at).toBe(`2026-11-23 ${expected}`);
  });

  it.each(["25:00", "10:60", "14:00 AM", "10:00 XM"])("%s is none, and the file no chat", (time) => {
    expect(codeOf(() => read([`23/11/2026, ${time} - Ali Contoh: ok`]))).toBe("EXPORT_NOT_UNDERSTOOD");
  });
});

describe("the order of day and month", () => {
  const days = (...dates: readonly string[]) => dates.map((date) => `${date}, 14:05 - Ali Contoh: ok`);
  const daysRead = (lines: readonly string[], changes: Partial<ReadChatOptions> = {}) =>
    read(lines, changes).messages.map((message) => shown(message).at.split(" ")[0]);

  it.each([
    ["a number above 12 in first place", days("01/02/2026", "13/02/2026"), ["2026-2-1", "2026-2-13"]],
    ["a number above 12 in second place", days("02/01/2026", "02/13/2026"), ["2026-2-1", "2026-2-13"]],
    [
      "time that runs forward",
      days("28/09/2026", "02/10/2026", "05/10/2026"),
      ["2026-9-28", "2026-10-2", "2026-10-5"],
    ],
    [
      "time that runs forward, without a number above 12",
      days("01/03/2026", "02/03/2026", "01/04/2026"),
      ["2026-3-1", "2026-3-2", "2026-4-1"],
    ],
    ["dates that can't be in the future", days("05/12/2026", "06/12/2026"), ["2026-5-12", "2026-6-12"]],
    ["the same day either way", days("11/11/2026"), ["2026-11-11"]],
    ["the year in front", days("2026-11-02", "2026-11-03"), ["2026-11-2", "2026-11-3"]],
    ["a short year in front", days("26-10-02", "26-10-28"), ["2026-10-2", "2026-10-28"]],
  ])("is told by %s", (_, lines, expected) => {
    expect(daysRead(lines)).toEqual(expected);
  });

  it("is refused where nothing tells it, and taken from the configuration then", () => {
    const lines = days("01/02/2026", "02/02/2026", "03/02/2026");
    expect(codeOf(() => read(lines))).toBe("EXPORT_DATE_ORDER");
    expect(daysRead(lines, { dateOrder: "day-first" })).toEqual(["2026-2-1", "2026-2-2", "2026-2-3"]);
    expect(daysRead(lines, { dateOrder: "month-first" })).toEqual(["2026-1-2", "2026-2-2", "2026-3-2"]);
  });

  it("is refused where both orders occur", () => {
    const lines = days("13/02/2026", "02/14/2026");
    expect(codeOf(() => read(lines))).toBe("EXPORT_DATE_ORDER");
    const { messages, notHeaders } = read(lines, { dateOrder: "day-first" });
    expect({ messages: messages.length, notHeaders }).toEqual({ messages: 1, notHeaders: 1 });
  });
});

describe("what stands between headers", () => {
  const at = "23/11/26, 2:05 PTG - ";

  it("continues a message, blank lines and pasted headers of another phone included", () => {
    const { messages, notHeaders } = read([
      `${at}Ali Contoh: satu`,
      "",
      "dua",
      "[23/11/2026, 14:05:11] Siti Contoh: ditampal",
      "24.11.26, 14:05 - Siti Contoh: ditampal",
      `${at}Siti Contoh: tiga`,
    ]);
    expect(messages.map(shown)).toMatchObject([
      said(
        "Ali Contoh",
        "satu\n\ndua\n[23/11/2026, 14:05:11] Siti Contoh: ditampal\n24.11.26, 14:05 - Siti Contoh: ditampal",
      ),
      said("Siti Contoh", "tiga"),
    ]);
    expect(notHeaders).toBe(2);
  });

  it("is kept apart before the first header", () => {
    const { messages, beforeFirst } = read(["ekor mesej", "lagi", `${at}Ali Contoh: ok`]);
    expect({ messages: messages.length, beforeFirst }).toEqual({
      messages: 1,
      beforeFirst: "ekor mesej\nlagi",
    });
  });

  it.each([
    "Mesej dan panggilan disulitkan hujung ke hujung. Ketik untuk maklumat lanjut.",
    "Kumpulan Contoh: Messages and calls are end-to-end encrypted. Tap to learn more.",
    'Ali Contoh changed the subject from "A: b" to "C"',
    'Ali Contoh telah menukar subjek kepada "A: b"',
    "Ali Contoh added Siti Contoh",
    "+60 10-000 0001 left",
    "Kumpulan Contoh: \u200EAli Contoh dikeluarkan",
    "Ali Contoh: \u200EAli Contoh joined using this group's invite link",
    "You were added",
  ])("is no message: %s", (line) => {
    expect(read([`${at}${line}`])).toMatchObject({ messages: [], systemLines: 1 });
  });

  it.each([
    ["Ali Contoh: <Media omitted>", said("Ali Contoh", "", { media: true })],
    ["Ali Contoh: \u200Eimej ditinggalkan", said("Ali Contoh", "", { media: true })],
    [
      "Ali Contoh: \u200E<attached: 00000012-PHOTO-2026-11-23-14-05-11.jpg>",
      said("Ali Contoh", "", { media: true }),
    ],
    [
      "Ali Contoh: IMG-20261123-WA0001.jpg (fail dilampirkan)\nBanjir",
      said("Ali Contoh", "Banjir", { media: true }),
    ],
    ["Ali Contoh: lokasi: https://maps.google.com/?q=3.1,101.6", said("Ali Contoh", "", { media: true })],
    ["Ali Contoh: null", said("Ali Contoh", "", { media: true })],
    ["Ali Contoh: ", said("Ali Contoh", "")],
    ["Ali Contoh: Mesej ini telah dipadam.", { kind: "deleted", sender: "Ali Contoh" }],
    ["Ali Contoh: You deleted this message", { kind: "deleted", sender: "Ali Contoh" }],
    ["Ali Contoh: betul <This message was edited>", said("Ali Contoh", "betul", { edited: true })],
    ["Ali Contoh: <Médias omis>", said("Ali Contoh", "<Médias omis>", { unknownMark: true })],
    ["~ Warga Contoh: Nota: a: b", said("Warga Contoh", "Nota: a: b")],
    ["\u2068+60 10-000\u00A00001\u2069: ok", said("+60 10-000 0001", "ok")],
  ])("is read: %s", (line, expected) => {
    expect(read([`${at}${line}`]).messages).toMatchObject([expected]);
  });

  it("learns phrases from the configuration", () => {
    const phrases = { ...knownPhrases, media: ["<Médias omis>"] };
    expect(read([`${at}Ali Contoh: <Médias omis>`], { phrases }).messages).toMatchObject([
      { media: true, text: "" },
    ]);
  });
});

describe("garbage", () => {
  it.each([
    ["nothing", ""],
    ["text and no message", "ekor mesej\n23/11/26, 2:05 PTG - Ali Contoh left"],
    ["prose", "Salam semua.\nTiada mesej di sini: sungguh."],
    ["JSON", '{"messages": []}'],
    ["days that do not exist", "45/99/2026, 10:00 - Ali Contoh: ok"],
    ["the far future", "13/11/2099, 10:00 - Ali Contoh: ok"],
    ["before WhatsApp", "13/11/1999, 10:00 - Ali Contoh: ok"],
  ])("is refused: %s", (_, text) => {
    expect(codeOf(() => read([text]))).toBe("EXPORT_NOT_UNDERSTOOD");
  });

  it("in the midst of an export is read or refused, and never a crash", () => {
    const texts = dialects.map((dialect) => exportChat(madeUpChat(5, 12), dialect));
    const junk = fc.constantFrom(
      "",
      "\n",
      ": ",
      "[",
      "] ",
      " - ",
      "99/99/99, ",
      "\u200E",
      "\ud800",
      "12:00 PG",
      "<",
      "\0",
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(fc.tuple(fc.nat(), fc.nat(20), junk)),
        (text, changes) => {
          const spoilt = changes.reduce((current, [place, length, put]) => {
            const start = place % (current.length + 1);
            return current.slice(0, start) + put + current.slice(start + length);
          }, text);
          expect(codeOf(() => read([spoilt]))).toSatisfy(
            (code) => code === undefined || code === "EXPORT_NOT_UNDERSTOOD" || code === "EXPORT_DATE_ORDER",
          );
        },
      ),
      { seed: 20_261_124, numRuns: 500 },
    );
  });

  it("takes time that grows with its length, however it is made up", () => {
    const hostile = [
      "1".repeat(500_000),
      `[${"1/".repeat(250_000)}`,
      `23/11/26, ${"a. ".repeat(150_000)}`,
      ": ".repeat(250_000),
    ];
    const { messages } = read(["23/11/26, 2:05 PTG - Ali Contoh: ok", ...hostile]);
    expect(messages).toHaveLength(1);
  });
});
