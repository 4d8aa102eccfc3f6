import type { StoredComment } from "../../../pipelines/core/stored-comment.ts";
import { comment } from "../../../pipelines/core/stored-comment.ts";
import type { FoundComment, WithEarlier, WithEarlierLabels } from "../../../pipelines/ports/search-index.ts";
import type { CommentDocument, IndexDocument } from "../../../schemas/document.ts";

/**
 * Documents on their way into the index's thread: each item as one JSON text, which is what the index stores, and each
 * channel once. Copying a flat text between threads costs a fraction of copying the objects.
 */
export interface PackedBatch {
  /** Channels as JSON; `documents` refer to them by position. */
  readonly channels: readonly string[];
  readonly documents: readonly PackedDocument[];
}

export interface PackedDocument {
  readonly kind: IndexDocument["kind"];
  readonly version: number;
  readonly channel: number;
  readonly body: string;
}

/** A found comment on its way out. */
export interface PackedHit extends WithEarlier, WithEarlierLabels {
  readonly version: number;
  readonly channel: string;
  readonly body: string;
}

export function pack(documents: readonly IndexDocument[]): PackedBatch {
  const channels = new Map<string, number>();
  return {
    documents: documents.map((document) => {
      const json = toJson(document.channel);
      const channel = channels.get(json) ?? channels.size;
      channels.set(json, channel);
      return { kind: document.kind, version: document.version, channel, body: toJson(itemOf(document)) };
    }),
    channels: [...channels.keys()],
  };
}

export function unpack({ version, channel, body, ...earlier }: PackedHit): FoundComment {
  return {
    ...earlier,
    kind: "comment",
    version,
    channel: JSON.parse(channel) as CommentDocument["channel"],
    comment: comment(JSON.parse(body) as StoredComment),
  };
}

function itemOf(document: IndexDocument) {
  switch (document.kind) {
    case "comment":
      return document.comment;
    case "post":
      return document.post;
    case "deletion":
      return document.deletion;
    case "coverage":
      return document.coverage;
    case "channelHour":
      return document.channelHour;
    case "reactions":
      return document.reactions;
  }
}

/** JSON escapes lone surrogates and NUL, so that every text comes back exactly as it was. What is no JSON becomes `null`, which is then refused. */
function toJson(value: unknown): string {
  return JSON.stringify(value) ?? "null";
}
