import type { ReportLanguage } from "../../../schemas/report.ts";
import { localeOf } from "./written.ts";

/** The forms of a phrase by number, after the categories of Unicode's plural rules. Malay has one form only. */
export type PluralForms = { readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** Chooses the form of a phrase that goes with a number. */
export type Plural = (count: number, forms: PluralForms) => string;

export function pluralIn(language: ReportLanguage): Plural {
  const rules = new Intl.PluralRules(localeOf[language]);
  return (count, forms) => forms[rules.select(count)] ?? forms.other;
}
