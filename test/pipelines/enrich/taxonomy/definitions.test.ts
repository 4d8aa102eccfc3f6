import { describe, expect, it } from "vitest";
import { taxonomy } from "../../../../pipelines/enrich/taxonomy/taxonomy.ts";
import { createTopicMatcher } from "../../../../pipelines/enrich/topics/topic-matcher.ts";
import { createWordReader } from "../../../../pipelines/enrich/wording/words.ts";

const read = createWordReader();
const match = createTopicMatcher(taxonomy, read);
const ids = new Set(taxonomy.topics.map(({ id }) => id));

describe("the definitions of the topics", () => {
  it.each(taxonomy.topics)("$id: each example names its topic", ({ id, definition }) => {
    const at = taxonomy.topics.findIndex((topic) => topic.id === id);
    const examples = [...(definition?.examples.ms ?? []), ...(definition?.examples.en ?? [])];
    const silent = examples.filter((text) => !match(read(text)).some(({ topic }) => topic === at));
    expect(examples.length).toBeGreaterThanOrEqual(4);
    expect(silent).toEqual([]);
  });

  it.each(taxonomy.topics)("$id: its neighbours exist and are others", ({ id, definition }) => {
    expect(definition?.near.filter((other) => !ids.has(other) || other === id)).toEqual([]);
  });
});
