import { SentimentLabel } from "../../../schemas/analysed.ts";
import type { LabelledRow } from "./labelled-rows.ts";
import { readDataSet, spread } from "./labelled-rows.ts";
import type { SupervisedTask, TrainingSet } from "./supervised.ts";
import { lettersOnly } from "./texts-as-features.ts";

type Read = (name: string) => Promise<readonly LabelledRow[]>;

export async function sentimentTask(folder: URL): Promise<SupervisedTask> {
  const read: Read = (name) => readDataSet(folder, name);
  const set = async (name: string, file: string, share: number, most = Number.MAX_SAFE_INTEGER) => ({
    name,
    share,
    rows: spread(await read(`${name}/${file}`), most),
  });
  const unseen = async (name: string) => ({ name: `${name} valid`, rows: await read(`${name}/valid.jsonl`) });
  return {
    name: "sentiment-linear@1",
    labels: SentimentLabel.options,
    labelOf: ({ sentiment }) => sentiment,
    keep: (words) => words,
    fit: { l2: 4e-4, iterations: 45 },
    sets: [
      await set("my-public-comments", "train.jsonl.gz", 1),
      await set("my-tweets-general", "train.jsonl", 0.06),
      await set("my-tweets-politics", "train.jsonl", 0.03),
      await set("en-nusax", "train.jsonl", 0.03),
      await set("id-nusax", "train.jsonl", 0.03),
      await set("en-tweets", "train.jsonl.gz", 0.05, 4000),
      await set("id-smsa", "train.jsonl.gz", 0.05, 3000),
    ],
    unseen: [
      await unseen("en-nusax"),
      await unseen("id-nusax"),
      await unseen("id-smsa"),
      await unseen("en-tweets"),
      await unseen("id-en-indonglish"),
    ],
    threshold: 0.5,
  };
}

export async function languageTask(folder: URL): Promise<SupervisedTask> {
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
  const unseen = async (name: string, file: string, lang: string) => ({
    name: `${name} ${file.split(".")[0]}`,
    rows: await all(`${name}/${file}`, lang, Number.MAX_SAFE_INTEGER),
  });
  return {
    name: "language-linear@1",
    labels: ["ms", "en", "mixed", "id"],
    labelOf: ({ lang }) => lang,
    keep: lettersOnly,
    fit: { l2: 3e-4, iterations: 45 },
    sets: [
      { name: "my-public-comments", rows: await read("my-public-comments/train.jsonl.gz"), share: 1 },
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
    unseen: [
      await unseen("id-smsa", "valid.jsonl", "id"),
      await unseen("id-nusax", "valid.jsonl", "id"),
      await unseen("id-en-indonglish", "valid.jsonl", "id"),
      await unseen("en-tweets", "valid.jsonl", "en"),
      await unseen("en-nusax", "valid.jsonl", "en"),
    ],
    threshold: 0,
  };
}
