import { z } from "zod";
import { environmentVariable, secret } from "./config-values.ts";

const YoutubeConfig = z
  .strictObject({
    apiKeyVariable: secret("SUARA_YOUTUBE_API_KEY", "the key of the YouTube Data API"),
    baseUrl: z.url().default("https://www.googleapis.com/youtube/v3").describe("Where the API is."),
    dailyUnits: z.int().positive().default(10_000).describe("Units of quota a day that Suara may spend."),
  })
  .prefault({})
  .describe("YouTube Data API v3.");

const phrases = (what: string) => z.array(z.string().min(1)).default([]).describe(what);

const WhatsappConfig = z
  .strictObject({
    timeZone: z
      .string()
      .refine(isTimeZone, "must be a time zone such as Asia/Kuala_Lumpur")
      .default("Asia/Kuala_Lumpur")
      .describe("Where the exporting phones were: exports carry no time zone."),
    dropFolder: z
      .string()
      .min(1)
      .optional()
      .describe("A folder whose exported chats are imported by themselves; absent: none."),
    dateOrder: z
      .enum(["day-first", "month-first", "year-first"])
      .optional()
      .describe(
        "How to read dates where an export does not show their order; absent: such a file is refused.",
      ),
    officers: phrases(
      "Names or numbers, as the exports show them, of those who speak for the department: their messages are official.",
    ),
    mediaPhrases: phrases("What stands for a picture, video or file left out, in a language Suara lacks."),
    deletedPhrases: phrases("What stands for a deleted message, in a language Suara lacks."),
    editedPhrases: phrases("What follows a message that was changed, in a language Suara lacks."),
    systemPhrases: phrases("What the system says of joins, settings and calls, in a language Suara lacks."),
  })
  .prefault({})
  .describe("Exported chats of WhatsApp groups.");

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const graphAppSecret = environmentVariable
  .optional()
  .describe("Name of the environment variable that holds the app's secret, where the app asks for proof.");

const FacebookConfig = z
  .strictObject({
    tokenVariable: secret(
      "SUARA_FACEBOOK_TOKEN",
      "the token of a system user, or of a person, who has a role on the pages",
    ),
    appSecretVariable: graphAppSecret,
    baseUrl: z
      .url()
      .default("https://graph.facebook.com/v26.0")
      .describe("Where the Graph API is, with its version."),
    engagedUsers: z
      .int()
      .positive()
      .default(1)
      .describe("People who engage with the least busy page in 24 hours; each is worth 4,800 calls to it."),
  })
  .prefault({})
  .describe("Facebook pages, by the Graph API.");

const TiktokConfig = z
  .strictObject({
    appIdVariable: secret("SUARA_TIKTOK_APP_ID", "the id of the app at TikTok for Business"),
    appSecretVariable: secret("SUARA_TIKTOK_APP_SECRET", "the secret of that app"),
    refreshTokensVariable: secret(
      "SUARA_TIKTOK_REFRESH_TOKENS",
      "a refresh token for each channel, as `CHANNEL=TOKEN` with the channel's `id`, between commas or one a line",
    ),
    baseUrl: z
      .url()
      .default("https://business-api.tiktok.com/open_api/v1.3")
      .describe("Where the Business API is, with its version."),
    refreshUrl: z
      .url()
      .default("https://business-api.tiktok.com/open_api/v1.3/tt_user/oauth2/refresh_token/")
      .describe("Where access tokens are renewed."),
    commentsPerCall: z
      .int()
      .min(1)
      .max(100)
      .default(30)
      .describe("How many comments to ask for at a time; lower it if TikTok refuses so many."),
    dailyCalls: z
      .int()
      .positive()
      .default(10_000)
      .describe("Calls to the API in any 24 hours, for all accounts together; TikTok documents no limit."),
  })
  .prefault({})
  .describe("TikTok accounts, by the Business API.");

const webAddress = z.url({ protocol: /^https?$/u });

const DisqusConfig = z
  .strictObject({
    apiKeyVariable: secret("SUARA_DISQUS_KEY", "the public key of an application at Disqus"),
    baseUrl: webAddress.default("https://disqus.com/api/3.0").describe("Where the API is, with its version."),
    officers: z
      .array(z.string().min(1))
      .default([])
      .describe(
        "User names at Disqus (not the names they show) of those who answer for the department: their comments are official.",
      ),
  })
  .prefault({})
  .describe("Disqus, for the portals that have their comments there.");

const PortalsConfig = z
  .strictObject({
    contact: z
      .string()
      .regex(/^[\x21-\x7e]+$/u, "must be one word without accents, such as an address")
      .optional()
      .describe("A page or mail address about us, told to every portal in the User-Agent; absent: none."),
    delaySeconds: z
      .number()
      .nonnegative()
      .default(3)
      .describe("Pause between two requests to one host; a longer Crawl-delay counts instead."),
    wholeListHours: z
      .number()
      .nonnegative()
      .default(24)
      .describe("A portal's whole list is read so often; in between, what changed or was commented on."),
    officers: z
      .array(z.string().min(1))
      .default([])
      .describe(
        "Names, as the portals show them, of the accounts that answer for the department: their comments are official.",
      ),
    sites: z
      .array(
        z.strictObject({
          nativeId: z.string().min(1).describe("The portal's id among the channels."),
          baseUrl: webAddress
            .optional()
            .describe("Where its first page is; absent: at `https://` and its id."),
          listedBy: z
            .enum(["auto", "rest", "feed", "sitemap"])
            .default("auto")
            .describe(
              "By what its articles are found; `auto`: by WordPress's REST API where there is one, else by feeds and sitemaps. Never change it for a portal that was read: its articles may get other ids.",
            ),
          feeds: z
            .array(webAddress)
            .default([])
            .describe("Addresses of its feeds (RSS, RDF, Atom); empty: what its first page announces."),
          sitemaps: z
            .array(webAddress)
            .default([])
            .describe("Addresses of its sitemaps; empty: what robots.txt names, else the usual ones."),
          browser: z
            .boolean()
            .default(false)
            .describe(
              "Its pages show what stands on them only after their scripts have run: they are drawn in Chromium.",
            ),
          disqus: z
            .string()
            .regex(/^[a-z0-9][a-z0-9_-]*$/u, "must be a short name of Disqus, such as `portal-berita`")
            .optional()
            .describe(
              "Short name of its forum at Disqus, where its comments are read instead of on the site; absent: they are on the site.",
            ),
        }),
      )
      .default([])
      .describe("Portals that are elsewhere, or are read otherwise, than is usual."),
    chromium: z
      .string()
      .min(1)
      .optional()
      .describe("Where Chromium is, for portals that need a browser; absent: at the usual places."),
    privateHosts: z
      .array(z.string().min(1))
      .default([])
      .describe(
        "Hosts of portals inside our own network, as `host` or `host:port`; any other private address is refused.",
      ),
    disqus: DisqusConfig,
  })
  .prefault({})
  .describe("News portals.");

const InstagramConfig = z
  .strictObject({
    login: z
      .enum(["facebook", "instagram"])
      .default("facebook")
      .describe(
        "Through whom the token was given: `facebook` for accounts that are linked to pages, `instagram` for Instagram Login.",
      ),
    tokenVariable: secret(
      "SUARA_INSTAGRAM_TOKEN",
      "the token: of a system user or person with a role on the linked pages, or of the account itself for Instagram Login",
    ),
    appSecretVariable: graphAppSecret,
    baseUrl: z
      .url()
      .optional()
      .describe(
        "Where the API is, with its version; unless told, https://graph.facebook.com/v26.0, or https://graph.instagram.com/v26.0 for Instagram Login.",
      ),
    impressions: z
      .int()
      .positive()
      .default(1)
      .describe(
        "How often the least busy account is shown in 24 hours; each time is worth 4,800 calls to it.",
      ),
  })
  .prefault({})
  .describe("Professional accounts of Instagram, by the Graph API.");

const XConfig = z
  .strictObject({
    enabled: z
      .boolean()
      .default(false)
      .describe(
        "Collect from X. Its terms let a government do so on an Enterprise plan only: say `true` when there is one.",
      ),
    tokenVariable: secret("SUARA_X_TOKEN", "the app's Bearer token"),
    baseUrl: z.url().default("https://api.x.com/2").describe("Where the API is, with its version."),
    search: z
      .enum(["recent", "all"])
      .default("recent")
      .describe(
        "How far back replies and quotes are searched: the last 7 days, or everything where the plan has it.",
      ),
    naming: z
      .enum(["tweet", "post"])
      .default("tweet")
      .describe("What the API calls a post in its parameters: `post` from version 2.167 on."),
    monthlyPosts: z
      .int()
      .positive()
      .default(3_000_000)
      .describe("Posts a calendar month (UTC) that Suara may read; replies and quotes are posts too."),
  })
  .prefault({})
  .describe("X (Twitter), by the API v2; needs an Enterprise plan.");

/** How each platform is collected from. */
export const CollectConfig = z
  .strictObject({
    everyMinutes: z
      .number()
      .positive()
      .default(15)
      .describe("How long to wait between two visits of a channel."),
    backfillShare: z
      .number()
      .positive()
      .max(1)
      .default(0.5)
      .describe(
        "Part of a platform's budget that `suara backfill` may use; the rest is kept for the visits.",
      ),
    youtube: YoutubeConfig,
    whatsapp: WhatsappConfig,
    facebook: FacebookConfig,
    tiktok: TiktokConfig,
    portals: PortalsConfig,
    instagram: InstagramConfig,
    x: XConfig,
  })
  .prefault({})
  .describe("Collecting from the platforms.");
