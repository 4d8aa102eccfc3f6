import { z } from "zod";
import { clockTime, lowerCaseName } from "./config-values.ts";
import { ReportFormat, ReportKind, ReportLanguage, reportFormats } from "./report.ts";
import { readScope } from "./report-scope-text.ts";
import { StateCode } from "./states.ts";

const list = (language: string) =>
  z
    .array(z.email())
    .min(1)
    .max(100)
    .optional()
    .describe(`Addresses of those who get it in ${language}; absent: nobody.`);

const ReportSchedule = z.strictObject({
  name: lowerCaseName.describe("Of your own, such as `minister-weekly`; stands in logs and commands."),
  kind: ReportKind.describe("Of the day before, the week before or the month before."),
  scope: z
    .string()
    .refine((text) => readScope(text) !== undefined, {
      message:
        "must be `nation`, `state:MY-01`, `district:MY-01/Name`, `topic:ID` or `channel:ID`, such as `state:MY-01`",
    })
    .default("nation")
    .describe(
      "What it is about: `nation`, `state:MY-01`, `district:MY-01/Name`, `topic:ID` or `channel:ID`.",
    ),
  languages: z
    .array(ReportLanguage)
    .min(1)
    .max(2)
    .default(["ms", "en"])
    .describe("In which languages its files are written."),
  formats: z
    .array(ReportFormat)
    .min(1)
    .default([...reportFormats])
    .describe("As which files. `pdf` needs Chromium; without it the others are written."),
  attach: z.array(ReportFormat).default(["pdf"]).describe("Which of these files a mail brings with it."),
  to: z
    .strictObject({ ms: list("Malay"), en: list("English") })
    .prefault({})
    .describe("Who gets it by mail, by language; needs `alerts.mail`."),
  at: clockTime
    .default("07:30")
    .describe(
      "When it is due, in Malaysian time: a daily one every day, a weekly or monthly one on the first working day of the week or month.",
    ),
  state: StateCode.optional().describe(
    "Whose calendar says which working day is the first; absent: that of the scope's state, Putrajaya's (MY-16) for others.",
  ),
  waitForLateMinutes: z
    .int()
    .min(0)
    .max(1_440)
    .default(120)
    .describe(
      "So long it waits for channels that are not yet read up to the period's end; then it is made without, and says so.",
    ),
});
export type ReportSchedule = Readonly<z.infer<typeof ReportSchedule>>;

export const ReportsConfig = z
  .strictObject({
    folder: z.string().min(1).default("./data/reports").describe("Where the files of reports are written."),
    schedules: z.array(ReportSchedule).default([]).describe("Which reports are made by themselves."),
  })
  .superRefine(({ schedules }, context) => {
    const seen = new Set<string>();
    for (const [position, { name, languages, formats, attach, to }] of schedules.entries()) {
      const refuse = (path: readonly (string | number)[], message: string) =>
        context.addIssue({ code: "custom", path: ["schedules", position, ...path], message });
      if (seen.has(name)) refuse(["name"], `the name ${name} is used twice`);
      seen.add(name);
      for (const language of ReportLanguage.options)
        if (to[language] !== undefined && !languages.includes(language))
          refuse(["to", language], `is a list for a language that \`languages\` leaves out`);
      for (const format of attach)
        if (!formats.includes(format)) refuse(["attach"], `names ${format}, which \`formats\` leaves out`);
    }
  })
  .prefault({})
  .describe("Periodic reports.");
