import { expect, it } from "vitest";
import {
  mostArticles,
  nothingKnown,
  remember,
} from "../../../../services/collectors/portals/wordpress/site-memory.ts";

it("remembers the newest articles of a site of any size", () => {
  const memory = nothingKnown();
  const all = 5 * mostArticles;
  // As a whole list gives them, newest first, a hundred at a time; then one that came since.
  for (let newest = all; newest > 0; newest -= 100)
    remember(
      memory,
      Array.from({ length: 100 }, (_, at) => ({ id: newest - at })),
    );
  remember(memory, [{ id: all + 1 }]);
  expect(memory.articles.size).toBeLessThanOrEqual(2 * mostArticles);
  const newest = Array.from({ length: mostArticles }, (_, at) => all + 1 - at);
  expect(newest.filter((number) => !memory.articles.has(number))).toEqual([]);
});
