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
import { asking, storedIn } from "./elastic-errors.ts";
import type { Write } from "./search-operations.ts";

/** What a comment or post, or its tombstone, looks like in its index. */
type Source = IndexDocument & { readonly earlier?: KeptVersions };

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
 * What to write where something is stored already, so that no text and no model's labels are lost: the newer of the two
 * with the other's kept beside it. An outdated document that adds nothing stays as it is, and the index refuses it.
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
  if (write.version < version) {
    if (held === undefined) return write;
    const next = seen === undefined ? forgetVersions(kept, write.version) : keepVersion(kept, held, seen);
    return next === kept ? write : { version, source: JSON.stringify({ ...source, earlier: next }) };
  }
  if (seen === undefined) return write;
  const next = held === undefined ? forgetVersions(nothingKept, version) : keepVersion(kept, seen, held);
  if (next === nothingKept) return write;
  const own = JSON.parse(write.source) as object; // written by JSON.stringify a moment ago
  return { version: write.version, source: JSON.stringify({ ...own, earlier: next }) };
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
