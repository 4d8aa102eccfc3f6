import { z } from "zod";
import { updateState } from "../../../pipelines/core/update-state.ts";
import type { Collection, StateStore } from "../../../pipelines/ports/state-store.ts";

/** How a portal is read: by WordPress's REST API, or by its feeds, sitemaps and pages. */
const PortalWay = z.object({ way: z.enum(["rest", "pages"]) });
type Way = z.infer<typeof PortalWay>["way"];

/** One document a portal, under its id. */
const portalWays: Collection<z.infer<typeof PortalWay>> = { name: "portalWays", schema: PortalWay };

/**
 * The way that was once found for a portal, kept for good: an article may have another id, and its writers have others,
 * when read the other way. `find` throws where the portal can be read in neither.
 */
export async function rememberedWay(
  state: StateStore,
  nativeId: string,
  find: () => Promise<Way>,
): Promise<Way> {
  const known = (await state.get(portalWays, nativeId))?.value.way;
  if (known !== undefined) return known;
  const found = await find();
  return (await updateState(state, portalWays, nativeId, (there) => there ?? { way: found })).way;
}
