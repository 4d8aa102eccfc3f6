import type { EncoderManifest, Mixture } from "../../../pipelines/enrich/encoder/encoder-files.ts";
import type { ClassScore, Scores } from "../../../pipelines/enrich/evaluation/scores.ts";
import type { Tier } from "../../../schemas/config-values.ts";
import type { TierQuality } from "./quality.ts";
import type { EvaluationTask, TaskScores } from "./score-task.ts";
import type { SupervisedMetrics } from "./supervised.ts";
import type { EvidenceMetrics } from "./topic-evidence.ts";

/** How topics were learnt. */
interface TopicMetrics extends Readonly<Record<Tier, EvidenceMetrics>> {
  /** The linear model. */
  readonly model: string;
  /** Comments whose topics the developers read. */
  readonly read: number;
}

/** Everything `npm run train` measured; kept beside the models as metrics.json. */
export interface TrainingMetrics {
  readonly sentiment: SupervisedMetrics;
  readonly sarcasm: SupervisedMetrics;
  readonly language: SupervisedMetrics;
  readonly topics: TopicMetrics;
  readonly pair: EncoderManifest;
  readonly quality: Readonly<Record<Tier, TierQuality>>;
}

/** The model card in Markdown, made from the figures alone, so that it can't say anything that was not measured. */
export function modelCard(metrics: TrainingMetrics): string {
  const { sentiment, sarcasm, language, topics, pair, quality } = metrics;
  return `# Model card

Every figure here was printed by \`npm run train\` (data: \`../shared/data\`). A test compares
this page with metrics.json. Don't edit it: change \`services/cli/training/model-card.ts\`.

| tier | what | files |
| --- | --- | --- |
| fast | linear models over hashed words, pairs of words and pieces of words (2 to 5 characters), 8-bit weights | \`*-linear.bin\`, \`rarity.bin\`, \`word-languages.bin\`, \`topic-evidence.bin\` |
| accurate | the mean of those and a fine-tuned encoder: multilingual-e5-small (MIT), 12 layers, a vocabulary cut to what Malaysians write, 8-bit weights | beside them \`encoder.*\`, \`encoder-*\`, \`topic-evidence-pair.bin\` |

Both read the same text; the encoder's first and last 32 pieces of a long one. Every comment goes to the encoder in the
accurate tier: on two cores it keeps up with the bar of 350 comments a second (\`npm run bench -- accurate\`), and a share
sent by sureness would make a label depend on which model happened to speak. The caption of the post is not shown to the
encoder: in the laboratory it brought nothing measurable to sentiment, and what a comment was written under must not
decide how it is counted without need. Captions count for topics.

The models were trained on texts of other people, with those people's labels and with what the developers, language models
alike, read in comments without labels (\`services/cli/training/developers/README.md\`). The texts are not part of this repository; \`my-public-comments\` comes
from Md Suhaimin, Ahmad Hijazi and Moung, Data in Brief 55 (2024) 110663. Its rows are in three parts, whole posts each:
one to train on, one to calibrate on, and the *dev* part, from which nothing was learnt, and on which the figures below
were measured by the files in this folder, run as Suara runs them. Macro-F1 is the unweighted mean of the F1 of the classes
that occur among the gold labels; intervals are of 95 %, by drawing posts anew (1,000 draws).

## Quality

${qualityTable(quality)}

Sentiment, per class (precision / recall / F1):

${classesTable(quality, "sentiment")}

By the comment's own language, macro-F1:

${languagesTable(quality, "sentiment")}

Language, per class (precision / recall / F1):

${classesTable(quality, "language")}

Sarcasm, per class (precision / recall / F1):

${classesTable(quality, "sarcasm")}

Sentiment on other sets, of which these rows were never learnt from (macro-F1 / macro-recall):

${elsewhereTable(quality)}

Malay against Indonesian: how the language of whole sets is read, share of the rows.

${malayTable(quality)}

**Unsure.** A label of sentiment is \`unsure\` below the threshold from which on 75 % of the calibration part were right:
${sentiment.threshold} in the fast tier, ${pair.sentiment.threshold} in the accurate one. On the dev part a threshold buys:

${relianceTable(quality)}

**Limits.** Sarcasm is hard to see in short comments; the flag misses and mistakes many, as its figures say. Prayer, thanks
and sympathy count as positive, as the annotators saw them. A blind, careful reader agrees with 78 of 100 of these labels,
so a macro-F1 far above 0.75 would be suspicious. The dev part has ${quality.fast.dev.sentiment.n} labelled rows: differences below 0.03 there are noise.
\`mixed\` is loose in the gold labels: one English word is enough, and short Malay rows with slang are sometimes \`mixed\`.
Chinese and Tamil are told by their script, and so is everything else that is not in Latin letters (\`other\`, Jawi too);
a text without a letter is \`other\`. Formal Malay news may pass for Indonesian; very short texts are guesses.

## How they were made

The teachers, two encoders and a linear model, learnt from the train part and from what the developers read, and labelled more
comments; the encoder shipped was then taught by all of them and by people's labels together, and so were the linear models
(\`services/cli/training/encoder/README.md\`). A sentiment of the train part is 65 % the annotators' and 35 % the developers'. Each
set counts by its share, whatever its size; labels count alike in a set.

${madeSection("Sentiment", sentiment, pair.sentiment)}

${madeSection("Sarcasm", sarcasm, pair.sarcasm)}

${madeSection("Language", language, pair.language)}

The linear model of language reads letters and digits alone, because the Indonesian sets have no punctuation and a model would
take that for the language, and how many of the words are English or Malay (\`word-languages.bin\`).

${topicSection(topics)}
`;
}

type Quality = TrainingMetrics["quality"];

const taskRows: readonly { readonly task: EvaluationTask; readonly title: string }[] = [
  { task: "sentiment", title: "sentiment" },
  { task: "sarcasm", title: "sarcasm" },
  { task: "language", title: "language" },
  { task: "topics", title: "topics, with the caption (weak labels)" },
];

function qualityTable({ fast, accurate }: Quality): string {
  const cell = ({ macroF1, interval }: Pick<Scores, "macroF1" | "interval">) =>
    interval === null
      ? digits(macroF1)
      : `${digits(macroF1)} (${digits(interval.low)} to ${digits(interval.high)})`;
  const micro = ({ microF1 = 0, interval }: TaskScores) => cell({ macroF1: microF1, interval });
  return markdownTable(
    ["dev part", "n", "fast: macro-F1", "accurate: macro-F1", "fast: ECE", "accurate: ECE"],
    [
      ...taskRows.map(({ task, title }) => [
        title,
        String(fast.dev[task].n),
        cell(fast.dev[task]),
        cell(accurate.dev[task]),
        errorCell(fast.dev[task]),
        errorCell(accurate.dev[task]),
      ]),
      [
        "topics, measured half of our gold set: **micro**-F1",
        String(fast.goldTopics.n),
        micro(fast.goldTopics),
        micro(accurate.goldTopics),
        "",
        "",
      ],
    ],
  );
}

function errorCell({ ece }: TaskScores): string {
  return ece === null ? "" : digits(ece);
}

function classesTable({ fast, accurate }: Quality, task: EvaluationTask): string {
  const cell = (score: ClassScore | undefined) =>
    score === undefined ? "" : [score.precision, score.recall, score.f1].map(digits).join(" / ");
  return markdownTable(
    ["class", "n", "fast", "accurate"],
    Object.entries(fast.dev[task].perClass)
      .filter(([, { n }]) => n > 0)
      .map(([label, score]) => [
        label,
        String(score.n),
        cell(score),
        cell(accurate.dev[task].perClass[label]),
      ]),
  );
}

function languagesTable({ fast, accurate }: Quality, task: EvaluationTask): string {
  return markdownTable(
    ["language", "n", "fast", "accurate"],
    Object.entries(fast.dev[task].perLanguage).map(([code, { n, macroF1 }]) => [
      code,
      String(n),
      digits(macroF1),
      digits(accurate.dev[task].perLanguage[code]?.macroF1 ?? 0),
    ]),
  );
}

function elsewhereTable({ fast, accurate }: Quality): string {
  const cell = (scores: TaskScores | undefined) =>
    scores === undefined ? "" : `${digits(scores.macroF1)} / ${digits(macroRecall(scores))}`;
  return markdownTable(
    ["set", "n", "fast", "accurate"],
    Object.entries(fast.elsewhere).map(([set, scores]) => [
      set,
      String(scores.n),
      cell(scores),
      cell(accurate.elsewhere[set]),
    ]),
  );
}

function macroRecall({ perClass }: Scores): number {
  const present = Object.values(perClass).filter(({ n }) => n > 0);
  return present.reduce((sum, { recall }) => sum + recall, 0) / present.length;
}

function malayTable(quality: Quality): string {
  const share = (tier: Tier, at: number, code: string) => {
    const set = quality[tier].malayOrIndonesian[at];
    return set === undefined ? "" : percent((set.said[code] ?? 0) / set.n);
  };
  return markdownTable(
    ["set", "n", "fast: ms or mixed", "fast: id", "accurate: ms or mixed", "accurate: id"],
    quality.fast.malayOrIndonesian.map(({ set, n, said }, at) => [
      set,
      String(n),
      percent(((said["ms"] ?? 0) + (said["mixed"] ?? 0)) / n),
      share("fast", at, "id"),
      percent(
        ((quality.accurate.malayOrIndonesian[at]?.said["ms"] ?? 0) +
          (quality.accurate.malayOrIndonesian[at]?.said["mixed"] ?? 0)) /
          n,
      ),
      share("accurate", at, "id"),
    ]),
  );
}

function relianceTable({ fast, accurate }: Quality): string {
  return markdownTable(
    ["probability at least", "fast: right", "of all", "accurate: right", "of all"],
    fast.reliance.map(({ threshold, precision, share }, at) => [
      String(threshold),
      percent(precision),
      percent(share),
      percent(accurate.reliance[at]?.precision ?? 0),
      percent(accurate.reliance[at]?.share ?? 0),
    ]),
  );
}

function madeSection(
  title: string,
  { model, trainedOn, calibration }: SupervisedMetrics,
  pair: Mixture,
): string {
  return `### ${title}: \`${model}\` and the pair

${markdownTable(
  ["set", "rows", "share"],
  trainedOn.map(({ name, rows, share }) => [name, String(rows), String(share)]),
)}

Calibrated on ${calibration.n} rows: one temperature of ${calibration.temperature} takes the linear model's expected calibration error
there from ${digits(calibration.errorBefore)} to ${digits(calibration.errorAfter)}. In the pair the encoder has a share of ${pair.encoder}, at a temperature of ${pair.temperature}.`;
}

function topicSection({ model, read, fast, accurate }: TopicMetrics): string {
  return `## Topics: the taxonomy's words, \`${model}\`, and \`${fast.model}\` or \`${accurate.model}\`

Quality is measured on the half of the gold set's videos that nothing is tuned on (above, and
\`services/cli/training/gold/README.md\`).

What speaks for a topic is weighed: its words in the comment, one or several, a phrase or a vaguer hint; the caption of the
post; what the linear model, and in the accurate tier the encoder too, make of all its words. How much each
says was learnt from ${fast.n} comments on public matters read by the developers (\`services/cli/training/developers/README.md\`), by
whole posts none of which the models learnt topics from, and from the examples of the definitions; the models learnt from the others of ${read}. A confidence is the probability
that such a reader names the topic; from ${fast.threshold} on it is said. By
halves of those comments, the weights learnt from the other half: micro-F1 ${digits(fast.microF1)} and ${digits(accurate.microF1)}, and

${markdownTable(
  ["confidence from", "fast: said", "agrees", "accurate: said", "agrees"],
  fast.reliance.map((step, at) => [
    String(step.from),
    ...relianceCells(step),
    ...relianceCells(accurate.reliance[at]),
  ]),
)}

**Limits.** The readers were the developers, language models alike, and not Malaysians: see there. The words were chosen by reading
comments under some of the same videos, so names are relied on a little too much. Words that the
configuration adds, and topics of its own, count at once and by fixed confidences, for nothing has been learnt about them.`;
}

function relianceCells(step: EvidenceMetrics["reliance"][number] | undefined): readonly string[] {
  if (step === undefined) return ["", ""];
  return [String(step.said), step.said === 0 ? "" : percent(step.agreed / step.said)];
}

function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(header),
    line(header.map((_, column) => (column === 0 ? "---" : "--:"))),
    ...rows.map(line),
  ].join("\n");
}

function digits(value: number): string {
  return value.toFixed(3);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
