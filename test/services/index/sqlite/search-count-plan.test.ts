import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import type { AggregateQuery, CommentFilter } from "../../../../pipelines/ports/search-index.ts";
import { countPlan } from "../../../../services/index/sqlite/search-count-plan.ts";
import { dictionary } from "../../../../services/index/sqlite/search-dictionary.ts";
import { select } from "../../../../services/index/sqlite/search-filter.ts";
import { pack } from "../../../../services/index/sqlite/search-pack.ts";
import { searchTables } from "../../../../services/index/sqlite/search-schema.ts";
import { upserter } from "../../../../services/index/sqlite/search-upsert.ts";
import { commentDocument } from "../../../fakes/documents.ts";

/** Where the counts of a query come from. */
function sources(by: AggregateQuery["by"], filter: CommentFilter): readonly string[] {
  using db = new DatabaseSync(":memory:");
  db.exec(searchTables);
  upserter(db)(pack([commentDocument()]));
  const names = dictionary(db);
  names.renew();
  const selection = select({ kind: "nation" }, filter, names);
  return selection === undefined ? [] : countPlan(by, selection).map(({ source }) => source);
}

const midnight = (day: number) => `2026-03-${String(day).padStart(2, "0")}T16:00:00.000Z`;

describe("where counts come from", () => {
  it.each<[string, AggregateQuery["by"], CommentFilter, readonly string[]]>([
    ["all time", [], {}, ["months"]],
    ["the days of a time line", [{ step: "day" }, { field: "sentiment" }], {}, ["days"]],
    ["the months of a time line", [{ step: "month" }], {}, ["months"]],
    ["some days", [{ field: "channelId" }], { from: midnight(3), to: midnight(9) }, ["days"]],
    [
      "months and the days around them",
      [],
      { from: "2026-01-10T16:00:00.000Z", to: midnight(9) },
      ["months", "days", "days"],
    ],
    [
      "days and what is left of two",
      [],
      { from: "2026-03-03T10:00:00.000Z", to: "2026-03-09T10:00:00.000Z" },
      ["days", "comments", "comments"],
    ],
    [
      "part of one day",
      [],
      { from: "2026-03-03T01:00:00.000Z", to: "2026-03-03T02:00:00.000Z" },
      ["comments"],
    ],
    ["topics", [{ field: "topic" }, { field: "sentiment" }], {}, ["topic-months"]],
    ["the days of one topic", [{ step: "day" }], { topics: ["cost_of_living"] }, ["topic-days"]],
    ["topics beside one of them", [{ field: "topic" }], { topics: ["cost_of_living"] }, ["comments"]],
    ["languages", [{ field: "language" }], { languages: ["ms"] }, ["months"]],
    ["languages of topics", [{ field: "topic" }, { field: "language" }], {}, ["comments"]],
    ["posts", [{ field: "postId" }, { field: "channelId" }, { field: "sentiment" }], {}, ["days"]],
    ["posts of some days", [{ field: "postId" }], { from: midnight(3), to: midnight(9) }, ["days"]],
    ["posts of one topic", [{ field: "postId" }], { topics: ["cost_of_living"] }, ["comments"]],
    ["topics under posts", [{ field: "topic" }, { field: "postId" }], {}, ["comments"]],
    ["models over time", [{ step: "month" }, { field: "sentimentModel" }], {}, ["days"]],
    ["models under posts", [{ field: "sentimentModel" }, { field: "postId" }], {}, ["comments"]],
    ["one post", [{ field: "sentiment" }], { postIds: ["youtube:p-hq-youtube"] }, ["comments"]],
    ["steps of 5 minutes", [{ step: "fiveMinutes" }], {}, ["comments"]],
    ["hours", [{ step: "hour" }], {}, ["comments"]],
    ["words", [], { words: "minyak" }, ["comments"]],
    ["words of which there are none", [], { words: "..." }, ["months"]],
    ["ids", [], { ids: ["youtube:c1"] }, ["comments"]],
    ["copies left out", [], { withoutCopies: [] }, ["comments"]],
    ["copy keys", [], { copyKeys: ["copy-1"] }, ["comments"]],
    ["an unknown topic", [], { topics: ["none"] }, []],
  ])("counts %s from the fewest rows that know", (_case, by, filter, expected) => {
    expect(sources(by, filter)).toEqual(expected);
  });
});
