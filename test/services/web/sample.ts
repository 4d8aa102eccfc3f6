import type { LanguageCode, SentimentLabel } from "../../../schemas/analysed.ts";
import type { ChannelReport } from "../../../schemas/channel-report.ts";
import type { CommentDocument, IndexDocument } from "../../../schemas/document.ts";
import type { DocumentId } from "../../../schemas/item.ts";
import type { PostVisit } from "../../../schemas/visit.ts";
import type { Taxonomy } from "../../../schemas/taxonomy.ts";
import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import { postLedgers } from "../../../services/cli/commands/post-ledgers.ts";
import type { PostLedgers } from "../../../services/web/routes.ts";
import { postVisitPrefix, visits } from "../../../services/workers/collect.ts";
import { memoryState } from "../../fakes/memory-state.ts";
import {
  allChannels,
  channels,
  commentDocument,
  coverageDocument,
  deletionDocument,
  postDocument,
  sentiment,
} from "../../fakes/documents.ts";

/** What the clock of the tests says: noon in Malaysia on the day after the newest made-up comment. */
export const sampleNowMs = Date.UTC(2026, 10, 24, 4);

const names: readonly (readonly [string, string, string])[] = [
  ["fuel_subsidies", "Subsidi bahan api", "Fuel subsidy"],
  ["cost_of_living", "Kos sara hidup", "Cost of living"],
  ["floods", "Banjir", "Floods"],
  ["health", "Kesihatan", "Health"],
  ["education", "Pendidikan", "Education"],
  ["public_transport", "Pengangkutan awam", "Public transport"],
  ["housing", "Perumahan", "Housing"],
  ["corruption", "Rasuah", "Corruption"],
  ["wages", "Gaji dan upah", "Wages"],
  ["water", "Bekalan air", "Water supply"],
  ["internet", "Internet dan liputan", "Internet and coverage"],
  ["religion", "Agama dan budaya", "Religion and culture"],
  ["elections", "Pilihan raya", "Elections"],
];

export const sampleTaxonomy: Taxonomy = {
  version: "sample",
  topics: names.map(([id, ms, en]) => ({ id, name: { ms, en }, words: { ms: [], en: [] } })),
};

const sayings: readonly (readonly [string, SentimentLabel, LanguageCode, string])[] = [
  ["Harga minyak naik lagi, gaji tetap sama. Macam mana nak hidup 😩", "negative", "ms", "fuel_subsidies"],
  ["Terima kasih kerana beri penerangan yang jelas 👍", "positive", "ms", "fuel_subsidies"],
  ["Bila kad subsidi boleh digunakan di Sabah?", "neutral", "ms", "fuel_subsidies"],
  ["Barang dapur dah mahal sangat, tolong pantau peniaga", "negative", "ms", "cost_of_living"],
  ["The flood relief centre in our district was well run, thank you", "positive", "en", "floods"],
  ["Klinik tutup awal, kena datang balik esok. So tiring", "negative", "mixed", "health"],
  ["Semoga semua dipermudahkan, amin", "positive", "ms", "floods"],
  ["Which bus goes to the new station?", "neutral", "en", "public_transport"],
  ["Air keruh sudah tiga hari, tiada makluman langsung", "negative", "ms", "water"],
  ["Sekolah anak saya masih tunggu makmal baharu", "neutral", "ms", "education"],
  ["ok", "neutral", "other", "other"],
];

const nothingMissing = { notWalked: 0, countChanged: 0, forbidden: 0, gone: 0, notCounted: 0 };

/** One channel that goes well, one that is refused, one that nothing is known of. */
export const sampleChannelReports: readonly ChannelReport[] = [
  {
    channel: "hq-youtube",
    platform: "youtube",
    posts: 1_234,
    platformCount: 5_000,
    held: 4_900,
    reasons: { ...nothingMissing, countChanged: 1, forbidden: 2 },
    succeededAt: "2026-11-24T03:50:00.000Z",
    failure: null,
    nextAt: "2026-11-24T04:05:00.000Z",
    coverage: {
      lookedAt: "2026-11-24T03:00:00.000Z",
      hours: [
        { hour: "2026-11-23T23:00:00.000Z", platformCount: 5_000, held: 4_150 },
        { hour: "2026-11-24T02:00:00.000Z", platformCount: 5_000, held: 4_900 },
      ],
    },
    habit: {
      kind: "low",
      from: "2026-11-22T21:00:00.000Z",
      to: "2026-11-23T21:00:00.000Z",
      expected: 211.4,
      probability: 0.00002,
      count: 12,
    },
    pushes: { announced: 9, missed: 1 },
    subscription: {
      endsAt: "2026-12-01T00:00:00.000Z",
      failure: { at: "2026-11-24T03:30:00.000Z", fault: "unreachable" },
    },
    budget: { units: 9_120, of: 10_000, per: "day", shared: true },
    backfill: {
      since: "2025-12-31T16:00:00.000Z",
      requestedAt: "2026-11-24T01:00:00.000Z",
      listedAt: "2026-11-24T01:01:00.000Z",
      doneAt: null,
      failure: { at: "2026-11-24T03:40:00.000Z", code: "SOURCE_QUOTA" },
      posts: 1_200,
      postsDone: 1_100,
      comments: 4_900,
      commentsDone: 4_100,
    },
  },
  {
    channel: "hq-tiktok",
    platform: "tiktok",
    posts: 3,
    platformCount: 0,
    held: 0,
    reasons: { ...nothingMissing, notCounted: 3 },
    succeededAt: null,
    failure: { at: "2026-11-24T03:55:00.000Z", code: "SOURCE_AUTH" },
    nextAt: null,
    coverage: null,
    habit: { kind: "unread", since: "2026-11-23T01:00:00.000Z" },
    pushes: null,
    subscription: null,
    budget: null,
    backfill: null,
  },
  {
    channel: "group",
    platform: "whatsapp",
    posts: 2,
    platformCount: 0,
    held: 7,
    reasons: { ...nothingMissing, notCounted: 2 },
    succeededAt: "2026-11-24T03:00:00.000Z",
    failure: null,
    nextAt: null,
    coverage: null,
    habit: null,
    pushes: null,
    subscription: null,
    budget: null,
    backfill: null,
  },
  {
    channel: "johor",
    platform: "facebook",
    posts: 0,
    platformCount: 0,
    held: 0,
    reasons: nothingMissing,
    succeededAt: null,
    failure: null,
    nextAt: null,
    coverage: null,
    habit: {
      kind: "silent",
      from: "2026-11-21T04:00:00.000Z",
      to: "2026-11-23T21:00:00.000Z",
      expected: 37.6,
      probability: 0.0004,
    },
    pushes: null,
    subscription: null,
    budget: null,
    backfill: null,
  },
];

/** Of three of them: one that goes well, one that was never collected, one that is not visited. */
export const sampleCollectedTo: ReadonlyMap<string, string | null> = new Map([
  ["hq-youtube", "2026-11-23T03:50:00.000Z"],
  ["hq-tiktok", null],
]);

/** The ledgers of an index of the sample, whose posts were read to their end with 110 comments counted, but one we may not read. */
export async function sampleLedgers(index: SearchIndex): Promise<PostLedgers> {
  const state = memoryState();
  const readAt = new Date(sampleNowMs).toISOString();
  for (const channel of allChannels) {
    for (const number of [0, 1, 2]) {
      const nativeId = `post-${channel.id}-${number}`;
      const read: PostVisit = {
        channelId: channel.id,
        nativeId,
        caption: null,
        publishedAt: readAt,
        platformCount: 112,
        countAtFullWalk: 110,
        countAtWalk: 110,
        lastFullWalkAt: readAt,
        lastWalkAt: readAt,
        deletionsCheckedAt: readAt,
        storageCheckedAt: null,
        pushes: null,
        walk: null,
        closed: nativeId === "post-johor-1" ? "forbidden" : null,
      };
      await state.put(visits, postVisitPrefix(channel) + nativeId, read, undefined);
    }
  }
  return postLedgers({ channels: allChannels, state, index });
}

/** Comments that would break a careless page. */
export const hostile = {
  script: `<script>alert("x")</script><img src=x onerror=alert(1)> "quoted" & 'single'`,
  arabic: "السلام عليكم، شكرا على المعلومات (1) ✅",
  override: "teks \u202Eterbalik\u202C selepas",
  long: "A".repeat(400),
  lone: "separuh \ud83d huruf \0 kosong",
  emoji: "👨‍👩‍👧‍👦🇲🇾❤️‍🔥".repeat(8),
  caption: `Sidang media </a><script>alert("caption")</script> & soal jawab`,
} as const;

/** About a month of made-up comments, with one issue that turns sour, replies of the channels, and deletions. */
export function sampleDocuments(): readonly IndexDocument[] {
  const documents: IndexDocument[] = [];
  const dayMs = 86_400_000;
  for (const [place, channel] of allChannels.entries()) {
    for (const number of [0, 1, 2]) {
      const postId: DocumentId = `${channel.platform}:post-${channel.id}-${number}`;
      const publishedAt = new Date(sampleNowMs - dayMs * (29 - number * 9)).toISOString();
      const caption =
        place === 0 && number === 0 ? hostile.caption : `Penjelasan ${number + 1} daripada ${channel.name}`;
      documents.push(
        postDocument(
          {
            id: postId,
            caption,
            publishedAt,
            url: `https://example.org/${channel.id}/${number}`,
            comments: null,
          },
          { channel },
        ),
        coverageDocument(
          { postId, platformCount: 112 + place, observedAt: new Date(sampleNowMs).toISOString() },
          { channel },
        ),
      );
    }
  }
  for (let number = 0; number < 640; number += 1) {
    const channel = allChannels[(number * 7) % allChannels.length];
    const souring = number % 3 === 0 && number > 420;
    const [text, label, code, topic] = sayings[souring ? 0 : (number * 5) % sayings.length] ?? [
      "",
      "neutral",
      "ms",
      "other",
    ];
    if (channel === undefined) continue;
    const postId: DocumentId = `${channel.platform}:post-${channel.id}-${number % 3}`;
    const id: DocumentId = `${channel.platform}:comment-${number}`;
    const publishedAt = new Date(sampleNowMs - dayMs - (640 - number) * 3_960_000).toISOString();
    const topics = number % 6 === 0 && topic !== "other" ? [topic, "corruption"] : [topic];
    documents.push(
      commentDocument(
        {
          id,
          postId,
          publishedAt,
          text: `${text} (${number})`,
          author: number % 40 === 0 ? null : `k1.person-${(number * 13) % 211}`,
          official: number % 29 === 0,
          likes: number % 11 === 0 ? null : (number * 37) % 53,
          parentId: number % 8 === 0 ? `${channel.platform}:comment-${number - 8}` : null,
          language: { code, confidence: 0.9 },
          sentiment: { ...sentiment(label), unsure: number % 9 === 0 },
          topics: topics.map((each) => ({ id: each, confidence: 0.8 })),
          url: `https://example.org/c/${number}`,
        },
        { channel },
      ),
    );
    if (number % 50 === 49)
      documents.push(
        deletionDocument({ id, postId, publishedAt, observedAt: "2027-01-01T00:00:00.000Z" }, { channel }),
      );
  }
  const counted = [
    ["2026-11-19T10:00:00.000Z", 90],
    ["2026-11-21T15:00:00.000Z", 101],
    ["2026-11-22T15:00:00.000Z", null],
  ] as const;
  for (const [observedAt, platformCount] of counted) {
    const postId = "instagram:post-klang-2" as const;
    documents.push(coverageDocument({ postId, observedAt, platformCount }, { channel: channels.klang }));
  }
  return [...documents, ...hostileDocuments()];
}

/** The newest comments of the sample. */
function hostileDocuments(): readonly CommentDocument[] {
  const [channel] = allChannels;
  if (channel === undefined) return [];
  const texts = [hostile.script, hostile.arabic, hostile.override, hostile.long, hostile.lone, hostile.emoji];
  return texts.map((text, number) =>
    commentDocument(
      {
        id: `${channel.platform}:hostile-${number}`,
        postId: `${channel.platform}:post-${channel.id}-0`,
        publishedAt: new Date(sampleNowMs - 86_400_000 + number * 1_000).toISOString(),
        text,
        likes: number,
        url: number === 0 ? "javascript:alert(1)" : null,
        language: { code: "other", confidence: 0.5 },
        topics: [{ id: "retired_topic", confidence: 0.5 }],
        sentiment: sentiment("positive"),
      },
      { channel },
    ),
  );
}
