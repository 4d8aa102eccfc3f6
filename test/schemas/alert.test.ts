import { expect, it } from "vitest";
import { NegativeShare } from "../../schemas/alert.ts";

it("an alert of before shares were corrected can still be read: its share is what the models said", () => {
  const before = { share: 0.6, low: 0.5, high: 0.7, n: 120, usual: 0.3 };
  expect(NegativeShare.parse(before)).toEqual({ ...before, said: null, rise: null });
});
