import process from "node:process";
import { parseArgs } from "node:util";
import { stepsPerDay } from "../../../pipelines/trends/series/steps.ts";
import { readModelQuality } from "../../../services/runtime/model-files.ts";
import { table } from "../../../services/cli/table.ts";
import { alertsOf } from "./alerts-of.ts";
import { eventScore } from "./event-score.ts";
import { makeCompany } from "./made-company.ts";
import { makeSeries } from "./made-series.ts";
import { rises, toldOf } from "./made-rises.ts";
import type { Kind } from "./streams.ts";
import { kinds, quietPlans } from "./streams.ts";

/** `npm run evaluate:alerts [-- --runs N]`: what the detector finds, how soon, what it misses, and how often it errs. */
const { values } = parseArgs({ options: { runs: { type: "string", default: "480" } } });
const runs = Number(values.runs);

const found = kinds.map((kind) => [kind.name, ...rowOf(kind)]);
const header = ["what happens", "runs", "as it should", "target", "median minutes", "missed"];
process.stdout.write(`${table(header, found)}\n\n`);
const falseAlerts = ["alerts where nothing happens", "series", "a series and day", "target"];
process.stdout.write(`${table(falseAlerts, quietRows())}\n\n`);
process.stdout.write(
  `${table(["company-like series", "events", "missed", "alerts outside, a series and day", "score of 100"], companyRows())}\n\n`,
);
const riseHeader = [
  "negative where 30 % are usual",
  "comments",
  "models",
  "told",
  "interval holds the truth",
];
process.stdout.write(`${table(riseHeader, await riseRows())}\n`);

function rowOf({ within, share, plan }: Kind): (string | number)[] {
  const delays = Array.from({ length: runs }, (_, run) => {
    const { plan: series, onset } = plan(run);
    const alert = alertsOf(makeSeries(series)).find((step) => step >= onset);
    return alert === undefined ? Infinity : (alert - onset + 1) * 5;
  }).toSorted((a, b) => a - b);
  // Where there should be none, none of what the gap itself could have raised: nine hours from its beginning.
  const right = delays.filter((minutes) => (within === null ? minutes > 540 : minutes <= within)).length;
  const asTarget = within === null ? "no alert" : `${100 * share} % within ${within} min`;
  const median = delays[Math.floor(delays.length / 2)];
  return [
    runs,
    `${((100 * right) / runs).toFixed(0)} %`,
    asTarget,
    within === null ? "" : String(median),
    within === null ? "" : delays.filter((minutes) => minutes > 1440).length,
  ];
}

function quietRows(): (string | number)[][] {
  const first = 7 * stepsPerDay;
  const plans = quietPlans(Math.ceil(runs / 9));
  return [...new Set(plans.map(({ level }) => level))].map((level) => {
    const same = plans.filter((plan) => plan.level === level);
    const alerts = same.reduce(
      (sum, plan) => sum + alertsOf(makeSeries(plan)).filter((step) => step >= first).length,
      0,
    );
    const days = same.reduce((sum, plan) => sum + plan.days - 7, 0);
    return [`${level} a step, from the second week`, same.length, (alerts / days).toFixed(3), "0.15 at most"];
  });
}

function companyRows(): (string | number)[][] {
  const days = 55;
  const count = Math.ceil(runs / 3);
  const scores = Array.from({ length: count }, (_, run) => {
    const { steps, onsets } = makeCompany({ seed: run + 1000, days });
    return eventScore(steps.length, onsets, alertsOf(steps));
  });
  const sum = (of: "points" | "possible" | "missed" | "outside") =>
    scores.reduce((total, score) => total + score[of], 0);
  const possible = sum("possible");
  const outside = sum("outside") / count / days;
  const score = (100 * (sum("points") + possible)) / (2 * possible);
  return [[count, possible, sum("missed"), outside.toFixed(3), score.toFixed(1)]];
}

async function riseRows(): Promise<(string | number)[][]> {
  const quality = await readModelQuality();
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
  return rises.flatMap((rise) =>
    (["fast", "accurate"] as const).map((tier) => {
      const { told, held } = toldOf(rise, quality[tier].sentiment.confusion, runs);
      return [rise.name, rise.comments, tier, percent(told), percent(held)];
    }),
  );
}
