import type { LookupAddress, LookupAllOptions } from "node:dns";
import type { LookupFunction } from "node:net";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** An address inside a private network, of this machine, or of no host at all: nothing there is a portal of the public. */
export class PrivateAddressError extends Error {
  override readonly name = "PrivateAddressError";
}

/** Neither private, loopback, link-local, carrier's, multicast nor reserved, also where IPv6 carries an IPv4 address. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

/** Is the host of this address written as a number that is not public? Names are looked up only when connecting. */
export function isPrivateLiteral({ hostname }: URL): boolean {
  const literal = hostname.replace(/^\[|\]$/gu, "");
  return isIP(literal) !== 0 && !isPublicAddress(literal);
}

export type LookupAll = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses?: LookupAddress[]) => void,
) => void;

/**
 * For connecting: gives a host's addresses only when every one is public. Checked where the connection is made, so that
 * a name that answers differently the second time gains nothing.
 */
export function publicLookup(lookup: LookupAll): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses = []) => {
      const [first] = addresses;
      if (error !== null) callback(error, "", 0);
      else if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address)))
        callback(new PrivateAddressError(`${hostname} has an address that is not public`), "", 0);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
