import { deadLetter } from "../../pipelines/core/dead-letter.ts";
import type { Outcome } from "../../pipelines/core/outcome.ts";
import { keep, reject } from "../../pipelines/core/outcome.ts";
import { rejectionLimit } from "../../pipelines/core/rejection-limit.ts";
import type { LogRecord } from "../../pipelines/ports/event-log.ts";
import type { SearchIndex } from "../../pipelines/ports/search-index.ts";
import { IndexDocument } from "../../schemas/document.ts";
import { analysedTopic, indexGroup, rejectedTopic } from "../../schemas/topics.ts";
import { countStage } from "./count-stage.ts";
import type { ConsumeLimits, WorkerDependencies } from "./dependencies.ts";
import { runWorker } from "./run-worker.ts";

export interface IndexDependencies extends WorkerDependencies {
  readonly index: Pick<SearchIndex, "upsert">;
}

/** Writes analysed documents into the index until `signal` aborts. An offset is committed after every document of its batch is final. */
export async function runIndex(
  dependencies: IndexDependencies,
  { rejections, ...limits }: ConsumeLimits,
  signal: AbortSignal,
): Promise<void> {
  const { log, clock, metrics, index } = dependencies;
  const limit = rejectionLimit(rejections);
  await runWorker("index", dependencies, signal, (attempt) =>
    log.consume(analysedTopic, { ...limits, group: indexGroup, signal }, async (batch, progress) => {
      const read = batch.map((record) => ({ record, outcome: parse(record) }));
      await progress();
      const documents = read.flatMap(({ outcome }) => (outcome.kind === "keep" ? [outcome.value] : []));
      const { failures } = await index.upsert(documents);
      await progress();
      const refused = new Map(
        failures.map(({ position, reason, detail }) => [documents[position], reject(reason, detail)]),
      );
      const finals = read.map(({ record, outcome }) => ({
        record,
        final: outcome.kind === "keep" ? (refused.get(outcome.value) ?? outcome) : outcome,
      }));
      countStage(
        metrics,
        "index",
        batch.length,
        finals.map(({ final }) => final),
      );
      for (const { final } of finals) limit.observe(final.kind === "reject");
      const rejectedAt = new Date(clock.now()).toISOString();
      await log.append(
        rejectedTopic(analysedTopic),
        finals.flatMap(({ record, final }) =>
          final.kind === "reject"
            ? [deadLetter(record, { ...final, stage: "index", attempts: attempt.number, rejectedAt })]
            : [],
        ),
      );
      attempt.succeeded();
    }),
  );
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function parse({ value }: LogRecord): Outcome<IndexDocument> {
  try {
    const { data } = IndexDocument.safeParse(JSON.parse(decoder.decode(value)));
    return data === undefined ? reject("shape", "the record is not a document of this version") : keep(data);
  } catch {
    return reject("envelope", "the record is not JSON");
  }
}
