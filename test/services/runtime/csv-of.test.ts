import { describe, expect, it } from "vitest";
import { csvOf } from "../../../services/runtime/csv-of.ts";

describe("a table as CSV", () => {
  it("begins with the mark of UTF-8, names every column once and leaves unknown cells empty", () => {
    expect(csvOf([{ a: 1, b: null }, { c: "x,y" }])).toBe('\uFEFFa,b,c\r\n1,,\r\n,,"x,y"\r\n');
  });

  it("holds a text that would begin a formula, and no number", () => {
    expect(csvOf([{ text: "=1+1", other: "-2", net: -0.25 }])).toBe(
      "\uFEFFtext,other,net\r\n'=1+1,'-2,-0.25\r\n",
    );
  });
});
