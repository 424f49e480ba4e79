// A browser without pages: it follows redirects, and keeps cookies by host as browsers do.

export interface CookieJar {
  /** One request, without following where it leads. */
  ask(url: string, init?: RequestInit): Promise<Response>;
  /** Follows redirects until an address is answered otherwise, or begins with `until`; answers with that address. */
  follow(url: string, until: string): Promise<string>;
  /** The value of a cookie of that host; undefined: it has none. */
  cookie(url: string, name: string): string | undefined;
  /** The header `cookie` for that host. */
  header(url: string): string;
  /** The attributes with which a cookie was last set. */
  attributes(name: string): string[];
}

const MAX_REDIRECTS = 12;

export function cookieJar(): CookieJar {
  const hosts = new Map<string, Map<string, string>>();
  const attributes = new Map<string, string[]>();

  // Ports of one host share their cookies in browsers; here each server is one of its own.
  const cookiesAt = (url: string) => {
    const { host } = new URL(url);
    const cookies = hosts.get(host) ?? new Map<string, string>();
    hosts.set(host, cookies);
    return cookies;
  };
  const header = (url: string) => [...cookiesAt(url)].map(([name, value]) => `${name}=${value}`).join('; ');

  async function ask(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...(header(url) && { cookie: header(url) }), ...init.headers };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = set.split('; ');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      attributes.set(name, rest);
      if (rest.includes('Max-Age=0') || /expires=Thu, 01 Jan 1970/i.test(set)) cookiesAt(url).delete(name);
      else cookiesAt(url).set(name, value);
    }
    return response;
  }

  return {
    ask,
    header,
    cookie: (url, name) => cookiesAt(url).get(name),
    attributes: (name) => attributes.get(name) ?? [],
    async follow(url, until) {
      let at = url;
      for (let steps = 0; steps < MAX_REDIRECTS; steps++) {
        if (at.startsWith(until)) return at;
        const response = await ask(at);
        const location = response.headers.get('location');
        if (!location) throw new Error(`${at} answers ${response.status}: ${(await response.text()).slice(0, 500)}`);
        at = new URL(location, at).href;
      }
      throw new Error(`Too many redirects, the last to ${at}.`);
    },
  };
}
