import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { taxonomy } from "../../../../pipelines/enrich/taxonomy/taxonomy.ts";
import type { GoldHalf } from "../../../../pipelines/enrich/training/partition.ts";
import { ListeningError } from "../../../../schemas/errors.ts";
import { agreementTable } from "../../labels/agreement.ts";
import { exitStatusOf, reportError } from "../../report-error.ts";
import { drawGold } from "./draw.ts";
import { drawnComments, goldFolder, jsonLines } from "./files.ts";
import { goldLabels, joinGold } from "./join.ts";
import { agreed, passAgreement, readPass } from "./passes.ts";
import { topicList } from "./topic-list.ts";
import { readUnlabelled } from "./unlabelled.ts";

const seed = "suara gold 1";
const chunkSize = 100;
const halves: readonly GoldHalf[] = ["tuning", "measured"];
const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const usage = `npm run gold -- draw --out DIR | check [--out DIR] | join --out FILE [--labels gold|pass-a|pass-b] [--half tuning|measured], each with [--data DIR]`;

/** Draws the gold set, keeps its ids here, and writes what those who label read into a folder outside the repository. */
async function draw(data: URL, out: string): Promise<void> {
  const drawn = drawGold(await readUnlabelled(data), seed);
  const lines = drawn.map(({ id, source, post, parent, text }) => ({ id, source, post, parent, text }));
  await mkdir(out, { recursive: true });
  await writeFile(join(out, "sample.jsonl"), jsonLines(lines));
  for (let at = 0; at < lines.length; at += chunkSize) {
    const name = `chunk-${at / chunkSize + 1}.jsonl`;
    await writeFile(join(out, name), jsonLines(lines.slice(at, at + chunkSize)));
  }
  await writeFile(join(out, "topics.md"), topicList(taxonomy));
  await writeFile(
    new URL("sample.jsonl", goldFolder),
    jsonLines(drawn.map(({ id, source }) => ({ id, source }))),
  );
  process.stdout.write(`${drawn.length} comments drawn into ${out}\n`);
}

/** Checks both passes in `folder`, keeps them and what they agree on here, and prints how far they agree. */
async function check(folder: string): Promise<void> {
  const drawn = drawnComments();
  const a = await readPass(join(folder, "pass-a.jsonl"), drawn);
  const b = await readPass(join(folder, "pass-b.jsonl"), drawn);
  await writeFile(new URL("pass-a.jsonl", goldFolder), jsonLines(a));
  await writeFile(new URL("pass-b.jsonl", goldFolder), jsonLines(b));
  await writeFile(new URL("gold.jsonl", goldFolder), jsonLines(agreed(a, b)));
  process.stdout.write(`${agreementTable(passAgreement(a, b, drawn))}\n`);
}

/** Writes labels together with their texts outside the repository. */
async function joinTexts(out: string, options: Parameters<typeof joinGold>[0]): Promise<void> {
  const joined = await joinGold(options);
  await mkdir(dirname(resolve(out)), { recursive: true });
  await writeFile(out, jsonLines(joined));
  process.stdout.write(`${joined.length} comments with the labels of ${options.labels} in ${out}\n`);
}

/** The texts are not ours to give away. */
function outside(out: string | undefined): string {
  if (out === undefined) throw wrong(usage);
  if (!relative(repository, resolve(out)).startsWith(".."))
    throw wrong("--out must lie outside the repository");
  return out;
}

function wrong(message: string): ListeningError {
  return new ListeningError("USAGE", message, { retryable: false });
}

try {
  const { values, positionals } = parseArgs({
    options: {
      data: { type: "string" },
      out: { type: "string" },
      labels: { type: "string", default: "gold" },
      half: { type: "string" },
    },
    allowPositionals: true,
  });
  const data =
    values.data === undefined
      ? new URL("../shared/data/", pathToFileURL(repository))
      : pathToFileURL(`${values.data}/`);
  const labels = goldLabels.find((each) => each === values.labels);
  const half = halves.find((each) => each === values.half);
  if (labels === undefined || half !== values.half) throw wrong(usage);
  const command = positionals.join(" ");
  if (command === "draw") await draw(data, outside(values.out));
  else if (command === "check") await check(values.out ?? fileURLToPath(goldFolder));
  else if (command === "join") await joinTexts(outside(values.out), { data, labels, half });
  else throw wrong(usage);
} catch (error) {
  reportError(error, process.stderr);
  process.exitCode = exitStatusOf(error);
}
