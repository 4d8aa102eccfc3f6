import { describe, expect, it } from "vitest";
import { copiesOf } from "../../../../services/simulators/corpus/copies.ts";
import { writtenThreads } from "../../../../services/simulators/corpus/written.ts";

describe("writtenThreads", () => {
  it("reads labels, marks, place, copies and line breaks", () => {
    expect(writtenThreads("- ms sarcasm copy:3 at:johor | hebat | betul⏎kan")).toEqual([
      {
        top: {
          text: "hebat | betul\nkan",
          sentiment: "negative",
          language: "ms",
          marks: ["sarcasm", "copy"],
        },
        replies: [],
        copies: 3,
        place: "johor",
      },
    ]);
  });

  it("puts replies under the comment above them, in order", () => {
    const [first, second] = writtenThreads(`
      = ms question | bila?
      > = ms official | Esok.
      > + en | thanks

      + mixed | ok la
    `);
    expect(first?.replies.map(({ text }) => text)).toEqual(["Esok.", "thanks"]);
    expect(second).toMatchObject({ top: { text: "ok la" }, replies: [], copies: 0, place: null });
  });

  it.each([
    ["no bar", "- ms hello"],
    ["an unknown sign", "* ms | hello"],
    ["an unknown language", "- xx | hello"],
    ["an unknown mark", "- ms sarcastic | hello"],
    ["a reply to nothing", "> - ms | hello"],
  ])("refuses a line with %s and quotes it", (_, line) => {
    expect(() => writtenThreads(line)).toThrow(TypeError);
    expect(() => writtenThreads(line)).toThrow("hello");
  });
});

describe("copiesOf", () => {
  it("starts with the very same text and changes the others a little, each differently", () => {
    const copies = copiesOf("Awas, air naik. Sebarkan!", 11);
    expect(copies[0]).toBe("Awas, air naik. Sebarkan!");
    expect(new Set(copies).size).toBe(11);
    for (const copy of copies) expect(copy.toLowerCase()).toContain("air naik");
  });
});
