import { correct } from "../../pipelines/core/correct.ts";
import { deadLetter } from "../../pipelines/core/dead-letter.ts";
import type { Outcome } from "../../pipelines/core/outcome.ts";
import { keep, reject } from "../../pipelines/core/outcome.ts";
import { rejectionLimit } from "../../pipelines/core/rejection-limit.ts";
import type { LogRecord } from "../../pipelines/ports/event-log.ts";
import type { SearchIndex } from "../../pipelines/ports/search-index.ts";
import type { StateStore } from "../../pipelines/ports/state-store.ts";
import { idOf, IndexDocument } from "../../schemas/document.ts";
import { analysedTopic, indexGroup, rejectedTopic } from "../../schemas/topics.ts";
import { countStage } from "./count-stage.ts";
import type { ConsumeLimits, WorkerDependencies } from "./dependencies.ts";
import type { LabelsByComment } from "./person-labels.ts";
import { watchLabels } from "./person-labels.ts";
import { runWorker } from "./run-worker.ts";

export interface IndexDependencies extends WorkerDependencies {
  readonly index: Pick<SearchIndex, "upsert">;
  readonly state: Pick<StateStore, "get" | "list">;
}

/**
 * Writes analysed documents into the index until `signal` aborts, comments with what people say of them. An offset is
 * committed after every document of its batch is final.
 */
export async function runIndex(
  dependencies: IndexDependencies,
  { rejections, ...limits }: ConsumeLimits,
  signal: AbortSignal,
): Promise<void> {
  const { log, clock, metrics, index, state } = dependencies;
  const labels = watchLabels(state);
  const limit = rejectionLimit(rejections);
  await runWorker("index", dependencies, signal, (attempt) =>
    log.consume(analysedTopic, { ...limits, group: indexGroup, signal }, async (batch, progress) => {
      const read = batch.map((record) => ({ record, outcome: parse(record) }));
      await progress();
      const documents = read.flatMap(({ outcome }) => (outcome.kind === "keep" ? [outcome.value] : []));
      const said = await labels();
      const { failures } = await index.upsert(documents.map((document) => corrected(document, said)));
      await progress();
      // Labels saved while we wrote: whoever saved them may have looked for the comment before it was there.
      const saidNow = await labels();
      if (saidNow !== said) await index.upsert(changed(documents, said, saidNow));
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

function corrected(document: IndexDocument, labels: LabelsByComment): IndexDocument {
  if (document.kind !== "comment") return document;
  return { ...document, comment: correct(document.comment, labels.get(document.comment.id) ?? []) };
}

/** The comments about which people say other things than before. */
function changed(
  documents: readonly IndexDocument[],
  before: LabelsByComment,
  now: LabelsByComment,
): readonly IndexDocument[] {
  const anew = (id: string) => JSON.stringify(before.get(id)) !== JSON.stringify(now.get(id));
  return documents.filter((each) => anew(idOf(each))).map((document) => corrected(document, now));
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
