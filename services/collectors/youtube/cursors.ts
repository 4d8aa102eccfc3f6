import { z } from "zod";
import type { Cursor } from "../../../pipelines/ports/source.ts";

/** A place in a channel's list of uploads. */
export const UploadsPlace = z.object({ playlist: z.string(), token: z.string().optional() });
export type UploadsPlace = Readonly<z.infer<typeof UploadsPlace>>;

/** A page of threads, and those threads of it whose replies are all fetched: at most a hundred ids, mostly none. */
export const ThreadPlace = z.object({ token: z.string().optional(), done: z.array(z.string()) });
export type ThreadPlace = Readonly<z.infer<typeof ThreadPlace>>;

export function cursorAt(place: UploadsPlace | ThreadPlace): Cursor {
  return JSON.stringify(place);
}
