import { z } from "zod";
import type { Instant } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import type { Checked } from "../checks.ts";
import { checkInstant } from "../checks.ts";

/** The year in which musical.ly opened, whose videos TikTok took over: nothing there is older. */
export const tiktokBegan: Instant = "2014-01-01T00:00:00.000Z";

const prefix = "tiktok:";

export function videoIdOf({ postId }: RawItem): string {
  return postId.slice(prefix.length);
}

/** Seconds since 1970: the documentation shows a string, clients of the API read a number. */
export const UnixSeconds = z.union([z.number(), z.string()]);
export type UnixSeconds = z.infer<typeof UnixSeconds>;

const lastSecond = 8_640_000_000_000; // of what a Date can hold

/** `undefined` for what is no time. */
export function msOf(seconds: UnixSeconds): number | undefined {
  const whole = typeof seconds === "number" || /^\d{1,13}$/u.test(seconds) ? Number(seconds) : Number.NaN;
  return Number.isSafeInteger(whole) && Math.abs(whole) <= lastSecond ? whole * 1000 : undefined;
}

export function checkUnixTime(value: UnixSeconds, field: string, collectedAt: Instant): Checked<Instant> {
  const ms = msOf(value);
  const instant = ms === undefined ? "" : new Date(ms).toISOString();
  return checkInstant(instant, field, { earliest: tiktokBegan, collectedAt });
}

/** Addresses are shown as links: only TikTok's own are. */
export function tiktokUrl(value: string | null | undefined): string | null {
  return typeof value === "string" &&
    value.length < 2_000 &&
    /^https:\/\/(?:[a-z]+\.)?tiktok\.com\/\S*$/u.test(value)
    ? value
    : null;
}
