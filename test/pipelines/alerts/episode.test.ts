import { describe, expect, it } from "vitest";
import type { Judgement } from "../../../pipelines/alerts/detector.ts";
import type { Episode, EpisodeEvent } from "../../../pipelines/alerts/episode.ts";
import { stepEpisode } from "../../../pipelines/alerts/episode.ts";

const high = 0.6;
const low = 0.1;
const steps = (count: number, score: number | null, excess = 10) =>
  Array.from({ length: count }, () => ({ score, excess }));

/** The events that judgements lead to, with the step of each. */
function eventsOf(
  judgements: readonly Pick<Judgement, "score" | "excess">[],
): (readonly [step: number, event: EpisodeEvent])[] {
  let episode: Episode | undefined;
  return judgements.flatMap((judgement, step) => {
    const next = stepEpisode(episode, { ...judgement, step });
    episode = next.episode;
    return next.event === undefined ? [] : [[step, next.event] as const];
  });
}

describe("stepEpisode", () => {
  it("opens once and closes once, however long an issue lasts", () => {
    expect(eventsOf([...steps(3, low), ...steps(500, high), ...steps(30, low)])).toEqual([
      [3, "opened"],
      [520, "closed"],
    ]);
  });

  it("is due another alert when it grew to three times what it was in the hour after the last one", () => {
    const issue = [
      ...steps(1, high, 5),
      ...steps(20, high, 10),
      ...steps(20, high, 29),
      ...steps(40, high, 31),
    ];
    expect(eventsOf(issue)).toEqual([
      [0, "opened"],
      [41, "grew"],
    ]);
    expect(eventsOf([...steps(1, high, 1), ...steps(50, high, 50)])).toEqual([[0, "opened"]]);
  });

  it("is due another alert when it flares up again twice as high", () => {
    const again = (excess: number) => [...steps(2, high, 10), ...steps(30, low), ...steps(2, high, excess)];
    expect(eventsOf(again(19)).at(-1)).toEqual([32, "flared"]);
    expect(eventsOf(again(21))).toEqual([
      [0, "opened"],
      [19, "closed"],
      [32, "grew"],
    ]);
  });

  it("does not flap between what is unusual and what is not", () => {
    const flapping = Array.from({ length: 200 }, (_, step) => steps(1, step % 10 < 2 ? high : low)).flat();
    expect(eventsOf(flapping)).toEqual([[0, "opened"]]);
  });

  it("takes what flares up within six hours as the same issue, and what comes later as a new one", () => {
    const twice = (between: number) => [
      ...steps(2, high),
      ...steps(between, low),
      ...steps(2, high),
      ...steps(20, low),
    ];
    expect(eventsOf(twice(60))).toEqual([
      [0, "opened"],
      [19, "closed"],
      [62, "flared"],
      [81, "closed"],
    ]);
    expect(eventsOf(twice(100)).map(([, event]) => event)).toEqual(["opened", "closed", "opened", "closed"]);
  });

  it("neither opens nor closes while nothing is known", () => {
    expect(eventsOf([...steps(2, high), ...steps(100, null)])).toEqual([[0, "opened"]]);
  });
});
