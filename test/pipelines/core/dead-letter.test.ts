import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rejection } from "../../../pipelines/core/dead-letter.ts";
import { deadLetter, readDeadLetter } from "../../../pipelines/core/dead-letter.ts";
import type { LogRecord, NewRecord } from "../../../pipelines/ports/event-log.ts";
import { ListeningError } from "../../../schemas/errors.ts";

const original: LogRecord = {
  topic: "suara.raw",
  partition: 3,
  offset: 41,
  timestampMs: 1_795_000_000_000,
  key: "youtube:v1",
  value: Uint8Array.of(0, 255, 123, 34, 195),
  headers: { trace: "7" },
};
const rejection: Rejection = {
  stage: "process",
  reason: "shape",
  detail: "snippet.likeCount is negative",
  attempts: 2,
  rejectedAt: "2026-11-24T03:42:00.000Z",
};

/** The record as a log would give it back. */
function logged({ key, value, headers = {} }: NewRecord): LogRecord {
  return {
    topic: "suara.raw.rejected",
    partition: 0,
    offset: 9,
    timestampMs: 1_795_000_000_500,
    key,
    value,
    headers,
  };
}

describe("deadLetter", () => {
  it("keeps key and bytes, and says in headers where the record lay and what was wrong", () => {
    expect(deadLetter(original, rejection)).toEqual({
      key: "youtube:v1",
      value: original.value,
      headers: {
        trace: "7",
        "rejected-stage": "process",
        "rejected-reason": "shape",
        "rejected-detail": "snippet.likeCount is negative",
        "rejected-attempts": "2",
        "rejected-at": "2026-11-24T03:42:00.000Z",
        "rejected-topic": "suara.raw",
        "rejected-partition": "3",
        "rejected-offset": "41",
      },
    });
  });

  it("is read back as it was written", () => {
    expect(readDeadLetter(logged(deadLetter(original, rejection)))).toEqual({
      ...rejection,
      key: "youtube:v1",
      value: original.value,
      from: { topic: "suara.raw", partition: 3, offset: 41 },
      headers: { trace: "7" },
    });
  });

  it("is read back for any key, bytes and headers", () => {
    const record = fc.record({
      key: fc.string(),
      value: fc.uint8Array(),
      offset: fc.maxSafeNat(),
      trace: fc.string(),
    });
    fc.assert(
      fc.property(
        record,
        fc.option(fc.string({ maxLength: 900 }), { nil: undefined }),
        ({ trace, ...some }, detail) => {
          const { detail: _, ...rest } = rejection;
          const why = detail === undefined ? rest : { ...rest, detail };
          const read = readDeadLetter(logged(deadLetter({ ...original, ...some, headers: { trace } }, why)));
          expect(read).toEqual({
            ...why,
            key: some.key,
            value: some.value,
            from: { topic: "suara.raw", partition: 3, offset: some.offset },
            headers: { trace },
          });
        },
      ),
    );
  });

  it("does not let a detail grow without end", () => {
    const { headers = {} } = deadLetter(original, { ...rejection, detail: "x".repeat(1_000_000) });
    expect(headers["rejected-detail"]?.length).toBeLessThanOrEqual(1_000);
  });

  it.each([
    ["rejected-stage", undefined],
    ["rejected-reason", ""],
    ["rejected-attempts", "many"],
    ["rejected-offset", "-1"],
    ["rejected-partition", "1.5"],
    ["rejected-at", "yesterday"],
    ["rejected-topic", undefined],
  ])("is not read when its header %s is %j", (name, text) => {
    const { [name]: _, ...headers } = deadLetter(original, rejection).headers ?? {};
    const record = logged({
      ...original,
      headers: text === undefined ? headers : { ...headers, [name]: text },
    });
    expect(() => readDeadLetter(record)).toThrow(ListeningError);
    expect(() => readDeadLetter(record)).toThrow(name);
  });
});
