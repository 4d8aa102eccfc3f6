import process from "node:process";
import type { Command } from "commander";
import { ListeningError } from "../../../schemas/errors.ts";
import { systemClock } from "../../runtime/clock.ts";
import { stopOnSignals } from "../../runtime/signals.ts";
import { backfillProgress } from "../../workers/backfill-channels.ts";
import { cancelBackfill } from "../../workers/backfill-requests.ts";
import { isBeating } from "../../workers/heartbeat.ts";
import {
  ask,
  channelToBackfill,
  nobodyCollects,
  progressLine,
  sinceFrom,
  watchBackfill,
} from "../commands/backfill.ts";
import { openState } from "../open-stores.ts";
import { write } from "../output.ts";
import type { CommandContext } from "../program.ts";
import { collectBeat } from "../run-workers.ts";

interface BackfillFlags {
  readonly since?: string;
  readonly cancel?: true;
  readonly wait: boolean;
  readonly json?: true;
}

const announce = (line: string) => process.stderr.write(`${line}\n`);

export function registerBackfill(program: Command, context: CommandContext): void {
  program
    .command("backfill")
    .description("have all posts of a channel since a day read now, in the background of the visits")
    .argument("<channel>", "id of a configured channel")
    .option(
      "--since <date>",
      "the day, in Malaysia, such as 2026-01-31; without it, tells how far a backfill is",
    )
    .option("--cancel", "take the backfill back; what was collected stays")
    .option("--no-wait", "do not wait until it is done")
    .option("--json", "print the last state as JSON")
    .action(async (id: string, flags: BackfillFlags) => {
      const config = context.config();
      const channel = channelToBackfill(config, id);
      if (flags.cancel && flags.since !== undefined) throw usage("give --since or --cancel, not both");
      const since = flags.since === undefined ? undefined : sinceFrom(flags.since, systemClock.now());
      await using state = await openState(config, context.environment);
      if (flags.cancel) {
        const cancelled = await cancelBackfill(state, channel);
        const words = cancelled ? `the backfill of ${id} is taken back` : `${id} has no backfill`;
        await write(process.stdout, `${flags.json ? JSON.stringify({ cancelled }) : words}\n`);
        return;
      }
      if (since !== undefined) announce(await ask({ state, clock: systemClock }, channel, since));
      const watched = { state, clock: systemClock, channel, announce };
      const progress = flags.wait ? await watch(watched) : await look(watched);
      if (progress === undefined) throw usage(`${id} has no backfill; --since says from which day on`);
      const text = flags.json ? JSON.stringify(progress) : progressLine(channel, progress);
      await write(process.stdout, `${text}\n`);
    });
}

type Watched = Parameters<typeof watchBackfill>[0];

async function watch(watched: Watched) {
  using stop = stopOnSignals(() =>
    announce("no longer watching; the backfill goes on while somebody collects"),
  );
  return await watchBackfill(watched, stop.signal);
}

async function look({ state, clock, channel }: Watched) {
  const progress = await backfillProgress(state, channel);
  if (progress?.doneAt === null && !(await isBeating({ state, clock }, collectBeat)))
    announce(nobodyCollects);
  return progress;
}

function usage(message: string): ListeningError {
  return new ListeningError("USAGE", message, { retryable: false });
}
