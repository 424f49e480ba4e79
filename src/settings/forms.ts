// The forms of settings that several of them have.
import { resolve } from 'node:path';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { databaseHostsOf } from '../databaseHosts.ts';

export const textForm = z.string();

/** From where the program is started. */
export const pathForm = z.string().transform((path) => resolve(path));

export const webUrl = urlSetting('http', 'https');

/** Pages name their scripts and pictures from the root of the address that they have. */
export const rootUrl = {
  ...webUrl,
  form: webUrl.form.refine(standsAtRoot, {
    params: { must: 'be scheme, host and port alone, such as https://antrean.example: the pages are at the root' },
  }),
};

function standsAtRoot(url: string): boolean {
  const { pathname, search, hash } = new URL(url);
  return `${pathname}${search}${hash}` === '/';
}

/** A URL with one of these schemes, without slashes at its end. */
export function urlSetting(...schemes: readonly string[]) {
  return {
    type: 'URL' as const,
    form: z.url({ protocol: new RegExp(`^(${schemes.join('|')})$`) }).transform((url) => url.replace(/\/+$/, '')),
    must: `be a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  };
}

export const commaForm = z.string().transform((text) => text.split(',').flatMap((part) => part.trim() || []));

const NAMED_NETWORKS = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** Addresses, networks such as 10.0.0.0/8, and the names that stand for networks. */
export const networkList = {
  type: 'list' as const,
  form: commaForm.pipe(z.array(z.string().refine(isNetwork))),
  must: 'list addresses, networks such as 10.0.0.0/8, loopback, linklocal or uniquelocal',
};

function isNetwork(part: string): boolean {
  return NAMED_NETWORKS.has(part) || ipaddr.isValid(part) || ipaddr.isValidCIDR(part);
}

export const MIN_KEY_LENGTH = 16;

export const keySetting = {
  type: 'key' as const,
  form: z.string().min(MIN_KEY_LENGTH),
  must: `have at least ${MIN_KEY_LENGTH} characters`,
  secret: true as const,
};

/** Digits only, so that no other way of writing a number is taken. */
export const countForm = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

export const instantForm = z.string().transform((text, { addIssue }) => {
  try {
    return Temporal.Instant.from(text);
  } catch {
    addIssue({ code: 'custom' });
    return z.NEVER;
  }
});

const PORTS_MUST = 'name as many ports as hosts, or one for all of them';
const SESSION_MUST = 'leave out target_session_attrs, or set it to read-write or primary: the server writes';

/** An address of PostgreSQL as psql takes it, with one host or several. */
export const databaseUrl = {
  ...urlSetting('postgres', 'postgresql'),
  form: z.string().transform((address, { addIssue }) => {
    const found = databaseHostsOf(address);
    if (typeof found === 'string') {
      addIssue({ code: 'custom', params: { must: found === 'ports' ? PORTS_MUST : SESSION_MUST } });
      return z.NEVER;
    }
    if (found.urls.every(isPostgresUrl)) return address.replace(/\/+$/, '');
    addIssue({ code: 'custom' });
    return z.NEVER;
  }),
  secret: true as const,
};

/** A replica is one host, and takes no writes. */
export const replicaUrl = {
  ...urlSetting('postgres', 'postgresql'),
  form: z.string().refine((address) => {
    const found = databaseHostsOf(address);
    return typeof found !== 'string' && found.urls.length === 1 && !found.mustWrite && isPostgresUrl(address);
  }),
  must: 'be a URL that begins with postgres:// or postgresql:// and names one host, without target_session_attrs',
  secret: true as const,
};

const postgresUrl = urlSetting('postgres', 'postgresql').form;

function isPostgresUrl(url: string): boolean {
  return postgresUrl.safeParse(url).success;
}
