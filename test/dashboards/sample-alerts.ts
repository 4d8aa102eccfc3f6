import type { StateStore } from "../../pipelines/ports/state-store.ts";
import type { AlertKind, AlertSeries } from "../../schemas/alert.ts";
import { alertSeverities } from "../../schemas/alert.ts";
import type { HandlingStep } from "../../schemas/alert-handling.ts";
import { handleAlert } from "../../services/cli/commands/handle-alert.ts";
import { queueAlert } from "../../services/workers/deliver-alerts.ts";
import { anAlert } from "../fakes/alerts.ts";
import { fakeClock } from "../fakes/fake-clock.ts";

const minuteMs = 60_000;
const firstMs = Date.parse("2026-11-01T00:20:00.000Z");
/** Not a whole day, so that the alerts are of all hours. */
const apartMs = 17 * 60 * minuteMs;

const kinds: readonly AlertKind[] = ["opened", "escalated", "closed"];
const topics = ["cost_of_living", "floods", null, "health", "cost_of_living"];
const states: readonly AlertSeries["state"][] = ["MY-01", null, "MY-10", "MY-03"];
const languages: readonly AlertSeries["language"][] = [null, "ms", "en"];

/** Thirty-six alerts of twelve issues in November, of all kinds, of which people answered some, kept as the watch and its commands keep them. */
export async function raiseSampleAlerts(state: StateStore): Promise<void> {
  const clock = fakeClock();
  for (let n = 0; n < 36; n += 1) {
    const issue = Math.floor(n / kinds.length);
    const kind = kinds[n % kinds.length] ?? "opened";
    const raisedMs = firstMs + n * apartMs;
    const alert = anAlert({
      id: `isu-${issue}:${kind}`,
      episodeId: `isu-${issue}`,
      kind,
      severity: alertSeverities[(issue + (n % 2)) % alertSeverities.length] ?? "notice",
      series: {
        topic: topics[issue % topics.length] ?? null,
        term: null,
        state: states[issue % states.length] ?? null,
        language: languages[issue % languages.length] ?? null,
        channelId: null,
      },
      rule: issue % 4 === 0 ? "banjir" : null,
      since: new Date(raisedMs - 70 * minuteMs).toISOString(),
      raisedAt: new Date(raisedMs).toISOString(),
      observed: 20 + 13 * n,
      negative:
        n % 7 === 0
          ? null
          : {
              share: n / 50,
              low: n / 60,
              high: n / 40,
              said: n / 50,
              n: 20 + 13 * n,
              usual: null,
              rise: null,
            },
      authors: n === 10 ? 9 : 10 + n,
      delaySeconds: kind === "closed" ? null : 45 + 61 * n,
      title: { ms: `Isu ${issue}`, en: `Issue ${issue}` },
    });
    await queueAlert({ state, clock }, alert, []);
    const isAnswered = issue % 3 > 0 && n % 4 > 0;
    if (isAnswered) await handleAlert(state, alert.id, stepAfter(raisedMs + (3 + n) * minuteMs, n));
  }
}

function stepAfter(ms: number, n: number): HandlingStep {
  const done = { by: "Aminah", at: new Date(ms).toISOString(), note: null };
  if (n % 4 === 1) return { action: "acknowledged", ...done };
  if (n % 4 === 2) return { action: "assigned", ...done, to: "Farid" };
  return { action: "snoozed", ...done, until: new Date(ms + 60 * minuteMs).toISOString() };
}
