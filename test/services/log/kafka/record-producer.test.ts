import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { NewRecord } from "../../../../pipelines/ports/event-log.ts";
import { splitForSending } from "../../../../services/log/kafka/record-producer.ts";

const limits = { records: 7, bytes: 1_000 };

const record: fc.Arbitrary<NewRecord> = fc.record({
  key: fc.string({ maxLength: 40, unit: "grapheme" }),
  value: fc.uint8Array({ maxLength: 400 }),
  headers: fc.dictionary(fc.string({ maxLength: 10 }), fc.string({ maxLength: 20 }), { maxKeys: 3 }),
});

const sizeOf = ({ key, value, headers = {} }: NewRecord) =>
  Buffer.byteLength(key) + value.length + Buffer.byteLength(Object.entries(headers).flat().join(""));

it("splits records into parts within the limits, all of them and in order", () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 60 }), (records) => {
      const parts = [...splitForSending(records, limits)];
      expect(parts.flat()).toEqual(records);
      for (const part of parts) {
        expect(part.length).toBeGreaterThan(0);
        expect(part.length).toBeLessThanOrEqual(limits.records);
        const bytes = part.map(sizeOf).reduce((a, b) => a + b);
        expect(part.length === 1 || bytes <= limits.bytes).toBe(true);
      }
    }),
  );
});

it("sends a record that is larger than the limit by itself", () => {
  const large = { key: "k", value: new Uint8Array(2_000) };
  const small = { key: "k", value: new Uint8Array(1) };
  expect([...splitForSending([small, large, small], limits)]).toEqual([[small], [large], [small]]);
});
