import type { Report, ReportKind, ReportRow, SentimentFigures } from "../../schemas/report.ts";
import type { DocumentId } from "../../schemas/item.ts";
import type { EvidenceText, EvidenceTexts } from "../../services/report-files/page/issues.ts";

type Change = NonNullable<ReportRow["volume"]>;

/** A share with an interval as wide as so many comments make it. */
function estimate(value: number, n: number) {
  const half = 1.4 * Math.sqrt((value * (1 - value)) / n);
  return { value, interval: { low: Math.max(0, value - half), high: Math.min(1, value + half) } };
}

function signed(value: number, half: number) {
  return { value, interval: { low: value - half, high: value + half } };
}

/** Sentiment of `n` comments, of which this share is said to be negative. */
export function figures(n: number, negative: number): SentimentFigures {
  const positive = (1 - negative) * 0.42;
  const counts = { negative: Math.round(n * negative), positive: Math.round(n * positive) };
  const corrected = { negative: negative * 0.93, positive: positive * 0.97 };
  const net = corrected.positive - corrected.negative;
  return {
    n,
    counts: { ...counts, neutral: n - counts.negative - counts.positive },
    said: {
      negative: estimate(negative, n),
      neutral: estimate(1 - negative - positive, n),
      positive: estimate(positive, n),
    },
    corrected: {
      negative: estimate(corrected.negative, n),
      neutral: estimate(1 - corrected.negative - corrected.positive, n),
      positive: estimate(corrected.positive, n),
    },
    net: signed(net, 2 / Math.sqrt(n)),
    netOfOpinions: signed(net / (corrected.positive + corrected.negative), 2.4 / Math.sqrt(n)),
  };
}

/** A change by so much, with half of its interval. */
export function changed(by: number, half: number, unchanged: 0 | 1): Change {
  const estimated = signed(unchanged + by, half);
  const { low, high } = estimated.interval;
  const verdict = low > unchanged ? "rose" : high < unchanged ? "fell" : "noMeasurableChange";
  return { verdict, estimate: estimated };
}

interface RowNumbers {
  readonly id: string;
  readonly ms: string;
  readonly en: string;
  readonly comments: number;
  readonly before: number;
  readonly negative: number;
  /** Of the negative share. */
  readonly change: number;
}

const allComments = 12_847;

function row({ id, ms, en, comments, before, negative, change }: RowNumbers): ReportRow {
  const few = comments < 40;
  const tooFew: Change = { verdict: "tooFew", estimate: null };
  const half = 1.9 / Math.sqrt(comments);
  const negativeChange = changed(change, half, 0);
  return {
    id,
    name: { ms, en },
    comments,
    shareOfComments: comments / allComments,
    before,
    sentiment: few ? null : figures(comments, negative),
    volume: few ? tooFew : changed(comments / before - 1, 2.2 / Math.sqrt(before), 1),
    negative: few ? tooFew : negativeChange,
    discovered: !few && Math.abs(change) > 1.4 * half,
  };
}

const rows = (all: readonly (readonly [string, string, string, number, number, number, number])[]) =>
  all.map(([id, ms, en, comments, before, negative, change]) =>
    row({ id, ms, en, comments, before, negative, change }),
  );

const same = (name: string) => [name, name] as const;

const topics = rows([
  ["fuel_prices", "Harga bahan api", "Fuel prices", 3120, 1744, 0.61, 0.148],
  ["cost_of_living", "Kos sara hidup", "Cost of living", 2284, 2190, 0.52, 0.021],
  ["floods", "Banjir", "Floods", 1465, 402, 0.34, 0.012],
  ["public_transport", "Pengangkutan awam", "Public transport", 902, 941, 0.44, -0.018],
  ["health_services", "Perkhidmatan kesihatan", "Health services", 871, 1102, 0.31, -0.094],
  ["education", "Pendidikan", "Education", 640, 655, 0.27, 0.006],
  ["housing", "Perumahan", "Housing", 388, 371, 0.39, 0.03],
  ["online_scams", "Penipuan dalam talian", "Online scams", 214, 188, 0.47, 0.041],
  ["agriculture", "Pertanian", "Agriculture", 27, 31, 0.3, 0],
]);

const states = rows([
  ["MY-10", ...same("Selangor"), 3011, 2410, 0.47, 0.061],
  ["MY-01", ...same("Johor"), 1644, 1512, 0.44, 0.03],
  ["MY-08", ...same("Perak"), 1102, 1033, 0.41, 0.012],
  ["MY-11", ...same("Terengganu"), 988, 310, 0.36, 0.02],
  ["MY-03", ...same("Kelantan"), 961, 344, 0.35, 0.016],
  ["MY-12", ...same("Sabah"), 720, 701, 0.42, -0.01],
  ["MY-13", ...same("Sarawak"), 655, 690, 0.39, -0.022],
  ["MY-09", ...same("Perlis"), 34, 41, 0.3, 0],
]);

const districts = rows([
  ["MY-11/Kemaman", ...same("Kemaman"), 402, 88, 0.37, 0.02],
  ["MY-10/Petaling", ...same("Petaling"), 377, 301, 0.49, 0.07],
]);

const languages = rows([
  ["ms", "Melayu", "Malay", 7604, 6011, 0.45, 0.043],
  ["mixed", "Campuran Melayu dan Inggeris", "Malay and English mixed", 3341, 2870, 0.42, 0.03],
  ["en", "Inggeris", "English", 1702, 1644, 0.38, 0.011],
]);

const platforms = rows([
  ["facebook", ...same("Facebook"), 7102, 5710, 0.46, 0.047],
  ["youtube", ...same("YouTube"), 2841, 2533, 0.41, 0.02],
  ["tiktok", ...same("TikTok"), 1904, 1688, 0.39, 0.014],
]);

const channels = rows([
  ["hq-facebook", ...same("Jabatan Contoh Malaysia"), 4208, 3310, 0.47, 0.052],
  ["hq-youtube", ...same("Contoh TV"), 2841, 2533, 0.41, 0.02],
  ["terengganu-facebook", ...same("Contoh Terengganu"), 902, 280, 0.36, 0.02],
  ["selangor-facebook", ...same("Contoh Selangor"), 871, 790, 0.45, 0.034],
]);

const evidenceTexts: readonly (readonly [DocumentId, string, string | null, string])[] = [
  [
    "facebook:1001",
    "hq-facebook",
    "Setiap kali gaji naik sikit, harga minyak pun naik. Macam mana nak hidup, kos barang dapur pun dah melambung.",
    "2026-11-18T04:12:00.000Z",
  ],
  [
    "facebook:1002",
    "selangor-facebook",
    "Please explain clearly who still gets the RON95 subsidy, so many versions going around in WhatsApp groups.",
    "2026-11-18T09:40:00.000Z",
  ],
  [
    "youtube:1003",
    "hq-youtube",
    "Subsidi bersasar ok je, tapi sistem MyKad kat stesen minyak kampung saya tak jalan 3 hari dah.",
    "2026-11-19T01:05:00.000Z",
  ],
  [
    "facebook:1004",
    "hq-facebook",
    "Terima kasih kerajaan, sekurang-kurangnya harga diesel di Sabah dan Sarawak tidak naik.",
    "2026-11-20T12:30:00.000Z",
  ],
  [
    "facebook:2001",
    "terengganu-facebook",
    "PPS di sekolah dah penuh, mohon buka dewan serbaguna. Air naik cepat sangat malam tadi.",
    "2026-11-21T20:15:00.000Z",
  ],
  [
    "facebook:2002",
    "terengganu-facebook",
    "Bantuan makanan dah sampai, terima kasih semua petugas.",
    "2026-11-22T02:44:00.000Z",
  ],
  ["facebook:3001", "hq-facebook", "", "2026-11-17T06:00:00.000Z"],
];

/** What the evidence says now; the last one has been removed. */
export const reportTexts: EvidenceTexts = new Map<DocumentId, EvidenceText | null>(
  evidenceTexts.map(([id, , text]) => [
    id,
    text === "" || text === null ? null : { text, url: `https://www.example.com/${id.replace(":", "/")}` },
  ]),
);

const evidence = (prefix: string) =>
  evidenceTexts
    .filter(([id]) => id.includes(`:${prefix}`))
    .map(([id, channelId, , publishedAt]) => ({ id, channelId, publishedAt }));

function issueOf(id: string, prefix: string, terms: readonly string[], alertIds: readonly string[]) {
  const found = topics.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no topic ${id}`);
  const { name, comments, before, sentiment, volume, negative } = found;
  return {
    kind: "topic" as const,
    id,
    name,
    comments,
    before,
    sentiment,
    volume,
    negative,
    terms,
    evidence: evidence(prefix),
    alertIds,
  };
}

const periods: Readonly<Record<ReportKind, Pick<Report, "period" | "comparison">>> = {
  daily: {
    period: days("2026-11-18", "2026-11-19", 1, 1),
    comparison: days("2026-11-11", "2026-11-12", 1, 1),
  },
  weekly: {
    period: days("2026-11-16", "2026-11-23", 7, 5),
    comparison: {
      ...days("2026-11-09", "2026-11-16", 7, 4),
      holidays: [{ date: "2026-11-09", ms: "Cuti Deepavali (gantian)", en: "Deepavali (in lieu)" }],
    },
  },
  monthly: {
    period: days("2026-11-01", "2026-12-01", 30, 20),
    comparison: days("2026-10-01", "2026-11-01", 31, 22),
  },
};

function days(from: string, to: string, length: number, workingDays: number) {
  const midnight = (day: string) => new Date(Date.parse(`${day}T00:00:00+08:00`)).toISOString();
  return { from: midnight(from), to: midnight(to), days: length, workingDays, holidays: [] };
}

function byDay({ from, days: length }: Report["period"]): Report["volume"]["byDay"] {
  return Array.from({ length }, (_, at) => {
    const date = new Date(Date.parse(from) + (at * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
    if (at === 5) return { date, comments: null, counts: null };
    const comments = Math.round((allComments / length) * (1 + 0.35 * Math.sin(at * 1.7)));
    const negative = Math.round(comments * (0.38 + 0.06 * Math.sin(at)));
    const positive = Math.round(comments * 0.24);
    return { date, comments, counts: { negative, positive, neutral: comments - negative - positive } };
  });
}

/** A report of a week, day or month with made-up numbers and names, in which every part has something to show. */
export function aReport(kind: ReportKind): Report {
  const { period, comparison } = periods[kind];
  const whole = changed(0.121, 0.046, 1);
  return {
    schema: "suara.report@1",
    kind,
    scope: { kind: "nation" },
    scopeName: { ms: "Seluruh negara", en: "The whole nation" },
    period,
    comparison,
    complete: true,
    alike: kind === "daily",
    readAt: "2026-11-23T00:30:00.000Z",
    version: 1,
    corrections: [],
    volume: {
      comments: allComments,
      official: 311,
      authors: { value: 8342, relativeError: 0.008 },
      before: 11_460,
      authorsBefore: { value: 7790, relativeError: 0.008 },
      change: whole,
      byDay: byDay(period),
    },
    sentiment: figures(allComments, 0.43),
    sentimentBefore: figures(11_460, 0.39),
    change: {
      negative: changed(0.038, 0.019, 0),
      positive: changed(-0.011, 0.017, 0),
      net: changed(-0.049, 0.031, 0),
    },
    topics,
    states,
    districts,
    languages,
    platforms,
    channels,
    emerging: "searched",
    issues: [
      issueOf("fuel_prices", "10", ["harga minyak", "RON95", "subsidi bersasar", "MyKad"], ["alert-1"]),
      issueOf("floods", "20", ["PPS", "banjir", "air naik"], []),
      issueOf("health_services", "30", ["klinik", "temu janji"], []),
    ],
    posts: {
      byKind: [
        {
          kind: "video",
          posts: 34,
          comments: 4210,
          views: 1_204_311,
          reactions: 48_211,
          sentiment: figures(4210, 0.41),
        },
        {
          kind: "infographic",
          posts: 61,
          comments: 3888,
          views: null,
          reactions: 39_870,
          sentiment: figures(3888, 0.46),
        },
        {
          kind: "news",
          posts: 112,
          comments: 3117,
          views: 288_034,
          reactions: 12_009,
          sentiment: figures(3117, 0.44),
        },
        { kind: "mcp_scp", posts: 3, comments: 22, views: 1904, reactions: null, sentiment: null },
      ],
      most: [
        {
          id: "facebook:p1",
          channelId: "hq-facebook",
          caption: "Penjelasan: Siapa yang layak menerima subsidi bahan api bersasar mulai Disember 2026?",
          kind: "infographic",
          publishedAt: "2026-11-17T02:00:00.000Z",
          url: "https://www.example.com/p1",
          comments: 1904,
          views: null,
          reactions: 11_203,
          sentiment: figures(1904, 0.62),
        },
        {
          id: "facebook:p2",
          channelId: "terengganu-facebook",
          caption: "Senarai pusat pemindahan sementara di daerah Kemaman setakat jam 8 malam",
          kind: "news",
          publishedAt: "2026-11-21T12:00:00.000Z",
          url: null,
          comments: 611,
          views: 40_211,
          reactions: 2204,
          sentiment: figures(611, 0.35),
        },
      ],
    },
    entities: [
      {
        id: "agency:contoh",
        kind: "agency",
        name: { ms: "Agensi Contoh", en: "Example Agency" },
        comments: 411,
        before: 380,
        sentiment: figures(411, 0.4),
      },
      {
        id: "programme:contoh",
        kind: "programme",
        name: { ms: "Program Contoh", en: "Example Programme" },
        comments: 130,
        before: null,
        sentiment: null,
      },
    ],
    alerts: [
      {
        id: "alert-1",
        severity: "warning",
        title: { ms: "Harga bahan api: komen meningkat", en: "Fuel prices: comments are rising" },
        topic: "fuel_prices",
        state: null,
        language: null,
        since: "2026-11-18T03:40:00.000Z",
        raisedAt: "2026-11-18T04:20:00.000Z",
        closedAt: null,
        acknowledgedAt: null,
        observed: 214,
        expected: { low: 31, high: 68 },
      },
      {
        id: "alert-2",
        severity: "severe",
        title: { ms: "Banjir: Terengganu", en: "Floods: Terengganu" },
        topic: "floods",
        state: "MY-11",
        language: "ms",
        since: "2026-11-21T18:05:00.000Z",
        raisedAt: "2026-11-21T18:15:00.000Z",
        closedAt: "2026-11-22T10:00:00.000Z",
        acknowledgedAt: "2026-11-21T18:22:00.000Z",
        observed: 96,
        expected: { low: 2, high: 11 },
      },
    ],
    copies: { groups: 4, comments: 233, withoutCopies: figures(12_618, 0.42) },
    coverage: {
      channels: [
        {
          channelId: "hq-facebook",
          platform: "facebook",
          held: 4208,
          platformCount: 4391,
          hoursRead: 168,
          hoursMissing: 0,
        },
        {
          channelId: "hq-youtube",
          platform: "youtube",
          held: 2841,
          platformCount: 2841,
          hoursRead: 150,
          hoursMissing: 18,
        },
        {
          channelId: "terengganu-facebook",
          platform: "facebook",
          held: 902,
          platformCount: null,
          hoursRead: 168,
          hoursMissing: 0,
        },
      ],
      gaps: [{ channelId: "hq-youtube", from: "2026-11-20T16:00:00.000Z", to: "2026-11-21T10:00:00.000Z" }],
      late: { comments: 41, past: 6, before: 17 },
    },
    models: [
      { task: "sentiment", model: "accurate-sentiment@3", comments: 9011 },
      { task: "sentiment", model: "accurate-sentiment@2", comments: 3836 },
      { task: "topics", model: "topics@3", comments: 12_847 },
    ],
    joins: [{ at: "2026-11-17T16:00:00.000Z", from: "accurate-sentiment@2", to: "accurate-sentiment@3" }],
    labels: { checked: 118, measuredOn: 1532, alpha: 0.71 },
    method: { level: 0.95, falseDiscoveryRate: 0.05, fewestVoices: 10, draws: 2000 },
    read: {
      suara: "0.1.0",
      queries: 57,
      documents: 12_847,
      filter: '{"from":"2026-11-15T16:00:00.000Z","to":"2026-11-22T16:00:00.000Z"}',
      hash: "9f2c1d0e4b7a6538c1e2f30495867ab1c2d3e4f5061728394a5b6c7d8e9f0a1b",
    },
  };
}

/** The same on a day on which nothing happened. */
export function aQuietDay(): Report {
  const report = aReport("daily");
  return {
    ...report,
    issues: [],
    alerts: [],
    joins: [],
    coverage: { ...report.coverage, gaps: [] },
    volume: { ...report.volume, change: changed(0.012, 0.046, 1) },
    change: {
      negative: changed(0.004, 0.02, 0),
      positive: changed(0.001, 0.02, 0),
      net: changed(-0.003, 0.03, 0),
    },
  };
}
