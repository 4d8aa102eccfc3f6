import type { CopyGroup, SearchIndex } from "../../ports/search-index.ts";
import { leavingOutCopies } from "../copy-groups/leave-out-copies.ts";
import type { SeriesAnswer, SeriesCount, SeriesName, SeriesQuestion } from "./read-series.ts";
import { readSeries } from "./read-series.ts";

/** One step of a series, with copied messages in and out. */
export interface SeriesVersions {
  readonly all: SeriesCount;
  /** One comment of each group of copies counts: the first held, at its own time and place. */
  readonly withoutCopies: SeriesCount;
}

export interface SeriesInVersions extends Pick<SeriesAnswer, "names"> {
  /** `null`: the channels were not read then. */
  readonly count: (name: SeriesName, step: number) => SeriesVersions | null;
}

/** The series of `readSeries` in both versions. */
export async function readSeriesVersions(
  index: SearchIndex,
  question: SeriesQuestion,
  groups: readonly CopyGroup[],
): Promise<SeriesInVersions> {
  const [all, without] = await Promise.all([
    readSeries(index, question),
    readSeries(leavingOutCopies(index, groups), question),
  ]);
  return {
    names: all.names,
    count: (name, step) => {
      const [every, voices] = [all.count(name, step), without.count(name, step)];
      return every === null || voices === null ? null : { all: every, withoutCopies: voices };
    },
  };
}
