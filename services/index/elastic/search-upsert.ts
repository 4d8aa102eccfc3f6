import type { Client } from "@elastic/elasticsearch";
import type { UpsertFailure } from "../../../pipelines/ports/search-index.ts";
import type { IndexDocument } from "../../../schemas/document.ts";
import { idOf } from "../../../schemas/document.ts";
import { asking } from "./elastic-errors.ts";
import { aliasOf, monthIndex, singleIndex } from "./mapping.ts";
import type { BulkOperation, BulkOptions, BulkResults } from "./search-bulk.ts";
import { sendBulk } from "./search-bulk.ts";
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
 * the comment is written where it lives and taken away here. Repeating all of it is harmless, wherever it broke off.
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
    const sent = wave.map((each) => claiming(prefix, each));
    const results = await sendBulk(client, sent.flatMap(operationsOf), options);
    const moved = (await misplaced(client, prefix, sent, results)).map((each) => moving(prefix, each));
    const settled = await sendBulk(client, moved.flatMap(operationsOf), options);
    failures.push(...refusals(sent, results), ...refusals(moved, settled));
  }
  return failures;
}

function refusals(sent: readonly Sent[], results: BulkResults): readonly UpsertFailure[] {
  return sent.flatMap(({ position, document, operations }) => {
    const refused = operations.map((each) => results.get(each)).find((result) => typeof result === "object");
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

/** A document on its way; of a comment the second operation is the claim. */
interface Sent extends Pending {
  readonly operations: readonly BulkOperation[];
}

const operationsOf = ({ operations }: Sent) => operations;

function claiming(prefix: string, pending: Pending): Sent {
  const { kind, id, month } = pending.write;
  if (kind !== "comments") return { ...pending, operations: [put(singleIndex(prefix, kind), pending.write)] };
  const claim: BulkOperation = {
    action: { create: { _index: singleIndex(prefix, "months"), _id: id } },
    source: JSON.stringify({ month }),
  };
  return { ...pending, operations: [put(monthIndex(prefix, month), pending.write), claim] };
}

function put(index: string, { id, version, source }: Write): BulkOperation {
  return { action: { index: { _index: index, _id: id, version, version_type: "external_gte" } }, source };
}

interface Moved extends Pending {
  readonly home: string;
}

/** Comments of which an earlier writing claimed another month. */
async function misplaced(
  client: Client,
  prefix: string,
  sent: readonly Sent[],
  results: BulkResults,
): Promise<readonly Moved[]> {
  const known = sent.filter(({ operations: [put, claim] }) => {
    const written = put !== undefined && typeof results.get(put) !== "object";
    return written && claim !== undefined && results.get(claim) === "conflict";
  });
  const homes = await monthsOf(
    client,
    prefix,
    known.map(({ write }) => write.id),
  );
  return known.flatMap((pending) => {
    const { write } = pending;
    const home = homes.get(write.id);
    return home === undefined || home === write.month ? [] : [{ ...pending, home }];
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
    for (const found of docs) {
      if ("_source" in found && found._source !== undefined) months.set(found._id, found._source.month);
    }
  }
  return months;
}

function moving(prefix: string, { position, document, write, home }: Moved): Sent {
  const { id, version, month } = write;
  const away = { _index: monthIndex(prefix, month), _id: id, version, version_type: "external_gte" as const };
  return {
    position,
    document,
    write,
    operations: [put(monthIndex(prefix, home), write), { action: { delete: away } }],
  };
}

/** Makes earlier writes visible. */
export async function refreshAll(client: Client, prefix: string): Promise<void> {
  const read = (["comments", "posts", "coverage", "reactions"] as const).map((kind) => aliasOf(prefix, kind));
  await asking(() => client.indices.refresh({ index: read, ignore_unavailable: true }));
}
