import { z } from "zod";
import type { Instant } from "../../../schemas/item.ts";
import type { RawItem } from "../../../schemas/raw-item.ts";
import type { Reject } from "../../core/outcome.ts";
import { reject } from "../../core/outcome.ts";
import type { Flaw } from "../checks.ts";

/** The day on which youtube.com was registered: nothing there is older. */
export const youtubeBegan: Instant = "2005-02-14T00:00:00.000Z";

/** Ids become keys and addresses, which lone surrogates can't be. */
export const NativeId = z
  .string()
  .min(1)
  .refine((id) => id.isWellFormed());

const prefix = "youtube:";

export function videoIdOf({ postId }: RawItem): string {
  return postId.slice(prefix.length);
}

export function watchUrl(videoId: string): string {
  return `https://www.youtube.com/watch?v=${encodeURIComponent(videoId.toWellFormed())}`;
}

export function rejectFlaw({ reason, field }: Flaw): Reject {
  return reject(reason, field);
}

/** Names the first field that is not as documented, and quotes nothing of it. */
export function rejectShape({ issues }: z.ZodError): Reject {
  const path = issues[0]?.path.join(".") ?? "";
  return reject("shape", path === "" ? "the payload itself" : path);
}
