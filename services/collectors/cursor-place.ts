import type { z } from "zod";
import type { Cursor } from "../../pipelines/ports/source.ts";

/** `undefined` for no cursor, and for one that can't be read: beginning anew repeats pages, and never skips one. */
export function placeAt<Place>(schema: z.ZodType<Place>, cursor: Cursor | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(cursor)).data;
  } catch {
    return undefined;
  }
}
