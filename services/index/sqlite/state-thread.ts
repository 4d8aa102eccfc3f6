import { translatingEach } from "../../runtime/sqlite.ts";
import { serveStore } from "../../runtime/store-thread.ts";
import { openStateTables } from "./state-tables.ts";
import type { StateTablesOptions } from "./state-tables.ts";

serveStore((options: StateTablesOptions) => {
  const { operations, close } = openStateTables(options);
  return { operations: translatingEach(options.file, operations), close };
});
