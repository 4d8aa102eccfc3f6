import type { Client, estypes } from "@elastic/elasticsearch";
import { errors } from "@elastic/elasticsearch";
import type { RetryLimits } from "../../../pipelines/core/retry.ts";
import { retryDecision } from "../../../pipelines/core/retry.ts";
import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { ListeningError } from "../../../schemas/errors.ts";
import { translateElasticError } from "./elastic-errors.ts";
import type { BulkResult } from "./search-bulk-results.ts";
import { bulkFault, resultOf } from "./search-bulk-results.ts";

export interface BulkOperation {
  readonly action: estypes.BulkOperationContainer;
  /** JSON; absent for a deletion. */
  readonly source?: string;
}

export type BulkResults = ReadonlyMap<BulkOperation, BulkResult>;

export interface BulkOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
}

/** A thousand comments, each with the claim where it lives. */
const mostOperations = 2_000;
/** The server's queue holds requests, not operations: many small ones would only fill it sooner. */
const fewestOperations = 250;
const mostBytes = 4 * 1024 * 1024;
const concurrency = 2;

/** About half a minute in all; beyond that it is for the worker to wait, with its batch uncommitted. */
const patience: RetryLimits = { firstMs: 100, mostMs: 10_000, failures: 12 };
/** A busy server gets work done, if not ours: several minutes. */
const patienceWithBusy: RetryLimits = { ...patience, failures: 50 };

/**
 * Sends operations through `client.bulk`, two requests of bounded size at a time, until each has its final result. What
 * the server is too busy for is sent again later, in requests of half the size, which grow again when it keeps up; what a
 * lost connection or a failing server leaves open is sent again too. Throws a retryable error when that does not end, and
 * at once what would befall every document alike.
 */
export async function sendBulk(
  client: Client,
  operations: readonly BulkOperation[],
  options: BulkOptions,
): Promise<BulkResults> {
  const requests = [...split(operations, mostOperations)];
  const results = new Map<BulkOperation, BulkResult>();
  const sendEach = async (): Promise<void> => {
    for (let request = requests.shift(); request !== undefined; request = requests.shift()) {
      await sendAll(client, request, options, results);
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: concurrency }, sendEach));
  for (const { reason } of ended.filter((each) => each.status === "rejected")) throw reason;
  return results;
}

async function sendAll(
  client: Client,
  operations: readonly BulkOperation[],
  { clock, random, signal }: BulkOptions,
  results: Map<BulkOperation, BulkResult>,
): Promise<void> {
  let open = operations;
  let atOnce = mostOperations;
  let failures = 0;
  while (open.length > 0) {
    const [request = []] = split(open, atOnce);
    const { final, error, tooLarge = false } = await sendOnce(client, request);
    for (const [operation, result] of final) results.set(operation, result);
    open = open.filter((operation) => !final.has(operation));
    failures = final.size > 0 ? 0 : failures;
    if (error === undefined) {
      atOnce = Math.min(mostOperations, atOnce * 2);
      continue;
    }
    failures += 1;
    const busy = error.code === "ELASTIC_BUSY";
    if (busy) atOnce = Math.max(tooLarge ? 1 : fewestOperations, Math.ceil(request.length / 2));
    const decision = retryDecision(error, failures, random, busy ? patienceWithBusy : patience);
    if (decision === "give-up") throw error;
    await clock.sleep(decision.retryAfterMs, signal);
  }
}

interface Round {
  readonly final: BulkResults;
  /** Why the others have no final result; `undefined` when all have. */
  readonly error?: ListeningError;
  /** Of the request, not of any operation in it. */
  readonly tooLarge?: boolean;
}

async function sendOnce(client: Client, request: readonly BulkOperation[]): Promise<Round> {
  const lines = request.flatMap(({ action, source }) =>
    source === undefined ? [JSON.stringify(action)] : [JSON.stringify(action), source],
  );
  let items: readonly (estypes.BulkResponseItem | undefined)[];
  try {
    const answer = await client.bulk<string>(
      { operations: lines, filter_path: "items.*.status,items.*.error.type" },
      { maxRetries: 0 },
    );
    items = answer.items.flatMap((item) => Object.values(item));
  } catch (error) {
    return isTooLarge(error)
      ? refusedAsTooLarge(request)
      : { final: new Map(), error: translateElasticError(error) };
  }
  const final = new Map<BulkOperation, BulkResult>();
  const faults: ListeningError[] = [];
  for (const [at, operation] of request.entries()) {
    const result = resultOf(items[at]);
    if (result instanceof Error) faults.push(result);
    else final.set(operation, result);
  }
  // What ends all comes before what passes.
  const error = faults.find(({ retryable }) => !retryable) ?? faults[0];
  return error === undefined ? { final } : { final, error };
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof errors.ResponseError && error.statusCode === 413;

/** A request that a proxy or the server finds too large is sent in halves; a single document can't be. */
function refusedAsTooLarge(request: readonly BulkOperation[]): Round {
  const [operation] = request;
  if (operation === undefined || request.length > 1) {
    const error = bulkFault("ELASTIC_BUSY", "413 (request too large)");
    return { final: new Map(), error, tooLarge: true };
  }
  return { final: new Map([[operation, { refused: "too_large" }]]) };
}

/** Runs of at most so many operations and about so many bytes; one operation always fits. */
function* split(operations: readonly BulkOperation[], most: number): Generator<readonly BulkOperation[]> {
  let request: BulkOperation[] = [];
  let bytes = 0;
  for (const operation of operations) {
    const size = Buffer.byteLength(operation.source ?? "");
    if (request.length > 0 && (request.length >= most || bytes + size > mostBytes)) {
      yield request;
      request = [];
      bytes = 0;
    }
    request.push(operation);
    bytes += size;
  }
  if (request.length > 0) yield request;
}
