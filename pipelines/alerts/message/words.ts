import type { AlertKind, AlertSeverity } from "../../../schemas/alert.ts";

export const messageLanguages = ["ms", "en"] as const;
export type MessageLanguage = (typeof messageLanguages)[number];

/** What stands around an alert's own words in a message. */
export interface MessageWords {
  readonly severity: Readonly<Record<AlertSeverity, string>>;
  readonly kind: Readonly<Record<AlertKind, string>>;
  readonly since: string;
  readonly comments: string;
  readonly usual: (low: string, high: string) => string;
  readonly negative: string;
  /** In place of a share whose interval is too wide for one figure. */
  readonly uncertain: string;
  readonly interval: (interval: string, n: string) => string;
  readonly usualShare: (share: string) => string;
  readonly authors: string;
  readonly copies: string;
  readonly terms: string;
  readonly shown: string;
  readonly posts: string;
  readonly open: string;
  readonly digest: (alerts: string) => string;
  readonly digestLead: string;
  readonly testTitle: string;
  readonly testText: (time: string) => string;
  readonly footer: string;
}

export const messageWords: Readonly<Record<MessageLanguage, MessageWords>> = {
  ms: {
    severity: { notice: "Perhatian", warning: "Amaran", severe: "Gawat" },
    kind: { opened: "isu baharu", escalated: "isu makin besar", closed: "isu reda" },
    since: "Bermula",
    comments: "Komen",
    usual: (low, high) => `biasanya ${low} hingga ${high}`,
    negative: "Negatif, menurut model → setelah dibetulkan",
    uncertain: "tidak pasti",
    interval: (interval, n) => `selang 95%: ${interval}; daripada ${n} komen`,
    usualShare: (share) => `biasanya ${share}`,
    authors: "Bilangan penulis",
    copies: "Mesej salinan",
    terms: "Perkataan yang meningkat",
    shown: "Antara komen",
    posts: "Hantaran kita yang mungkin berkaitan",
    open: "Buka",
    digest: (alerts) => `Ringkasan ${alerts} makluman`,
    digestLead: "Makluman berikut dikumpulkan dan dihantar sekali gus.",
    testTitle: "Ujian: makluman Suara sampai di sini",
    testText: (time) => `Mesej ujian dihantar pada ${time}. Tiada apa-apa yang perlu dibuat.`,
    footer:
      "Dihantar oleh Suara. Nama, nombor dan alamat dalam komen telah dilindungi; kadar dikira oleh model dan mungkin tersilap.",
  },
  en: {
    severity: { notice: "Notice", warning: "Warning", severe: "Severe" },
    kind: { opened: "new issue", escalated: "issue is growing", closed: "issue has died down" },
    since: "Since",
    comments: "Comments",
    usual: (low, high) => `usually ${low} to ${high}`,
    negative: "Negative, as the models said → corrected",
    uncertain: "uncertain",
    interval: (interval, n) => `95% interval ${interval}; of ${n} comments`,
    usualShare: (share) => `usually ${share}`,
    authors: "Distinct authors",
    copies: "Copied messages",
    terms: "Words that rose",
    shown: "Some of the comments",
    posts: "Our posts that it may be about",
    open: "Open",
    digest: (alerts) => `Digest of ${alerts} alerts`,
    digestLead: "These alerts waited and are sent together.",
    testTitle: "Test: Suara's alerts arrive here",
    testText: (time) => `This test message was sent on ${time}. There is nothing to do.`,
    footer:
      "Sent by Suara. Names, numbers and addresses in comments are masked; shares come from models, which can be wrong.",
  },
};
