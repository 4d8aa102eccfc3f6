import { z } from "zod";
import type { Collection, StateStore } from "../../../../pipelines/ports/state-store.ts";

export const notes: Collection<string> = { name: "notes", schema: z.string() };

/** Each operation of the port once, with its name. */
export const operations: readonly [string, (state: StateStore, version: string) => Promise<unknown>][] = [
  ["get", (state) => state.get(notes, "a")],
  ["put", (state, version) => state.put(notes, "a", "dua", version)],
  ["create", (state) => state.put(notes, "b", "dua", undefined)],
  ["delete", (state, version) => state.delete(notes, "a", version)],
  ["list", (state) => Array.fromAsync(state.list(notes))],
];
