import { canonicalUrl, idOfAddress, withoutTracking } from "./canonical-url.ts";

/** Where a portal is at home: under its id, by which it names itself, and at the address where it is asked. */
export interface PortalHome {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Where to ask for what the portal names so; `undefined` for what is not its own. */
  askAt(address: string): string | undefined;
  /** The id within the portal of what is at this address, whichever home it is in; `undefined` for what is not its own. */
  idAt(address: string): string | undefined;
  /** Where to ask for what has this id because of its address; `undefined` for another id. */
  addressOf(localId: string): string | undefined;
}

/**
 * A portal that moved goes on naming itself by its old address or its new one: both lead to the new, and give the id that
 * belongs to the old. `www.` and the difference between http and https count for nothing.
 */
export function portalHome(nativeId: string, baseUrl: string): PortalHome {
  const base = baseUrl.replace(/\/$/u, "");
  const named = `https://${nativeId}`.replace(/\/$/u, "");
  const homes = [named, base].flatMap((home) => canonicalUrl(home) ?? []);

  /** What stands behind the portal's own address, from its first slash. */
  const within = (address: string): string | undefined => {
    const url = canonicalUrl(address);
    const asked = withoutTracking(address);
    if (url === undefined || asked === undefined) return undefined;
    for (const { host, pathname } of homes) {
      const start = pathname === "/" ? 0 : pathname.length;
      const inside = start === 0 || url.pathname === pathname || url.pathname.startsWith(`${pathname}/`);
      if (url.host === host && inside) return (asked.pathname.slice(start) || "/") + asked.search;
    }
    return undefined;
  };

  return {
    baseUrl: base,
    askAt(address) {
      const rest = within(address);
      return rest === undefined ? undefined : base + rest;
    },
    idAt(address) {
      const rest = within(address);
      return rest === undefined ? undefined : idOfAddress(named + rest);
    },
    addressOf(localId) {
      if (!localId.startsWith("u/")) return undefined;
      return this.askAt(new URL(localId.slice(1), named).href);
    },
  };
}
