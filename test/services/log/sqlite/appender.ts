/**
 * A process to be killed: appends numbered records to the log FILE for ever, from FIRST on, and prints the last number
 * of every acknowledged append.
 */
import { openSqliteLog } from "../../../../services/log/sqlite/sqlite-log.ts";
import { systemClock } from "../../../../services/runtime/clock.ts";

const [file = "", first = "0"] = process.argv.slice(2);
await using log = await openSqliteLog({ file, clock: systemClock, partitions: 4 });
for (let next = Number(first), size = 1; ; next += size, size = (size * 7) % 31) {
  const numbers = Array.from({ length: size }, (_, index) => next + index);
  await log.append(
    "t",
    numbers.map((number) => ({ key: `key-${number % 10}`, value: Buffer.from(String(number)) })),
  );
  process.stdout.write(`${next + size - 1}\n`);
}
