import type { Labels } from "../../../schemas/labels.ts";
import { labels } from "../../../schemas/labels.ts";
import type { ReportLanguage } from "../../../schemas/report.ts";
import type { Headings } from "./headings.ts";
import { headings } from "./headings.ts";
import type { MethodWords } from "./method.ts";
import { methodWords } from "./method.ts";
import type { Notes } from "./notes.ts";
import { notes } from "./notes.ts";
import type { Sentences } from "./sentences.ts";
import { sentencesEn } from "./sentences-en.ts";
import { sentencesMs } from "./sentences-ms.ts";
import type { Written } from "./written.ts";
import { writtenIn } from "./written.ts";

/** Everything that a report needs to speak one language. */
export interface Voice {
  readonly language: ReportLanguage;
  readonly written: Written;
  readonly sentences: Sentences;
  readonly headings: Headings;
  readonly method: MethodWords;
  readonly notes: Notes;
  readonly labels: Labels;
}

export function voiceIn(language: ReportLanguage): Voice {
  return {
    language,
    written: writtenIn(language),
    sentences: language === "ms" ? sentencesMs : sentencesEn,
    headings: headings[language],
    method: methodWords[language],
    notes: notes[language],
    labels: labels[language],
  };
}
