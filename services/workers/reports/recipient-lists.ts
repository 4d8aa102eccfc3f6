import { ReportLanguage } from "../../../schemas/report.ts";
import type { ReportSchedule } from "../../../schemas/reports-config.ts";

/** Those who get a schedule's reports in one language. */
export interface RecipientList {
  /** What its outbox is kept under. */
  readonly key: string;
  readonly language: ReportLanguage;
  readonly to: readonly string[];
}

export function recipientLists({ name, to }: Pick<ReportSchedule, "name" | "to">): readonly RecipientList[] {
  return ReportLanguage.options.flatMap((language) => {
    const list = to[language];
    return list === undefined ? [] : [{ key: `${name}/${language}`, language, to: list }];
  });
}
