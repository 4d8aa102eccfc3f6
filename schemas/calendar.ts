import { z } from "zod";
import { StateCode } from "./states.ts";

const day = (what: string) => z.iso.date().describe(what);
const name = (what: string) => z.string().trim().min(1).max(100).describe(what);

/** A public holiday that Suara's list does not have, such as one that was declared late. */
export const AddedHoliday = z
  .strictObject({
    day: day("The day that is free, such as `2026-03-20`; it is not given again when it falls on a weekend."),
    ms: name("Its name in Malay."),
    en: name("Its name in English."),
    states: z.array(StateCode).min(1).optional().describe("Where it is free; absent: everywhere."),
    insteadOf: day(
      "The holiday that moved: the day on which Suara's list has it, such as a Hari Raya that was expected a day earlier.",
    ).optional(),
  })
  .readonly();
export type AddedHoliday = z.infer<typeof AddedHoliday>;

export const CalendarConfig = z
  .strictObject({
    holidays: z
      .array(AddedHoliday)
      .default([])
      .describe("Holidays beside Suara's own (`suara calendar`), such as those declared late."),
  })
  .prefault({})
  .describe("The Malaysian calendar.");
