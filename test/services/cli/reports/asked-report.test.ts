import { describe, expect, it } from "vitest";
import { Config } from "../../../../schemas/config.ts";
import { askedDay, knownScope } from "../../../../services/cli/reports/asked-report.ts";

const muar = { level: "district", state: "MY-01", district: "Muar" } as const;
const kedah = { level: "state", state: "MY-02" } as const;
const config = Config.parse({
  channels: [
    { id: "muar-fb", platform: "facebook", nativeId: "1", name: "Pejabat Daerah Muar", ...muar },
    { id: "kedah-fb", platform: "facebook", nativeId: "2", name: "Pejabat Negeri Kedah", ...kedah },
  ],
});
/** A Tuesday. */
const now = Date.parse("2026-11-24T10:00:00+08:00");
const { subject: nation } = knownScope("nation", config);
const wrongUse = (says: string) =>
  expect.objectContaining({ code: "USAGE", message: expect.stringContaining(says) as string }) as Error;

describe("what a report is asked about", () => {
  it.each(["nation", "state:MY-01", "district:MY-01/Muar", "topic:floods", "channel:muar-fb"])(
    "may be %s",
    (text) => {
      expect(() => knownScope(text, config)).not.toThrow();
    },
  );

  it.each(["Johor", "state:MY-13", "district:MY-01/Segamat", "topic:weather", "channel:hq"])(
    "can't be %s, which is not there",
    (text) => {
      expect(() => knownScope(text, config)).toThrow(wrongUse(""));
    },
  );
});

describe("the day that is asked for", () => {
  it("is of the last period that is over where none is named, by the week of the scope's state", () => {
    expect(askedDay("daily", nation, undefined, now, config)).toBe("2026-11-23");
    expect(askedDay("weekly", nation, undefined, now, config)).toBe("2026-11-22");
    expect(askedDay("monthly", nation, undefined, now, config)).toBe("2026-10-31");
    const { subject: channel } = knownScope("channel:kedah-fb", config);
    expect(askedDay("weekly", channel, undefined, now, config)).toBe("2026-11-21");
  });

  it("is the one that was named", () => {
    expect(askedDay("monthly", nation, "2024-02-29", now, config)).toBe("2024-02-29");
  });

  it.each(["2026-02-30", "yesterday", ""])("can't be %j, which is no day", (day) => {
    expect(() => askedDay("daily", nation, day, now, config)).toThrow(wrongUse("--date"));
  });
});
