import { translatingEach } from "../../runtime/sqlite.ts";
import { serveStore } from "../../runtime/store-thread.ts";
import { openLogStore } from "./log-store.ts";
import type { LogStoreOptions } from "./log-store.ts";

serveStore((options: LogStoreOptions) => {
  const { operations, close } = openLogStore(options);
  return { operations: translatingEach(options.file, operations), close };
});
