import type { Client } from "@elastic/elasticsearch";
import type { KeptVersions, SeenVersion } from "../../../pipelines/core/kept-versions.ts";
import {
  forgetVersions,
  keepVersion,
  nothingKept,
  seenComment,
  seenPost,
} from "../../../pipelines/core/kept-versions.ts";
import type { WithEarlier, WithEarlierLabels } from "../../../pipelines/ports/search-index.ts";
import type { IndexDocument } from "../../../schemas/document.ts";
import type { Instant } from "../../../schemas/item.ts";
import { asking, storedIn } from "./elastic-errors.ts";
import type { Write } from "./search-operations.ts";

/** What a comment or post, or its tombstone, looks like in its index. */
type Source = IndexDocument & {
  readonly earlier?: KeptVersions;
  /** See `mapping.ts`. */
  readonly firstCollectedAt?: Instant | null;
};

export interface StoredDocument {
  readonly version: number;
  readonly source: Source;
}

export interface StoredPlace {
  readonly index: string;
  readonly id: string;
}

const mostAtOnce = 1_000;

/** What is stored now, seen by searches or not, in the order asked; `undefined` where nothing is. */
export async function storedDocuments(
  client: Client,
  places: readonly StoredPlace[],
): Promise<readonly (StoredDocument | undefined)[]> {
  const found: (StoredDocument | undefined)[] = [];
  for (let at = 0; at < places.length; at += mostAtOnce) {
    const docs = places.slice(at, at + mostAtOnce).map(({ index, id }) => ({ _index: index, _id: id }));
    const answer = await asking(() => client.mget<Source>({ docs }));
    found.push(
      ...answer.docs.map((each) => {
        const { _source: source, _version: version = 0 } = storedIn(each) ?? {};
        return source === undefined ? undefined : { version, source };
      }),
    );
  }
  return found;
}

/**
 * What to write where something is stored already, so that no text, no model's labels and no first collection are lost: the
 * newer of the two with the other's kept beside it. An outdated document that adds nothing stays as it is, and the index refuses it.
 */
export function merged(
  write: Write,
  document: IndexDocument,
  stored: StoredDocument | undefined,
): Pick<Write, "version" | "source"> {
  if (stored === undefined) return write;
  const { source, version } = stored;
  const kept = source.earlier ?? nothingKept;
  const [seen, held] = [seenIn(write.version, document), seenIn(version, source)];
  const own = JSON.parse(write.source) as Source; // written by JSON.stringify a moment ago
  const firstCollectedAt = firstCollected(own.firstCollectedAt, source.firstCollectedAt);
  if (write.version < version) {
    const next = held === undefined ? kept : keepOlder(kept, held, seen ?? write.version);
    if (next === kept && firstCollectedAt === source.firstCollectedAt) return write;
    const earlier = next === kept ? {} : { earlier: next };
    return { version, source: JSON.stringify({ ...source, ...earlier, firstCollectedAt }) };
  }
  const next = seen === undefined ? nothingKept : keepOlder(kept, seen, held ?? version);
  if (next === nothingKept && firstCollectedAt === own.firstCollectedAt) return write;
  const earlier = next === nothingKept ? {} : { earlier: next };
  return { version: write.version, source: JSON.stringify({ ...own, ...earlier, firstCollectedAt }) };
}

/** `older` is what the older document said, or the version of a deletion. */
function keepOlder(kept: KeptVersions, current: SeenVersion, older: SeenVersion | number): KeptVersions {
  return typeof older === "number" ? forgetVersions(kept, older) : keepVersion(kept, current, older);
}

type FirstCollected = Source["firstCollectedAt"];

/** What is not known of what is stored stays so. Of a post there is none. */
function firstCollected(own: FirstCollected, stored: FirstCollected): FirstCollected {
  if (typeof own !== "string" || stored === undefined) return stored;
  return stored === null || own < stored ? own : stored;
}

/** As the port gives it: absent where there is none. */
export function withEarlier(kept: KeptVersions | undefined): WithEarlier & WithEarlierLabels {
  const { texts, labels } = kept ?? nothingKept;
  return { ...(texts.length > 0 && { earlier: texts }), ...(labels && { earlierLabels: labels }) };
}

/** `undefined` for a tombstone. */
function seenIn(version: number, document: IndexDocument): SeenVersion | undefined {
  if (document.kind === "comment") return seenComment(version, document.comment);
  return document.kind === "post" ? seenPost(version, document.post) : undefined;
}
