import { describe, expect, it } from "vitest";
import type { HeardComment } from "../../../../pipelines/trends/emerging/count-terms.ts";
import type { RisingTerm } from "../../../../pipelines/trends/emerging/describe-issue.ts";
import { describeIssue } from "../../../../pipelines/trends/emerging/describe-issue.ts";
import { said } from "../../../fakes/made-up-talk.ts";

const heard: readonly HeardComment[] = Array.from({ length: 40 }, (_, voice) => {
  const { text: _text, copyKey: _copyKey, author: _author, ...facts } = said("");
  return { ...facts, voice };
});

function rising(term: string, score: number, comments: readonly number[]): RisingTerm {
  const voices = comments.length;
  const usual = { expected: 1, expectedLow: 0, expectedHigh: 3, ratio: voices, everyWeek: true };
  const facts = { language: "ms", posts: new Map(), topic: null } as const;
  const found = { score, observed: voices, probability: 1e-6, falseDiscoveryRate: 0.01 };
  return { term, comments, voices, ...facts, ...usual, ...found };
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

describe("describeIssue", () => {
  it("shows only comments that hold a phrase of the name, however much of the rest others hold", () => {
    const named = [
      rising("jambatan", 90, range(0, 20)),
      rising("retak", 80, range(0, 20)),
      rising("bahaya", 70, range(0, 20)),
    ];
    const others = ["lori", "jalan", "baiki", "tutup"].map((term) => rising(term, 20, range(18, 40)));
    const { phrases, examples, comments } = describeIssue([...others, ...named], heard);
    expect(phrases.map(({ phrase }) => phrase)).toEqual(["jambatan", "retak", "bahaya"]);
    expect(comments).toBe(40);
    const nameless = new Set(heard.slice(20).map(({ id }) => id));
    expect(examples).toHaveLength(3);
    expect(examples.filter((id) => nameless.has(id))).toEqual([]);
    expect(examples.slice(0, 2)).toEqual([heard[18]?.id, heard[19]?.id]);
  });
});
