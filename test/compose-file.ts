import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const root = join(import.meta.dirname, "..");

const Mount = z.strictObject({ source: z.string(), target: z.string() });
const Condition = z.strictObject({
  condition: z.enum(["service_healthy", "service_completed_successfully"]),
});

/** What we use of a service's keys; any other is a mistake, or to be thought about here first. */
const Service = z.strictObject({
  build: z.literal(".").optional(),
  image: z.string(),
  init: z.boolean().optional(),
  user: z.string().optional(),
  network_mode: z.literal("none").optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  entrypoint: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  configs: z.array(Mount).default([]),
  secrets: z.array(z.string()).default([]),
  profiles: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), Condition).default({}),
  deploy: z.strictObject({ replicas: z.int() }).optional(),
  mem_limit: z.string(),
  restart: z.enum(["unless-stopped", "no"]).optional(),
  healthcheck: z
    .strictObject({
      test: z.array(z.string()),
      interval: z.string(),
      timeout: z.string(),
      retries: z.int(),
    })
    .optional(),
});
export type Service = z.infer<typeof Service>;

const ComposeFile = z.object({
  name: z.string(),
  services: z.record(z.string(), Service),
  configs: z.record(z.string(), z.strictObject({ content: z.string() })).default({}),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })).default({}),
  volumes: z.record(z.string(), z.null()).default({}),
});

export interface ComposeFile extends z.infer<typeof ComposeFile> {
  readonly text: string;
}

/** A file of Docker Compose in the project's root, as Compose reads it but for `${VARIABLE}`s. */
export function readComposeFile(name: string): ComposeFile {
  const text = readFileSync(join(root, name), "utf8");
  return { ...ComposeFile.parse(parse(text, { merge: true })), text };
}

/** What Compose runs as a container's script, with other places than the container's. */
export function scriptOf({ entrypoint, command }: Service, places: Readonly<Record<string, string>>): string {
  if (entrypoint?.join(" ") !== "/bin/bash -c") throw new Error("not a script for bash");
  const script = (command?.join("\n") ?? "").replaceAll("$$", "$");
  return Object.entries(places).reduce((text, [place, other]) => text.replaceAll(place, other), script);
}
