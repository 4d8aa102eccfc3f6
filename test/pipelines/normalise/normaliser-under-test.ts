import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../pipelines/core/outcome.ts";
import type { Normalise } from "../../../pipelines/normalise/normalise.ts";
import { Item } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import { goldenCases, itemsIn } from "./golden-cases.ts";

type Fields = Readonly<Record<string, unknown>>;

interface Given extends Pick<RawItem, "payloadKind"> {
  readonly payload: Fields;
}

/** Name, payload kind, payload, and the reason and detail it is rejected with. */
type Rejected = readonly [name: string, kind: string, payload: unknown, reason: string, detail: string];

interface Anything {
  readonly kinds: readonly string[];
  /** Payloads as they ought to be, of which fields are replaced. */
  readonly bases: readonly Fields[];
  /** Fields to put in beside those that the payloads have. */
  readonly more: readonly string[];
}

/** One platform's normaliser with its golden cases, and what every normaliser must hold. */
export function normaliserUnderTest(normalise: Normalise, envelope: Pick<RawItem, "channel" | "postId">) {
  const golden = goldenCases(envelope.channel.platform);
  const given = (name: string): Given => golden.given(name) as Given;
  const raw = (payloadKind: string, payload: unknown): RawItem => ({
    ...envelope,
    caption: null,
    collectedAt: "2026-11-24T03:42:00.000Z",
    payloadKind,
    payload,
  });
  const expectOnlyItems = (outcomes: readonly Outcome<Item>[], what?: string) => {
    expect(outcomes.length, what).toBeGreaterThan(0);
    for (const item of itemsIn(outcomes)) expect(Item.parse(item)).toEqual(item);
  };
  return {
    given,
    raw,

    /** There must be more cases than `moreThan`. */
    describeGoldenCases(moreThan: number): void {
      golden.describe(
        normalise,
        (name) => {
          const { payloadKind, payload } = given(name);
          return raw(payloadKind, payload);
        },
        moreThan,
      );
    },

    describeRejections(rejections: readonly Rejected[]): void {
      describe("what is rejected, with the field that is wrong and nothing of what stands in it", () => {
        it.each(rejections)("%s", (_, kind, payload, reason, detail) => {
          expect(normalise(raw(kind, payload))).toEqual([{ kind: "reject", reason, detail }]);
        });
      });
    },

    /** Each field of each golden case taken out, of other types, and doubled. */
    testSpoiltFields(): void {
      const spoilt = golden.names.flatMap((name) => {
        const { payloadKind, payload } = given(name);
        return Object.entries(payload).flatMap(([field, value]) =>
          [undefined, null, 7, "rahsia", [value], [value, value], { value }, true].map((bad) => ({
            what: `${name}.${field} = ${JSON.stringify(bad)}`,
            raw: raw(payloadKind, { ...payload, [field]: bad }),
          })),
        );
      });

      it(`makes a documented default or a rejection of each of ${spoilt.length} spoilt fields`, () => {
        for (const { what, raw } of spoilt) expectOnlyItems(normalise(raw), what);
      });
    },

    testAnything({ kinds, bases, more }: Anything): void {
      it("never throws, and keeps nothing but items, whatever it is given", () => {
        const fields = [...new Set(bases.flatMap((base) => Object.keys(base))), ...more];
        fc.assert(
          fc.property(
            fc.constantFrom(...kinds),
            fc.constantFrom(...bases),
            fc.dictionary(fc.constantFrom(...fields), fc.oneof(fc.jsonValue(), fc.string())),
            (kind, base, changes) => expectOnlyItems(normalise(raw(kind, { ...base, ...changes }))),
          ),
        );
      });
    },
  };
}
