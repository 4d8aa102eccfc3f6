import { describe, expect, it } from "vitest";
import { firstAttempt, keepClaim } from "../../../pipelines/core/attempts.ts";
import { AlertsConfig } from "../../../schemas/alerts-config.ts";

const now = Date.parse("2026-11-24T00:00:00Z");
const claimedSeconds = (nextAt: string) => (Date.parse(nextAt) - now) / 1_000;

describe("a claim of an attempt", () => {
  it.each([
    [
      "alerts.mail.timeoutSeconds",
      (seconds: number) => ({ mail: { host: "a", from: "a@b.example", timeoutSeconds: seconds } }),
    ],
    ["alerts.webhookTimeoutSeconds", (seconds: number) => ({ webhookTimeoutSeconds: seconds })],
  ])("outlasts the longest that %s allows", (_key, config) => {
    const allowed = (seconds: number) => AlertsConfig.safeParse(config(seconds)).success;
    expect(allowed(300)).toBe(true);
    expect(allowed(claimedSeconds(firstAttempt(now).nextAt) - 30)).toBe(false);
  });

  it("runs as long again where it is kept, and can't be kept once another has claimed", () => {
    const claimed = firstAttempt(now - 300_000);
    const kept = keepClaim(claimed, claimed, now);
    expect(claimedSeconds(kept?.nextAt ?? "")).toBe(claimedSeconds(firstAttempt(now).nextAt));
    expect(keepClaim({ ...claimed, attempts: 2 }, claimed, now)).toBeUndefined();
  });
});
