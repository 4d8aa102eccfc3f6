import { z } from "zod";
import type { DetectorState } from "../../../pipelines/alerts/detector-state.ts";
import {
  decodeDetectorState,
  encodeDetectorState,
  newDetectorState,
} from "../../../pipelines/alerts/detector-state.ts";
import { partName } from "../../../pipelines/alerts/issue/part.ts";
import type { AggregateQuery, SearchIndex } from "../../../pipelines/ports/search-index.ts";
import type { Collection, StateStore } from "../../../pipelines/ports/state-store.ts";
import { instantOf, stepsPerDay } from "../../../pipelines/trends/series/steps.ts";
import { ConflictError } from "../../../schemas/errors.ts";

/** The detectors of one part of the comments, by topic. */
export type Detectors = Map<string, DetectorState>;

/** The detectors of all parts of the comments by name (`partName`): of a state's, a language's, a state's in a language, or, under `null`, of all. */
export type Parts = Map<string | null, Detectors>;

/** Memories of the detectors of one part of the comments, by topic, as text. Under `MEMORIES/PART`. */
export const DetectorMemories = z.record(z.string(), z.string());
export const detectorMemories: Collection<z.infer<typeof DetectorMemories>> = {
  name: "detectorMemories",
  schema: DetectorMemories,
};

/** A part of a topic's comments with fewer in a day has no series of its own: alerts on so few are never shown. */
const fewestADay = 10;
/** A state's comments in a language that are more than this of all of the state, or of all in the language, have none either: it would say the same. */
const mostOfWhole = 0.8;

const topicField = { field: "topic" } as const;
const [stateField, languageField] = [{ field: "state" }, { field: "language" }] as const;
/** The wholes before the parts of them. */
const partBreakdowns: readonly AggregateQuery["by"][] = [
  [topicField, stateField],
  [topicField, languageField],
  [topicField, stateField, languageField],
];

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
  for (const { topic, part } of await partsToOpen(index, to)) {
    const detectors: Detectors = parts.get(part) ?? new Map();
    if (!detectors.has(topic)) detectors.set(topic, newDetectorState());
    parts.set(part, detectors);
  }
  return parts;
}

/** Parts of topics of which enough was said within the day before `to`. */
async function partsToOpen(
  index: Pick<SearchIndex, "aggregate">,
  to: number,
): Promise<readonly { readonly topic: string; readonly part: string }[]> {
  const filter = { from: instantOf(to - stepsPerDay), to: instantOf(to), official: false };
  const said = new Map<string, number>();
  const enough: { readonly topic: string; readonly part: string }[] = [];
  for (const by of partBreakdowns) {
    for (const { keys, comments } of await index.aggregate({ scope: { kind: "nation" }, filter, by })) {
      const [topic = "", ...of] = keys;
      const part = partName(...of);
      said.set(`${topic} ${part}`, comments);
      const wholes = of.length === 1 ? [] : of.map((whole) => said.get(`${topic} ${whole}`) ?? 0);
      const isMost = wholes.some((whole) => comments > mostOfWhole * whole);
      if (comments >= fewestADay && !isMost) enough.push({ topic, part });
    }
  }
  return enough;
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
