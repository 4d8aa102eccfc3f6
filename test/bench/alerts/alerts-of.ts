import type { CountStep } from "../../../pipelines/alerts/detector.ts";
import { stepDetector } from "../../../pipelines/alerts/detector.ts";
import { newDetectorState } from "../../../pipelines/alerts/detector-state.ts";
import type { Episode } from "../../../pipelines/alerts/episode.ts";
import { stepEpisode } from "../../../pipelines/alerts/episode.ts";

/** The steps of a series at which an alert was due: where an episode opened or grew. */
export function alertsOf(steps: readonly CountStep[]): number[] {
  const state = newDetectorState();
  let episode: Episode | undefined;
  return steps.flatMap((each) => {
    const next = stepEpisode(episode, stepDetector(state, each));
    episode = next.episode;
    return next.event === "opened" || next.event === "grew" ? [each.step] : [];
  });
}
