import type { Scores } from "../../../pipelines/enrich/evaluation/scores.ts";
import type { SupervisedMetrics } from "./supervised.ts";
import type { TopicMetrics, TopicReliance } from "./topics.ts";

/** Everything `npm run train` measured; kept beside the models as metrics.json. */
export interface TrainingMetrics {
  readonly sentiment: SupervisedMetrics;
  readonly language: SupervisedMetrics;
  readonly topics: TopicMetrics;
}

const mainSet = "my-public-comments";

/** The model card in Markdown, made from the figures alone, so that it can't say anything that was not measured. */
export function modelCard({ sentiment, language, topics }: TrainingMetrics): string {
  return `# Model card

Every figure here but one, which says so, was printed by \`npm run train\` (data: \`../shared/data\`; nothing is drawn at
random, so the same data gives the same bytes). A test compares this page with metrics.json. Don't edit it: change
\`services/cli/training/model-card.ts\`.

All three models are linear over hashed words, pairs of words and pieces of words (2 to 5 characters), with 8-bit weights.
\`rarity.bin\` holds how rare each of the 327,680 buckets is; it was counted without labels over the unlabelled and the
training texts. Macro-F1 is the unweighted mean of the F1 of the classes that occur among the gold labels.

The models were trained on texts of other people. The texts are not part of this repository; \`my-public-comments\` comes
from Md Suhaimin, Ahmad Hijazi and Moung, Data in Brief 55 (2024) 110663.

${supervisedSection("Sentiment", sentiment)}

**Unsure.** The index keeps \`unsure: true\` for a label whose probability is below ${sentiment.threshold}. On held-out
comments this buys:

${relianceTable(sentiment)}

**Limits.** Sarcasm is read literally. Prayer, thanks and sympathy count as positive, as the annotators saw them. A blind,
careful reader agrees with 78 of 100 of these labels, so a macro-F1 far above 0.75 would be suspicious. A caption is not
looked at. English is weaker than Malay; Indonesian reviews are near what they were trained on, other Indonesian is not.

${supervisedSection("Language", language)}

Chinese and Tamil are told by their script, and so is everything else that is not in Latin letters (\`other\`, Jawi too);
a text without a letter is \`other\`. The model tells the four in Latin letters apart, from letters and digits alone: the
Indonesian sets have no punctuation, and a model would take that for the language.

**Limits.** \`mixed\` is loose in the gold labels: one English word is enough, and short Malay rows with slang are sometimes
\`mixed\`. Formal Malay news may pass for Indonesian; very short texts are guesses.

${topicSection(topics)}
`;
}

function supervisedSection(title: string, metrics: SupervisedMetrics): string {
  const { model, trainedOn, crossValidation, unseen, calibration } = metrics;
  const main = crossValidation[mainSet];
  if (main === undefined) throw new TypeError(`${model} was not cross-validated on ${mainSet}`);
  return `## ${title}: \`${model}\`

Trained on (a set counts by its share, whatever its size; labels count alike within a set):

${markdownTable(
  ["set", "rows", "share"],
  trainedOn.map(({ name, rows, share }) => [name, String(rows), String(share)]),
)}

**${mainSet}, 4-fold cross-validation: macro-F1 ${digits(main.macroF1)}**, accuracy ${digits(main.accuracy)}, n ${main.n}.
Folds are the first byte of an MD5, modulo 4: of the whole post's caption for TikTok, of the row's id for X. Each row was
scored by an 8-bit model that had not learnt from its fold.

${classTable(main)}

${markdownTable(
  ["language", "macro-F1", "n"],
  Object.entries(main.perLanguage).map(([code, each]) => [code, digits(each.macroF1), String(each.n)]),
)}

Confusion (rows: gold):

${confusionTable(main)}

Elsewhere. "Held out": rows of a training set, scored by models that had not learnt from their fold. "Unseen": rows of
which nothing was learnt at all.

${markdownTable(
  ["set", "", "macro-F1", "accuracy", "n"],
  [
    ...Object.entries(crossValidation)
      .filter(([name]) => name !== mainSet)
      .map(([name, scores]) => otherRow(name, "held out", scores)),
    ...Object.entries(unseen).map(([name, scores]) => otherRow(name, "unseen", scores)),
  ],
)}

**Calibration** on the held-out comments of ${mainSet}: one temperature of ${calibration.temperature} takes the expected
calibration error (10 bins) from ${digits(calibration.errorBefore)} to ${digits(calibration.errorAfter)}.`;
}

function otherRow(name: string, how: string, { macroF1, accuracy, n }: Scores): string[] {
  return [name, how, digits(macroF1), digits(accuracy), String(n)];
}

function relianceTable({ reliance }: SupervisedMetrics): string {
  return markdownTable(
    ["probability at least", "labels that are right", "share of all comments"],
    reliance.map(({ threshold, precision, share }) => [
      String(threshold),
      percent(precision),
      percent(share),
    ]),
  );
}

function topicSection({ model, texts, naming, namesHidden, nothingNamed, threshold }: TopicMetrics): string {
  return `## Topics: the taxonomy's words, and \`${model}\`

There are no human topic labels, so nothing here is a measure of quality; it is a measure of agreement with weak labels.

Topics come first from the taxonomy's words in the comment, then from those in the post's caption (at lower confidence).
Only where neither names an issue is the linear model asked, and only a probability of at least ${threshold} counts. It
learnt from ${naming} texts that name an issue, with the names taken out, against ${texts - naming} that name none. Topics
from the captions of posts were learnt with those from the texts.

Texts held out, their names hidden: how often the surest guess is a topic that was named.

${agreementTable(namesHidden)}
${Object.entries(nothingNamed)
  .map(
    ([set, rows]) => `
Rows of ${set} that name no issue, against the class of their post:

${agreementTable(rows)}
`,
  )
  .join("")}
That second table says little about the model: a comment under a flood video that names nothing is often about something
else. So 80 guesses at 0.9 or more on texts that name no issue, evenly spread over three sets, were read one by one by the
person who made the model on 2026-11-24: 66 fit (YouTube 21 of 30, tweets 27 of 30, my-public-comments 18 of 20). Nearly
all are \`politics\` and \`culture_language\`, and they are rare: 20 of 2,944 comments of my-public-comments that name no
issue. That is what the linear model adds today: a little, seldom wrong.

**Limits.** Confidences of topics are ranks, not calibrated probabilities. A name can be meant otherwise: *boikot* in a
song's comments, *gaji* in a film's. The words were chosen by reading what they match in real comments, not by counting errors.`;
}

function agreementTable(rows: readonly TopicReliance[]): string {
  return markdownTable(
    ["probability at least", "guesses", "of texts", "agree"],
    rows.map(({ threshold, said, agreed, of }) => [
      String(threshold),
      String(said),
      String(of),
      said === 0 ? "" : percent(agreed / said),
    ]),
  );
}

function classTable({ perClass }: Scores): string {
  return markdownTable(
    ["class", "precision", "recall", "F1", "n"],
    Object.entries(perClass).map(([label, { precision, recall, f1, n }]) => [
      label,
      digits(precision),
      digits(recall),
      digits(f1),
      String(n),
    ]),
  );
}

function confusionTable({ confusion }: Scores): string {
  const labels = Object.keys(confusion);
  return markdownTable(
    ["", ...labels],
    labels.map((gold) => [gold, ...labels.map((said) => String(confusion[gold]?.[said] ?? 0))]),
  );
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
