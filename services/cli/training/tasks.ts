import type { WordLanguages } from "../../../pipelines/enrich/language/word-languages.ts";
import { languageWords } from "../../../pipelines/enrich/language/word-languages.ts";
import { lettersOnly } from "../../../pipelines/enrich/wording/letters-only.ts";
import { encoderLabels } from "../../../pipelines/enrich/encoder/heads.ts";
import type { DeveloperLabel } from "./developers/labels.ts";
import type { LabelledRow } from "./labelled-rows.ts";
import { readDataSet, spread } from "./labelled-rows.ts";
import type { SupervisedTask, TrainingSet } from "./supervised.ts";
import { flagThreshold, sureThreshold } from "./supervised.ts";

type Read = (name: string) => Promise<readonly LabelledRow[]>;

type Taught = SupervisedTask["taught"]["rows"];

/** A comment that the developers read too counts by so much for what they said: two readings err less than one. */
const developersShare = 0.35;

export async function sentimentTask(
  folder: URL,
  taught: Taught,
  developers: ReadonlyMap<string, DeveloperLabel>,
): Promise<SupervisedTask> {
  const read: Read = (name) => readDataSet(folder, name);
  const set = async (name: string, file: string, share: number, most = Number.MAX_SAFE_INTEGER) => ({
    name,
    share,
    rows: spread(await read(`${name}/${file}`), most),
  });
  return {
    name: "sentiment-linear@4",
    labels: encoderLabels.sentiment,
    labelOf: ({ sentiment }) => sentiment,
    keep: (words) => words,
    fit: { l2: 3e-5, iterations: 60 },
    sets: [
      await set("my-public-comments", "train.jsonl.gz", 1),
      await set("my-tweets-general", "train.jsonl", 0.06),
      await set("my-tweets-politics", "train.jsonl", 0.03),
      await set("en-nusax", "train.jsonl", 0.03),
      await set("id-nusax", "train.jsonl", 0.03),
      await set("en-tweets", "train.jsonl.gz", 0.4, 40_000),
      await set("id-smsa", "train.jsonl.gz", 0.15, 6000),
    ],
    secondReading: { labelOf: ({ id = "" }) => developers.get(id)?.sentiment, share: developersShare },
    taught: { rows: taught, share: 3 },
    thresholdOf: sureThreshold,
  };
}

/** Sarcasm is learnt from the main set alone; no other set of ours tells it. */
export async function sarcasmTask(folder: URL, taught: Taught): Promise<SupervisedTask> {
  const rows = await readDataSet(folder, "my-public-comments/train.jsonl.gz");
  return {
    name: "sarcasm-linear@3",
    labels: encoderLabels.sarcasm,
    labelOf: sarcasmLabel,
    keep: (words) => words,
    fit: { l2: 1e-4, iterations: 60 },
    sets: [{ name: "my-public-comments", rows, share: 1 }],
    taught: { rows: taught, share: 1 },
    thresholdOf: flagThreshold,
  };
}

/** The label of `encoderLabels.sarcasm` that people gave; `null` where they gave none. */
export function sarcasmLabel({ sarcasm }: LabelledRow): string | null {
  if (sarcasm === null || sarcasm === undefined) return null;
  return sarcasm ? "sarcastic" : "plain";
}

export async function languageTask(
  folder: URL,
  taught: Taught,
  wordLanguages: WordLanguages,
  readByDevelopers: readonly LabelledRow[],
): Promise<SupervisedTask> {
  const read: Read = (name) => readDataSet(folder, name);
  const all = async (file: string, lang: string, most: number): Promise<readonly LabelledRow[]> => {
    const rows = await read(file);
    // Sets of one language have no such column; of the others only the rows in that language are taken.
    const own = rows.filter((row) => row.lang === null || row.lang === undefined || row.lang === lang);
    return spread(own, most).map((row) => ({ ...row, lang }));
  };
  const set = async (
    name: string,
    file: string,
    lang: string,
    share: number,
    most: number,
  ): Promise<TrainingSet> => ({
    name: `${name} (${lang})`,
    share,
    rows: await all(`${name}/${file}`, lang, most),
  });
  return {
    name: "language-linear@4",
    labels: encoderLabels.language,
    labelOf: ({ lang }) => lang,
    keep: (words) => languageWords(lettersOnly(words), wordLanguages),
    fit: { l2: 1e-4, iterations: 60 },
    sets: [
      { name: "my-public-comments", rows: await read("my-public-comments/train.jsonl.gz"), share: 1 },
      { name: "comments read by the developers", rows: readByDevelopers, share: 1 },
      await set("lid-news-ms-id", "train.jsonl.gz", "ms", 0.08, 1200),
      await set("sib200-topics", "train.jsonl", "ms", 0.04, 700),
      await set("en-tweets", "train.jsonl.gz", "en", 0.05, 2500),
      await set("en-nusax", "train.jsonl", "en", 0.02, 500),
      await set("id-smsa", "train.jsonl.gz", "id", 0.06, 1500),
      await set("id-nusax", "train.jsonl", "id", 0.05, 500),
      await set("id-en-indonglish", "train.jsonl", "id", 0.07, 2000),
      await set("lid-news-ms-id", "train.jsonl.gz", "id", 0.06, 1200),
      await set("sib200-topics", "train.jsonl", "id", 0.03, 700),
    ],
    taught: { rows: taught, share: 0.5 },
    thresholdOf: () => 0,
  };
}
