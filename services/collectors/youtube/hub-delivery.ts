import { load } from "cheerio";
import { hubNotices, unknownVideo } from "../../../pipelines/normalise/youtube/youtube-response.ts";
import type { Payload } from "../../../pipelines/ports/source.ts";
import type { Announcement, Delivered } from "../../../schemas/push.ts";

/** What one part of a delivery says. */
interface Notice {
  readonly videoId: string;
  /** `null` where it does not say: a deletion names its channel in passing only. */
  readonly channelId: string | null;
  readonly deleted: boolean;
}

/**
 * What a delivery of YouTube's hub for a channel says happened to which of its videos, in its order; `undefined` when it is
 * no feed. It tells of uploads and of changed titles and descriptions, for which the list of videos must be read, and of
 * deletions, which need a look at the video itself; never of comments.
 */
export function announcedByHub(text: string, channelNativeId: string): Delivered | undefined {
  const notices = noticesIn(text);
  if (notices === undefined) return undefined;
  const announcements = notices.flatMap((notice) => announcedBy(notice, channelNativeId));
  return { announcements, ignored: notices.length - announcements.length };
}

function announcedBy(notice: Notice | undefined, channelNativeId: string): readonly Announcement[] {
  if (notice === undefined || (notice.channelId ?? channelNativeId) !== channelNativeId) return [];
  const { videoId: postNativeId, deleted: changed } = notice;
  return [{ channelNativeId, postNativeId, comments: null, changed }];
}

/** The parts of a recorded delivery, for people to look at; none of them becomes an item. */
export function payloadsInHubDelivery(text: string): readonly Payload[] {
  return (noticesIn(text) ?? [undefined]).map((notice) => ({
    kind: kindOf(notice),
    postNativeId: notice?.videoId ?? unknownVideo,
    caption: null,
    body: {},
  }));
}

function kindOf(notice: Notice | undefined): string {
  if (notice === undefined) return "unknown";
  return notice.deleted ? hubNotices.deleted : hubNotices.changed;
}

/** Each entry and tombstone (RFC 6721), `undefined` where it names no video. `undefined` when the text is no Atom feed. */
function noticesIn(text: string): readonly (Notice | undefined)[] | undefined {
  const $ = load(text, { xml: true });
  const feed = $.root().children("feed");
  if (feed.length !== 1) return undefined;
  return feed
    .children("entry, at\\:deleted-entry")
    .toArray()
    .map((element) => {
      const entry = $(element);
      const deleted = element.tagName !== "entry";
      const videoId = deleted
        ? /^yt:video:(?<id>.+)$/u.exec(entry.attr("ref") ?? "")?.groups?.["id"]
        : entry.children("yt\\:videoId").text().trim();
      if (videoId === undefined || !/^[\w-]{1,64}$/u.test(videoId)) return undefined;
      const channelId = deleted ? null : entry.children("yt\\:channelId").text().trim();
      return { videoId, channelId, deleted };
    });
}
