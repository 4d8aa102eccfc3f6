import { deadLetter } from "../../pipelines/core/dead-letter.ts";
import type { Outcome } from "../../pipelines/core/outcome.ts";
import { pipeline } from "../../pipelines/core/pipeline.ts";
import { rejectionLimit } from "../../pipelines/core/rejection-limit.ts";
import type { TextInContext } from "../../pipelines/enrich/analyse.ts";
import { analyseComments, makeDocument } from "../../pipelines/enrich/stages.ts";
import type { InterpretedItem, Normalisers } from "../../pipelines/normalise/interpret.ts";
import { interpret } from "../../pipelines/normalise/interpret.ts";
import type { LogRecord, NewRecord } from "../../pipelines/ports/event-log.ts";
import type { Analysis } from "../../schemas/analysed.ts";
import { analysedTopic, processGroup, rawTopic, rejectedTopic } from "../../schemas/topics.ts";
import { countStage } from "./count-stage.ts";
import type { ConsumeLimits, WorkerDependencies } from "./dependencies.ts";
import { documentRecord } from "./document-record.ts";
import { gather } from "./gather.ts";
import { runWorker } from "./run-worker.ts";

export interface ProcessDependencies extends WorkerDependencies {
  readonly normalisers: Normalisers;
  /** Analyses texts and answers in their order; may run in other threads. */
  readonly analyse: (texts: readonly TextInContext[]) => Promise<readonly Analysis[]>;
  readonly modelGeneration: number;
}

/** Texts handed to the models at once: several such batches keep several threads busy. */
const textsAtOnce = 250;

/** Makes items of raw payloads, analyses the comments among them and appends documents for the index, until `signal` aborts. */
export async function runProcess(
  dependencies: ProcessDependencies,
  { rejections, ...limits }: ConsumeLimits,
  signal: AbortSignal,
): Promise<void> {
  const { log, clock, metrics, normalisers, modelGeneration } = dependencies;
  const analyse = gather(dependencies.analyse, textsAtOnce);
  const toDocument = pipeline<InterpretedItem>("process", metrics)
    .through(analyseComments((text, { caption }) => analyse({ text, caption })))
    .through(makeDocument(modelGeneration));
  const limit = rejectionLimit(rejections);

  await runWorker("process", dependencies, signal, (attempt) =>
    log.consume(rawTopic, { ...limits, group: processGroup, signal }, async (batch, progress) => {
      const interpreted: { readonly record: LogRecord; readonly outcome: Outcome<InterpretedItem> }[] = [];
      for (const record of batch) {
        for (const outcome of interpret(record.value, normalisers)) interpreted.push({ record, outcome });
        await progress();
      }
      countStage(
        metrics,
        "normalise",
        interpreted.length,
        interpreted.map(({ outcome }) => outcome),
      );
      const finals = await Promise.all(
        interpreted.map(async ({ record, outcome }) => ({
          record,
          final:
            outcome.kind === "keep"
              ? await toDocument.run(outcome.value, signal)
              : { ...outcome, stage: "normalise" },
        })),
      );
      await progress();
      const rejectedAt = new Date(clock.now()).toISOString();
      const documents: NewRecord[] = [];
      const rejected: NewRecord[] = [];
      for (const { record, final } of finals) {
        if (final.kind === "keep") documents.push(documentRecord(record.key, final.value));
        else if (final.kind === "reject")
          rejected.push(deadLetter(record, { ...final, attempts: attempt.number, rejectedAt }));
        limit.observe(final.kind === "reject");
      }
      await log.append(analysedTopic, documents);
      await log.append(rejectedTopic(rawTopic), rejected);
      attempt.succeeded();
    }),
  );
}
