/** A process that races others: adds 1 to the shared counter of the state FILE until it has done so TIMES times. */
import { z } from "zod";
import { ConflictError } from "../../../../schemas/errors.ts";
import { openSqliteState } from "../../../../services/index/sqlite/state-store.ts";

const [file = "", times = "0"] = process.argv.slice(2);
const counters = { name: "counters", schema: z.number() };
await using state = await openSqliteState({ file });
for (let won = 0; won < Number(times);) {
  const current = await state.get(counters, "shared");
  try {
    const version = await state.put(counters, "shared", (current?.value ?? 0) + 1, current?.version);
    won += 1;
    process.stdout.write(`${version}\n`);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
  }
}
