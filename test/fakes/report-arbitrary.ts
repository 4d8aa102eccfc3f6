import * as fc from "fast-check";
import { Platform } from "../../schemas/channel.ts";
import type { Report, ReportKind, ReportRow, SentimentFigures } from "../../schemas/report.ts";
import { ChangeVerdict } from "../../schemas/report.ts";
import { aReport } from "./report.ts";

type Change = NonNullable<ReportRow["volume"]>;

const count = fc.oneof(fc.nat(30), fc.nat(20_000_000));
const share = fc.double({ min: 0, max: 1, noNaN: true });
const withInterval = (min: number, max: number) =>
  fc
    .tuple(
      fc.double({ min, max, noNaN: true }),
      fc.double({ min, max, noNaN: true }),
      fc.double({ min, max, noNaN: true }),
    )
    .map((drawn) => drawn.toSorted((a, b) => a - b))
    .map(([low = min, value = min, high = min]) => ({ value, interval: { low, high } }));

const labelled = <T>(of: fc.Arbitrary<T>) => fc.record({ negative: of, neutral: of, positive: of });

const sentiment: fc.Arbitrary<SentimentFigures | null> = fc.option(
  fc.record({
    n: count,
    counts: labelled(count),
    said: labelled(withInterval(0, 1)),
    corrected: labelled(withInterval(0, 1)),
    net: withInterval(-1, 1),
    netOfOpinions: fc.option(withInterval(-1, 1)),
  }),
);

/** Any verdict with any interval, also such as the interval forbids. */
const change = (min: number, max: number): fc.Arbitrary<Change> =>
  fc.record({
    verdict: fc.constantFrom(...ChangeVerdict.options),
    estimate: fc.option(withInterval(min, max)),
  });
const ratio = change(0, 40);
const difference = change(-1, 1);

/** With digits in it, as in RON95, which are no number of the report. */
const name = fc.record({
  ms: fc.constantFrom("Harga RON95", "Banjir", "B40 & <M40>"),
  en: fc.constantFrom("RON95 price", "Floods", "1MDB"),
});

const rows: fc.Arbitrary<ReportRow[]> = fc
  .array(
    fc.record({
      name,
      comments: count,
      shareOfComments: share,
      before: fc.option(count),
      sentiment,
      volume: fc.option(ratio),
      negative: fc.option(difference),
      discovered: fc.boolean(),
    }),
    { maxLength: 3 },
  )
  .map((drawn) => drawn.map((each, at) => ({ id: `row-${at}`, ...each })));

const authors = fc.record({ value: count, relativeError: fc.double({ min: 0, max: 0.2, noNaN: true }) });

/** Reports whose every number is drawn anew, with parts missing as they may. */
export const reportArbitrary: fc.Arbitrary<Report> = fc
  .record({
    kind: fc.constantFrom<ReportKind>("daily", "weekly", "monthly"),
    compared: fc.boolean(),
    lean: fc.boolean(),
    complete: fc.boolean(),
    alike: fc.boolean(),
    version: fc.integer({ min: 1, max: 4 }),
    comments: count,
    official: count,
    authors,
    before: fc.option(count),
    volumeChange: fc.option(ratio),
    sentiment,
    sentimentBefore: sentiment,
    change: fc.option(fc.record({ negative: difference, positive: difference, net: difference })),
    rows: fc.tuple(rows, rows, rows),
    withIssues: fc.boolean(),
    withAlerts: fc.boolean(),
    withGaps: fc.boolean(),
    late: fc.option(fc.record({ comments: count, past: count, before: fc.option(count) })),
    emerging: fc.constantFrom("searched", "sampled", "tooShort", "tooMany"),
    emergingSample: fc.record({ oneIn: fc.integer({ min: 2, max: 5_000 }), comments: count }),
    platform: fc.constantFrom(...Platform.options),
    held: fc.option(count),
    alpha: fc.option(share),
    groups: count,
    draws: count,
    queries: count,
  })
  .map((drawn) => {
    const report = aReport(drawn.kind);
    const [topics, states, channels] = drawn.rows;
    return {
      ...report,
      comparison: drawn.compared ? report.comparison : null,
      complete: drawn.complete,
      alike: drawn.alike,
      version: drawn.version,
      volume: {
        ...report.volume,
        comments: drawn.comments,
        official: drawn.official,
        authors: drawn.authors,
        before: drawn.before,
        authorsBefore: drawn.compared ? drawn.authors : null,
        change: drawn.volumeChange,
      },
      sentiment: drawn.sentiment,
      sentimentBefore: drawn.sentimentBefore,
      change: drawn.change,
      topics,
      states,
      channels,
      ...(drawn.lean
        ? {
            districts: [],
            languages: [],
            platforms: [],
            posts: { byKind: [], most: [] },
            entities: [],
            models: [],
          }
        : {}),
      emerging: drawn.emerging,
      ...(drawn.emerging === "sampled" && { emergingSample: drawn.emergingSample }),
      issues: drawn.withIssues
        ? topics.map((topic) => ({
            ...topic,
            kind: "emerging" as const,
            terms: ["RON95"],
            evidence: [],
            alertIds: [],
          }))
        : [],
      alerts: drawn.withAlerts ? report.alerts : [],
      copies: { groups: drawn.groups, comments: drawn.official, withoutCopies: drawn.sentimentBefore },
      coverage: {
        channels: [
          {
            channelId: "hq-x1",
            platform: drawn.platform,
            held: drawn.held,
            platformCount: drawn.before,
            hoursRead: 24,
            hoursMissing: drawn.version,
          },
        ],
        gaps: drawn.withGaps ? report.coverage.gaps : [],
        late: drawn.late,
      },
      labels: { ...report.labels, alpha: drawn.alpha },
      method: { ...report.method, draws: drawn.draws },
      read: { ...report.read, queries: drawn.queries },
    };
  });
