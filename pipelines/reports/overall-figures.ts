import type { Report } from "../../schemas/report.ts";
import type { SentimentChange } from "../stats/sentiment-changes.ts";
import { enoughVoices } from "../stats/small-cells.ts";
import type { PeriodAuthors } from "../stats/verdict.ts";
import { verdictOf } from "../stats/verdict.ts";
import type { Figures } from "./figures.ts";
import { sampleOf } from "./period-counts.ts";
import type { ComparedPeriods } from "./read-tables.ts";

/** What all comments of the two periods come to. */
export function overallFigures(
  figures: Figures,
  { after, before }: ComparedPeriods,
  authors: PeriodAuthors,
  oneModel: boolean,
) {
  const enough = { after: enoughVoices(authors.after), before: enoughVoices(authors.before) };
  const pair = {
    after: sampleOf(after.posts),
    before: before === null ? null : sampleOf(before.posts),
    enough,
  };
  const changed = figures.sentimentChange(pair);
  return {
    sentiment: enough.after ? figures.sentiment(pair.after) : null,
    sentimentBefore: pair.before !== null && enough.before ? figures.sentiment(pair.before) : null,
    volume: figures.volumeChange(pair)?.change ?? null,
    change: before === null || !oneModel ? null : changesOf(changed),
  };
}

/** `null`: too few people spoke in one of the periods. */
function changesOf(changed: SentimentChange | null): Report["change"] {
  const said = (of: "negative" | "positive" | "net") => {
    if (changed === null) return { verdict: "tooFew" as const, estimate: null };
    const { value, interval } = changed.corrected[of];
    return { verdict: verdictOf(interval), estimate: { value, interval } };
  };
  return { negative: said("negative"), positive: said("positive"), net: said("net") };
}
