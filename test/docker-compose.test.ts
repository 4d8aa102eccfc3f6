import { execFile } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import packageJson from "../package.json" with { type: "json" };
import { Config } from "../schemas/config.ts";
import { createProgram } from "../services/cli/program.ts";
import type { ComposeFile, Service } from "./compose-file.ts";
import { readComposeFile, scriptOf } from "./compose-file.ts";
import { temporaryFolder } from "./fakes/temporary-folder.ts";
import { elasticVersion, kafkaVersion } from "./servers/fetch-servers.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "..");
const dockerfile = readFileSync(join(root, "Dockerfile"), "utf8");
const ourImage = "suara:local";
const images = new Set([
  ourImage,
  `apache/kafka:${kafkaVersion}`,
  `docker.elastic.co/elasticsearch/elasticsearch:${elasticVersion}`,
  `docker.elastic.co/kibana/kibana:${elasticVersion}`,
]);

/** Where our image hands the page's visitors over, and to which port. */
const forwarded = /TCP-LISTEN:(?<outside>\d+),fork,reuseaddr TCP:127\.0\.0\.1:(?<inside>\d+)/u.exec(
  dockerfile,
)?.groups;

const fileNames = ["docker-compose.yml", "docker-compose.production.yml"];
const files = new Map(fileNames.map((name) => [name, readComposeFile(name)]));
const services = [...files].flatMap(([file, compose]) =>
  Object.entries(compose.services).map(
    ([name, service]) =>
      [`${file}: ${name}`, service, compose, name] as [string, Service, ComposeFile, string],
  ),
);
/** Those that run the command `suara`. */
const ours = services.filter(([, { image, entrypoint }]) => image === ourImage && entrypoint === undefined);

function configOf({ configs }: ComposeFile): Config {
  return Config.parse(parse(configs["suara"]?.content ?? ""));
}

/** The command that the words lead to, and the words that are left for it. */
function resolve(program: Command, words: readonly string[]): { command: Command; rest: readonly string[] } {
  const [first, ...rest] = words;
  const next = program.commands.find((each) => each.name() === first);
  return next === undefined ? { command: program, rest: words } : resolve(next, rest);
}

describe.each([...files])("%s", (_, compose) => {
  it("is all that Compose reads of it", () => {
    const known = new Set(["name", "services", "configs", "secrets", "volumes"]);
    const keys = Object.keys(parse(compose.text, { merge: true }) as object);
    expect(keys.filter((key) => !known.has(key) && !key.startsWith("x-"))).toEqual([]);
  });

  it("uses every configuration, secret and volume it declares, and no other", () => {
    const all = Object.values(compose.services);
    const named = (mounts: readonly string[]) => new Set(mounts.map((mount) => mount.split(":")[0]));
    expect(new Set(all.flatMap(({ configs }) => configs.map(({ source }) => source)))).toEqual(
      new Set(Object.keys(compose.configs)),
    );
    expect(new Set(all.flatMap(({ secrets }) => secrets))).toEqual(new Set(Object.keys(compose.secrets)));
    expect(named(all.flatMap(({ volumes }) => volumes))).toEqual(new Set(Object.keys(compose.volumes)));
  });

  it("has a configuration that Suara takes", () => {
    const config = configOf(compose);
    expect([config.log.kind, config.index.kind, config.state.kind]).toEqual(["kafka", "elastic", "elastic"]);
    expect(config.index).toMatchObject(config.state); // one cluster for both
  });

  it("leaves nothing for Compose to fill in but what its comments explain", () => {
    const filled = compose.text.replaceAll("$$", "").matchAll(/\$(?<what>\{\w+:-|.?)/gu);
    const names = new Set([...filled].map(({ groups }) => groups?.["what"]));
    expect([...names].filter((name) => name !== "{SUARA_SECRETS:-")).toEqual([]);
    expect(compose.text.includes("# SUARA_SECRETS names")).toBe(names.size > 0);
  });

  it("names in its comments only services and profiles that are there", () => {
    const commands = [...compose.text.matchAll(/^# +docker compose (?<words>.*?)(?: {3,}.*)?$/gmu)];
    expect(commands.length).toBeGreaterThan(1);
    const profiles = Object.values(compose.services).flatMap(({ profiles }) => profiles);
    for (const { groups } of commands) {
      const words = groups?.["words"]?.split(" ") ?? [];
      const wanted = words.filter((_, at) => words[at - 1] === "--profile");
      expect(profiles).toEqual(expect.arrayContaining(wanted));
      const verb = words.findIndex((word) => ["up", "run", "exec", "down"].includes(word));
      expect(verb).not.toBe(-1);
      const named = words.slice(verb + 1).filter((word) => !word.startsWith("-"));
      const targets = words[verb] === "up" ? named : named.slice(0, 1);
      for (const each of targets) expect(Object.keys(compose.services)).toContain(each.replace(/=.*/u, ""));
    }
  });
});

describe.each(services)("%s", (_, service, compose) => {
  it("runs an image that is pinned here", () => {
    expect(images).toContain(service.image);
    expect(service.build).toBe(service.image === ourImage ? "." : undefined);
  });

  it("has a limit of memory", () => {
    expect(service.mem_limit).toMatch(/^\d+[mg]$/u);
  });

  it("publishes nothing beyond loopback", () => {
    for (const port of service.ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/u);
  });

  it("waits only for services that are there, and for what they can tell", () => {
    const awaited = Object.entries(service.depends_on).map(([other, { condition }]) => {
      const { healthcheck, restart, profiles } = compose.services[other] ?? {};
      // What is started again never completes.
      const tells = condition === "service_healthy" ? healthcheck !== undefined : restart === undefined;
      return { other, tells, profiles };
    });
    for (const each of awaited) expect(each).toMatchObject({ tells: true, profiles: [] });
  });

  it("tells of its health where it publishes a port", () => {
    expect(service.healthcheck !== undefined).toBe(service.ports.length > 0);
  });
});

describe.each(ours)("%s", (_, service, compose) => {
  const { command, rest } = resolve(createProgram({}), service.command ?? []);
  const config = configOf(compose);
  const provided = Object.keys(service.environment);
  const variables = provided.filter((name) => name !== "SUARA_CONFIG");

  it("runs a command of Suara with options that it has", () => {
    expect(command.parent).not.toBeNull();
    const options = command.options.map(({ long }) => long);
    for (const word of rest.filter((word) => word.startsWith("--"))) expect(options).toContain(word);
    const demanded = command.options.filter(({ mandatory }) => mandatory).map(({ long }) => long);
    expect(rest).toEqual(expect.arrayContaining(demanded));
  });

  it("reads the configuration that is mounted", () => {
    expect(service.configs).toEqual([{ source: "suara", target: service.environment["SUARA_CONFIG"] }]);
  });

  it("sets only variables that the configuration or the command names", () => {
    const named = JSON.stringify([config, rest]);
    for (const variable of variables) {
      expect(variable).toMatch(/_FILE$/u);
      expect(named).toContain(`"${variable.replace(/_FILE$/u, "")}"`);
    }
  });

  it("has every secret that its stores and its command need", () => {
    const needed = rest.filter((word) => word.startsWith("SUARA_"));
    if (config.log.kind === "kafka" && config.log.sasl) needed.push(config.log.sasl.passwordVariable);
    if (config.index.kind === "elastic")
      needed.push(config.index.apiKeyVariable ?? config.index.passwordVariable);
    const collects = command.name() === "collect";
    if (collects) needed.push(config.protect.keyVariable, config.collect.youtube.apiKeyVariable);
    for (const each of needed) expect(provided).toContain(`${each}_FILE`);
  });

  it("finds each file that it names among what is mounted", () => {
    const named = variables.map((name) => service.environment[name] ?? "");
    if (config.log.kind === "kafka" && config.log.caFile !== undefined) named.push(config.log.caFile);
    if (config.index.kind === "elastic" && config.index.caFile !== undefined) named.push(config.index.caFile);
    const mounted = [
      ...service.secrets.map((name) => `/run/secrets/${name}`),
      ...(service.volumes.includes("secrets:/run/secrets/suara:ro") ? madeSecrets : []),
    ];
    for (const file of named) expect(mounted).toContain(file);
  });

  it("publishes the page at the port where the image hands visitors over", () => {
    for (const port of service.ports) {
      const [, outside, inside] = port.split(":");
      expect(inside).toBe(forwarded?.["outside"]);
      expect(outside).toBe(forwarded?.["inside"]);
    }
    expect(service.ports.length > 0).toBe(["demo", "serve"].includes(command.name()));
    expect(forwarded?.["inside"]).toBe(String(config.web.port));
    const demoPort = resolve(createProgram({}), ["demo"]).command.opts()["port"] as number;
    expect(forwarded?.["inside"]).toBe(String(demoPort));
  });

  it("gives its containers no rights of the system", () => {
    expect(service).toMatchObject({ cap_drop: ["ALL"], security_opt: ["no-new-privileges:true"] });
    expect(service.user).toBeUndefined(); // the image's own, which is not root
  });
});

const madeSecrets = ["elastic_password", "kibana_password", "suara_password", "kibana_login"].map(
  (name) => `/run/secrets/suara/${name}`,
);

describe("docker-compose.yml as a whole", () => {
  const compose = readComposeFile("docker-compose.yml");
  const { kafka, elasticsearch, kibana, secrets } = compose.services;

  it("starts the demo with all it needs, and nothing twice, when no profile is named", () => {
    const started = Object.entries(compose.services).filter(([, { profiles }]) => profiles.length === 0);
    expect(started.map(([name]) => name).sort()).toEqual(
      ["accounts", "dashboards", "demo", "elasticsearch", "kafka", "kibana", "secrets"].sort(),
    );
  });

  it("has its servers where the configuration and the commands look for them", () => {
    const config = configOf(compose);
    const listeners = kafka?.environment["KAFKA_LISTENERS"] ?? "";
    const advertised = kafka?.environment["KAFKA_ADVERTISED_LISTENERS"] ?? "";
    expect(config.log).toMatchObject({ brokers: ["kafka:19092"] });
    expect(listeners).toContain("INSIDE://:19092");
    expect(advertised).toBe("INSIDE://kafka:19092,OUTSIDE://127.0.0.1:9092");
    expect(listeners).toContain("OUTSIDE://:9092");
    expect(kafka?.ports).toEqual(["127.0.0.1:9092:9092"]);
    expect(config.index).toMatchObject({ nodes: ["http://elasticsearch:9200"] });
    expect(elasticsearch?.ports).toEqual(["127.0.0.1:9200:9200"]);
    expect(compose.services["dashboards"]?.command).toContain("http://kibana:5601");
    expect(kibana?.ports).toEqual(["127.0.0.1:5601:5601"]);
    expect(kibana?.environment["ELASTICSEARCH_HOSTS"]).toBe("http://elasticsearch:9200");
  });

  it("gives each heap no more than half of its container's memory", () => {
    const heaps: readonly [Service | undefined, string][] = [
      [kafka, "KAFKA_HEAP_OPTS"],
      [elasticsearch, "ES_JAVA_OPTS"],
    ];
    for (const [service, variable] of heaps) {
      const heap = /-Xmx(?<size>\d+[mg])/u.exec(service?.environment[variable] ?? "")?.groups?.["size"];
      expect(mebibytes(heap ?? "") * 2).toBeLessThanOrEqual(mebibytes(service?.mem_limit ?? ""));
    }
  });

  it("makes passwords once, each different, for their owner's eyes only", async () => {
    using folder = temporaryFolder();
    const places = { "/run/secrets/suara": folder.path, "chown 1000 ": `chown ${process.getuid?.() ?? ""} ` };
    if (secrets === undefined) throw new Error("no service makes the secrets");
    const script = scriptOf(secrets, places);
    await run("bash", ["-c", script]);
    const made = madeSecrets.map((file) => join(folder.path, file.split("/").at(-1) ?? ""));
    const first = made.map((file) => readFileSync(file, "utf8"));
    for (const file of made) expect(statSync(file).mode & 0o777).toBe(0o400);
    for (const password of first.slice(0, 3)) expect(password).toMatch(/^[0-9a-f]{48}$/u);
    expect(new Set(first).size).toBe(4);
    expect(first[3]).toBe(`elastic:${first[0]}`);
    await run("bash", ["-c", script]);
    expect(made.map((file) => readFileSync(file, "utf8"))).toEqual(first);
  });
});

describe("docker-compose.production.yml as a whole", () => {
  const compose = readComposeFile("docker-compose.production.yml");

  it("explains each secret's file in its comments", () => {
    for (const [name, { file }] of Object.entries(compose.secrets)) {
      expect(file).toBe(`\${SUARA_SECRETS:-./secrets}/${name}`);
      expect(compose.text).toMatch(new RegExp(`^#   ${name} {2,}\\S`, "mu"));
    }
  });

  it("has each worker, with TLS and credentials to both clusters", () => {
    const commands = Object.values(compose.services).map(({ command }) => command?.[0]);
    expect(commands).toEqual(["collect", "process", "index", "watch", "report", "serve", "doctor"]);
    const { log, index } = configOf(compose);
    expect(log).toMatchObject({ tls: true, sasl: {}, replication: 3, minInSyncReplicas: 2 });
    expect(JSON.stringify(index)).not.toContain("http://");
  });

  it("tells the keys of platforms and pseudonyms only to who needs them", () => {
    const knowing = Object.entries(compose.services).filter(([, { secrets }]) =>
      secrets.includes("pseudonym_key"),
    );
    expect(knowing.map(([name]) => name)).toEqual(["collect", "suara"]);
  });
});

describe("the Dockerfile", () => {
  it("runs the same Node as the project", () => {
    const version = /^FROM node:(?<version>[\d.]+)-bookworm-slim$/mu.exec(dockerfile)?.groups?.["version"];
    expect(version).toBe(packageJson.dependencies.node);
  });

  it("copies what is there, and all that the command is made of", () => {
    const copied = [...dockerfile.matchAll(/^COPY (?<what>.+) \S+$/gmu)].flatMap(
      ({ groups }) => groups?.["what"]?.split(" ") ?? [],
    );
    for (const each of copied) expect(existsSync(join(root, each)), each).toBe(true);
    const kept = readFileSync(join(root, ".dockerignore"), "utf8").split("\n");
    expect(kept.filter((line) => line.startsWith("!")).map((line) => line.slice(1))).toEqual(copied);
    expect(copied).toEqual(
      expect.arrayContaining(["package.json", "schemas", "pipelines", "services", "dashboards"]),
    );
  });

  it("starts the command of the project as somebody without rights", () => {
    expect(dockerfile).toMatch(/^USER node$/mu);
    const main = /exec node (?<file>\S+)/u.exec(dockerfile)?.groups?.["file"];
    expect(main).toBe(packageJson.bin.suara);
  });
});

function mebibytes(size: string): number {
  return Number.parseInt(size, 10) * (size.endsWith("g") ? 1024 : 1);
}
