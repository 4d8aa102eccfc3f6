import type { AlertRule } from "../../../schemas/alert-rule.ts";
import type { Alert } from "../../../schemas/alert.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import type { Instant } from "../../../schemas/item.ts";
import { dayMs } from "../../web/malaysian-time.ts";
import type { ReplayQuestion } from "../../workers/watch/replay-watch.ts";
import { localTime } from "../local-time.ts";
import { table } from "../table.ts";
import { timeOption } from "../time-option.ts";

/** The rules to replay: the one that is named, or all of those that were given on their own. Throws USAGE for a name that none has. */
export function rulesToReplay(
  configured: readonly AlertRule[],
  given: readonly AlertRule[] | undefined,
  name: string | undefined,
): readonly AlertRule[] {
  if (name === undefined) return given ?? [];
  const rules = given ?? configured;
  const named = rules.find((rule) => rule.name === name);
  if (named !== undefined) return [named];
  const known = rules.map((rule) => rule.name).join(", ");
  const hint = known === "" ? "alerts.rules is empty, and --rules names no file" : `there are ${known}`;
  throw usage(`no rule is called ${name}: ${hint}`);
}

/** The time to replay, as the command line has it; without an end it ends now. Throws USAGE. */
export function replayTime(
  since: string,
  to: string | undefined,
  nowMs: number,
): Pick<ReplayQuestion, "from" | "to"> {
  const now = new Date(nowMs).toISOString();
  const from = timeOption("--since", since);
  const end = to === undefined ? now : timeOption("--to", to);
  if (from > now) throw usage(`--since ${since} is in the future`);
  if (end <= from) throw usage(`--to ${to ?? "now"} is not after --since ${since}`);
  return { from, to: end > now ? now : end };
}

/** What a reader must know of the history that is replayed, of which `begins` is the first comment. */
export function historyNotes(
  { from, to, what }: ReplayQuestion,
  begins: Instant | undefined,
): readonly string[] {
  if (begins === undefined) return [`nothing is stored that was published before ${localTime(to)}`];
  const isLate = begins > from;
  const known = isLate
    ? [`what is stored begins at ${localTime(begins)}: what would have been raised before, nobody knows`]
    : [];
  const isShort = what === "topics" && Date.parse(from) - Date.parse(begins) < dayMs;
  const untilMs = Date.parse(begins) + dayMs;
  return isShort
    ? [
        ...known,
        `a series raises nothing on its first day, so nothing can be raised before ${localTime(new Date(untilMs).toISOString())}`,
      ]
    : known;
}

/** What would have been raised, for a person. */
export function replayText(
  alerts: readonly Alert[],
  { from, to }: ReplayQuestion,
  language: "ms" | "en",
): string {
  const time = `from ${localTime(from)} to ${localTime(to)}`;
  if (alerts.length === 0) return `nothing would have been raised ${time}`;
  const rows = alerts.map(({ raisedAt, kind, severity, observed, negative, title }) => [
    localTime(raisedAt),
    kind,
    severity,
    observed,
    negative === null ? "?" : `${Math.round(negative.share * 100)} %`,
    title[language],
  ]);
  const count = `${alerts.length} ${alerts.length === 1 ? "alert" : "alerts"} ${time}; nothing was sent or kept`;
  return `${table(["time (MYT)", "what", "severity", "comments", "negative", "title"], rows)}\n${count}`;
}

function usage(message: string): ListeningError {
  return new ListeningError("USAGE", message, { retryable: false });
}
