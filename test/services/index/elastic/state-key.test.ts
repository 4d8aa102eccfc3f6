import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderGroup, orderOf, orderRange, stateId } from "../../../../services/index/elastic/state-key.ts";

/** Any code units, lone surrogates too. */
const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 });
const key = units.map((each) => String.fromCharCode(...each));
const longKey = fc.tuple(fc.constantFrom("x", "é"), key).map(([unit, end]) => unit.repeat(1_999) + end);
const anyKey = fc.oneof({ weight: 3, arbitrary: key }, longKey);

const isIn = ({ gte, lt }: ReturnType<typeof orderRange>, order: string) => gte <= order && order < lt;

describe("how keys are kept", () => {
  it("sorts the order as the keys' code units, but within a group", () => {
    fc.assert(
      fc.property(anyKey, anyKey, (a, b) => {
        const [first, second] = [orderOf(a), orderOf(b)];
        fc.pre(orderGroup(first) === undefined || orderGroup(first) !== orderGroup(second));
        expect(first < second).toBe(a < b);
        expect(first === second).toBe(a === b);
      }),
      { numRuns: 1_000 },
    );
  });

  it("gives different keys different orders and ids", () => {
    fc.assert(
      fc.property(anyKey, anyKey, (a, b) => {
        expect(orderOf(a) === orderOf(b)).toBe(a === b);
        expect(stateId("c", a) === stateId("c", b)).toBe(a === b);
      }),
    );
  });

  it("tells collections apart whatever they and the keys are called", () => {
    expect(stateId("a", "b/c")).not.toBe(stateId("a/b", "c"));
    expect(stateId("a", '","b')).not.toBe(stateId('a","', "b"));
  });

  it("finds every key with a prefix by its order", () => {
    fc.assert(
      fc.property(anyKey, key, (prefix, rest) => {
        expect(isIn(orderRange(prefix), orderOf(prefix + rest))).toBe(true);
      }),
    );
  });

  it("finds no key without the prefix, unless it is very long", () => {
    fc.assert(
      fc.property(key, key, (prefix, other) => {
        expect(isIn(orderRange(prefix), orderOf(other))).toBe(other.startsWith(prefix));
      }),
    );
  });

  it("stays within what Elasticsearch takes", () => {
    const huge = "\u{1F600}".repeat(100_000);
    expect(Buffer.byteLength(orderOf(huge))).toBeLessThan(32_766);
    expect(stateId("c", huge)).toMatch(/^[\w-]{43}$/u);
  });
});
