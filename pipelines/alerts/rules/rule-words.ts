import type { AlertRule } from "../../../schemas/alert-rule.ts";
import type { Bilingual } from "../../../schemas/alert.ts";
import type { SaidFacts } from "../issue/alert-words.ts";
import { alertText } from "../issue/alert-words.ts";
import { written } from "../written.ts";
import type { Due } from "../issue/step-issue.ts";

/** What the words of a rule's alert are made of. */
export interface RuleFacts extends SaidFacts {
  readonly rule: Pick<AlertRule, "comments" | "graveWords" | "minutes" | "name" | "negativeShare">;
  readonly due: Due;
}

/** Title and text in both languages, from one set of numbers. */
export function ruleWords(facts: RuleFacts): { readonly title: Bilingual; readonly text: Bilingual } {
  return {
    title: { ms: titleIn("ms", facts), en: titleIn("en", facts) },
    text: { ms: textIn("ms", facts), en: textIn("en", facts) },
  };
}

type Language = keyof Bilingual;

const words = {
  ms: {
    title: (name: string, n: string, time: string) => `Peraturan ${name}: ${n} komen dalam ${time}`,
    growing: (name: string, n: string, time: string) =>
      `Peraturan ${name}: terus meningkat, ${n} komen dalam ${time}`,
    minutes: (n: number) => `${n} minit`,
    hours: (n: number) => `${n} jam`,
    asks: (n: string, time: string) => `Peraturan ini menetapkan sekurang-kurangnya ${n} komen dalam ${time}`,
    negative: (share: string) =>
      `lebih ${share} daripadanya negatif menurut model dan juga setelah dibetulkan`,
    grave: "tiga orang atau lebih menyebut kematian, bencana atau ancaman",
    and: " dan ",
  },
  en: {
    title: (name: string, n: string, time: string) => `Rule ${name}: ${n} comments in ${time}`,
    growing: (name: string, n: string, time: string) =>
      `Rule ${name}: still rising, ${n} comments in ${time}`,
    minutes: (n: number) => `${n} minutes`,
    hours: (n: number) => `${n} ${n === 1 ? "hour" : "hours"}`,
    asks: (n: string, time: string) => `This rule asks for at least ${n} comments in ${time}`,
    negative: (share: string) =>
      `more than ${share} of them negative, as the models say it and corrected alike`,
    grave: "three people or more who mention a death, a disaster or a threat",
    and: " and ",
  },
} as const;

function titleIn(language: Language, { rule, due, observed }: RuleFacts): string {
  const { title, growing } = words[language];
  const say = due === "escalated" ? growing : title;
  return say(rule.name, written[language].number(observed), timeIn(language, rule.minutes));
}

function textIn(language: Language, { rule, ...said }: RuleFacts): string {
  const say = words[language];
  const asked = [
    say.asks(written[language].number(rule.comments), timeIn(language, rule.minutes)),
    ...(rule.negativeShare === undefined
      ? []
      : [say.negative(written[language].percent(rule.negativeShare))]),
  ].join(", ");
  return `${alertText(language, said)} ${asked}${rule.graveWords ? `${say.and}${say.grave}` : ""}.`;
}

function timeIn(language: Language, minutes: number): string {
  const { hours, minutes: inMinutes } = words[language];
  return minutes % 60 === 0 ? hours(minutes / 60) : inMinutes(minutes);
}
