import type { Clock } from "../../../pipelines/ports/clock.ts";
import type { Metrics } from "../../../pipelines/ports/metrics.ts";
import type { Source } from "../../../pipelines/ports/source.ts";
import type { StateStore } from "../../../pipelines/ports/state-store.ts";
import type { Platform } from "../../../schemas/channel.ts";
import { Config } from "../../../schemas/config.ts";
import { dailyBudget } from "../../../services/collectors/daily-budget.ts";
import { facebookSource } from "../../../services/collectors/facebook/facebook-source.ts";
import { instagramSource } from "../../../services/collectors/instagram/instagram-source.ts";
import { portalSource } from "../../../services/collectors/portals/portal-source.ts";
import { rollingBudget } from "../../../services/collectors/rolling-budget.ts";
import { tiktokSource } from "../../../services/collectors/tiktok/tiktok-source.ts";
import { xSource } from "../../../services/collectors/x/x-source.ts";
import { youtubeSource } from "../../../services/collectors/youtube/youtube-source.ts";
import { startFacebookSimulator } from "../../../services/simulators/facebook/facebook-simulator.ts";
import { startInstagramSimulator } from "../../../services/simulators/instagram/instagram-simulator.ts";
import { startPortalSimulator } from "../../../services/simulators/portals/portal-simulator.ts";
import { startTiktokSimulator } from "../../../services/simulators/tiktok/tiktok-simulator.ts";
import type { Truth, TruthComment, TruthPost } from "../../../services/simulators/truth/truth.ts";
import type { TalkIds } from "./department-talk.ts";
import { startXSimulator } from "../../../services/simulators/x/x-simulator.ts";
import { startYoutubeSimulator } from "../../../services/simulators/youtube/youtube-simulator.ts";

/** What one call to a platform gives at most. */
export interface CallShape {
  readonly posts: number;
  /** Calls for each such page of posts. */
  readonly callsPerPostsPage: number;
  readonly comments: number;
  /** Replies that come with their comment; `all` where replies stand in the list of comments itself. */
  readonly repliesCarried: number | "all";
  readonly replies: number;
  /** Every comment is read again at least so often, where the platform's terms ask for it. */
  readonly againAtLeastEveryMs?: number;
}

/** Where a simulator is and with what it is asked; goes to another process as JSON. */
export type Access = Readonly<Record<string, string>>;

export interface Simulated extends AsyncDisposable {
  readonly access: Access;
  addPost(post: TruthPost): void;
  add(comment: TruthComment): void;
}

export interface SimulatorNeeds {
  readonly truth: Truth;
  readonly now: () => number;
  readonly onRequest: () => void;
}

export interface SourceNeeds {
  readonly state: StateStore;
  readonly clock: Clock;
  readonly metrics: Metrics;
}

/** A platform as the benchmarks know it: one entry each. */
export interface BenchPlatform {
  readonly platform: Platform;
  readonly shape: CallShape;
  /** Ids as the platform makes them; numbers joined by a line unless told. */
  readonly ids?: TalkIds;
  start(needs: SimulatorNeeds): Promise<Simulated>;
  source(access: Access, needs: SourceNeeds): Source;
}

const hourMs = 3_600_000;
const idsOnXBeganMs = 1_288_834_974_657;
const mostUnderOnePost = 2_000;

/** No quota gets in the way: what is counted is what the collectors ask for. */
const plenty = 1_000_000_000;

export const benchPlatforms: readonly BenchPlatform[] = [
  {
    platform: "facebook",
    shape: { posts: 100, callsPerPostsPage: 1, comments: 100, repliesCarried: "all", replies: 100 },
    async start(needs) {
      const simulator = await startFacebookSimulator({ ...needs, callsPerPage: plenty });
      return simulated(simulator, { baseUrl: simulator.url, token: simulator.token });
    },
    source({ baseUrl = "", token = "" }, needs) {
      const budgets = kept((bucket) =>
        rollingBudget({ ...needs, platform: "facebook", bucket, units: plenty }),
      );
      return facebookSource({ ...needs, baseUrl, token, budgets });
    },
  },
  {
    platform: "instagram",
    shape: { posts: 100, callsPerPostsPage: 1, comments: 50, repliesCarried: 50, replies: 50 },
    async start(needs) {
      const simulator = await startInstagramSimulator({ ...needs, callsPerPage: plenty });
      return simulated(simulator, { baseUrl: simulator.url, token: simulator.token });
    },
    source({ baseUrl = "", token = "" }, needs) {
      const budgets = kept((bucket) =>
        rollingBudget({ ...needs, platform: "instagram", bucket, units: plenty }),
      );
      return instagramSource({ ...needs, baseUrl, login: "facebook", token, budgets });
    },
  },
  {
    platform: "youtube",
    shape: { posts: 50, callsPerPostsPage: 2, comments: 100, repliesCarried: 5, replies: 100 },
    async start(needs) {
      const simulator = await startYoutubeSimulator({ ...needs, dailyUnits: plenty });
      return simulated(simulator, { baseUrl: simulator.url, apiKey: simulator.apiKey });
    },
    source({ baseUrl = "", apiKey = "" }, needs) {
      const budget = { spend: async () => {}, exhaust: async () => {} };
      return youtubeSource({ ...needs, baseUrl, apiKey, budget });
    },
  },
  {
    platform: "tiktok",
    shape: { posts: 20, callsPerPostsPage: 1, comments: 30, repliesCarried: 3, replies: 30 },
    async start(needs) {
      const simulator = await startTiktokSimulator({ ...needs, reordersAfter: plenty });
      const { url: baseUrl, refreshUrl, appId, appSecret } = simulator;
      const tokens = needs.truth.channels.map(({ id, handle }) => [
        handle.slice(1),
        simulator.refreshToken(id),
      ]);
      return simulated(simulator, {
        baseUrl,
        refreshUrl,
        appId,
        appSecret,
        tokens: JSON.stringify(Object.fromEntries(tokens)),
      });
    },
    source({ tokens = "", baseUrl = "", refreshUrl = "", appId = "", appSecret = "" }, needs) {
      const refreshTokens = new Map(Object.entries(JSON.parse(tokens) as Readonly<Record<string, string>>));
      const budget = rollingBudget({ ...needs, platform: "tiktok", bucket: "calls", units: plenty });
      return tiktokSource({ ...needs, baseUrl, refreshUrl, appId, appSecret, refreshTokens, budget });
    },
  },
  {
    platform: "x",
    shape: {
      posts: 100,
      callsPerPostsPage: 1,
      comments: 500,
      repliesCarried: "all",
      replies: 500,
      againAtLeastEveryMs: 24 * hourMs, // X wants deletions followed within a day
    },
    ids: { post: (_, number, atMs) => idOnX(atMs, number, 0), comment: (_, ...made) => idOnX(...made) },
    async start(needs) {
      const simulator = await startXSimulator(needs);
      return simulated(simulator, { baseUrl: simulator.url, token: simulator.token });
    },
    source({ baseUrl = "", token = "" }, needs) {
      const quota = { platform: "x", bucket: "posts", units: plenty, timeZone: "UTC", per: "month" } as const;
      const budget = dailyBudget({ ...needs, ...quota, block: 500 });
      return xSource({ ...needs, baseUrl, token, search: "all", naming: "tweet", budget });
    },
  },
  {
    platform: "portal",
    // Articles that changed and comments since the last visit are two lists.
    shape: { posts: 100, callsPerPostsPage: 2, comments: 100, repliesCarried: "all", replies: 100 },
    ids: {
      post: (portal, number) => `${portal}/p${number}`,
      comment: (portal, _, number, index) =>
        `${portal}/c${idsOnPortalsBegin + number * mostUnderOnePost + index}`,
    },
    async start(needs) {
      const simulator = await startPortalSimulator(needs);
      return simulated(simulator, {
        host: simulator.host,
        addresses: JSON.stringify([...simulator.addresses]),
      });
    },
    source({ host = "", addresses = "[]" }, needs) {
      const { delaySeconds: _, wholeListHours, ...portals } = Config.parse({}).collect.portals;
      return portalSource({
        ...needs,
        ...portals,
        version: "0.0",
        delayMs: 0,
        wholeListEveryMs: wholeListHours * hourMs,
        privateHosts: new Set([host]),
        sites: (JSON.parse(addresses) as readonly (readonly [string, string])[]).map(
          ([nativeId, baseUrl]) => ({
            nativeId,
            baseUrl,
          }),
        ),
      });
    },
  },
];

/** Of so many digits that they look like nothing else. */
const idsOnPortalsBegin = 100_000_000_000_000;

/** As X makes them: the time, and a number below it that nobody else has. */
function idOnX(atMs: number, number: number, index: number): string {
  return String((BigInt(atMs - idsOnXBeganMs) << 22n) + BigInt(number * mostUnderOnePost + index));
}

function simulated(simulator: Omit<Simulated, "access">, access: Access): Simulated {
  return {
    access,
    addPost: (post) => simulator.addPost(post),
    add: (comment) => simulator.add(comment),
    [Symbol.asyncDispose]: () => simulator[Symbol.asyncDispose](),
  };
}

function kept<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    const there = made.get(name) ?? make(name);
    made.set(name, there);
    return there;
  };
}
