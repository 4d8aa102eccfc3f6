import type { NewRecord } from "../../pipelines/ports/event-log.ts";
import type { RawItem } from "../../schemas/raw-item.ts";
import { channels } from "./documents.ts";

const posts = 2_000;
const authors = 120_000;
const firstMs = Date.UTC(2026, 6, 1);
const spreadMs = 90 * 86_400_000;

/** A thread of one comment, as the collector stores it. Deterministic: a multiplier coprime to the span spreads the times. */
export function rawThread(number: number, texts: readonly string[]): NewRecord {
  const videoId = `video-${number % posts}`;
  const publishedAt = new Date(firstMs + ((number * 7_919_993) % spreadMs)).toISOString();
  const id = `thread-${number}`;
  const raw: RawItem = {
    channel: channels.hqYoutube,
    payloadKind: "commentThread",
    postId: `youtube:${videoId}`,
    caption: "Penjelasan mengenai subsidi petrol bersasar",
    collectedAt: "2026-10-15T00:00:00.000Z",
    payload: {
      id,
      snippet: {
        totalReplyCount: 0,
        topLevelComment: {
          id,
          snippet: {
            videoId,
            textDisplay: texts[number % texts.length],
            authorChannelId: { value: `k1_author-${(number * 31) % authors}` },
            likeCount: number % 17,
            publishedAt,
            updatedAt: publishedAt,
          },
        },
      },
    },
  };
  return { key: raw.postId, value: Buffer.from(JSON.stringify(raw)) };
}
