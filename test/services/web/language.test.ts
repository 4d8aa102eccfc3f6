import { describe, expect, it } from "vitest";
import { preferredLanguage } from "../../../services/web/language.ts";

describe("preferredLanguage", () => {
  it.each([
    [undefined, "ms"],
    ["", "ms"],
    ["zh-Hans, ta", "ms"],
    ["en-MY", "en"],
    ["en;q=0.5, ms;q=0.8", "ms"],
    ["en, ms;q=0.9", "en"],
    ["ms-MY, en;q=0.9", "ms"],
    ["en;q=0", "ms"],
    ["fr, en;q=0.1", "en"],
    [";;;=,,q=", "ms"],
  ])("makes of %j the language %s", (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});
