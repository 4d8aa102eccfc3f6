import type { Client } from "@elastic/elasticsearch";
import type { UpsertFailure } from "../../../pipelines/ports/search-index.ts";
import type { IndexDocument } from "../../../schemas/document.ts";
import { idOf } from "../../../schemas/document.ts";
import { asking, storedIn } from "./elastic-errors.ts";
import { aliasOf, monthIndex, singleIndex } from "./mapping.ts";
import type { BulkOperation, BulkOptions } from "./search-bulk.ts";
import { sendBulk } from "./search-bulk.ts";
import type { BulkResult } from "./search-bulk-results.ts";
import { merged, storedDocuments } from "./search-earlier.ts";
import type { Write } from "./search-operations.ts";
import { writeOf } from "./search-operations.ts";

interface Pending {
  readonly position: number;
  readonly document: IndexDocument;
  readonly write: Write;
}

/**
 * Writes documents; returns those that are refused. A comment lives for ever in the index of the month under which it
 * was first written; the index `months` remembers which that is, because Elasticsearch compares versions within one index
 * only. So each comment is written together with the claim that it lives in its month. Where the claim comes too late,
 * the comment is written where it lives and taken away here. What a document replaces is read before, because its text is
 * kept (`search-earlier.ts`). Repeating all of it is harmless, wherever it broke off.
 */
export async function upsertDocuments(
  client: Client,
  prefix: string,
  documents: readonly IndexDocument[],
  options: BulkOptions,
): Promise<readonly UpsertFailure[]> {
  const failures: UpsertFailure[] = [];
  const pending: Pending[] = [];
  for (const [position, document] of documents.entries()) {
    const checked = writeOf(document);
    if (checked.kind === "keep") pending.push({ position, document, write: checked.value });
    else if (checked.kind === "reject") failures.push({ position, id: idOf(document), ...why(checked) });
  }
  for (const wave of waves(pending)) {
    const sent = await send(
      client,
      wave.map((each) => claiming(prefix, each)),
      options,
    );
    const moved = (await misplaced(client, prefix, sent)).map((each) => moving(prefix, each));
    failures.push(...refusals(sent), ...refusals(await send(client, moved, options)));
  }
  return failures;
}

function refusals(sent: readonly Sent[]): readonly UpsertFailure[] {
  return sent.flatMap(({ position, document, results: { put, besides } }) => {
    const refused = [put, besides].find((result) => typeof result === "object");
    if (refused === undefined) return [];
    return [{ position, id: idOf(document), reason: "mapping_refused", detail: refused.refused }];
  });
}

function why({ reason, detail }: { readonly reason: string; readonly detail?: string }) {
  return detail === undefined ? { reason } : { reason, detail };
}

/** Each id once in a wave, its documents in the order in which they came: within a wave, order does not matter. */
function waves(pending: readonly Pending[]): readonly (readonly Pending[])[] {
  const found: Pending[][] = [];
  const seen = new Map<string, number>();
  for (const each of pending) {
    const name = `${each.write.kind} ${each.write.id}`;
    const wave = seen.get(name) ?? 0;
    seen.set(name, wave + 1);
    (found[wave] ??= []).push(each);
  }
  return found;
}

/** A document on its way to an index, and what is done beside it: the claim of a comment's home, taking it away elsewhere, or a count under its day. */
interface Going extends Pending {
  readonly index: string;
  readonly besides?: BulkOperation;
}

interface Sent extends Going {
  readonly results: { readonly put: BulkResult | undefined; readonly besides: BulkResult | undefined };
}

/** Each round after the first answers a write by somebody else between our reading and our writing. */
const mostRounds = 5;

/** Sends documents, each with the texts that what it replaces is known by. One that was overtaken is read and sent again. */
async function send(client: Client, going: readonly Going[], options: BulkOptions): Promise<readonly Sent[]> {
  const sent = new Map<Going, Sent>();
  let open = going;
  for (let round = 1; round <= mostRounds && open.length > 0; round += 1) {
    const outgoing = await beside(client, open);
    const results = await sendBulk(
      client,
      outgoing.flatMap(({ put, going: { besides } }) => (besides === undefined ? [put] : [put, besides])),
      options,
    );
    for (const { going: each, put } of outgoing) {
      const { besides } = each;
      const said = { put: results.get(put), besides: besides && results.get(besides) };
      sent.set(each, { ...each, results: said });
    }
    open = outgoing
      .filter(({ put, outdated }) => results.get(put) === "conflict" && !outdated)
      .map(({ going: each }) => each);
  }
  return going.flatMap((each) => sent.get(each) ?? []);
}

interface Outgoing {
  readonly going: Going;
  readonly put: BulkOperation;
  /** A newer one is there, and there is nothing to add to it. */
  readonly outdated: boolean;
}

async function beside(client: Client, open: readonly Going[]): Promise<readonly Outgoing[]> {
  const edited = open.filter(({ write }) => write.kind === "comments" || write.kind === "posts");
  const found = await storedDocuments(
    client,
    edited.map(({ index, write: { id } }) => ({ index, id })),
  );
  const stored = new Map(edited.map((each, at) => [each, found[at]]));
  return open.map((going) => {
    const { index, write, document } = going;
    const there = stored.get(going);
    const { version, source } = merged(write, document, there);
    const action = { _index: index, _id: write.id, version, version_type: "external_gte" as const };
    return {
      going,
      put: { action: { index: action }, source },
      outdated: !stored.has(going) || version < (there?.version ?? 0),
    };
  });
}

function claiming(prefix: string, pending: Pending): Going {
  const { kind, id, month, dayId } = pending.write;
  if (kind !== "comments") {
    const index = singleIndex(prefix, kind);
    const counted = dayId !== undefined && { besides: underItsDay(prefix, dayId, pending.write) };
    return { ...pending, index, ...counted };
  }
  const claim: BulkOperation = {
    action: { create: { _index: singleIndex(prefix, "months"), _id: id } },
    source: JSON.stringify({ month }),
  };
  return { ...pending, index: monthIndex(prefix, month), besides: claim };
}

/** A coverage once more, as the count of its day. */
function underItsDay(prefix: string, id: string, { version, source }: Write): BulkOperation {
  const index = singleIndex(prefix, "counts");
  return { action: { index: { _index: index, _id: id, version, version_type: "external_gte" } }, source };
}

interface Moved extends Pending {
  readonly home: string;
}

/** Comments of which an earlier writing claimed another month. */
async function misplaced(client: Client, prefix: string, sent: readonly Sent[]): Promise<readonly Moved[]> {
  const known = sent.filter(
    ({ write: { kind }, results: { put, besides } }) =>
      kind === "comments" && typeof put !== "object" && besides === "conflict",
  );
  const homes = await monthsOf(
    client,
    prefix,
    known.map(({ write }) => write.id),
  );
  return known.flatMap(({ position, document, write }) => {
    const home = homes.get(write.id);
    return home === undefined || home === write.month ? [] : [{ position, document, write, home }];
  });
}

/** Most claims are old and found as a search finds them; only for the others is it dear to ask for the very latest. */
async function monthsOf(
  client: Client,
  prefix: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const months = new Map<string, string>();
  for (const realtime of [false, true]) {
    const missing = ids.filter((id) => !months.has(id));
    if (missing.length === 0) return months;
    const { docs } = await asking(() =>
      client.mget<{ month: string }>({ index: singleIndex(prefix, "months"), ids: missing, realtime }),
    );
    for (const each of docs) {
      const found = storedIn(each);
      if (found?._source !== undefined) months.set(found._id, found._source.month);
    }
  }
  return months;
}

function moving(prefix: string, { home, ...pending }: Moved): Going {
  const { id, version, month } = pending.write;
  const away = { _index: monthIndex(prefix, month), _id: id, version, version_type: "external_gte" as const };
  return { ...pending, index: monthIndex(prefix, home), besides: { action: { delete: away } } };
}

/** Makes earlier writes visible. */
export async function refreshAll(client: Client, prefix: string): Promise<void> {
  const read = (["comments", "posts", "coverage", "counts", "hours", "reactions"] as const).map((kind) =>
    aliasOf(prefix, kind),
  );
  await asking(() => client.indices.refresh({ index: read, ignore_unavailable: true }));
}
