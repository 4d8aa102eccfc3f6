import type { Random } from "../truth/random.ts";
import type { TruthPost } from "../truth/truth.ts";
import { corpusChannel } from "./channels.ts";
import { corpusIssues, type ScheduledIssue } from "./issues.ts";
import { dayMs, officeTime, toInstant } from "./times.ts";

/** A post of the demo with what is needed to put comments under it. */
export interface PlacedPost {
  readonly post: TruthPost;
  readonly schedule: ScheduledIssue;
  /** Our own id of the channel it is on. */
  readonly channel: string;
  readonly publishedAtMs: number;
  /** Comments come before this, in ms since 1970. */
  readonly closesAtMs: number;
  /** How much talk it draws, relative to the others. */
  readonly pull: number;
}

/** Publishes every post of every issue, each issue's spread over its days in the order written. `endMs` ends the demo. */
export function publishPosts(random: Random, endMs: number): PlacedPost[] {
  return corpusIssues.flatMap((schedule) => {
    const opensAtMs = endMs - schedule.opensDaysBefore * dayMs;
    const closesAtMs = endMs - schedule.closesDaysBefore * dayMs;
    const slotMs = (closesAtMs - opensAtMs) / schedule.issue.posts.length;
    return schedule.issue.posts.map(({ channel, kind, title }, index): PlacedPost => {
      const from = opensAtMs + index * slotMs;
      const publishedAtMs = officeTime(random, from, from + slotMs * 0.6);
      const views = Math.min(900_000, Math.round(random.pareto(600, 1.1)));
      return {
        post: {
          id: random.id(11),
          channelId: corpusChannel(channel).nativeId,
          kind,
          title,
          publishedAt: toInstant(publishedAtMs),
          views,
          likes: Math.round(views * (0.01 + 0.04 * random.next())),
        },
        schedule,
        channel,
        publishedAtMs,
        closesAtMs,
        pull: Math.sqrt(views),
      };
    });
  });
}
