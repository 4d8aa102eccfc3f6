import { once } from "node:events";
import process from "node:process";
import { parseArgs } from "node:util";
import { fetchServers } from "./fetch-servers.ts";
import { missingTools, runServers } from "./servers.ts";

const usage = `npm run servers [-- --brokers 3] [-- --fetch]

Starts a real Kafka and a real Elasticsearch on loopback and prints where they are, until Ctrl-C.
  --brokers 1|3  how many brokers Kafka has (default: 1)
  --fetch        only fetches what is not on this machine yet
`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = read(args);
  if (options === undefined) {
    process.stderr.write(usage);
    return 2;
  }
  const missing = await missingTools();
  if (missing.length > 0) {
    process.stderr.write(
      `The servers need what is missing here:\n${missing.map((each) => `  ${each}\n`).join("")}`,
    );
    return 1;
  }
  const files = await fetchServers((what) => process.stderr.write(`${what}\n`));
  if (options.fetch) return 0;
  process.stderr.write("starting Kafka and Elasticsearch\n");
  await using servers = await runServers(files, { brokers: options.brokers, usualPorts: true });
  process.stdout.write(
    [
      `export SUARA_TEST_KAFKA=${servers.kafka.brokers.join(",")}`,
      `export SUARA_TEST_ELASTIC=${servers.elastic.node}`,
      "",
    ].join("\n"),
  );
  process.stderr.write("both answer; Ctrl-C stops them and removes what they stored\n");
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  process.stderr.write("stopping\n");
  return 0;
}

function read(args: readonly string[]): { readonly brokers: 1 | 3; readonly fetch: boolean } | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { brokers: { type: "string", default: "1" }, fetch: { type: "boolean", default: false } },
    });
    if (values.brokers === "1") return { brokers: 1, fetch: values.fetch };
    return values.brokers === "3" ? { brokers: 3, fetch: values.fetch } : undefined;
  } catch {
    return undefined;
  }
}
