import packageJson from "../../package.json" with { type: "json" };
import { normaliseFacebook } from "../../pipelines/normalise/facebook/normalise.ts";
import { normaliseTiktok } from "../../pipelines/normalise/tiktok/normalise.ts";
import { normalisePortal } from "../../pipelines/normalise/portal/normalise.ts";
import { normaliseInstagram } from "../../pipelines/normalise/instagram/normalise.ts";
import { normaliseYoutube } from "../../pipelines/normalise/youtube/normalise.ts";
import { normaliseWhatsapp } from "../../pipelines/normalise/whatsapp/normalise.ts";
import { normaliseX } from "../../pipelines/normalise/x/normalise.ts";
import type { Normalisers } from "../../pipelines/normalise/interpret.ts";
import type { Logger } from "../../pipelines/ports/logger.ts";
import type { Source } from "../../pipelines/ports/source.ts";
import { facebookFields } from "../../pipelines/protect/fields/facebook.ts";
import { importFields } from "../../pipelines/protect/fields/import.ts";
import { tiktokFields } from "../../pipelines/protect/fields/tiktok.ts";
import { portalFields } from "../../pipelines/protect/fields/portal.ts";
import { instagramFields } from "../../pipelines/protect/fields/instagram.ts";
import { whatsappFields } from "../../pipelines/protect/fields/whatsapp.ts";
import { xFields } from "../../pipelines/protect/fields/x.ts";
import { youtubeFields } from "../../pipelines/protect/fields/youtube.ts";
import { createProtector } from "../../pipelines/protect/protector.ts";
import type { Protector } from "../../pipelines/protect/protector.ts";
import type { StoredFields, StoredFieldsByPayload } from "../../pipelines/protect/stored-fields.ts";
import type { PseudonymKeys } from "../../pipelines/protect/pseudonym-key.ts";
import { parsePseudonymKeys } from "../../pipelines/protect/pseudonym-key.ts";
import type { Platform } from "../../schemas/channel.ts";
import { isImported } from "../../schemas/channel.ts";
import type { Config } from "../../schemas/config.ts";
import { dailyBudget } from "../collectors/daily-budget.ts";
import { facebookSource } from "../collectors/facebook/facebook-source.ts";
import { portalSource } from "../collectors/portals/portal-source.ts";
import { instagramSource } from "../collectors/instagram/instagram-source.ts";
import { rollingBudget } from "../collectors/rolling-budget.ts";
import type { RollingBudget } from "../collectors/rolling-budget.ts";
import { refreshTokensIn } from "../collectors/tiktok/refresh-tokens.ts";
import { tiktokSource } from "../collectors/tiktok/tiktok-source.ts";
import { youtubeSource } from "../collectors/youtube/youtube-source.ts";
import { xSource } from "../collectors/x/x-source.ts";
import { systemClock } from "../runtime/clock.ts";
import { openLogger } from "../runtime/logger.ts";
import type { PrometheusMetrics } from "../runtime/metrics.ts";
import { openMetrics } from "../runtime/metrics.ts";
import type { WorkerDependencies } from "../workers/dependencies.ts";
import { graphBudget, tiktokBudget, xBudget, youtubeBudget } from "./budgets.ts";
import type { Environment } from "./config-file.ts";
import type { Stores } from "./open-stores.ts";
import { openStores } from "./open-stores.ts";
import { portalBrowser } from "./portal-browser.ts";
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
  tiktok: tiktokFields,
  instagram: instagramFields,
  youtube: youtubeFields,
  portal: portalFields,
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
export const normalisers = {
  facebook: normaliseFacebook,
  tiktok: normaliseTiktok,
  instagram: normaliseInstagram,
  youtube: normaliseYoutube,
  portal: normalisePortal,
  whatsapp: normaliseWhatsapp,
  x: normaliseX,
} satisfies Normalisers;

/** Why the platform is not visited, in words that follow "because"; `undefined` where it is. */
export function whyNotCollected(
  { collect }: Pick<Config, "collect">,
  platform: Platform,
): string | undefined {
  if (isImported(platform)) return "its chats are imported";
  return platform === "x" && !collect.x.enabled ? "collect.x.enabled is false" : undefined;
}

function graphBudgets(suara: Pick<Suara, "config" | "state">, platform: "facebook" | "instagram") {
  const opened = new Map<string, RollingBudget>();
  return (bucket: string): RollingBudget => {
    const budget = opened.get(bucket) ?? rollingBudget(graphBudget(suara, platform, bucket));
    opened.set(bucket, budget);
    return budget;
  };
}

const instagramServers = {
  facebook: "https://graph.facebook.com/v26.0",
  instagram: "https://graph.instagram.com/v26.0",
} as const;

function graphSecrets(
  { tokenVariable, appSecretVariable }: Config["collect"]["facebook" | "instagram"],
  environment: Environment,
) {
  const token = neededSecret(environment, tokenVariable);
  return appSecretVariable === undefined
    ? { token }
    : { token, appSecret: neededSecret(environment, appSecretVariable) };
}

/** `undefined` where no portal has its comments at Disqus. */
function disqusAccess({ sites, disqus }: Config["collect"]["portals"], environment: Environment) {
  if (sites.every((site) => site.disqus === undefined)) return undefined;
  const { apiKeyVariable, ...access } = disqus;
  return { ...access, apiKey: neededSecret(environment, apiKeyVariable) };
}

/** A source for each platform that has a channel, X's only where it is enabled; throws CONFIG_SECRET_MISSING for one whose key is not set. */
export function openSources(
  { config, state, metrics }: Suara,
  environment: Environment,
): Map<Platform, Source> {
  const sources = new Map<Platform, Source>();
  const isVisited = (platform: Platform) =>
    config.channels.some((channel) => channel.platform === platform) &&
    whyNotCollected(config, platform) === undefined;
  if (isVisited("youtube")) {
    const { apiKeyVariable, baseUrl } = config.collect.youtube;
    const apiKey = neededSecret(environment, apiKeyVariable);
    const budget = dailyBudget(youtubeBudget({ config, state }));
    sources.set("youtube", youtubeSource({ baseUrl, apiKey, budget, metrics }));
  }
  if (isVisited("facebook")) {
    const { baseUrl } = config.collect.facebook;
    const secrets = graphSecrets(config.collect.facebook, environment);
    const budgets = graphBudgets({ config, state }, "facebook");
    sources.set("facebook", facebookSource({ baseUrl, ...secrets, budgets, metrics }));
  }
  if (isVisited("instagram")) {
    const { login, baseUrl = instagramServers[login] } = config.collect.instagram;
    const secrets = graphSecrets(config.collect.instagram, environment);
    const budgets = graphBudgets({ config, state }, "instagram");
    sources.set("instagram", instagramSource({ baseUrl, login, ...secrets, budgets, metrics }));
  }
  if (isVisited("tiktok")) {
    const {
      appIdVariable,
      appSecretVariable,
      refreshTokensVariable,
      dailyCalls: _,
      ...tiktok
    } = config.collect.tiktok;
    const refreshTokens = refreshTokensIn(
      neededSecret(environment, refreshTokensVariable),
      refreshTokensVariable,
      config.channels.filter(({ platform }) => platform === "tiktok").map(({ id }) => id),
    );
    const appId = neededSecret(environment, appIdVariable);
    const appSecret = neededSecret(environment, appSecretVariable);
    const budget = rollingBudget(tiktokBudget({ config, state }));
    sources.set("tiktok", tiktokSource({ ...tiktok, appId, appSecret, refreshTokens, budget, metrics }));
  }
  if (isVisited("portal")) {
    const { contact, delaySeconds, wholeListHours, officers, sites, privateHosts } = config.collect.portals;
    const options = {
      version: packageJson.version,
      contact,
      delayMs: delaySeconds * 1000,
      wholeListEveryMs: wholeListHours * 3_600_000,
      officers,
      sites,
      privateHosts: new Set(privateHosts),
      draw: portalBrowser(config.collect.portals),
      disqusAccess: disqusAccess(config.collect.portals, environment),
    };
    sources.set("portal", portalSource({ ...options, state, metrics, clock: systemClock }));
  }
  if (isVisited("x")) {
    const { baseUrl, search, naming, tokenVariable } = config.collect.x;
    const token = neededSecret(environment, tokenVariable);
    const budget = dailyBudget(xBudget({ config, state }));
    sources.set("x", xSource({ baseUrl, token, search, naming, budget, metrics }));
  }
  return sources;
}
