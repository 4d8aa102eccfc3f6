import { z } from "zod";
import type { DetectorState } from "../../../pipelines/alerts/detector-state.ts";
import {
  decodeDetectorState,
  encodeDetectorState,
  newDetectorState,
} from "../../../pipelines/alerts/detector-state.ts";
import type { SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { Collection, StateStore } from "../../../pipelines/ports/state-store.ts";
import { instantOf, stepsPerDay } from "../../../pipelines/trends/series/steps.ts";
import { ConflictError } from "../../../schemas/errors.ts";

/** The detectors of one part of the comments, by topic. */
export type Detectors = Map<string, DetectorState>;

/** The detectors of all parts of the comments: of a state's, a language's, or, under `null`, of all. */
export type Parts = Map<string | null, Detectors>;

/** Memories of the detectors of one part of the comments, by topic, as text. Under `MEMORIES/PART`. */
export const DetectorMemories = z.record(z.string(), z.string());
export const detectorMemories: Collection<z.infer<typeof DetectorMemories>> = {
  name: "detectorMemories",
  schema: DetectorMemories,
};

/** A part of a topic's comments with fewer in a day has no series of its own: alerts on so few are never shown. */
const fewestADay = 10;

/** The detectors that there are, and new ones for parts of which enough is said now; `null` is all comments. */
export async function openParts(
  state: StateStore,
  index: SearchIndex,
  memories: string | null,
  to: number,
): Promise<Parts> {
  const parts: Parts = new Map([[null, new Map()]]);
  const prefix = `${memories ?? ""}/`;
  if (memories !== null) {
    for await (const { key, value } of state.list(detectorMemories, { prefix })) {
      const part = key.slice(prefix.length);
      parts.set(part === "all" ? null : part, decodeDetectors(value));
    }
  }
  const filter = { from: instantOf(to - stepsPerDay), to: instantOf(to), official: false };
  for (const field of ["state", "language"] as const) {
    const by = [{ field: "topic" }, { field }] as const;
    for (const { keys, comments } of await index.aggregate({ scope: { kind: "nation" }, filter, by })) {
      const [topic = "", part = ""] = keys;
      if (comments < fewestADay) continue;
      const detectors: Detectors = parts.get(part) ?? new Map();
      if (!detectors.has(topic)) detectors.set(topic, newDetectorState());
      parts.set(part, detectors);
    }
  }
  return parts;
}

/** Writes the detectors under new keys that begin with `memories`: they count once the watch's own document names these. */
export async function keepParts(state: StateStore, memories: string, parts: Parts): Promise<void> {
  for (const [part, detectors] of parts)
    await state.put(detectorMemories, `${memories}/${part ?? "all"}`, encodeDetectors(detectors), undefined);
}

/** What the keys of memories begin with that are written after the steps before `to`: earlier ones sort before later ones. */
export function nameMemories(to: number, random: () => number): string {
  return `${instantOf(to)}-${Math.floor(random() * 1e9)}`;
}

/** Removes what earlier looks left, those that were cut off too; not what a later one may be writing. */
export async function forgetOlder(state: StateStore, memories: string | null): Promise<void> {
  if (memories === null) return;
  const time = memories.slice(0, instantLength);
  for await (const { key, version } of state.list(detectorMemories)) {
    if (key.startsWith(`${memories}/`) || key.slice(0, instantLength) > time) continue;
    await state.delete(detectorMemories, key, version).catch((error: unknown) => {
      if (!(error instanceof ConflictError)) throw error;
    });
  }
}

const instantLength = "2026-11-24T00:00:00.000Z".length;

function decodeDetectors(memories: Readonly<Record<string, string>>): Detectors {
  return new Map(
    Object.entries(memories).map(([topic, text]) => [topic, decodeDetectorState(text) ?? newDetectorState()]),
  );
}

function encodeDetectors(detectors: Detectors): Record<string, string> {
  return Object.fromEntries([...detectors].map(([topic, state]) => [topic, encodeDetectorState(state)]));
}
