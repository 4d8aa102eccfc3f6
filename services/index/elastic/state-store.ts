import { randomUUID } from "node:crypto";
import type { Client } from "@elastic/elasticsearch";
import { errors } from "@elastic/elasticsearch";
import type { Collection, Keyed, ListOptions, StateStore } from "../../../pipelines/ports/state-store.ts";
import { ConflictError, ListeningError } from "../../../schemas/errors.ts";
import type { ElasticConnection } from "./elastic-client.ts";
import { openElasticClient } from "./elastic-client.ts";
import { asking, faultType, translateElasticError } from "./elastic-errors.ts";
import { ensureStateIndex, StateDocument } from "./state-index.ts";
import { orderGroup, orderOf, orderRange, stateId } from "./state-key.ts";

export interface ElasticStateOptions {
  readonly connection: ElasticConnection;
  /** Copies of the index on other nodes; on one node they wait until there is another. Default: 1. */
  readonly replicas?: number;
}

interface StateRow extends Pick<StateDocument, "order" | "value" | "write"> {
  readonly key: string;
  readonly version: string;
}

const listPage = 500;

/**
 * Opens a state store in the index `<prefix>-state`, which several machines may share. Rejects as `openElasticClient`
 * does, or with INDEX_MAPPING. Reading a document that its collection's schema refuses is a STORE_VERSION: another version
 * of Suara wrote it. A full disk is a STORE_FULL; an index removed meanwhile an INDEX_MISSING.
 */
export async function openElasticState({
  connection,
  replicas = 1,
}: ElasticStateOptions): Promise<StateStore> {
  const alias = `${connection.prefix}-state`;
  const client = await openElasticClient(connection);
  try {
    await ensureStateIndex(client, alias, replicas);
  } catch (error) {
    await client.close();
    throw error;
  }
  return {
    async get(collection, key) {
      const row = await read(client, alias, collection.name, key);
      if (row === undefined) return undefined;
      const { value, version } = parsed(alias, collection, row);
      return { value, version };
    },
    put: async ({ name }, key, value, expected) =>
      await put(client, alias, name, key, toJson(value), expected),
    delete: ({ name }, key, expected) => remove(client, alias, name, key, expected),
    list: (collection, options) => list(client, alias, collection, options),
    [Symbol.asyncDispose]: () => client.close(),
  };
}

/** By id, hence up to the latest write and without a refresh. A missing index is an error, not a missing document. */
async function read(client: Client, alias: string, name: string, key: string): Promise<StateRow | undefined> {
  try {
    return rowOf(await client.get({ index: alias, id: stateId(name, key) }));
  } catch (error) {
    const nothingThere = error instanceof errors.ResponseError && error.statusCode === 404;
    if (nothingThere && faultType(error) === undefined) return undefined;
    throw translateElasticError(error);
  }
}

/**
 * The transport sends a write again when its answer was lost, and then meets a conflict with its own first attempt: the
 * mark in the document tells it from somebody else's.
 */
async function put(
  client: Client,
  alias: string,
  name: string,
  key: string,
  value: string,
  expected: string | undefined,
): Promise<string> {
  const write = randomUUID();
  const document: StateDocument = {
    collection: name,
    order: orderOf(key),
    key: JSON.stringify(key),
    value,
    write,
  };
  const condition = expected === undefined ? { op_type: "create" as const } : conditionOf(expected);
  if (condition === undefined) throw conflict(alias, name, key);
  try {
    const id = stateId(name, key);
    return versionOf(await client.index({ index: alias, id, require_alias: true, document, ...condition }));
  } catch (error) {
    const failure = translateElasticError(error);
    if (!(failure instanceof ConflictError)) throw failure;
    const stored = await read(client, alias, name, key);
    if (stored?.write === write) return stored.version;
    throw conflict(alias, name, key);
  }
}

async function remove(
  client: Client,
  alias: string,
  name: string,
  key: string,
  expected: string,
): Promise<void> {
  const condition = conditionOf(expected);
  if (condition === undefined) throw conflict(alias, name, key);
  try {
    await client.delete({ index: alias, id: stateId(name, key), ...condition });
  } catch (error) {
    const failure = translateElasticError(error);
    if (!(failure instanceof ConflictError)) throw failure;
    // As above; of a removal nothing is left that could tell whose it was, and either way the key is gone.
    const sentAgain = error instanceof errors.ResponseError && error.meta.meta.attempts > 0;
    if (sentAgain && (await read(client, alias, name, key)) === undefined) return;
    throw conflict(alias, name, key);
  }
}

async function* list<T>(
  client: Client,
  alias: string,
  collection: Collection<T>,
  { prefix = "" }: ListOptions = {},
): AsyncGenerator<Keyed<T>> {
  await asking(() => client.indices.refresh({ index: alias }));
  for await (const row of inKeyOrder(rows(client, alias, collection.name, prefix))) {
    if (row.key.startsWith(prefix)) yield parsed(alias, collection, row);
  }
}

/**
 * By `order`, which is unique in a collection and never changes. So each page may be a search of its own, and a slow reader
 * holds no point in time open that could expire.
 */
async function* rows(client: Client, alias: string, name: string, prefix: string): AsyncGenerator<StateRow> {
  let after: string | undefined;
  for (;;) {
    const { hits } = await asking(() =>
      client.search({
        index: alias,
        query: {
          bool: { filter: [{ term: { collection: name } }, { range: { order: orderRange(prefix) } }] },
        },
        sort: [{ order: "asc" }],
        size: listPage,
        seq_no_primary_term: true,
        track_total_hits: false,
        allow_partial_search_results: false, // a shorter list would pass for a whole one
        ...(after !== undefined && { search_after: [after] }),
      }),
    );
    const page = hits.hits.map(rowOf);
    yield* page;
    after = page.at(-1)?.order;
    if (after === undefined || page.length < listPage) return;
  }
}

/** Sorts the keys that `order` leaves unsorted among each other: very long ones that begin alike. */
async function* inKeyOrder(rows: AsyncIterable<StateRow>): AsyncGenerator<StateRow> {
  let alike: StateRow[] = [];
  let group: string | undefined;
  for await (const row of rows) {
    if (orderGroup(row.order) !== group) {
      yield* byKey(alike);
      alike = [];
      group = orderGroup(row.order);
    }
    if (group === undefined) yield row;
    else alike.push(row);
  }
  yield* byKey(alike);
}

function byKey(rows: readonly StateRow[]): readonly StateRow[] {
  return rows.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

interface Hit {
  readonly _source?: unknown;
  readonly _seq_no?: number;
  readonly _primary_term?: number;
}

function rowOf(hit: Hit): StateRow {
  const { order, key, value, write } = StateDocument.parse(hit._source);
  return { order, key: JSON.parse(key) as string, value, write, version: versionOf(hit) };
}

/** The pair is unique to each write of a document, also across its removal. */
function versionOf({ _seq_no, _primary_term }: Hit): string {
  if (_seq_no === undefined || _primary_term === undefined)
    throw new TypeError("a document without a version");
  return `${_seq_no}:${_primary_term}`;
}

/** `undefined` for what is no version of this store, which therefore no document has. */
function conditionOf(version: string): { if_seq_no: number; if_primary_term: number } | undefined {
  const { sequence, term } = /^(?<sequence>\d{1,15}):(?<term>[1-9]\d{0,14})$/u.exec(version)?.groups ?? {};
  if (sequence === undefined || term === undefined) return undefined;
  return { if_seq_no: Number(sequence), if_primary_term: Number(term) };
}

/** Names collection and key only: what was read may be about a person. */
function parsed<T>(
  alias: string,
  { name, schema }: Collection<T>,
  { key, value, version }: StateRow,
): Keyed<T> {
  const { success, data } = schema.safeParse(JSON.parse(value));
  if (success) return { key, value: data, version };
  const message = `${alias}: ${name}/${key} does not have the shape this Suara expects`;
  throw new ListeningError("STORE_VERSION", message, { retryable: false });
}

function conflict(alias: string, name: string, key: string): ConflictError {
  return new ConflictError(`${alias}: ${name}/${key} was written or removed by somebody else meanwhile`);
}

function toJson(value: unknown): string {
  const json = JSON.stringify(value) as string | undefined;
  if (json === undefined) throw new TypeError("only what JSON can hold can be kept");
  return json;
}
