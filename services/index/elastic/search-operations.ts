import { createHash } from "node:crypto";
import * as checks from "../../../pipelines/core/document-checks.ts";
import type { Outcome } from "../../../pipelines/core/outcome.ts";
import { malaysianDay } from "../../../pipelines/core/malaysian-day.ts";
import { keep } from "../../../pipelines/core/outcome.ts";
import { foldedWords } from "../../../pipelines/core/search-words.ts";
import type { IndexDocument } from "../../../schemas/document.ts";
import type { IndexKind } from "./mapping.ts";

/** One document on its way into the index, as text, so that it is made once however often it is sent. */
export interface Write {
  readonly kind: Exclude<IndexKind, "months" | "counts" | "alerts">;
  readonly id: string;
  readonly version: number;
  /** `2026.03`, when the comment or what was deleted was published, in UTC; the others lie in one index. */
  readonly month: string;
  readonly source: string;
  /** Of a coverage: the id of its post and day, under which it is written once more. */
  readonly dayId?: string;
}

/** What is to be written, or why the document is refused: for the same reasons as by every index. */
export function writeOf(document: IndexDocument): Outcome<Write> {
  const { kind, channel, version } = document;
  if (!checks.isChannel(channel)) return checks.refuse("channel_invalid");
  if (!checks.isVersion(version)) return checks.refuse("version_invalid");
  switch (kind) {
    case "comment": {
      const { comment } = document;
      return when(checks.checkComment(comment), ({ id, text, copyKey, collected }) =>
        write("comments", id, version, comment.publishedAt, {
          kind,
          channel,
          comment,
          firstCollectedAt: new Date(collected).toISOString(),
          words: foldedWords(text).join(" "),
          ...(copyKey !== null && { copyOf: copyMember(copyKey, id) }),
        }),
      );
    }
    case "post": {
      const { post } = document;
      return when(checks.checkPost(post), ({ id }) =>
        write("posts", id, version, post.publishedAt, { kind, channel, post }),
      );
    }
    case "deletion": {
      const { deletion } = document;
      return when(checks.checkDeletion(deletion), ({ id, of }) => {
        const source = { kind, channel, deletion };
        return of === "post"
          ? write("posts", id, version, deletion.publishedAt, source)
          : write("comments", id, version, deletion.publishedAt, { ...source, firstCollectedAt: null });
      });
    }
    case "coverage": {
      const { coverage } = document;
      return when(checks.checkCoverage(coverage), ({ postId }) => ({
        ...write("coverage", postId, version, coverage.observedAt, { kind, channel, coverage }),
        dayId: storedId(`${postId}@${malaysianDay(coverage.observedAt)}`),
      }));
    }
    case "reactions": {
      const { reactions } = document;
      return when(checks.checkReactions(reactions), ({ id }) =>
        write("reactions", id, version, reactions.observedAt, {
          kind,
          channel,
          reactions,
        }),
      );
    }
    case "channelHour": {
      const { channelHour } = document;
      return when(checks.checkChannelHour(channelHour), ({ id, platformCount, held }) => {
        const ratio = platformCount === null || platformCount === 0 ? {} : { ratio: held / platformCount };
        const source = { kind, channel, channelHour: { ...channelHour, ...ratio } };
        return write("hours", id, version, channelHour.hour, source);
      });
    }
    default:
      return checks.refuse("kind_unknown", String(kind satisfies never));
  }
}

/** Names a comment among the copies of its key; neither part may hold NUL. */
export const copyMember = (copyKey: string, id: string): string => `${copyKey}\u0000${id}`;

function write(kind: Write["kind"], id: string, version: number, at: string, source: object): Write {
  const month = `${at.slice(0, 4)}.${at.slice(5, 7)}`;
  return { kind, id: storedId(id), version, month, source: JSON.stringify(source) };
}

/** Elasticsearch takes ids of up to so many bytes. */
const longestId = 512;

export function storedId(id: string): string {
  if (Buffer.byteLength(id) <= longestId) return id;
  return `sha256:${createHash("sha256").update(id).digest("hex")}`;
}

function when<T>(checked: Outcome<T>, make: (facts: T) => Write): Outcome<Write> {
  return checked.kind === "keep" ? keep(make(checked.value)) : checked;
}
