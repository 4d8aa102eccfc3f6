import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { z } from "zod";
import type { KnownNames } from "../../pipelines/alerts/rules/check-rules.ts";
import { ruleProblems } from "../../pipelines/alerts/rules/check-rules.ts";
import { extendTaxonomy } from "../../pipelines/enrich/taxonomy/extend-taxonomy.ts";
import { taxonomy } from "../../pipelines/enrich/taxonomy/taxonomy.ts";
import { subjectOf } from "../../pipelines/reports/report-scope.ts";
import { Config } from "../../schemas/config.ts";
import { readScope } from "../../schemas/report-scope-text.ts";
import type { Taxonomy } from "../../schemas/taxonomy.ts";
import { ListeningError } from "../../schemas/errors.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ConfigSources {
  /** A file named on the command line must exist. */
  readonly file: string | undefined;
  /** `key.key=value`, as given with `--set`. */
  readonly settings: readonly string[];
  readonly environment: Environment;
}

/** Read when no file is named, if it is there. */
const defaultFile = "suara.yaml";
const environmentPrefix = "SUARA__";

/**
 * The configuration by precedence: `--set`, then environment (`SUARA__WEB__PORT=7701`), then file, then defaults. Frozen.
 * Throws CONFIG_INVALID, naming the key and where it came from.
 */
export function readConfig({ file, settings, environment }: ConfigSources): Config {
  const named = file ?? environment["SUARA_CONFIG"];
  const origin = named ?? (existsSync(defaultFile) ? defaultFile : undefined);
  const values = origin === undefined ? {} : readYaml(origin);
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith(environmentPrefix) || value === undefined) continue;
    set(values, keyPath(name), value, name);
  }
  for (const setting of settings) {
    const at = setting.indexOf("=");
    if (at < 1) throw invalid(`--set ${setting}: write key.key=value`);
    set(values, setting.slice(0, at).split("."), setting.slice(at + 1), `--set ${setting.slice(0, at)}`);
  }
  const result = Config.safeParse(values);
  if (!result.success) throw invalid(`${origin ?? "the configuration"}: ${explain(result.error)}`);
  const problems = [
    ...extendTaxonomy(taxonomy, result.data.topics).problems,
    ...ruleProblems(result.data.alerts.rules, namesForRules(result.data), "alerts.rules"),
    ...scopeProblems(result.data),
  ];
  if (problems.length > 0) throw invalid(`${origin ?? "the configuration"}: ${problems.join("; ")}`);
  return deepFreeze(result.data);
}

/** Suara's topics with the words and topics that the configuration adds. */
export function configuredTaxonomy({ topics }: Pick<Config, "topics">): Taxonomy {
  return extendTaxonomy(taxonomy, topics).taxonomy;
}

/** Schedules of reports about what is not there. */
function scopeProblems(config: Pick<Config, "reports" | "channels" | "topics">): readonly string[] {
  const topics = configuredTaxonomy(config);
  return config.reports.schedules.flatMap(({ name, scope }) => {
    const read = readScope(scope);
    if (read === undefined) return []; // the schema says so
    try {
      subjectOf(read, config.channels, topics);
      return [];
    } catch (error) {
      if (!(error instanceof ListeningError)) throw error;
      return [`reports.schedules: the scope of ${name}: ${error.message}`];
    }
  });
}

/** What the rules of a configuration may name. */
export function namesForRules(config: Pick<Config, "alerts" | "channels" | "topics">): KnownNames {
  return {
    topics: configuredTaxonomy(config).topics.map(({ id }) => id),
    channels: config.channels.map(({ id }) => id),
    destinations: config.alerts.destinations.map(({ name }) => name),
  };
}

/** The keys and values of a file in YAML. Throws CONFIG_INVALID. */
export function readYaml(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw invalid(`${file}: can't be read`, error);
  }
  let values: unknown;
  try {
    values = parse(text, { prettyErrors: true }) ?? {};
  } catch (error) {
    throw invalid(`${file}: ${error instanceof Error ? error.message : "not YAML"}`, error);
  }
  if (typeof values !== "object" || Array.isArray(values))
    throw invalid(`${file}: must be a list of keys and values`);
  return values as Record<string, unknown>;
}

/** `SUARA__COLLECT__EVERY_MINUTES` -> `collect`, `everyMinutes`. */
function keyPath(variable: string): string[] {
  return variable
    .slice(environmentPrefix.length)
    .split("__")
    .map((part) => part.toLowerCase().replaceAll(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase()));
}

function set(values: Record<string, unknown>, path: readonly string[], text: string, origin: string): void {
  const [key, ...rest] = path;
  if (key === undefined || key === "" || key === "__proto__") throw invalid(`${origin}: names no key`);
  if (rest.length === 0) {
    values[key] = parse(text);
    return;
  }
  const inner = (values[key] ??= {});
  if (typeof inner !== "object" || inner === null) throw invalid(`${origin}: ${key} has no keys of its own`);
  set(inner as Record<string, unknown>, rest, text, origin);
}

/** What is wrong, each with its key. */
export function explain(error: z.ZodError): string {
  return error.issues
    .map((issue) => {
      const path = issue.path.join(".");
      if (issue.code === "unrecognized_keys") {
        const keys = issue.keys.map((key) => [path, key].filter(Boolean).join(".")).join(", ");
        return `unknown key ${keys}`;
      }
      return `${path || "the file"}: ${issue.message}`;
    })
    .join("; ");
}

export function invalid(message: string, cause?: unknown): ListeningError {
  return new ListeningError("CONFIG_INVALID", message, { retryable: false, cause });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
