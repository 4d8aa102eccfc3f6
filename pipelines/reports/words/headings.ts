import type { AlertSeverity } from "../../../schemas/alert.ts";
import type { EntityKind } from "../../../schemas/entities.ts";
import type { ChangeVerdict, ReportKind, ReportLanguage } from "../../../schemas/report.ts";
import { messageWords } from "../../alerts/message/words.ts";

/** Titles, headings of sections and tables, and single words. */
export interface Headings {
  readonly titles: Readonly<Record<ReportKind, string>>;
  readonly tagline: string;
  readonly period: string;
  readonly comparedWith: string;
  /** Of a period that is not over. */
  readonly soFar: string;
  readonly version: string;
  readonly page: string;
  readonly dataAsOf: string;
  readonly alertsRaised: string;
  readonly modelsThatLabelled: string;
  readonly negativeComments: string;
  readonly netSentiment: string;
  readonly summary: string;
  readonly issues: string;
  readonly newIssue: string;
  readonly whatToDo: string;
  readonly someComments: string;
  readonly original: string;
  readonly terms: string;
  readonly reactionInFigures: string;
  readonly sentimentByDay: string;
  readonly sentimentOfAll: string;
  readonly byGroup: string;
  readonly topics: string;
  readonly states: string;
  readonly districts: string;
  readonly languages: string;
  readonly platforms: string;
  readonly channels: string;
  readonly ownPosts: string;
  readonly postsByKind: string;
  readonly postsMost: string;
  readonly entities: string;
  readonly alerts: string;
  readonly copies: string;
  readonly coverage: string;
  readonly coverageByChannel: string;
  readonly gaps: string;
  readonly method: string;
  readonly methodAnnex: string;
  readonly corrections: string;
  readonly manifest: string;

  readonly day: string;
  readonly topic: string;
  readonly state: string;
  readonly district: string;
  readonly language: string;
  readonly platform: string;
  readonly channel: string;
  readonly kind: string;
  readonly post: string;
  readonly name: string;
  readonly sentiment: string;
  readonly comments: string;
  readonly authors: string;
  readonly commentsBefore: string;
  readonly changeOfComments: string;
  readonly negativeShare: string;
  readonly positiveShare: string;
  readonly changeOfNegative: string;
  readonly change: string;
  /** Behind a difference of shares. */
  readonly points: string;
  readonly netOfAll: string;
  readonly netOfOpinions: string;
  readonly said: string;
  readonly corrected: string;
  readonly correctedBefore: string;
  readonly published: string;
  readonly views: string;
  readonly reactions: string;
  readonly posts: string;
  readonly severity: string;
  readonly severities: Readonly<Record<AlertSeverity, string>>;
  readonly alert: string;
  readonly since: string;
  readonly observed: string;
  readonly usual: string;
  readonly acknowledged: string;
  readonly closed: string;
  readonly notYet: string;
  readonly held: string;
  readonly platformCount: string;
  readonly hoursRead: string;
  readonly hoursMissing: string;
  readonly from: string;
  readonly to: string;
  readonly task: string;
  readonly tasks: Readonly<Record<string, string>>;
  readonly model: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly notKnown: string;
  readonly notRead: string;
  readonly tooFewPeople: string;
  /** Of a figure whose interval is too wide for it. */
  readonly uncertain: string;
  readonly noCaption: string;
  readonly verdicts: Readonly<Record<ChangeVerdict | "fromNothing", string>>;
  readonly entityKinds: Readonly<Record<EntityKind, string>>;
  readonly joinOfModels: string;
  readonly reportHash: string;
  readonly answersHash: string;
  readonly question: string;
  readonly programme: string;
}

const en: Headings = {
  titles: { daily: "Daily report", weekly: "Weekly report", monthly: "Monthly report" },
  tagline: "What the public says on the department’s channels",
  period: "Period",
  comparedWith: "Compared with",
  soFar: "so far",
  version: "Version",
  page: "Page",
  dataAsOf: "Data as of",
  alertsRaised: "Alerts of this period",
  modelsThatLabelled: "Models that labelled the comments",
  negativeComments: "Negative comments",
  netSentiment: "Net sentiment",
  summary: "Summary",
  issues: "Main issues",
  newIssue: "New issue",
  whatToDo: "What to do",
  someComments: "Some of the comments",
  original: "See the comment",
  terms: "Words that stand out",
  reactionInFigures: "Reaction in figures",
  sentimentByDay: "Comments by day and sentiment",
  sentimentOfAll: "Sentiment of all comments",
  byGroup: "Topics, places and channels",
  topics: "By topic",
  states: "By state",
  districts: "By district",
  languages: "By language",
  platforms: "By platform",
  channels: "By channel",
  ownPosts: "The department’s own posts",
  postsByKind: "By kind of content",
  postsMost: "Most commented posts",
  entities: "Spokespersons, agencies and programmes named",
  alerts: "Alerts",
  copies: "Copied messages",
  coverage: "Coverage and gaps",
  coverageByChannel: "Coverage by channel",
  gaps: "Hours that were not read",
  method: "Method",
  methodAnnex: "Annex: method",
  corrections: "Corrections to the version before",
  manifest: "How this report can be checked",

  day: "Day",
  topic: "Topic",
  state: "State",
  district: "District",
  language: "Language",
  platform: "Platform",
  channel: "Channel",
  kind: "Kind",
  post: "Post",
  name: "Name",
  sentiment: "Sentiment",
  comments: "Comments",
  authors: "People who wrote",
  commentsBefore: "Before",
  changeOfComments: "Change in comments",
  negativeShare: "Negative",
  positiveShare: "Positive",
  changeOfNegative: "Change in negative (points)",
  change: "Change (points)",
  points: "percentage points",
  netOfAll: "Net sentiment: (positive − negative) ÷ all",
  netOfOpinions: "Net sentiment: (positive − negative) ÷ (positive + negative)",
  said: "As labelled by the models",
  corrected: "Estimate",
  correctedBefore: "Estimate, before",
  published: "Published",
  views: "Views",
  reactions: "Reactions",
  posts: "Posts",
  severity: "Severity",
  severities: messageWords.en.severity,
  alert: "Alert",
  since: "Since",
  observed: "Comments",
  usual: "Usual",
  acknowledged: "Acknowledged",
  closed: "Closed",
  notYet: "not yet",
  held: "Held",
  platformCount: "Platform’s count",
  hoursRead: "Hours read",
  hoursMissing: "Hours missing",
  from: "From",
  to: "To",
  task: "Task",
  tasks: {
    sentiment: "Sentiment",
    language: "Language",
    topics: "Topics",
    flags: "Flags",
    entities: "Names",
    sarcasm: "Sarcasm",
  },
  model: "Model",
  field: "Number",
  before: "Before",
  after: "Now",
  notKnown: "not known",
  notRead: "not read",
  tooFewPeople: "too few people",
  uncertain: "uncertain",
  noCaption: "(post without a title)",
  verdicts: {
    rose: "rose",
    fell: "fell",
    noMeasurableChange: "did not change measurably",
    tooFew: "too few to tell",
    fromNothing: "none before",
  },
  entityKinds: {
    ministry: "Ministry",
    agency: "Agency",
    programme: "Programme",
    office: "Public office",
    person: "Person",
    state: "State",
    district: "District",
    place: "Place",
  },
  joinOfModels: "change of model",
  reportHash: "SHA-256 of the numbers",
  answersHash: "SHA-256 of the answers read",
  question: "Question",
  programme: "Program",
};

const ms: Headings = {
  titles: { daily: "Laporan Harian", weekly: "Laporan Mingguan", monthly: "Laporan Bulanan" },
  tagline: "Suara orang ramai di saluran jabatan",
  period: "Tempoh",
  comparedWith: "Berbanding",
  soFar: "setakat ini",
  version: "Versi",
  page: "Halaman",
  dataAsOf: "Data setakat",
  alertsRaised: "Makluman dalam tempoh ini",
  modelsThatLabelled: "Model yang melabel komen",
  negativeComments: "Komen negatif",
  netSentiment: "Sentimen bersih",
  summary: "Ringkasan",
  issues: "Isu utama",
  newIssue: "Isu baharu",
  whatToDo: "Tindakan yang dicadangkan",
  someComments: "Antara komen",
  original: "Lihat komen",
  terms: "Perkataan yang menonjol",
  reactionInFigures: "Reaksi dalam angka",
  sentimentByDay: "Komen mengikut hari dan sentimen",
  sentimentOfAll: "Sentimen keseluruhan",
  byGroup: "Topik, kawasan dan saluran",
  topics: "Mengikut topik",
  states: "Mengikut negeri",
  districts: "Mengikut daerah",
  languages: "Mengikut bahasa",
  platforms: "Mengikut platform",
  channels: "Mengikut saluran",
  ownPosts: "Hantaran jabatan",
  postsByKind: "Mengikut jenis kandungan",
  postsMost: "Hantaran yang paling banyak dikomen",
  entities: "Jurucakap, agensi dan program yang disebut",
  alerts: "Makluman",
  copies: "Mesej salinan",
  coverage: "Liputan dan jurang data",
  coverageByChannel: "Liputan mengikut saluran",
  gaps: "Tempoh yang tidak dibaca",
  method: "Kaedah",
  methodAnnex: "Lampiran: kaedah",
  corrections: "Pembetulan kepada versi sebelumnya",
  manifest: "Cara menyemak laporan ini",

  day: "Hari",
  topic: "Topik",
  state: "Negeri",
  district: "Daerah",
  language: "Bahasa",
  platform: "Platform",
  channel: "Saluran",
  kind: "Jenis",
  post: "Hantaran",
  name: "Nama",
  sentiment: "Sentimen",
  comments: "Komen",
  authors: "Pemberi komen",
  commentsBefore: "Sebelumnya",
  changeOfComments: "Perubahan komen",
  negativeShare: "Negatif",
  positiveShare: "Positif",
  changeOfNegative: "Perubahan negatif (mata peratus)",
  change: "Perubahan (mata peratus)",
  points: "mata peratus",
  netOfAll: "Sentimen bersih: (positif − negatif) ÷ semua",
  netOfOpinions: "Sentimen bersih: (positif − negatif) ÷ (positif + negatif)",
  said: "Mengikut label model",
  corrected: "Anggaran",
  correctedBefore: "Anggaran, sebelumnya",
  published: "Diterbitkan",
  views: "Tontonan",
  reactions: "Reaksi",
  posts: "Hantaran",
  severity: "Tahap",
  severities: messageWords.ms.severity,
  alert: "Makluman",
  since: "Bermula",
  observed: "Komen",
  usual: "Biasanya",
  acknowledged: "Disahkan terima",
  closed: "Ditutup",
  notYet: "belum",
  held: "Dalam simpanan",
  platformCount: "Kiraan platform",
  hoursRead: "Jam dibaca",
  hoursMissing: "Jam tidak dibaca",
  from: "Dari",
  to: "Hingga",
  task: "Tugas",
  tasks: {
    sentiment: "Sentimen",
    language: "Bahasa",
    topics: "Topik",
    flags: "Penanda",
    entities: "Nama",
    sarcasm: "Sindiran",
  },
  model: "Model",
  field: "Angka",
  before: "Sebelum",
  after: "Kini",
  notKnown: "tidak diketahui",
  notRead: "tidak dibaca",
  tooFewPeople: "terlalu sedikit orang",
  uncertain: "tidak pasti",
  noCaption: "(hantaran tanpa tajuk)",
  verdicts: {
    rose: "meningkat",
    fell: "menurun",
    noMeasurableChange: "tiada perubahan yang dapat dipastikan",
    tooFew: "terlalu sedikit untuk dipastikan",
    fromNothing: "tiada sebelumnya",
  },
  entityKinds: {
    ministry: "Kementerian",
    agency: "Agensi",
    programme: "Program",
    office: "Jawatan awam",
    person: "Individu",
    state: "Negeri",
    district: "Daerah",
    place: "Tempat",
  },
  joinOfModels: "pertukaran model",
  reportHash: "SHA-256 angka laporan",
  answersHash: "SHA-256 jawapan yang dibaca",
  question: "Pertanyaan",
  programme: "Perisian",
};

export const headings: Readonly<Record<ReportLanguage, Headings>> = { ms, en };
