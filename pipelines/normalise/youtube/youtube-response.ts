import { z } from "zod";
import type { Payload } from "../../ports/source.ts";

const Resource = z.looseObject({
  kind: z.string(),
  id: z.unknown().optional(),
  snippet: z.looseObject({ videoId: z.unknown().optional(), title: z.unknown().optional() }).optional(),
});

const List = z.looseObject({ kind: z.string(), items: z.array(z.unknown()) });

/** The API's resources that the normaliser reads, by the `kind` they carry. */
const payloadKinds: Readonly<Record<string, string>> = {
  "youtube#video": "video",
  "youtube#commentThread": "commentThread",
  "youtube#comment": "comment",
};

/** Resources that are understood, and of which nothing becomes an item: a list tells only where videos are. */
const otherResources: Readonly<Record<string, string>> = {
  "youtube#channel": "channel",
  "youtube#playlistItem": "listed_video",
  "youtube#searchResult": "listed_video",
};

const ErrorAnswer = z.looseObject({ error: z.union([z.string(), z.looseObject({ message: z.string() })]) });
const errorKind = "error";

/** What the hub says of a video, which holds no count and no comment. */
export const hubNotices = { changed: "video_changed", deleted: "video_deleted" } as const;

/** An answer that is understood, and of which nothing becomes an item. */
export function isOtherResource(kind: string): boolean {
  const others: readonly string[] = [...Object.values(otherResources), ...Object.values(hubNotices)];
  return kind === errorKind || others.includes(kind);
}

/** For a payload that does not name its video, such as a list of replies. */
export const unknownVideo = "unknown";

/**
 * The payloads in a response of the YouTube Data API, as the source would hand them on: of a list, each item; of a
 * single resource, itself. A resource of a kind that nobody here knows keeps that kind's name, which the normaliser rejects.
 */
export function payloadsInYoutubeResponse(response: unknown): readonly Payload[] {
  if (ErrorAnswer.safeParse(response).success)
    return [{ kind: errorKind, postNativeId: unknownVideo, caption: null, body: response }];
  const list = List.safeParse(response);
  return (list.success ? list.data.items : [response]).map(payloadOf);
}

function payloadOf(body: unknown): Payload {
  const { data } = Resource.safeParse(body);
  const resource = data?.kind ?? "unknown";
  const kind = payloadKinds[resource] ?? otherResources[resource] ?? resource;
  const { title, videoId } = data?.snippet ?? {};
  const post = kind === "video" ? data?.id : videoId;
  return {
    kind,
    postNativeId: typeof post === "string" ? post : unknownVideo,
    caption: kind === "video" && typeof title === "string" ? title : null,
    body,
  };
}
