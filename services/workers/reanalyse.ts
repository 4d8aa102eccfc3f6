import type { Outcome } from "../../pipelines/core/outcome.ts";
import { pipeline } from "../../pipelines/core/pipeline.ts";
import type { Labelling, TextInContext } from "../../pipelines/enrich/analyse.ts";
import type { StoredInContext } from "../../pipelines/enrich/relabel.ts";
import { relabel } from "../../pipelines/enrich/relabel.ts";
import { analyseComments, makeDocument } from "../../pipelines/enrich/stages.ts";
import type { CommentFilter, SearchIndex, SearchPage } from "../../pipelines/ports/search-index.ts";
import type { StateStore } from "../../pipelines/ports/state-store.ts";
import type { Analysis } from "../../schemas/analysed.ts";
import type { IndexDocument } from "../../schemas/document.ts";
import { idOf } from "../../schemas/document.ts";
import type { ReanalysisCounts } from "../../schemas/reanalysis.ts";
import { analysedTopic } from "../../schemas/topics.ts";
import type { WorkerDependencies } from "./dependencies.ts";
import { documentRecord } from "./document-record.ts";
import { gather } from "./gather.ts";
import { reanalysisNotes } from "./reanalysis-notes.ts";
import { runWorker } from "./run-worker.ts";
import { recordsWaiting } from "./wait-until-indexed.ts";

export interface ReanalyseDependencies extends WorkerDependencies {
  readonly index: Pick<SearchIndex, "search" | "posts" | "refresh">;
  readonly state: StateStore;
  readonly labelling: Labelling;
  /** Analyses texts and answers in their order; may run in other threads. */
  readonly analyse: (texts: readonly TextInContext[]) => Promise<readonly Analysis[]>;
}

export interface ReanalyseOptions {
  readonly filter: CommentFilter;
  /** Hears how far it is after each page, and how many records wait each time it waits for them. */
  readonly report: (counts: ReanalysisCounts, waiting: number) => void;
}

export interface Reanalysed {
  readonly counts: ReanalysisCounts;
  /** How many of those an earlier run had read, which was cut off. */
  readonly resumed: number;
  /** `false`: `signal` came first; the next run goes on from there. */
  readonly done: boolean;
}

/**
 * Comments of a page, which is read, labelled, appended and noted as a whole; while more records than that wait for the
 * process and index workers, re-analysis stands still.
 */
export const pageSize = 500;

const lookAgainMs = 250;
const textsAtOnce = 250;
const nation = { kind: "nation" } as const;
const nothing: ReanalysisCounts = { in: 0, keep: 0, drop: {}, reject: {} };

/**
 * Labels the stored comments anew that `labelling` did not label, oldest first, and appends them for the index worker like
 * any other document. How far it is, is noted after each page is in the log: a crash repeats a page at most.
 */
export async function reanalyse(
  dependencies: ReanalyseDependencies,
  { filter, report }: ReanalyseOptions,
  signal: AbortSignal,
): Promise<Reanalysed> {
  const { log, clock, metrics, index, labelling } = dependencies;
  const notes = reanalysisNotes(dependencies, filter);
  const analyse = gather(dependencies.analyse, textsAtOnce);
  const labelAnew = pipeline<StoredInContext>("reanalyse", metrics)
    .through(relabel(labelling))
    .through(analyseComments((text, { caption }) => analyse({ text, caption })))
    .through(makeDocument(labelling.generation));
  let counts = nothing;
  let resumed: number | undefined;
  let done = false;

  await runWorker("reanalyse", dependencies, signal, async (attempt) => {
    const noted = await notes.find();
    counts = noted?.counts ?? nothing;
    resumed ??= counts.in;
    let after = noted?.after;
    await index.refresh();
    while (!signal.aborted) {
      await untilLiveWorkIsDone();
      const page = await readPage(index, filter, after);
      const stored = await inContext(index, page);
      const outcomes = await Promise.all(stored.map(async (each) => await labelAnew.run(each, signal)));
      await log.append(
        analysedTopic,
        outcomes.flatMap((outcome) => (outcome.kind === "keep" ? [recordOf(outcome.value)] : [])),
      );
      counts = counted(counts, outcomes);
      after = page.next;
      done = after === undefined;
      await (after === undefined ? notes.forget() : notes.save({ after, counts }));
      attempt.succeeded();
      report(counts, 0);
      if (done) return;
    }
  });
  return { counts, resumed: resumed ?? 0, done };

  async function untilLiveWorkIsDone(): Promise<void> {
    for (;;) {
      const waiting = await recordsWaiting(log);
      if (waiting <= pageSize) return;
      report(counts, waiting);
      await clock.sleep(lookAgainMs, signal);
    }
  }
}

/** What `reanalyse` would do, without doing or noting any of it; `keep` counts what it would label anew. */
export async function countDue(
  { index, labelling }: Pick<ReanalyseDependencies, "index" | "labelling">,
  filter: CommentFilter,
  signal: AbortSignal,
): Promise<ReanalysisCounts> {
  const due = relabel(labelling);
  let counts = nothing;
  let after: string | undefined;
  await index.refresh();
  do {
    signal.throwIfAborted();
    const page = await readPage(index, filter, after);
    counts = counted(
      counts,
      await Promise.all(
        page.hits.map(async (document) => await due.run({ document, caption: null }, signal)),
      ),
    );
    after = page.next;
  } while (after !== undefined);
  return counts;
}

/** Oldest first: what is published meanwhile, and has the present labels, comes last. */
async function readPage(
  index: ReanalyseDependencies["index"],
  filter: CommentFilter,
  after: string | undefined,
): Promise<SearchPage> {
  const query = { scope: nation, filter, order: "oldest", size: pageSize } as const;
  return await index.search(after === undefined ? query : { ...query, after });
}

async function inContext(
  index: ReanalyseDependencies["index"],
  { hits }: SearchPage,
): Promise<readonly StoredInContext[]> {
  const ids = [...new Set(hits.map(({ comment }) => comment.postId))];
  const posts = ids.length === 0 ? [] : await index.posts({ scope: nation, ids, size: ids.length });
  const captions = new Map(posts.map(({ id, caption }) => [id, caption]));
  return hits.map((document) => ({ document, caption: captions.get(document.comment.postId) ?? null }));
}

function counted(before: ReanalysisCounts, outcomes: readonly Outcome<unknown>[]): ReanalysisCounts {
  const counts = {
    in: before.in + outcomes.length,
    keep: before.keep,
    drop: { ...before.drop },
    reject: { ...before.reject },
  };
  for (const outcome of outcomes) {
    if (outcome.kind === "keep") counts.keep += 1;
    else counts[outcome.kind][outcome.reason] = (counts[outcome.kind][outcome.reason] ?? 0) + 1;
  }
  return counts;
}

/** Under the same key as a comment that was just collected, so that it stays in order with its thread. */
function recordOf(document: IndexDocument) {
  return documentRecord(document.kind === "comment" ? document.comment.postId : idOf(document), document);
}
