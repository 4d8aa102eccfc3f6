import { z } from "zod";
import { ListeningError } from "../../schemas/errors.ts";
import { Instant } from "../../schemas/item.ts";
import type { LogRecord, NewRecord } from "../ports/event-log.ts";

/** Why a record was rejected. Nothing in it may quote a person's words, name or number. */
export interface Rejection {
  readonly stage: string;
  readonly reason: string;
  readonly detail?: string;
  /** How often the record was tried, from 1. */
  readonly attempts: number;
  readonly rejectedAt: Instant;
}

/** What lies in `<topic>.rejected`, read back. */
export interface DeadLetter extends Rejection {
  readonly key: string;
  /** The bytes as they were in `from`. */
  readonly value: Uint8Array;
  readonly from: { readonly topic: string; readonly partition: number; readonly offset: number };
  /** Headers that the record had there. */
  readonly headers: Readonly<Record<string, string>>;
}

const prefix = "rejected-";
const longestDetail = 1_000;

/** The record that goes to `<topic>.rejected`: same key, same bytes, and in its headers where it lay and what was wrong. */
export function deadLetter(record: LogRecord, rejection: Rejection): NewRecord {
  const { stage, reason, detail, attempts, rejectedAt } = rejection;
  const headers = {
    "rejected-stage": stage,
    "rejected-reason": reason,
    ...(detail !== undefined && { "rejected-detail": detail.slice(0, longestDetail) }),
    "rejected-attempts": String(attempts),
    "rejected-at": rejectedAt,
    "rejected-topic": record.topic,
    "rejected-partition": String(record.partition),
    "rejected-offset": String(record.offset),
  };
  return { key: record.key, value: record.value, headers: { ...record.headers, ...headers } };
}

const whole = z.string().regex(/^\d+$/u).transform(Number).pipe(z.int());

const Headers = z.object({
  "rejected-stage": z.string().min(1),
  "rejected-reason": z.string().min(1),
  "rejected-detail": z.string().optional(),
  "rejected-attempts": whole,
  "rejected-at": Instant,
  "rejected-topic": z.string().min(1),
  "rejected-partition": whole,
  "rejected-offset": whole,
});

/** Reads what `deadLetter` made; throws PAYLOAD_INVALID for a record that is none. */
export function readDeadLetter(record: LogRecord): DeadLetter {
  const { success, data, error } = Headers.safeParse(record.headers);
  if (!success) {
    const where = `record ${record.offset} of ${record.topic}, partition ${record.partition}`;
    const header = error.issues[0]?.path.join(".") ?? "";
    throw new ListeningError("PAYLOAD_INVALID", `${where} is no dead letter: see its header ${header}`, {
      retryable: false,
    });
  }
  const detail = data["rejected-detail"];
  const originalHeaders = Object.entries(record.headers).filter(([name]) => !name.startsWith(prefix));
  return {
    stage: data["rejected-stage"],
    reason: data["rejected-reason"],
    ...(detail !== undefined && { detail }),
    attempts: data["rejected-attempts"],
    rejectedAt: data["rejected-at"],
    key: record.key,
    value: record.value,
    from: {
      topic: data["rejected-topic"],
      partition: data["rejected-partition"],
      offset: data["rejected-offset"],
    },
    headers: Object.fromEntries(originalHeaders),
  };
}
