// The source of an anonymous request, as budgets count it: by network, since one caller has many addresses of it.
import ipaddr from 'ipaddr.js';
import { LRUCache } from 'lru-cache';
import { type Asker, isProven } from './asker.ts';

const UNKNOWN = 'unknown';
/** Characters of an address with a zone. */
const LONGEST_ADDRESS = 80;
const IPV4_BITS = 24;
/** The networks that a provider gives one household or office. */
const IPV6_BITS = 64;
/** The networks around those, which one provider or organisation has. */
const WIDER_IPV4_BITS = 20;
const WIDER_IPV6_BITS = 48;

/** By address: many requests come from one, and each asks several times. */
const knownPrefixes = new LRUCache<string, string>({ max: 10_000 });

/** `203.0.113.0/24` or `2001:db8:1:2::/64`; IPv4 written as IPv6 is IPv4; all that is no address is one source. */
export function sourcePrefix(address: string): string {
  const known = knownPrefixes.get(address);
  if (known !== undefined) return known;
  const prefix = prefixOf(address);
  if (address.length <= LONGEST_ADDRESS) knownPrefixes.set(address, prefix);
  return prefix;
}

function prefixOf(address: string): string {
  const [plain = ''] = address.split('%');
  if (!ipaddr.isValid(plain)) return UNKNOWN;
  const read = ipaddr.process(plain);
  if (read.kind() === 'ipv4') return `${networkOf(ipaddr.IPv4, read, IPV4_BITS)}/${IPV4_BITS}`;
  return `${networkOf(ipaddr.IPv6, read, IPV6_BITS)}/${IPV6_BITS}`;
}

/** Of a budget such as `203.0.113.0/24`: the network around it, `203.0.112.0/20` or /48 of IPv6; null: it is no network. */
export function widerNetwork(budget: string): string | null {
  const [address = ''] = budget.split('/');
  if (!ipaddr.isValid(address)) return null;
  const read = ipaddr.parse(address);
  if (read.kind() === 'ipv4') return `${networkOf(ipaddr.IPv4, read, WIDER_IPV4_BITS)}/${WIDER_IPV4_BITS}`;
  return `${networkOf(ipaddr.IPv6, read, WIDER_IPV6_BITS)}/${WIDER_IPV6_BITS}`;
}

function networkOf(kind: typeof ipaddr.IPv4 | typeof ipaddr.IPv6, address: { toString(): string }, bits: number) {
  return kind.networkAddressFromCIDR(`${address}/${bits}`).toString();
}

/** An address as requests are counted: one of IPv4 by itself, one of IPv6 with its network. */
export function requestSource(address: string): string {
  return address.includes(':') ? sourcePrefix(address) : address;
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

export function isLoopback(address: string): boolean {
  return LOOPBACK.test(address);
}

/** The name of the budget that an asker's unproven places count in; null: they are proven, or not counted. */
export type BudgetOf = (asker: Asker) => string | null;

/** `countLoopback`: whether what this machine asks itself counts, as it does in real service. */
export function openBudgets(countLoopback: boolean): BudgetOf {
  return (asker) => {
    if (isProven(asker)) return null;
    if (asker.kind === 'apiKey') return `key ${asker.id}`;
    if (asker.kind !== 'anonymous') return null;
    return !countLoopback && isLoopback(asker.source) ? null : sourcePrefix(asker.source);
  };
}
