import { malaysian, wordpressTime } from "./dialect.ts";

/** How a site's clocks show times, and in what lists are ordered and cut. All without an offset. */
export interface SiteZone {
  readonly shown: (instant: string) => string;
  readonly compared: (instant: string) => string;
  /** A bound of a list: as the site's clocks show it where it has no offset. */
  readonly bound: (value: string) => string;
  /** In that order as in UTC. */
  readonly keepsOrder: boolean;
}

/** Always Malaysian time. */
export const malaysianZone: SiteZone = {
  shown: malaysian,
  compared: wordpressTime,
  bound: (value) => wordpressTime(new Date(value.endsWith("Z") ? value : `${value}+08:00`).toISOString()),
  keepsOrder: true,
};

/** Malaysian time since a moment, and so many hours from UTC before it: what was published then keeps its time. */
export function changedZone(changedAt: string, hoursBefore: number): SiteZone {
  const shown = (instant: string) =>
    instant < changedAt
      ? wordpressTime(new Date(Date.parse(instant) + hoursBefore * 3_600_000).toISOString())
      : malaysian(instant);
  return {
    shown,
    compared: shown,
    bound: (value) => (value.endsWith("Z") ? malaysian(value) : value.slice(0, 19)),
    keepsOrder: false,
  };
}
