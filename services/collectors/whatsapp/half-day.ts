/** What a word beside a time of the twelve-hour clock says: which half of the day, or which part of it. */
type HalfDay = "morning" | "afternoon" | "night";

/**
 * The words, folded by `foldMark`, by language. Malay phones write PG and PTG, older ones the words; Chinese ones write
 * before the time. A phone in a language that is not here shows in the count of headers that were not understood.
 */
const marks: Readonly<Record<string, HalfDay>> = {
  am: "morning",
  pm: "afternoon",
  pg: "morning",
  ptg: "afternoon",
  pagi: "morning",
  tengahhari: "afternoon",
  tghari: "afternoon",
  petang: "afternoon",
  malam: "night",
  上午: "morning",
  凌晨: "morning",
  清晨: "morning",
  早上: "morning",
  中午: "afternoon",
  下午: "afternoon",
  晚上: "night",
  முற்பகல்: "morning",
  பிற்பகல்: "afternoon",
};

/** Dots, blanks and case carry no meaning: `a. m.` is `AM`. */
function foldMark(mark: string): string {
  return mark.replaceAll(/[.\s]/gu, "").toLowerCase();
}

/** The hour of the day, 0 to 23; `undefined` for an unknown mark or an hour that no clock shows. */
export function hourOfDay(hour: number, mark: string | undefined): number | undefined {
  if (hour > 23) return undefined;
  if (mark === undefined) return hour;
  const half = marks[foldMark(mark)];
  if (half === undefined) return undefined;
  if (hour > 12) return half === "morning" ? undefined : hour; // some phones write 14:05 PTG
  if (hour === 12) return half === "afternoon" ? 12 : 0;
  if (half === "morning") return hour;
  if (half === "night" && hour < 5) return hour; // one at night is after midnight
  // Noon may be announced by its word at eleven.
  return foldMark(mark) === "中午" && hour > 9 ? hour : hour + 12;
}
