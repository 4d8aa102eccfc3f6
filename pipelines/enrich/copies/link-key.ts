import { createHash } from "node:crypto";

/** What every key of a shared link begins with; those of messages are hexadecimal digits alone. */
const prefix = "link:";

const link = /(?:https?:\/\/|\bwww\.)[^\s<>"]+/iu;
const closingMarks = /[.,;:!?'’”»…)\]}]+$/u;

/** The same page for telephones, for other languages of a platform, or for readers without a script. */
const sameHost = /^(?:www|m|mobile|mbasic|web|touch|amp|ms-my|l)\./u;
const otherNames: Readonly<Record<string, string>> = { "twitter.com": "x.com", "fb.com": "facebook.com" };

/** Parameters that say who passed a link on or where it was clicked, and nothing of the page. */
const tracking =
  /^(?:utm_.*|fbclid|gclid|dclid|msclkid|yclid|twclid|ttclid|mibextid|igsh|igshid|si|feature|ref|ref_src|ref_url|rdid|share_url|share_id|sfnsn|is_from_webapp|sender_device|is_copy_url|_[rt]|_rdc|_rdr|__tn__|__cft__.*|mc_[ce]id|amp)$/iu;
/** On these hosts `s` and `t` are of that kind too; elsewhere they may name the page or the moment in a film. */
const trackingOnly: Readonly<Record<string, ReadonlySet<string>>> = {
  "x.com": new Set(["s", "t"]),
  "youtube.com": new Set(["t", "pp", "ab_channel", "index", "list", "start_radio"]),
};

/**
 * The first link of a text as host, path and what of its parameters names the page, so that links to one page are equal:
 * without protocol, fragment and tracking, `youtu.be` and shorts as the film that they show. `null` where there is none.
 * Links of services that shorten them stay as they are, for nobody follows them.
 */
export function linkIn(text: string): string | null {
  const [found] = link.exec(text) ?? [];
  return found === undefined ? null : normalLink(found.replace(closingMarks, ""));
}

/** A link that stands alone, such as a post's own; `null` for what is none. */
export function normalLink(address: string): string | null {
  const url = URL.parse(/^https?:/iu.test(address) ? address : `https://${address}`);
  if (url === null || !url.hostname.includes(".")) return null;
  const bare = url.hostname.toLowerCase().replace(sameHost, "");
  const host = otherNames[bare] ?? bare;
  const film = filmOf(host, url);
  if (film !== undefined) return `youtube.com/watch?v=${film}`;
  const parameters = [...url.searchParams]
    .filter(([name]) => !tracking.test(name) && trackingOnly[host]?.has(name) !== true)
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  const path = url.pathname.replace(/\/+$/u, "");
  return `${host}${path}${parameters.length === 0 ? "" : `?${parameters.join("&")}`}`;
}

function filmOf(host: string, { pathname, searchParams }: URL): string | undefined {
  if (host === "youtu.be") return pathname.split("/")[1] || undefined;
  if (host !== "youtube.com") return undefined;
  const [, kind = "", id] = pathname.split("/");
  if (kind === "watch") return searchParams.get("v") ?? undefined;
  return ["shorts", "live", "embed", "v"].includes(kind) ? id : undefined;
}

/** The key that comments with the same first link share; `null` where a text holds none. */
export function linkKeyOf(text: string): string | null {
  const shared = linkIn(text);
  return shared === null
    ? null
    : `${prefix}${createHash("sha256").update(shared).digest("hex").slice(0, 16)}`;
}

/** Whether a copy key stands for a shared link, not for a message. */
export const isLinkKey = (copyKey: string): boolean => copyKey.startsWith(prefix);
