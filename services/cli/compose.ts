import { normaliseFacebook } from "../../pipelines/normalise/facebook/normalise.ts";
import { normaliseYoutube } from "../../pipelines/normalise/youtube/normalise.ts";
import { normaliseWhatsapp } from "../../pipelines/normalise/whatsapp/normalise.ts";
import { normaliseX } from "../../pipelines/normalise/x/normalise.ts";
import type { Normalisers } from "../../pipelines/normalise/interpret.ts";
import type { Logger } from "../../pipelines/ports/logger.ts";
import type { Source } from "../../pipelines/ports/source.ts";
import { facebookFields } from "../../pipelines/protect/fields/facebook.ts";
import { importFields } from "../../pipelines/protect/fields/import.ts";
import { whatsappFields } from "../../pipelines/protect/fields/whatsapp.ts";
import { xFields } from "../../pipelines/protect/fields/x.ts";
import { youtubeFields } from "../../pipelines/protect/fields/youtube.ts";
import { createProtector } from "../../pipelines/protect/protector.ts";
import type { Protector } from "../../pipelines/protect/protector.ts";
import type { StoredFields, StoredFieldsByPayload } from "../../pipelines/protect/stored-fields.ts";
import type { PseudonymKeys } from "../../pipelines/protect/pseudonym-key.ts";
import { parsePseudonymKeys } from "../../pipelines/protect/pseudonym-key.ts";
import type { Platform } from "../../schemas/channel.ts";
import type { Config } from "../../schemas/config.ts";
import { dailyBudget } from "../collectors/daily-budget.ts";
import type { DailyBudgetOptions } from "../collectors/daily-budget.ts";
import { facebookSource } from "../collectors/facebook/facebook-source.ts";
import { rollingBudget } from "../collectors/rolling-budget.ts";
import type { RollingBudget } from "../collectors/rolling-budget.ts";
import { youtubeSource } from "../collectors/youtube/youtube-source.ts";
import { xSource } from "../collectors/x/x-source.ts";
import { systemClock } from "../runtime/clock.ts";
import { openLogger } from "../runtime/logger.ts";
import type { PrometheusMetrics } from "../runtime/metrics.ts";
import { openMetrics } from "../runtime/metrics.ts";
import type { WorkerDependencies } from "../workers/dependencies.ts";
import type { Environment } from "./config-file.ts";
import type { Stores } from "./open-stores.ts";
import { openStores } from "./open-stores.ts";
import { findSecret, neededSecret } from "./secrets.ts";

/** Everything a command that runs workers needs, opened from its configuration. Closing closes the stores. */
export interface Suara extends Stores {
  readonly config: Config;
  readonly metrics: PrometheusMetrics;
  readonly logger: Logger;
  readonly dependencies: WorkerDependencies;
}

export async function openSuara(config: Config, environment: Environment): Promise<Suara> {
  const stores = await openStores(config, environment);
  const metrics = openMetrics();
  const logger = openLogger({ level: config.logLevel });
  const dependencies = { log: stores.log, clock: systemClock, logger, metrics, random: Math.random };
  return { ...stores, config, metrics, logger, dependencies };
}

/** Throws CONFIG_SECRET_MISSING or CONFIG_INVALID, naming the variable. */
export function pseudonymKeysFrom({ protect }: Config, environment: Environment): PseudonymKeys {
  return parsePseudonymKeys(findSecret(environment, protect.keyVariable), protect.keyVariable);
}

const storedFields: Readonly<Partial<Record<Platform, StoredFieldsByPayload>>> = {
  facebook: facebookFields,
  youtube: youtubeFields,
  whatsapp: whatsappFields,
  x: xFields,
};

function storedFieldsOf(platform: Platform, payloadKind: string): StoredFields | undefined {
  const listed = { ...storedFields[platform], ...importFields };
  return Object.hasOwn(listed, payloadKind) ? listed[payloadKind] : undefined;
}

/** The department's own channels are no private persons: their ids and handles stay as they are. */
export function protectorFor({ channels, protect }: Config, keys: PseudonymKeys): Protector {
  return createProtector({
    keys,
    fields: storedFieldsOf,
    publicIds: channels,
    publicHandles: protect.publicHandles,
  });
}

/** One function for each platform's payloads. */
export const normalisers: Normalisers = {
  facebook: normaliseFacebook,
  youtube: normaliseYoutube,
  whatsapp: normaliseWhatsapp,
  x: normaliseX,
};

/** YouTube's quota, for who spends it and for who tells what is left. */
export function youtubeBudget({ config, state }: Pick<Suara, "config" | "state">): DailyBudgetOptions {
  return {
    state,
    clock: systemClock,
    platform: "youtube",
    bucket: "units",
    units: config.collect.youtube.dailyUnits,
    timeZone: "America/Los_Angeles", // YouTube renews its quota at midnight Pacific time
  };
}

/** X's posts of a month. Its billing month may begin on another day: the plan's own cap then stops us first. */
function xBudget({ config, state }: Pick<Suara, "config" | "state">): DailyBudgetOptions {
  return {
    state,
    clock: systemClock,
    platform: "x",
    bucket: "posts",
    units: config.collect.x.monthlyPosts,
    timeZone: "UTC",
    per: "month",
    block: 500, // as many as one answer holds
  };
}

/** Calls that Meta allows for each person who engaged with a page in the last 24 hours. */
const callsPerEngagedUser = 4_800;

/** A budget for each page, and one for the app. */
function facebookBudgets({ config, state }: Pick<Suara, "config" | "state">) {
  const units = config.collect.facebook.engagedUsers * callsPerEngagedUser;
  const opened = new Map<string, RollingBudget>();
  return (bucket: string): RollingBudget => {
    const budget =
      opened.get(bucket) ?? rollingBudget({ state, clock: systemClock, platform: "facebook", bucket, units });
    opened.set(bucket, budget);
    return budget;
  };
}

/** A source for each platform that has a channel, X's only where it is enabled; throws CONFIG_SECRET_MISSING for one whose key is not set. */
export function openSources(
  { config, state, metrics }: Suara,
  environment: Environment,
): Map<Platform, Source> {
  const sources = new Map<Platform, Source>();
  if (config.channels.some(({ platform }) => platform === "youtube")) {
    const { apiKeyVariable, baseUrl } = config.collect.youtube;
    const apiKey = neededSecret(environment, apiKeyVariable);
    const budget = dailyBudget(youtubeBudget({ config, state }));
    sources.set("youtube", youtubeSource({ baseUrl, apiKey, budget, metrics }));
  }
  if (config.channels.some(({ platform }) => platform === "facebook")) {
    const { tokenVariable, appSecretVariable, baseUrl } = config.collect.facebook;
    const token = neededSecret(environment, tokenVariable);
    const appSecret = appSecretVariable && neededSecret(environment, appSecretVariable);
    const budgets = facebookBudgets({ config, state });
    const secrets = appSecret === undefined ? { token } : { token, appSecret };
    sources.set("facebook", facebookSource({ baseUrl, ...secrets, budgets, metrics }));
  }
  const { x } = config.collect;
  if (x.enabled && config.channels.some(({ platform }) => platform === "x")) {
    const { baseUrl, search, naming } = x;
    const token = neededSecret(environment, x.tokenVariable);
    const budget = dailyBudget(xBudget({ config, state }));
    sources.set("x", xSource({ baseUrl, token, search, naming, budget, metrics }));
  }
  return sources;
}
