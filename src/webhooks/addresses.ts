// The addresses to which webhooks may be delivered: public ones, and networks that the operator allows. Pure.
import ipaddr from 'ipaddr.js';
import { RefusedInput, refuse } from '../refusal.ts';

export interface DeliveryRules {
  /** Networks that are not public and may be reached all the same: `10.0.0.0/8`, or names of ipaddr.js such as `loopback`. */
  networks: readonly string[];
  httpsOnly: boolean;
}

/** Real service delivers over HTTPS only. */
export function rulesOfDeliveries(config: {
  mode: 'demo' | 'live';
  webhookNetworks: readonly string[];
}): DeliveryRules {
  return { networks: config.webhookNetworks, httpsOnly: config.mode === 'live' };
}

/** Names of networks that a setting may have, as for proxies. */
const NAMED_RANGES: Readonly<Record<string, readonly string[]>> = {
  loopback: ['loopback'],
  linklocal: ['linkLocal'],
  uniquelocal: ['private', 'uniqueLocal'],
};

/** Public by their number, and answered by the machine's own cloud. */
const CLOUD_OWN = ['168.63.129.16/32'];

/** All that is routed between networks; some of what lies outside holds an IPv4 address that a router would take out. */
const GLOBAL_IPV6 = '2000::/3';

/** Names of the machine itself, and of networks that are not public (RFC 6761, 6762 appendix G, 8375; `internal` by ICANN). */
const OWN_MACHINE_NAME = /(^|\.)(localhost|localdomain)$/;
const PRIVATE_NAME = /(^|\.)(local|internal|intranet|private|corp|home|lan|home\.arpa)$/;

const MAX_WEBHOOK_URL_LENGTH = 2000;

/** A sentence; null: it may be a webhook's. The addresses behind its name are looked at when it is delivered to. */
export function faultOfWebhookUrl(text: string, rules: DeliveryRules, field = 'url'): string | null {
  const url = URL.parse(text);
  if (!url || text.length > MAX_WEBHOOK_URL_LENGTH)
    return `${field} must be an address such as https://example.org/hooks.`;
  if (url.protocol !== 'https:' && (rules.httpsOnly || url.protocol !== 'http:'))
    return rules.httpsOnly ? `${field} must begin with https://.` : `${field} must begin with https:// or http://.`;
  if (url.username || url.password) return `${field} must have neither user nor password: deliveries are signed.`;
  if (url.hash) return `${field} must have no part behind #.`;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const mayGo = ipaddr.isValid(host) ? mayReach(host, rules) : mayName(host, rules);
  return mayGo ? null : `${field}: ${NOT_PUBLIC}`;
}

/** Names that mean this machine or a private network wherever they are asked for; others are known by their addresses alone. */
function mayName(host: string, rules: DeliveryRules): boolean {
  const name = host.replace(/\.$/, '');
  if (OWN_MACHINE_NAME.test(name)) return mayReach('127.0.0.1', rules) || mayReach('::1', rules);
  const isPrivate = PRIVATE_NAME.test(name) || !name.includes('.');
  return !isPrivate || rules.networks.length > 0;
}

export const NOT_PUBLIC = 'The address is not a public one: the operator allows networks by WEBHOOK_NETWORKS.';

/** Whether a delivery may go to that IP address, whichever name led to it. */
export function mayReach(address: string, { networks }: Pick<DeliveryRules, 'networks'>): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address in IPv6 is that IPv4 address.
  const ip = ipaddr.process(address);
  if (networks.some((network) => isWithinNetwork(ip, network))) return true;
  if (ip.kind() === 'ipv6' && !isWithinNetwork(ip, GLOBAL_IPV6)) return false;
  return ip.range() === 'unicast' && !CLOUD_OWN.some((network) => isWithinNetwork(ip, network));
}

function isWithinNetwork(ip: ipaddr.IPv4 | ipaddr.IPv6, network: string): boolean {
  const named = NAMED_RANGES[network];
  if (named) return named.includes(ip.range());
  const [base, bits] = ipaddr.isValidCIDR(network) ? ipaddr.parseCIDR(network) : single(network);
  return base.kind() === ip.kind() && ip.match(base, bits);
}

function single(network: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const ip = ipaddr.process(network);
  return [ip, ip.kind() === 'ipv4' ? 32 : 128];
}

/** @throws RefusedInput if it may not be a webhook's. */
export function mustBeCallable(url: string, rules: DeliveryRules): void {
  const message = faultOfWebhookUrl(url, rules);
  if (!message) return;
  const code = message.endsWith(NOT_PUBLIC) ? 'ADDRESS_NOT_PUBLIC' : 'ADDRESS_INVALID';
  throw new RefusedInput({ message, refusal: refuse(code, {}, { field: 'url' }) });
}
