// The hosts of an address of PostgreSQL, which may name several of them as psql reads it: one takes writes at a time.

/** Parts of an address: all but its hosts and ports is the same for each. */
const DATABASE_ADDRESS = /^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?)([^/?#]*)([^?#]*)(?:\?([^#]*))?/;

export interface DatabaseHosts {
  /** The address with each of the hosts alone, in the order in which they are tried. */
  urls: readonly string[];
  /** Whether only a host that takes writes will do: that of several, or of one if the address says so. */
  mustWrite: boolean;
}

/** Why an address cannot be used. */
export type HostFault = 'ports' | 'session';

const WRITING_SESSIONS = new Set(['read-write', 'primary']);

/** An address that is none is its own only host: the driver says what is wrong with it. */
export function databaseHostsOf(address: string): DatabaseHosts | HostFault {
  const parts = DATABASE_ADDRESS.exec(address);
  if (!parts) return { urls: [address], mustWrite: false };
  const [, front = '', hosts = '', path = '', search = ''] = parts;
  const parameters = new URLSearchParams(search);
  const wanted = parameters.get('target_session_attrs') ?? 'any';
  if (wanted !== 'any' && !WRITING_SESSIONS.has(wanted)) return 'session';
  const mustWrite = wanted !== 'any';
  const named = hostPlacesIn(hosts, parameters);
  if (named === 'ports') return named;
  if (named.length === 1) return { urls: [address], mustWrite };
  const others = search.split('&').filter((one) => one && !/^(host|port)=/.test(one));
  const urls = named.map(({ host, port }) => {
    // A socket's folder is no name of a host.
    const isSocket = host.startsWith('/');
    const name = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
    const authority = `${isSocket ? 'localhost' : name}${port && `:${port}`}`;
    const query = [...(isSocket ? [`host=${encodeURIComponent(host)}`] : []), ...others].join('&');
    return `${front}${authority}${path}${query && `?${query}`}`;
  });
  return { urls, mustWrite: true };
}

/** Parameters win over what stands in front of the path, and one port serves all hosts. */
function hostPlacesIn(authority: string, parameters: URLSearchParams): { host: string; port: string }[] | 'ports' {
  const there = authority.split(',').map((one) => {
    const [, host = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(one) ?? [];
    return { host: /^%2f/i.test(host) ? decodeURIComponent(host) : host, port };
  });
  const hosts = parameters.get('host')?.split(',') ?? there.map(({ host }) => host);
  const ports = parameters.get('port')?.split(',') ?? there.map(({ port }) => port);
  if (ports.length !== 1 && ports.length !== hosts.length) return 'ports';
  return hosts.map((host, at) => ({ host, port: ports[ports.length === 1 ? 0 : at] ?? '' }));
}
