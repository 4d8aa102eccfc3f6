import { expect, it } from "vitest";
import { withFixedIds } from "../../../../services/report-files/pdf/fixed-ids.ts";

const printed = (first: number) =>
  Buffer.from(
    [first + 1, first, first + 7, first]
      .map((id) => `/ID (node${String(id).padStart(8, "0")})`)
      .join(" \u00e9 "),
    "latin1",
  );

it("two prints whose tags were numbered from elsewhere are the same, in the same order and length", () => {
  const [one, other] = [withFixedIds(printed(310)), withFixedIds(printed(950))];
  expect(one).toEqual(other);
  expect(one).toHaveLength(printed(310).length);
  expect(
    [
      ...Buffer.from(one)
        .toString("latin1")
        .matchAll(/node(\d+)/gu),
    ].map(([, id]) => Number(id)),
  ).toEqual([2, 1, 3, 1]);
});
