import { describe, expect, it } from "vitest";
import { readScope, scopeText } from "../../schemas/report-scope-text.ts";

describe("a scope in words", () => {
  it.each(["nation", "state:MY-01", "district:MY-01/Johor Bahru", "topic:fuel", "channel:hq-youtube"])(
    "comes back from %s as it was written",
    (text) => {
      const scope = readScope(text);
      expect(scope === undefined ? undefined : scopeText(scope)).toBe(text);
    },
  );

  it.each([
    "",
    "world",
    "nation:all",
    "state",
    "state:Johor",
    "state:MY-17",
    "district:MY-01",
    "topic:",
    "channel",
  ])("is not %j", (text) => {
    expect(readScope(text)).toBeUndefined();
  });
});
