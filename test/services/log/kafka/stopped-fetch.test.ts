import { createRequire } from "node:module";
import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import packageJson from "../../../../package.json" with { type: "json" };
import { endStoppedFetches } from "../../../../services/log/kafka/stopped-fetch.ts";

interface FetchManager {
  start(): Promise<void>;
  stop(): Promise<void>;
}
type CreateFetchManager = (options: {
  readonly logger: unknown;
  readonly getNodeIds: () => readonly string[];
  readonly fetch: (nodeId: string) => Promise<readonly unknown[]>;
  readonly handler: () => Promise<void>;
}) => FetchManager;

const require = createRequire(import.meta.url);
const createFetchManager = require("kafkajs/src/consumer/fetchManager") as CreateFetchManager;
const logger = { namespace: () => logger, debug() {}, info() {} };

it("ends the fetching of a consumer that is stopped while its brokers change", async () => {
  const Runner = endStoppedFetches();
  let nodeIds = ["1", "2"];
  const runner = Object.assign(Object.create(Runner.prototype) as typeof Runner.prototype, {
    running: true,
    logger,
    instrumentationEmitter: { emit() {} },
    consumerGroup: {
      // The second broker answers late, so that the manager waits for it before it begins anew.
      fetch: async (nodeId: string) => {
        await delay(nodeId === "2" ? 100 : 5);
        return [];
      },
      heartbeat: async () => {},
    },
  });
  const manager = createFetchManager({
    logger,
    getNodeIds: () => nodeIds,
    fetch: (nodeId) => runner.fetch(nodeId),
    handler: async () => {},
  });
  const ended = manager.start().catch((error: unknown) => error);
  await delay(20);
  nodeIds = ["1"];
  await delay(20);
  runner.running = false;
  await manager.stop();
  expect(await ended).toMatchObject({ message: "the consumer is stopped", retriable: true });
});

it("is made for the version of kafkajs that is pinned", () => {
  expect(packageJson.dependencies.kafkajs).toBe("2.2.4");
});
