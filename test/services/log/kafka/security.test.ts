import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify, inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { LogFields } from "../../../../pipelines/ports/logger.ts";
import { openKafkaLog } from "../../../../services/log/kafka/kafka-log.ts";
import type { KafkaConnection } from "../../../../services/log/kafka/kafka-log.ts";
import { temporaryFolder } from "../../../fakes/temporary-folder.ts";
import { javaIn } from "../../../servers/java.ts";
import { startKafka } from "../../../servers/start-kafka.ts";
import type { KafkaServers } from "../../../servers/start-kafka.ts";
import { kafkaLogOptions } from "./log-place.ts";

const run = promisify(execFile);
const files = inject("serverFiles");
const wrong = "bukan-kata-laluan-sebenar";

describe.skipIf(files === null)("a Kafka behind TLS and a password", () => {
  const folder = temporaryFolder();
  let kafka: KafkaServers;

  beforeAll(async () => {
    if (files === null) return;
    const java = javaIn(files.java);
    kafka = await startKafka({ lib: files.kafkaLib, java, folder: join(folder.path, "kafka"), brokers: 1 });
  }, 120_000);

  afterAll(async () => {
    await kafka[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  const connection = (
    sasl: Partial<NonNullable<KafkaConnection["sasl"]>> = {},
    tls: KafkaConnection["tls"] = { ca: kafka.secured.ca },
  ): KafkaConnection => {
    const { brokers, username, password } = kafka.secured;
    return { brokers, tls, sasl: { mechanism: "plain", username, password, ...sasl } };
  };

  it.each(["plain", "scram-sha-256", "scram-sha-512"] as const)("takes us in by %s", async (mechanism) => {
    await using log = await openKafkaLog(kafkaLogOptions([], { connection: connection({ mechanism }) }));
    await log.append(`topic-${mechanism}`, [{ key: "k", value: Buffer.from("rahsia") }]);
    const read = await Array.fromAsync(log.read(`topic-${mechanism}`, new AbortController().signal));
    expect(read.map(({ value }) => value.toString())).toEqual(["rahsia"]);
  });

  it.each(["plain", "scram-sha-512"] as const)(
    "refuses a wrong password by %s, which appears nowhere",
    async (mechanism) => {
      const said: (string | LogFields)[] = [];
      const say = (fields: LogFields, event: string) => void said.push(fields, event);
      const logger = { debug: say, info: say, warn: say, error: say };
      const options = kafkaLogOptions([], { connection: connection({ mechanism, password: wrong }), logger });
      const refusal: unknown = await openKafkaLog(options).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: "LOG_AUTH", retryable: false });
      expect(said).toContain("kafka.client");
      const everything = inspect([refusal, said], { depth: Infinity, showHidden: true });
      expect(everything).not.toContain(wrong);
      expect(everything).not.toContain(Buffer.from(wrong).toString("base64"));
    },
  );

  it("prints neither the password nor kafkajs's warnings when nobody listens to them", async () => {
    const script = `
      const { openKafkaLog } = await import(${JSON.stringify(join(import.meta.dirname, "../../../../services/log/kafka/kafka-log.ts"))});
      const { connection, right } = JSON.parse(process.env.CONNECTION);
      const topics = { partitions: 1, replication: 1, retentionMs: 3600000, minInSyncReplicas: 1 };
      const clock = { now: () => Date.now() };
      const sasl = { ...connection.sasl, password: right };
      const log = await openKafkaLog({ connection: { ...connection, sasl }, topics, clock });
      await log.append("quiet", [{ key: "k", value: new Uint8Array() }]);
      await log[Symbol.asyncDispose]();
      await openKafkaLog({ connection, topics, clock });
    `;
    const CONNECTION = JSON.stringify({
      connection: connection({ password: wrong }),
      right: kafka.secured.password,
    });
    const failing = run(process.execPath, ["--input-type=module", "-e", script], {
      env: { ...process.env, CONNECTION },
    });
    const { stdout, stderr } = (await failing.catch((error: unknown) => error)) as {
      stdout: string;
      stderr: string;
    };
    expect(stdout).toBe("");
    expect(stderr).toContain("LOG_AUTH");
    expect(stderr).not.toContain(wrong);
    expect(stderr).not.toContain(kafka.secured.password);
    expect(stderr).not.toContain("Warning");
  });

  it("is not trusted without its certificate", async () => {
    await expect(openKafkaLog(kafkaLogOptions([], { connection: connection({}, {}) }))).rejects.toMatchObject(
      {
        code: "LOG_AUTH",
        message: expect.stringContaining("certificate"),
      },
    );
  });

  it("is unreachable without TLS", async () => {
    const { sasl, brokers } = connection();
    const plain = { brokers, ...(sasl && { sasl }) };
    const opening = openKafkaLog(kafkaLogOptions([], { connection: plain }));
    await expect(opening).rejects.toMatchObject({ code: "LOG_UNREACHABLE" });
  });
});
