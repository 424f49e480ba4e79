// Finds the addresses of a host, and lets a request reach none that is not allowed: requests whose address others have typed.
import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { type DeliveryRules, mayReach, NOT_PUBLIC } from '../../src/webhooks/addresses.ts';

/** Asks for all addresses of a name. */
export type HostLookup = (
  host: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

export class AddressNotAllowed extends Error {}

/** All addresses of a name must be allowed: of several, the one that is not would be tried next. */
export function lookupAmong(rules: DeliveryRules, lookup: HostLookup): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const [first] = found;
      if (!first || found.some(({ address }) => !mayReach(address, rules)))
        return callback(new AddressNotAllowed(NOT_PUBLIC), '', 0);
      if (options.all) return callback(null, found);
      callback(null, first.address, first.family || isIP(first.address));
    });
  };
}
