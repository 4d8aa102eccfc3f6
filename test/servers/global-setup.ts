import process from "node:process";
import type { TestProject } from "vitest/node";
import { fetchedServers, fetchServers } from "./fetch-servers.ts";
import { findJava } from "./java.ts";
import { missingTools, runServers } from "./servers.ts";

/**
 * Gives the tests real servers: those that SUARA_TEST_KAFKA and SUARA_TEST_ELASTIC name (`npm run servers` prints them), or
 * else some of their own where they were fetched before. With CI=true, having none is a failure.
 */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { SUARA_TEST_KAFKA: kafka = "", SUARA_TEST_ELASTIC: elastic = "", CI } = process.env;
  const java = await findJava();
  const files = CI === "true" ? await fetchServers(say) : fetchedServers();
  project.provide("serverFiles", files === undefined || java === undefined ? null : { ...files, java });
  if (kafka !== "" || elastic !== "") {
    project.provide("kafka", kafka === "" ? null : { brokers: kafka.split(",") });
    project.provide("elastic", elastic === "" ? null : { node: elastic });
    return undefined;
  }
  if (files === undefined || java === undefined) {
    if (CI === "true") throw new Error(`the servers can't run here: ${(await missingTools()).join("; ")}`);
    project.provide("kafka", null);
    project.provide("elastic", null);
    return undefined;
  }
  const servers = await runServers(files, { brokers: 1 });
  project.provide("kafka", { brokers: servers.kafka.brokers });
  project.provide("elastic", { node: servers.elastic.node });
  return async () => await servers[Symbol.asyncDispose]();
}

function say(what: string): void {
  process.stderr.write(`${what}\n`);
}

declare module "vitest" {
  interface ProvidedContext {
    /** A running Kafka; `null` where there is none, and tests that need it are left out. */
    readonly kafka: { readonly brokers: readonly string[] } | null;
    /** A running Elasticsearch; `null` where there is none. */
    readonly elastic: { readonly node: string } | null;
    /** What it takes to start servers of one's own, for tests that stop or break them; `null` where something is missing. */
    readonly serverFiles: {
      readonly kafkaLib: string;
      readonly elasticHome: string;
      /** Home of a JDK or JRE. */
      readonly java: string;
    } | null;
  }
}
