import { describe, inject } from "vitest";
import { eventLogContract } from "../../../contracts/event-log.ts";
import { kafkaLogPlace } from "./log-place.ts";

const server = inject("kafka");

describe.skipIf(server === null)("on a running Kafka", () => {
  eventLogContract("kafka", () => kafkaLogPlace(server?.brokers ?? []), { leaseOfOneBatch: false });
});
