import type { CopyReason } from "../../../schemas/copy-groups.ts";

/** What the pages and the command say of groups of copies. Numbers and times come in formatted. */
export interface CopiesTexts {
  readonly title: string;
  readonly lead: string;
  /** Of the switch on every page that counts. */
  readonly inFigures: string;
  readonly versions: Readonly<Record<"all" | "without", string>>;
  readonly without: (groups: number, formatted: string) => string;
  readonly facts: (comments: string, authors: string) => string;
  readonly between: (first: string, last: string) => string;
  readonly channels: (count: number, formatted: string, largest: string) => string;
  readonly sentiment: (negative: string, neutral: string, positive: string) => string;
  readonly why: string;
  readonly rules: Readonly<Record<CopyReason["rule"], string>>;
  readonly reason: (facts: {
    readonly voices: string;
    readonly comments: string;
    readonly posts: string;
    readonly channels: string;
    readonly from: string;
    readonly to: string;
  }) => string;
  readonly limits: (fewest: string, hours: string, version: number) => string;
  readonly example: string;
  readonly noExample: string;
  readonly comments: string;
  readonly tooSmall: (groups: number, formatted: string, fewest: string) => string;
  readonly more: (groups: number, formatted: string) => string;
  readonly none: string;
  readonly noneHint: string;
}

export const copiesEn: CopiesTexts = {
  title: "Copied messages",
  lead: "Messages that several people posted in much the same words, or links that they posted with few words of their own, within a short time. That a message was passed on says nothing against anyone who posted it: people copy what they agree with. Praise and blame are judged alike; prayers and greetings are left aside.",
  inFigures: "Copied messages in the figures",
  versions: { all: "All", without: "Without copies" },
  without: (groups, formatted) =>
    groups === 0
      ? "No group of copies has been found so far, so both versions are the same."
      : `Of ${groups === 1 ? "one group" : `each of ${formatted} groups`} of copies only the first comment counts, at its own time and place.`,
  facts: (comments, authors) => `${comments} comments by ${authors} people`,
  between: (first, last) => `${first} to ${last}`,
  channels: (count, formatted, largest) =>
    count === 1 ? `one channel: ${largest}` : `${formatted} channels, most in ${largest}`,
  sentiment: (negative, neutral, positive) =>
    `${negative} negative, ${neutral} neutral, ${positive} positive`,
  why: "Why it is a group",
  rules: { same_message: "the same message", same_link: "the same link with few words beside it" },
  reason: ({ voices, comments, posts, channels, from, to }) =>
    `${voices} people, ${comments} comments under ${posts} posts in ${channels} channels, from ${from} to ${to}`,
  limits: (fewest, hours, version) => `rule ${version}: at least ${fewest} people within ${hours} hours`,
  example: "The first of them",
  noExample: "The first of them is not shown here.",
  comments: "See these comments",
  tooSmall: (groups, formatted, fewest) =>
    `${groups === 1 ? "One more group has" : `${formatted} more groups have`} fewer than ${fewest} known authors here and ${groups === 1 ? "is" : "are"} not shown.`,
  more: (groups, formatted) =>
    groups === 1 ? "One smaller group is not shown." : `${formatted} smaller groups are not shown.`,
  none: "No group of copies to show.",
  noneHint: "Groups are looked for among the comments of the newest two days, again and again.",
};

export const copiesMs: CopiesTexts = {
  title: "Mesej salinan",
  lead: "Mesej yang dihantar oleh beberapa orang dengan kata-kata yang hampir sama, atau pautan yang dihantar dengan sedikit sahaja kata-kata sendiri, dalam masa yang singkat. Mesej yang dipanjangkan bukan kesalahan sesiapa: orang menyalin apa yang dipersetujuinya. Pujian dan kritikan dinilai dengan cara yang sama; doa dan ucapan diketepikan.",
  inFigures: "Mesej salinan dalam angka",
  versions: { all: "Semua", without: "Tanpa salinan" },
  without: (groups, formatted) =>
    groups === 0
      ? "Belum ada kumpulan salinan ditemui, maka kedua-dua versi sama sahaja."
      : `Bagi ${groups === 1 ? "satu kumpulan" : `setiap satu daripada ${formatted} kumpulan`} salinan, hanya komen pertama dikira, pada masa dan tempatnya sendiri.`,
  facts: (comments, authors) => `${comments} komen oleh ${authors} orang`,
  between: (first, last) => `${first} hingga ${last}`,
  channels: (count, formatted, largest) =>
    count === 1 ? `satu saluran: ${largest}` : `${formatted} saluran, terbanyak di ${largest}`,
  sentiment: (negative, neutral, positive) => `${negative} negatif, ${neutral} neutral, ${positive} positif`,
  why: "Sebab ia dikira sebagai kumpulan",
  rules: { same_message: "mesej yang sama", same_link: "pautan yang sama dengan sedikit kata-kata" },
  reason: ({ voices, comments, posts, channels, from, to }) =>
    `${voices} orang, ${comments} komen di bawah ${posts} hantaran dalam ${channels} saluran, dari ${from} hingga ${to}`,
  limits: (fewest, hours, version) =>
    `peraturan ${version}: sekurang-kurangnya ${fewest} orang dalam masa ${hours} jam`,
  example: "Komen pertama antaranya",
  noExample: "Komen pertama antaranya tidak dipaparkan di sini.",
  comments: "Lihat komen-komen ini",
  tooSmall: (_, formatted, fewest) =>
    `${formatted} kumpulan lagi mempunyai kurang daripada ${fewest} pengomen yang diketahui di sini dan tidak dipaparkan.`,
  more: (_, formatted) => `${formatted} kumpulan yang lebih kecil tidak dipaparkan.`,
  none: "Tiada kumpulan salinan untuk dipaparkan.",
  noneHint: "Kumpulan dicari berulang kali dalam komen dua hari terkini.",
};
