import type { ScopedSchedule } from "../../../pipelines/reports/schedule/due-reports.ts";
import { lastDue, nextDue } from "../../../pipelines/reports/schedule/due-reports.ts";
import { workingCalendar } from "../../../pipelines/stats/calendar/working-calendar.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { Config } from "../../../schemas/config.ts";
import { ListeningError } from "../../../schemas/errors.ts";
import type { DeliveryOutcome } from "../../../schemas/attempts.ts";
import type { ReportLanguage } from "../../../schemas/report.ts";
import type { ReportSchedule } from "../../../schemas/reports-config.ts";
import { recipientLists } from "../../workers/reports/recipient-lists.ts";
import { reportOutboxes, reportRuns } from "../../workers/reports/report-records.ts";
import { localTime } from "../local-time.ts";
import { table } from "../table.ts";
import { knownScope } from "./asked-report.ts";
import type { ScheduleWords } from "./schedule-words.ts";
import { scheduleWords } from "./schedule-words.ts";

/** How a schedule stands. Times are instants. */
export interface ScheduleStanding {
  readonly name: string;
  readonly kind: ReportSchedule["kind"];
  readonly scope: string;
  readonly nextAt: string;
  /** Of the last report that was begun; `null` before the first. */
  readonly last: { readonly id: string; readonly version: number; readonly isDone: boolean } | null;
  /** By list: how many are on it, and what became of its last mail; `null` when none was sent yet. */
  readonly lists: readonly {
    readonly language: ReportLanguage;
    readonly recipients: number;
    readonly waiting: number;
    readonly last: {
      readonly outcome: DeliveryOutcome;
      readonly at: string;
      readonly note: string | null;
    } | null;
  }[];
}

export async function readSchedules(
  config: Config,
  state: StateStore,
  nowMs: number,
): Promise<readonly ScheduleStanding[]> {
  const working = workingCalendar(config.calendar.holidays);
  return await Promise.all(
    scopedSchedules(config).map(async (scoped) => {
      const { schedule } = scoped;
      const { name, kind, scope } = schedule;
      const run = (await state.get(reportRuns, name))?.value;
      const missed = run === undefined || run.period.to < lastDue(scoped, working, nowMs).periods.period.to;
      return {
        name,
        kind,
        scope,
        nextAt: (missed ? lastDue : nextDue)(scoped, working, nowMs).dueAt,
        last: run === undefined ? null : { id: run.id, version: run.version, isDone: run.isDone },
        lists: await Promise.all(
          recipientLists(schedule).map(async ({ key, language, to }) => {
            const outbox = (await state.get(reportOutboxes, key))?.value;
            const settled = outbox?.settled.at(-1);
            const waiting = (outbox?.waiting.length ?? 0) + (outbox?.onItsWay ? 1 : 0);
            const last = settled && { outcome: settled.outcome, at: settled.at, note: settled.note };
            return { language, recipients: to.length, waiting, last: last ?? null };
          }),
        ),
      };
    }),
  );
}

export function schedulesText(schedules: readonly ScheduleStanding[], language: ReportLanguage): string {
  const words = scheduleWords[language];
  if (schedules.length === 0) return words.empty;
  return table(
    words.columns,
    schedules.map(({ name, kind, scope, nextAt, last, lists }) => [
      name,
      kind,
      scope,
      localTime(nextAt),
      last === null ? words.none : lastText(last, words),
      lists.map((list) => listText(list, words)).join("; ") || words.none,
    ]),
  );
}

/** How a schedule stands, in one line. */
export function scheduleText({ nextAt, last, lists }: ScheduleStanding, language: ReportLanguage): string {
  const words = scheduleWords[language];
  const made = last === null ? words.noneMade : words.last(lastText(last, words));
  return [words.due(localTime(nextAt)), made, ...lists.map((list) => listText(list, words))].join("; ");
}

function lastText(
  { id, version, isDone }: NonNullable<ScheduleStanding["last"]>,
  { notDone }: ScheduleWords,
): string {
  return `${id} v${version}${isDone ? "" : ` (${notDone})`}`;
}

function listText(
  { language, recipients, waiting, last }: ScheduleStanding["lists"][number],
  words: ScheduleWords,
): string {
  return [
    `${language} ${recipients}`,
    ...(waiting === 0 ? [] : [words.waiting(String(waiting))]),
    ...(last === null
      ? []
      : [`${words.outcomes[last.outcome](localTime(last.at))}${last.note === null ? "" : `: ${last.note}`}`]),
  ].join(", ");
}

/** All schedules. Throws USAGE for a scope that is not there. */
export function scopedSchedules(
  config: Pick<Config, "reports" | "channels" | "topics">,
): readonly ScopedSchedule[] {
  return config.reports.schedules.map((schedule) => ({ schedule, ...knownScope(schedule.scope, config) }));
}

/** The schedule of a name. Throws USAGE, saying which there are. */
export function scheduleCalled(
  name: string,
  config: Pick<Config, "reports" | "channels" | "topics">,
): ScopedSchedule {
  const schedules = scopedSchedules(config);
  const found = schedules.find(({ schedule }) => schedule.name === name);
  if (found !== undefined) return found;
  const names = schedules.map(({ schedule }) => schedule.name).join(", ");
  const known = names === "" ? "reports.schedules is empty" : `there are ${names}`;
  throw new ListeningError("USAGE", `no schedule is called ${name}: ${known}`, { retryable: false });
}
