import { join } from "node:path";
import type { EventLog } from "../../../../pipelines/ports/event-log.ts";
import { openSqliteLog } from "../../../../services/log/sqlite/sqlite-log.ts";
import type { SqliteLogOptions } from "../../../../services/log/sqlite/sqlite-log.ts";
import type { LogPlace } from "../../../contracts/event-log.ts";
import { fakeClock } from "../../../fakes/fake-clock.ts";
import type { FakeClock } from "../../../fakes/fake-clock.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";

export interface SqliteLogPlace extends LogPlace {
  readonly file: string;
  readonly clock: FakeClock;
  connect(options?: Partial<SqliteLogOptions>): Promise<EventLog>;
}

/** A new file for a log, with a clock that stands still. */
export async function sqliteLogPlace(defaults: Partial<SqliteLogOptions> = {}): Promise<SqliteLogPlace> {
  const folder = temporaryFolder();
  const connections = new AsyncDisposableStack();
  const file = join(folder.path, "data", "log.db");
  const clock = fakeClock();
  const leaseMs = 3_600_000; // so long that no number of ticks ends one
  const pollMs = 1;
  return {
    file,
    clock,
    partitions: 4,
    connect: async (options) =>
      connections.use(
        await openSqliteLog({ file, clock, partitions: 4, leaseMs, pollMs, ...defaults, ...options }),
      ),
    now: () => clock.now(),
    tick: () => clock.advance(pollMs),
    pass: (leases) => clock.advance(leases * leaseMs),
    async [Symbol.asyncDispose]() {
      await connections.disposeAsync();
      folder[Symbol.dispose]();
    },
  };
}
