/** What the page and the command say of emerging issues. Numbers and times come in formatted. */
export interface EmergingTexts {
  /** What is shown and what is not; `fewest`: people without whom nothing is. */
  readonly hint: (fewest: string) => string;
  readonly comparedWith: (people: string, weeks: number) => string;
  /** `oneIn`: of so many comments one was read. */
  readonly sampled: (oneIn: string) => string;
  readonly weeksMissing: (weeks: number) => string;
  readonly unread: (percent: string) => string;
  readonly people: (people: string) => string;
  readonly where: (comments: string, posts: string) => string;
  readonly since: (time: string) => string;
  readonly mostlyUnder: (percent: string) => string;
  readonly phrase: string;
  readonly now: string;
  readonly usually: string;
  /** The number to expect and the two between which it usually lies. */
  readonly usualRange: (expected: string, low: string, high: string) => string;
  readonly risen: string;
  readonly times: (ratio: string) => string;
  readonly unheard: string;
  readonly alsoRising: string;
  readonly examples: string;
  readonly none: string;
  readonly noneHint: string;
  readonly tooShort: string;
  readonly tooShortHint: (weeks: number) => string;
  readonly tooLong: string;
  readonly tooLongHint: string;
}

export const emergingEn: EmergingTexts = {
  hint: (fewest) =>
    `Words that clearly more people use than at the same hours of the weeks before. People are counted, not comments: whoever writes often counts once, and so do copies of a message. Nothing that fewer than ${fewest} people said is shown.`,
  comparedWith: (people, weeks) =>
    `${people} people, compared with the same hours of ${weeks === 1 ? "one week" : `${weeks} weeks`} before.`,
  sampled: (oneIn) =>
    `There are too many comments to read them all: one in ${oneIn} was read, spread evenly over the time, and the numbers are of those.`,
  weeksMissing: (weeks) =>
    weeks === 1
      ? "One more week before is missing: it was not read, or nothing is held of it."
      : `${weeks} more weeks before are missing: they were not read, or nothing is held of them.`,
  unread: (percent) =>
    `${percent} of the channels’ hours in this period were not read to the end; later comments may change this page.`,
  people: (people) => `${people} people`,
  where: (comments, posts) => `${comments} comments under ${posts} posts`,
  since: (time) => `in this period since ${time}`,
  mostlyUnder: (percent) => `${percent} of them under one post`,
  phrase: "Words",
  now: "People now",
  usually: "Usually",
  usualRange: (expected, low, high) => `${expected} (${low} to ${high})`,
  risen: "Rise",
  times: (ratio) => `${ratio} times`,
  unheard: "new",
  alsoRising: "Also rising",
  examples: "Comments to read",
  none: "Nothing rises clearly.",
  noneHint: "People speak of what they usually speak of at these hours.",
  tooShort: "The history is too short.",
  tooShortHint: (weeks) =>
    `At least ${weeks} earlier weeks are needed to know what is usual; until then nothing is called new.`,
  tooLong: "The period is too long.",
  tooLongHint: "Emerging issues are looked for in at most seven days.",
};

export const emergingMs: EmergingTexts = {
  hint: (fewest) =>
    `Perkataan yang jelas lebih ramai orang gunakan berbanding waktu yang sama pada minggu-minggu sebelumnya. Yang dikira ialah orang, bukan komen: orang yang kerap menulis dikira sekali, begitu juga mesej yang disalin. Perkara yang disebut oleh kurang daripada ${fewest} orang tidak dipaparkan.`,
  comparedWith: (people, weeks) =>
    `${people} orang, dibandingkan dengan waktu yang sama pada ${weeks} minggu sebelumnya.`,
  sampled: (oneIn) =>
    `Komen terlalu banyak untuk dibaca semuanya: satu daripada setiap ${oneIn} komen dibaca, diagihkan sama rata sepanjang tempoh ini, dan angka yang ditunjukkan ialah angka sampel itu.`,
  weeksMissing: (weeks) => `${weeks} minggu lagi tiada: tidak dibaca, atau tiada komen yang disimpan.`,
  unread: (percent) =>
    `${percent} daripada jam saluran dalam tempoh ini belum dibaca hingga habis; komen yang masuk kemudian mungkin mengubah halaman ini.`,
  people: (people) => `${people} orang`,
  where: (comments, posts) => `${comments} komen di bawah ${posts} hantaran`,
  since: (time) => `dalam tempoh ini sejak ${time}`,
  mostlyUnder: (percent) => `${percent} daripadanya di bawah satu hantaran`,
  phrase: "Perkataan",
  now: "Orang kini",
  usually: "Biasanya",
  usualRange: (expected, low, high) => `${expected} (${low} hingga ${high})`,
  risen: "Peningkatan",
  times: (ratio) => `${ratio} kali ganda`,
  unheard: "baharu",
  alsoRising: "Turut meningkat",
  examples: "Komen untuk dibaca",
  none: "Tiada isu yang jelas meningkat.",
  noneHint: "Orang bercakap tentang perkara yang biasa dibincangkan pada waktu begini.",
  tooShort: "Rekod terlalu singkat.",
  tooShortHint: (weeks) =>
    `Sekurang-kurangnya ${weeks} minggu sebelumnya diperlukan untuk mengetahui apa yang biasa; sebelum itu, tiada isu yang dikatakan baharu.`,
  tooLong: "Tempoh terlalu panjang.",
  tooLongHint: "Isu baharu dicari dalam tempoh paling lama tujuh hari.",
};
