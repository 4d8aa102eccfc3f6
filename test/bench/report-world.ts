import { entities } from "../../pipelines/enrich/entities/entity-list.ts";
import { taxonomy } from "../../pipelines/enrich/taxonomy/taxonomy.ts";
import { LanguageCode, SentimentLabel } from "../../schemas/analysed.ts";
import type { Channel, Platform } from "../../schemas/channel.ts";
import type { IndexDocument } from "../../schemas/document.ts";
import { ContentKind } from "../../schemas/item.ts";
import type { StateCode } from "../../schemas/states.ts";
import { stateNames } from "../../schemas/states.ts";
import { seededRandom } from "../../services/simulators/truth/random.ts";
import {
  commentDocument,
  coverageDocument,
  hourDocument,
  postDocument,
  sentiment,
} from "../fakes/documents.ts";

/** Midnights in Malaysia that begin September, October and November 2026. */
const september = Date.UTC(2026, 7, 31, 16);
const october = Date.UTC(2026, 8, 30, 16);
const november = Date.UTC(2026, 9, 31, 16);
/** When another model takes over. */
const takeover = Date.UTC(2026, 9, 14, 16);

const platforms: readonly Platform[] = ["facebook", "youtube", "tiktok", "instagram", "x", "portal"];
const districts = [
  "Kluang",
  "Batu Pahat",
  "Kuala Muda",
  "Pasir Mas",
  "Klang",
  "Hulu Langat",
  "Kuantan",
  "Tawau",
];

/** Channels of a whole department: headquarters, every state, some districts. */
export const worldChannels: readonly Channel[] = [
  ...platforms.map((platform, n) => channelOf(`hq-${platform}`, platform, n, { level: "hq" })),
  ...Object.keys(stateNames).flatMap((state, n) =>
    platforms.slice(0, 3).map((platform, m) =>
      channelOf(`${state.toLowerCase()}-${platform}`, platform, n * 3 + m, {
        level: "state",
        state: state as StateCode,
      }),
    ),
  ),
  ...districts.map((district, n) =>
    channelOf(`district-${n}`, "facebook", n, { level: "district", state: "MY-01", district }),
  ),
];

function channelOf(
  id: string,
  platform: Platform,
  n: number,
  owner: Pick<Channel, "level" | "state" | "district">,
): Channel {
  return { id, platform, nativeId: `${id}-${n}`, name: `Saluran ${id}`, ...owner };
}

const vocabulary =
  "harga minyak naik lagi rakyat susah kerajaan tolong bantu terima kasih menteri sekolah jalan rosak banjir hospital lambat bagus syabas teruk mahal cukai gaji the price is too high please help good job when will this end".split(
    " ",
  );
const topicIds = [...taxonomy.topics.map(({ id }) => id), "other"];
const entityIds = entities.map(({ id }) => id);
const languages = LanguageCode.options.slice(0, 4);

/** Groups of copies; the n-th is `copied-n`, whose voice is not among the comments. */
export const copiedKeys: readonly string[] = Array.from({ length: 50 }, (_, n) => `copied-${n}`);

/**
 * A month, October 2026, of so many made-up comments with a fifth as many in the month before; posts, coverage and the channels'
 * hours with them. In batches, comments in the order of publication.
 */
export function* reportWorld(comments: number, batchSize = 1_000): Generator<readonly IndexDocument[]> {
  const random = seededRandom(20_261_130);
  const skewed = (count: number) => Math.floor(random.next() ** 2 * count);
  const posts = worldPosts();
  yield* inBatches(
    posts.flatMap(({ documents }) => documents),
    batchSize,
  );
  yield* inBatches(worldHours(), batchSize);
  const before = Math.round(comments / 5);
  let batch: IndexDocument[] = [];
  for (let n = 0; n < before + comments; n++) {
    const share = n < before ? n / before : (n - before) / comments;
    const [from, to] = n < before ? [september, october] : [october, november];
    const ms = Math.floor((from + share * (to - from)) / 1000) * 1000;
    batch.push(madeUp(n, ms));
    if (batch.length === batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;

  function madeUp(n: number, ms: number): IndexDocument {
    const age = Math.floor(random.next() ** 3 * 800); // most comments stand under young posts
    const newest = Math.floor(((ms - september) / (november - september)) * posts.length);
    const { channel, id: postId } = posts[Math.max(0, newest - age)] ?? random.pick(posts);
    const topics = random.chance(0.3)
      ? [skewed(topicIds.length), skewed(topicIds.length)]
      : [skewed(topicIds.length)];
    const named = random.chance(0.3) ? [random.pick(entityIds), entityIds[skewed(40)] ?? "agency:tnb"] : [];
    const model = ms < takeover ? "linear@1" : "linear@2";
    return commentDocument(
      {
        id: `${channel.platform}:Ug${random.id(10)}${n.toString(36)}`,
        postId,
        author: `k1.${skewed(200_000).toString(16).padStart(32, "0")}`,
        official: random.chance(0.02),
        text: Array.from({ length: 6 + random.int(20) }, () => random.pick(vocabulary)).join(" "),
        publishedAt: new Date(ms).toISOString(),
        collectedAt: new Date(ms + 600_000).toISOString(),
        likes: random.chance(0.02) ? null : Math.min(50_000, Math.floor(0.35 * (1 - random.next()) ** -0.95)),
        language: { code: languages[skewed(4)] ?? "ms", confidence: 0.9 },
        sentiment: sentiment(random.pick(SentimentLabel.options)),
        topics: [...new Set(topics)].map((at) => ({ id: topicIds[at] ?? "other", confidence: 0.7 })),
        entities: [...new Set(named)],
        copyKey: random.chance(0.01) ? random.pick(copiedKeys) : random.id(16),
        models: { language: model, sentiment: model, topics: model },
      },
      { channel },
    );
  }
}

function worldPosts() {
  const random = seededRandom(20_261_129);
  const count = 5_000;
  return Array.from({ length: count }, (_, n) => {
    const channel = random.pick(worldChannels);
    const id = `${channel.platform}:post-${n}` as const;
    const publishedAt = new Date(september + Math.floor((n / count) * (november - september))).toISOString();
    const post = {
      id,
      kind: random.pick(ContentKind.options),
      caption: `Hebahan ${n}: ${Array.from({ length: 12 }, () => random.pick(vocabulary)).join(" ")}`,
      publishedAt,
      collectedAt: publishedAt,
      views: random.chance(0.3) ? null : random.int(50_000),
      likes: random.int(2_000),
      comments: random.int(500),
    };
    const documents: readonly IndexDocument[] = [
      postDocument(post, { channel }),
      coverageDocument({ postId: id, observedAt: publishedAt, platformCount: post.comments }, { channel }),
    ];
    return { id, channel, documents };
  });
}

function worldHours(): readonly IndexDocument[] {
  const hours = Math.round((november - september) / 3_600_000);
  return worldChannels.flatMap((channel, c) =>
    Array.from({ length: hours }, (_, n) => {
      const hour = new Date(september + n * 3_600_000).toISOString();
      const missed = (n + c * 97) % 613 < 3;
      return hourDocument(
        { hour, observedAt: hour, platformCount: missed ? null : 1_000 + n, held: 990 + n },
        { channel },
      );
    }),
  );
}

function* inBatches(documents: readonly IndexDocument[], size: number): Generator<readonly IndexDocument[]> {
  for (let at = 0; at < documents.length; at += size) yield documents.slice(at, at + size);
}
