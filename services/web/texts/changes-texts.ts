import type { ChangeDivision } from "../../../pipelines/trends/changes/read-changes.ts";

/** What the page and the command say of what changed between two periods. Numbers and times come in formatted. */
export interface ChangesTexts {
  readonly title: string;
  readonly comparedWith: (before: string) => string;
  /** `percent`: share of false ones among the changes listed. */
  readonly believed: (percent: string) => string;
  readonly unread: (after: string, before: string) => string;
  readonly beginsWithin: string;
  readonly notCompared: string;
  readonly allComments: string;
  readonly divisions: Readonly<Record<ChangeDivision, string>>;
  readonly comments: string;
  readonly negativeShare: string;
  readonly netSentiment: string;
  /** Before what a model said, uncorrected. */
  readonly said: (change: string) => string;
  readonly none: string;
  /** To see all of a list in which nothing changed. */
  readonly showAll: (formatted: string) => string;
  readonly unchanged: (count: number, formatted: string) => string;
  readonly open: string;
  readonly openHint: string;
}

export const changesEn: ChangesTexts = {
  title: "What changed",
  comparedWith: (before) => `Compared with ${before}: whole weeks earlier, so that the weekdays are alike.`,
  believed: (percent) =>
    `A change is called one only where its own 95% interval says so, and where at most ${percent} of the changes in its list are expected to be chance. “No measurable change” does not say that nothing changed. Shares are corrected for the models’ errors; what the models said stands with them.`,
  unread: (after, before) =>
    `${after} of the channels’ hours in this period and ${before} in the earlier one were not read to the end.`,
  beginsWithin: "Nothing is held from before the earlier period began, so it may not be held whole.",
  notCompared: "not compared, because a period was not read to the end",
  allComments: "All comments",
  divisions: { topic: "Topics", state: "States", channelId: "Channels" },
  comments: "Comments",
  negativeShare: "Negative share",
  netSentiment: "Net sentiment",
  said: (change) => `as the models said: ${change}`,
  none: "Nothing changed measurably.",
  showAll: (formatted) => `Show all ${formatted}`,
  unchanged: (count, formatted) =>
    count === 1 ? "One more did not change measurably" : `${formatted} more did not change measurably`,
  open: "The period has no beginning or no end.",
  openHint: "Choose a period with a beginning and an end, so that it can be compared with an earlier one.",
};

export const changesMs: ChangesTexts = {
  title: "Perubahan",
  comparedWith: (before) =>
    `Dibandingkan dengan ${before}, iaitu hari-hari yang sama dalam minggu yang lebih awal.`,
  believed: (percent) =>
    `Perubahan hanya dinyatakan jika selang 95% menyokongnya dan paling banyak ${percent} daripada perubahan dalam senarai itu dijangka berlaku secara kebetulan. “Tiada perubahan yang dapat dipastikan” tidak bermakna tiada apa-apa yang berubah. Kadar telah dibetulkan bagi kesilapan model; kadar menurut model turut dinyatakan.`,
  unread: (after, before) =>
    `${after} daripada jam saluran dalam tempoh ini dan ${before} dalam tempoh sebelumnya tidak dibaca hingga habis.`,
  beginsWithin:
    "Tiada komen disimpan dari sebelum tempoh terdahulu bermula, jadi tempoh itu mungkin tidak lengkap.",
  notCompared: "tidak dibandingkan kerana ada tempoh yang tidak dibaca hingga habis",
  allComments: "Semua komen",
  divisions: { topic: "Topik", state: "Negeri", channelId: "Saluran" },
  comments: "Komen",
  negativeShare: "Kadar negatif",
  netSentiment: "Sentimen bersih",
  said: (change) => `menurut model: ${change}`,
  none: "Tiada perubahan yang dapat dipastikan.",
  showAll: (formatted) => `Papar kesemua ${formatted}`,
  unchanged: (_, formatted) => `${formatted} lagi tiada perubahan yang dapat dipastikan`,
  open: "Tempoh ini tiada permulaan atau akhir.",
  openHint: "Pilih tempoh yang ada permulaan dan akhir supaya dapat dibandingkan dengan tempoh sebelumnya.",
};
