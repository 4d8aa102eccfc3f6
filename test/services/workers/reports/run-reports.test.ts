import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Delivery } from "../../../../pipelines/ports/notifier.ts";
import type { StateStore } from "../../../../pipelines/ports/state-store.ts";
import { reportPeriods } from "../../../../pipelines/reports/report-periods.ts";
import type { ScopedSchedule } from "../../../../pipelines/reports/schedule/due-reports.ts";
import { workingCalendar } from "../../../../pipelines/stats/calendar/working-calendar.ts";
import { ListeningError } from "../../../../schemas/errors.ts";
import type { Channel } from "../../../../schemas/channel.ts";
import type { Report } from "../../../../schemas/report.ts";
import type { ReportSchedule } from "../../../../schemas/reports-config.ts";
import { ReportsConfig } from "../../../../schemas/reports-config.ts";
import { channelVisitKey, channelVisits } from "../../../../services/workers/channel-visits.ts";
import type { ReportDesk, ReportMail } from "../../../../services/workers/reports/report-desk.ts";
import { issueReport } from "../../../../services/workers/reports/issue-report.ts";
import { queueCorrection } from "../../../../services/workers/reports/queue-correction.ts";
import { issuedReports, reportOutboxes } from "../../../../services/workers/reports/report-records.ts";
import { lookAtReports } from "../../../../services/workers/reports/run-reports.ts";
import { countingMetrics } from "../../../fakes/counting-metrics.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import { flaky } from "../../../fakes/flaky.ts";
import { memoryLog } from "../../../fakes/memory-log.ts";
import { memoryState } from "../../../fakes/memory-state.ts";
import { quietLogger } from "../../../fakes/quiet-logger.ts";
import { aQuietDay } from "../../../fakes/report.ts";

const aReport = (parts: Partial<Report> = {}): Report => ({ ...aQuietDay(), ...parts });
const never = new AbortController().signal;
const minuteMs = 60_000;
const start = Date.parse("2026-11-24T07:30:00+08:00");
const to = { ms: ["siti@contoh.example"], en: ["tan@contoh.example", "devi@contoh.example"] };

const channel: Channel = { id: "hq-yt", platform: "youtube", nativeId: "UC1", name: "Jabatan", level: "hq" };

function schedules(...each: readonly Partial<ReportSchedule>[]): readonly ScopedSchedule[] {
  const given = each.map((parts, position) => ({ name: `brief-${position}`, kind: "daily", to, ...parts }));
  return ReportsConfig.parse({ schedules: given }).schedules.map((schedule) => ({
    schedule,
    scope: { kind: "nation" },
    subject: { state: "MY-16", channels: [] },
  }));
}

interface Desk extends ReportDesk {
  readonly mails: readonly ReportMail[];
  readonly written: ReadonlyMap<string, string>;
  comments: number;
  answer: Delivery;
  broken: boolean;
}

/** Draws a report as its JSON, writes into memory and keeps what it is told to send. */
function aDesk(): Desk {
  const mails: ReportMail[] = [];
  const written = new Map<string, string>();
  const desk: Desk = {
    mails,
    written,
    comments: 0,
    answer: { kind: "delivered", refused: null },
    broken: false,
    read: ({ kind, scope, day }) => {
      const { period } = reportPeriods(kind, day, "MY-16", workingCalendar([]));
      const quiet = aReport();
      const volume = { ...quiet.volume, comments: desk.comments };
      return Promise.resolve(aReport({ kind, scope, period, volume }));
    },
    draw: (report, { languages, formats }) =>
      Promise.resolve({
        files: languages.flatMap((language) =>
          formats.map((format) => ({
            name: `${report.kind}.${language}.${format}`,
            format,
            language,
            bytes: Buffer.from(JSON.stringify(report)),
          })),
        ),
        withoutPdf: null,
        evidence: [],
      }),
    checkFolder: () =>
      desk.broken
        ? Promise.reject(new ListeningError("OUTPUT_UNWRITABLE", "no", { retryable: false }))
        : Promise.resolve(),
    write: ({ name, bytes }) => {
      written.set(name, Buffer.from(bytes).toString());
      return Promise.resolve();
    },
    send: (_to, mail) => {
      mails.push(mail);
      return Promise.resolve(desk.answer);
    },
  };
  return desk;
}

function setUp(state: StateStore = memoryState(), desk: Desk = aDesk()) {
  const clock = fakeClock({ startMs: start, autoAdvance: true });
  const logger = quietLogger();
  const metrics = countingMetrics();
  const log = memoryLog();
  const dependencies = { state, clock, logger, metrics, log, random: () => 0.5 };
  const look = async (what: readonly ScopedSchedule[], channels: readonly Channel[] = []) => {
    const scoped = what.map((each) => ({ ...each, subject: { ...each.subject, channels } }));
    const options = { schedules: scoped, calendar: workingCalendar([]), desk };
    await lookAtReports(dependencies, options, never);
  };
  const lookEveryMinute = async (
    minutes: number,
    what: readonly ScopedSchedule[],
    channels?: readonly Channel[],
  ) => {
    for (let minute = 0; minute < minutes; minute += 1) {
      await look(what, channels);
      await clock.sleep(minuteMs, never);
    }
  };
  const issued = async () =>
    (await Array.fromAsync(state.list(issuedReports))).map(({ key, value }) => [key, value.report] as const);
  return { state, desk, clock, logger, metrics, look, lookEveryMinute, issued };
}

function collected(state: StateStore, at: string): Promise<unknown> {
  const visit = { startedAt: at, succeededAt: at, collectedTo: at, failure: null, nextAt: null };
  return state.put(channelVisits, channelVisitKey(channel), visit, undefined);
}

describe("a report that is due", () => {
  it("is written and sent to each list in its language, once", async () => {
    const { desk, lookEveryMinute, logger, metrics } = setUp();
    await lookEveryMinute(30, schedules({}));
    expect([...desk.written.keys()].sort()).toEqual(
      ["en", "ms"].flatMap((language) =>
        ["csv", "html", "json", "pdf"].map((each) => `daily.${language}.${each}`),
      ),
    );
    expect(desk.mails.map(({ id, language, attachments }) => [id, language, attachments.length])).toEqual([
      ["daily-nation-2026-11-23.v1.brief-0.ms", "ms", 1],
      ["daily-nation-2026-11-23.v1.brief-0.en", "en", 1],
    ]);
    expect(logger.of("report.made")).toHaveLength(1);
    expect(metrics.value("reports_total", { schedule: "brief-0", outcome: "made" })).toBe(1);
  });

  it("has the same version in two schedules, and another once its numbers differ", async () => {
    const { desk, look, issued, clock } = setUp();
    await look(schedules({}, { at: "07:29" }));
    expect((await issued()).map(([key]) => key)).toEqual(["daily-nation-2026-11-23/1"]);
    desk.comments = 7;
    await clock.sleep(minuteMs, never);
    await look(schedules({ name: "later" }));
    const last = (await issued()).at(-1);
    expect(last?.[0]).toBe("daily-nation-2026-11-23/2");
    expect(last?.[1].corrections).toEqual([{ field: "volume.comments", before: "0", after: "7" }]);
    expect(desk.mails.map(({ report }) => report.version)).toEqual([1, 1, 1, 1, 2, 2]);
  });

  it("holds up no other when it fails, and is made once the folder is mended", async () => {
    const { desk, look, logger, clock } = setUp();
    desk.broken = true;
    await look(schedules({}));
    await look(schedules({}));
    expect(logger.of("report.failed")).toHaveLength(2);
    expect(desk.mails).toEqual([]);
    desk.broken = false;
    desk.comments = 7; // what was begun stays as it was read
    await clock.sleep(minuteMs, never);
    await look(schedules({}));
    expect(desk.mails.map(({ report: { version, volume } }) => [version, volume.comments])).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });

  it("waits for a channel that was not read to the period's end, so long and no longer, and says what is missing", async () => {
    const { state, desk, lookEveryMinute, issued } = setUp();
    await collected(state, "2026-11-23T10:00:00.000Z");
    const patient = schedules({ waitForLateMinutes: 45 });
    await lookEveryMinute(45, patient, [channel]);
    expect(desk.mails).toEqual([]);
    await lookEveryMinute(1, patient, [channel]);
    expect(desk.mails).toHaveLength(2);
    expect((await issued())[0]?.[1].coverage.gaps).toEqual([
      { channelId: "hq-yt", from: "2026-11-23T10:00:00.000Z", to: "2026-11-23T16:00:00.000Z" },
    ]);
  });

  it("waits no longer than the channel needs", async () => {
    const { state, desk, look, issued } = setUp();
    await collected(state, "2026-11-23T16:00:00.000Z");
    await look(schedules({}), [channel]);
    expect(desk.mails).toHaveLength(2);
    expect((await issued())[0]?.[1].coverage.gaps).toEqual([]);
  });
});

describe("the mails of many lists", () => {
  it("are drawn one after the other, as each takes a browser, and sent side by side", async () => {
    const [desk, plain] = [aDesk(), aDesk()];
    const now = { drawn: 0, sent: 0 };
    const most = { drawn: 0, sent: 0 };
    const counted = async <T>(what: "drawn" | "sent", work: () => Promise<T>): Promise<T> => {
      now[what] += 1;
      most[what] = Math.max(most[what], now[what]);
      await new Promise((resolve) => setImmediate(resolve));
      const done = await work();
      now[what] -= 1;
      return done;
    };
    desk.draw = (...asked) => counted("drawn", () => plain.draw(...asked));
    const everybody = Promise.withResolvers<void>();
    desk.send = (...asked) =>
      counted("sent", async () => {
        if (now.sent === 8) everybody.resolve();
        await everybody.promise;
        return await plain.send(...asked);
      });
    const { look } = setUp(memoryState(), desk);
    await look(schedules({}, {}, {}, {}));
    expect(plain.mails).toHaveLength(8);
    expect(most).toEqual({ drawn: 1, sent: 8 });
  });

  it("bring the page where no PDF can be made, and the log says why", async () => {
    const [desk, plain] = [aDesk(), aDesk()];
    desk.draw = async (report, { languages, formats }, signal) => {
      const others = formats.filter((format) => format !== "pdf");
      const drawn = await plain.draw(report, { languages, formats: others }, signal);
      return { ...drawn, withoutPdf: formats.includes("pdf") ? "no Chromium" : null };
    };
    const { look, logger } = setUp(memoryState(), desk);
    await look(schedules({ to: { en: to.en } }));
    expect(desk.mails.map(({ attachments }) => attachments.map(({ format }) => format))).toEqual([["html"]]);
    expect(logger.of("report.withoutPdf")).toMatchObject([
      { reason: "no Chromium" },
      { list: "brief-0/en", reason: "no Chromium" },
    ]);
  });
});

describe("a mail that fails", () => {
  it("is tried again for three days with the same id, while the other reports are made", async () => {
    const { desk, lookEveryMinute, logger } = setUp();
    desk.answer = { kind: "retry", reason: "the connection failed", afterMs: null, reached: [] };
    await lookEveryMinute(60, schedules({ to: { ms: to.ms } }));
    expect(desk.mails.length).toBeGreaterThan(3);
    expect(new Set(desk.mails.map(({ id }) => id)).size).toBe(1);
    desk.answer = { kind: "delivered", refused: "the server refused 1 of 2 recipients (status 550)" };
    const before = desk.mails.length;
    await lookEveryMinute(60, schedules({ to: { ms: to.ms } }));
    expect(desk.mails).toHaveLength(before + 1);
    expect(logger.of("report.delivered")).toMatchObject([
      { list: "brief-0/ms", reason: "the server refused 1 of 2 recipients (status 550)" },
    ]);
  });
});

describe("a mail that takes long to draw", () => {
  const drawnIn = (minutes: number) => {
    const state = memoryState();
    const [desk, plain] = [aDesk(), aDesk()];
    const world = setUp(state, desk);
    desk.draw = async (report, wanted, signal) => {
      if (wanted.languages.length === 1) await world.clock.sleep(minutes * minuteMs, never);
      return await plain.draw(report, wanted, signal);
    };
    return world;
  };
  const outboxOf = async ({ state }: ReturnType<typeof setUp>) =>
    (await state.get(reportOutboxes, "brief-0/ms"))?.value;
  const one = schedules({ to: { ms: to.ms } });

  it("is claimed until the longest attempt is over, from when it is sent", async () => {
    const world = drawnIn(5);
    const claimedFor: number[] = [];
    const send = world.desk.send;
    world.desk.send = async (...asked) => {
      const nextAt = (await outboxOf(world))?.onItsWay?.nextAt ?? "";
      claimedFor.push((Date.parse(nextAt) - world.clock.now()) / minuteMs);
      return await send(...asked);
    };
    await world.look(one);
    expect(claimedFor).toEqual([6]);
  });

  it("is left to another worker that took it over meanwhile", async () => {
    const world = drawnIn(5);
    const draw = world.desk.draw;
    const other = setUp(world.state);
    world.desk.draw = async (report, wanted, signal) => {
      const drawn = await draw(report, wanted, signal);
      if (wanted.languages.length === 1) {
        await other.clock.sleep(7 * minuteMs, never);
        await other.look(one);
      }
      return drawn;
    };
    await world.look(one);
    expect([world.desk.mails.length, other.desk.mails.length]).toEqual([0, 1]);
  });
});

describe("a correction", () => {
  const correct = async (
    { state, desk, clock }: ReturnType<typeof setUp>,
    what: readonly ScopedSchedule[],
  ) => {
    const read = await desk.read({ kind: "daily", scope: { kind: "nation" }, day: "2026-11-23" }, never);
    const issued = await issueReport({ state, clock }, read);
    const lists = await queueCorrection(
      { state, clock },
      what.map(({ schedule }) => schedule),
      issued,
    );
    return lists.map(({ key }) => key);
  };

  it("goes once to the lists that had the version before, names it and follows its mail", async () => {
    const world = setUp();
    const { desk, look, lookEveryMinute } = world;
    const both = schedules({}, { kind: "weekly" });
    await look(both);
    desk.comments = 7;
    expect(await correct(world, both)).toEqual(["brief-0/ms", "brief-0/en"]);
    expect(await correct(world, both)).toEqual([]);
    await lookEveryMinute(30, both);
    expect(await correct(world, both)).toEqual([]);
    const corrections = desk.mails.filter(({ report }) => report.version === 2);
    expect(corrections.map(({ id, corrects, follows }) => [id, corrects?.version, follows])).toEqual(
      ["ms", "en"].map((language) => [
        `daily-nation-2026-11-23.v2.brief-0.${language}`,
        1,
        [`daily-nation-2026-11-23.v1.brief-0.${language}`],
      ]),
    );
  });

  it("names the version that the list has, where one between was never sent", async () => {
    const world = setUp();
    const { desk, look } = world;
    await look(schedules({}));
    desk.comments = 7;
    await correct(world, []);
    desk.comments = 8;
    await correct(world, schedules({}));
    await look(schedules({}));
    expect(desk.mails.map(({ report, corrects }) => [report.version, corrects?.version])).toEqual([
      [1, undefined],
      [1, undefined],
      [3, 1],
      [3, 1],
    ]);
  });

  it("waits for the version before where that is still on its way", async () => {
    const world = setUp();
    const { desk, look, lookEveryMinute } = world;
    desk.answer = { kind: "retry", reason: "the connection failed", afterMs: null, reached: [] };
    const one = schedules({ to: { ms: to.ms } });
    await look(one);
    desk.comments = 7;
    expect(await correct(world, one)).toEqual(["brief-0/ms"]);
    desk.answer = { kind: "delivered", refused: null };
    await lookEveryMinute(5, one);
    expect(desk.mails.map(({ report }) => report.version)).toEqual([1, 1, 2]);
  });

  it("goes to nobody who was sent no version of it", async () => {
    const world = setUp();
    world.desk.comments = 7;
    expect(await correct(world, schedules({}))).toEqual([]);
    await world.look(schedules({}));
    expect(world.desk.mails.map(({ corrects }) => corrects)).toEqual([null, null]);
  });
});

describe("wherever the worker crashes", () => {
  it("corrects each list once, whoever asks for it again", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 40 }), async (plan) => {
        const stable = memoryState();
        const desk = aDesk();
        const { look, clock } = setUp(stable, desk);
        await look(schedules({}));
        const first = desk.mails.length;
        desk.comments = 7;
        const state = flaky(stable, plan.values());
        const read = await desk.read({ kind: "daily", scope: { kind: "nation" }, day: "2026-11-23" }, never);
        const { lookEveryMinute } = setUp(state, desk);
        const lists = schedules({}).map(({ schedule }) => schedule);
        const done = async (): Promise<boolean> => {
          try {
            await queueCorrection({ state, clock }, lists, await issueReport({ state, clock }, read));
            return true;
          } catch {
            return false;
          }
        };
        while (!(await done())) await lookEveryMinute(1, schedules({}));
        await lookEveryMinute(60, schedules({}));
        const ids = desk.mails.slice(first).map(({ id }) => id);
        expect([...new Set(ids)].sort()).toEqual([
          "daily-nation-2026-11-23.v2.brief-0.en",
          "daily-nation-2026-11-23.v2.brief-0.ms",
        ]);
      }),
      { numRuns: 30 },
    );
  });

  it("issues one version of each report, writes all files and queues each mail once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 60 }), async (plan) => {
        const failures = plan.values();
        const stable = memoryState();
        const desk = aDesk();
        const { issued, lookEveryMinute } = setUp(flaky(stable, failures), {
          ...flaky(desk, failures),
          mails: desk.mails,
          written: desk.written,
        });
        await lookEveryMinute(120, schedules({}, { kind: "weekly" }));
        expect((await issued()).map(([key]) => key)).toEqual([
          "daily-nation-2026-11-23/1",
          "weekly-nation-2026-11-16/1",
        ]);
        expect(desk.written.size).toBe(16);
        const ids = [...new Set(desk.mails.map(({ id }) => id))].sort();
        expect(ids).toEqual([
          "daily-nation-2026-11-23.v1.brief-0.en",
          "daily-nation-2026-11-23.v1.brief-0.ms",
          "weekly-nation-2026-11-16.v1.brief-1.en",
          "weekly-nation-2026-11-16.v1.brief-1.ms",
        ]);
      }),
      { numRuns: 30 },
    );
  });
});
