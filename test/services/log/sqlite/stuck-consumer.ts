/** A process to be killed: takes a batch of the log FILE for the group `g`, says so, and never ends handling it. */
import { openSqliteLog } from "../../../../services/log/sqlite/sqlite-log.ts";
import { systemClock } from "../../../../services/runtime/clock.ts";

const [file = ""] = process.argv.slice(2);
await using log = await openSqliteLog({ file, clock: systemClock, leaseMs: 3_600_000 });
await log.consume("t", { group: "g", signal: new AbortController().signal }, async (batch) => {
  process.stdout.write(`holding ${batch.length}\n`);
  await new Promise(() => setInterval(() => {}, 60_000));
});
