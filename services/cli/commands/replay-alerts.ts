import { messageWords } from "../../../pipelines/alerts/message/words.ts";
import type { AlertRule } from "../../../schemas/alert-rule.ts";
import type { Alert } from "../../../schemas/alert.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import type { Instant } from "../../../schemas/item.ts";
import { formatFor } from "../../web/format.ts";
import { dayMs } from "../../web/malaysian-time.ts";
import { texts } from "../../web/texts/texts.ts";
import type { ReplayQuestion } from "../../workers/watch/replay-watch.ts";
import { entryCalled } from "../entry-called.ts";
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
  const empty = "alerts.rules is empty, and --rules names no file";
  return [entryCalled("rule", name, given ?? configured, empty)];
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

const words = {
  ms: {
    nothingStored: (to: string) => `tiada apa-apa disimpan yang diterbitkan sebelum ${to}`,
    begins: (time: string) =>
      `simpanan bermula pada ${time}: makluman yang mungkin dibuat sebelum itu tidak dapat diketahui`,
    firstDay: (time: string) =>
      `sesuatu siri tidak menimbulkan makluman pada hari pertamanya, jadi tiada makluman sebelum ${time}`,
    range: (from: string, to: string) => `dari ${from} hingga ${to}`,
    none: (range: string) => `tiada makluman akan dibuat ${range}`,
    count: (count: number, range: string) => `${count} makluman ${range}; tiada yang dihantar atau disimpan`,
    time: "waktu Malaysia",
    what: "jenis",
    comments: "komen",
    negative: "negatif",
    title: "tajuk",
  },
  en: {
    nothingStored: (to: string) => `nothing is stored that was published before ${to}`,
    begins: (time: string) =>
      `what is stored begins at ${time}: what would have been raised before, nobody knows`,
    firstDay: (time: string) =>
      `a series raises nothing on its first day, so nothing can be raised before ${time}`,
    range: (from: string, to: string) => `from ${from} to ${to}`,
    none: (range: string) => `nothing would have been raised ${range}`,
    count: (count: number, range: string) =>
      `${count} ${count === 1 ? "alert" : "alerts"} ${range}; nothing was sent or kept`,
    time: "time (MYT)",
    what: "what",
    comments: "comments",
    negative: "negative",
    title: "title",
  },
} as const;

/** What a reader must know of the history that is replayed, of which `begins` is the first comment. */
export function historyNotes(
  { from, to, what }: ReplayQuestion,
  begins: Instant | undefined,
  language: "ms" | "en",
): readonly string[] {
  const say = words[language];
  if (begins === undefined) return [say.nothingStored(localTime(to))];
  const known = begins > from ? [say.begins(localTime(begins))] : [];
  const isShort = what === "topics" && Date.parse(from) - Date.parse(begins) < dayMs;
  const untilMs = Date.parse(begins) + dayMs;
  return isShort ? [...known, say.firstDay(localTime(new Date(untilMs).toISOString()))] : known;
}

/** What would have been raised, for a person. */
export function replayText(
  alerts: readonly Alert[],
  { from, to }: ReplayQuestion,
  language: "ms" | "en",
): string {
  const say = words[language];
  const { kind: kinds, severity: severities } = messageWords[language];
  const range = say.range(localTime(from), localTime(to));
  if (alerts.length === 0) return say.none(range);
  const { percent } = formatFor(language);
  const rows = alerts.map(({ raisedAt, kind, severity, observed, negative, title }) => [
    localTime(raisedAt),
    kinds[kind],
    severities[severity],
    observed,
    negative === null ? "?" : percent(negative.share),
    title[language],
  ]);
  const severityHead = texts[language].alerts.severity.toLowerCase();
  const head = [say.time, say.what, severityHead, say.comments, say.negative, say.title];
  return `${table(head, rows)}\n${say.count(alerts.length, range)}`;
}

function usage(message: string): ListeningError {
  return new ListeningError("USAGE", message, { retryable: false });
}
