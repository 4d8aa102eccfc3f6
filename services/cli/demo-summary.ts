import { countComments } from "../../pipelines/core/count-comments.ts";
import { systemClock } from "../runtime/clock.ts";
import { listAlerts } from "../workers/watch/list-alerts.ts";
import { listWritten } from "../workers/reports/write-report.ts";
import type { Suara } from "./compose.ts";

/** What one run did. In = keep + drop + reject: entering and leaving are counted apart, so the equation is a check. */
export interface DemoSummary {
  readonly items: {
    readonly in: number;
    readonly keep: number;
    readonly drop: number;
    readonly reject: number;
  };
  /** Comments now in the index, whichever run put them there. */
  readonly comments: number;
  /** Documents of all kinds that this run wrote to the index. */
  readonly indexed: number;
  /** Alerts raised so far, whichever run raised them. */
  readonly alerts: number;
  /** Reports that lie in the folder, whichever run made them. */
  readonly reports: number;
  readonly seconds: number;
}

/**
 * An item enters this run when it is normalised or, when an earlier run left it in between, when it is indexed; it
 * leaves at the first stage that drops or rejects it, or kept by the index.
 */
export async function summarise({ metrics, index, state }: Suara, startedAtMs: number): Promise<DemoSummary> {
  const entered = (stage: string) => metrics.sum("items_in_total", { stage });
  const ended = (outcome: string) => metrics.sum("items_total", { outcome });
  const handedOn = await metrics.sum("items_total", { stage: "document", outcome: "keep" });
  const indexed = await metrics.sum("items_total", { stage: "index", outcome: "keep" });
  await index.refresh();
  return {
    items: {
      in: (await entered("normalise")) + (await entered("index")) - handedOn,
      keep: indexed,
      drop: await ended("drop"),
      reject: await ended("reject"),
    },
    comments: await countComments(index, {}),
    indexed,
    alerts: (await listAlerts(state)).length,
    reports: (await listWritten(state)).length,
    seconds: Math.round((systemClock.now() - startedAtMs) / 100) / 10,
  };
}

export function summaryText({ items, comments, indexed, alerts, reports, seconds }: DemoSummary): string {
  return [
    `items in       ${items.in}`,
    `  kept         ${items.keep}`,
    `  dropped      ${items.drop}`,
    `  rejected     ${items.reject}   (in = kept + dropped + rejected: ${items.in === items.keep + items.drop + items.reject ? "yes" : "NO"})`,
    `indexed        ${indexed} documents in this run`,
    `comments       ${comments} in the index`,
    `alerts         ${alerts}`,
    `reports        ${reports}`,
    `seconds        ${seconds}`,
  ].join("\n");
}
