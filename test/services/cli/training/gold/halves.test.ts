import { describe, expect, it } from "vitest";
import { goldHalfOf } from "../../../../../pipelines/enrich/training/partition.ts";
import { togetherOf } from "../../../../../services/cli/training/labelled-rows.ts";

const comment = (id: string, video: string | null) => ({ id, text: "apa khabar", video, video_title: null });

describe("the halves of the gold set", () => {
  it.each([
    ["v1", "tuning"],
    ["w1", "measured"],
  ] as const)("puts every comment of the video %s into the %s half", (video, half) => {
    const halves = ["a", "b", "c", "d"].map((id) => goldHalfOf(togetherOf(comment(id, video))));
    expect(new Set(halves)).toEqual(new Set([half]));
  });

  it("parts comments without a video one by one", () => {
    const halves = ["a", "b", "c", "d", "e", "f"].map((id) => goldHalfOf(togetherOf(comment(id, null))));
    expect(new Set(halves)).toEqual(new Set(["tuning", "measured"]));
  });
});
