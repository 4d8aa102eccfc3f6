import { PassThrough, Writable } from "node:stream";
import model from "wink-eng-lite-web-model";
import winkNlp from "wink-nlp";
import { analyseLines } from "../../services/cli/commands/analyse.ts";
import { openAnalysePool } from "../../services/runtime/analyse-pool.ts";
import { loadAnalyser } from "../../services/runtime/model-files.ts";
import { benchTexts } from "./bench-texts.ts";
import type { Measurement } from "./measurement.ts";

const threads = 2;
/** Comments that warm up the compiler before any clock starts. */
const warmUp = 5_000;

/** Analysing comments, beside what wink-nlp needs only to tokenise them, in the same run. */
export async function measure(): Promise<readonly Measurement[]> {
  const { texts, origin } = await benchTexts();
  const tokenising = await tokenisingRate(texts);
  const one = await analysingRate(texts);
  const all = await commandRate(texts);
  return [
    { name: "wink-nlp only tokenises, one thread", value: tokenising, unit: "comments/s", note: origin },
    { name: "language, sentiment, topics and copy key, one thread", value: one, unit: "comments/s" },
    {
      name: `suara analyse, NDJSON to NDJSON, ${threads} threads`,
      value: all,
      unit: "comments/s",
      target: { atLeast: 10_000 },
    },
    {
      name: `suara analyse against wink-nlp's tokenising`,
      value: all / tokenising,
      unit: "times",
      target: { atLeast: 0.3 },
    },
  ];
}

async function tokenisingRate(texts: readonly string[]): Promise<number> {
  const nlp = winkNlp(model, []);
  return rateOf(texts, (text) => nlp.readDoc(text).tokens().length());
}

async function analysingRate(texts: readonly string[]): Promise<number> {
  const analyser = await loadAnalyser();
  return rateOf(texts, (text) => analyser.analyse(text, { caption: null }));
}

function rateOf(texts: readonly string[], work: (text: string) => unknown): number {
  for (const text of texts.slice(0, warmUp)) work(text);
  const startedAt = performance.now();
  for (const text of texts) work(text);
  return (texts.length * 1000) / (performance.now() - startedAt);
}

function noFallback(message: string): never {
  throw new Error(message);
}

/** The whole command but the start of its threads, which does not grow with the file. */
async function commandRate(texts: readonly string[]): Promise<number> {
  await using pool = await openAnalysePool({ threads, tier: "fast", warn: noFallback });
  const run = async (some: readonly string[]) => {
    const stdin = new PassThrough();
    stdin.end(some.map((text) => `${JSON.stringify({ text })}\n`).join(""));
    const startedAt = performance.now();
    await analyseLines("-", pool, { stdin, stdout: nowhere() });
    return performance.now() - startedAt;
  };
  await run(texts.slice(0, warmUp));
  return (texts.length * 1000) / (await run(texts));
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
