const format = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Kuala_Lumpur",
  dateStyle: "short",
  timeStyle: "short",
});

/** An instant as the clock on a Malaysian wall has it, such as `2026-11-24 14:05`. */
export function localTime(instant: string): string {
  return format.format(new Date(instant));
}

/** The date on a Malaysian calendar, such as `2026-11-24`. */
export function localDay(instant: string): string {
  return localTime(instant).slice(0, 10);
}
