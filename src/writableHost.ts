// Finds the one of several hosts of PostgreSQL that takes writes: the primary, whichever of them that is now.
import pg from 'pg';

export interface HostPlace {
  host: string;
  port: number;
}

/** Milliseconds for a host to say whether it takes writes. */
const HOST_ANSWER_TIMEOUT_MS = 2000;
/** Milliseconds without an answer after which the next host is asked besides: one that is cut off costs no more. */
const NEXT_HOST_AFTER_MS = 300;

/** PostgreSQL's code where it takes no writes, as a standby or by a setting. */
export const READ_ONLY_CODE = '25006';

/** One column, `isReadOnly`: a standby counts. */
export const READ_ONLY_QUERY = `select current_setting('transaction_read_only') = 'on' as "isReadOnly"`;

export function readOnlyFault(): Error {
  return Object.assign(new Error('takes no writes'), { code: READ_ONLY_CODE });
}

const searches = new Map<string, Promise<HostPlace>>();

/**
 * The first in the list that takes writes. Callers that come while it is looked for share one search: after a failover
 * all connections are opened at once.
 * @throws AggregateError where none does, with the reason of each.
 */
export function findWritableHost(places: readonly HostPlace[], config: pg.ClientConfig): Promise<HostPlace> {
  const key = JSON.stringify([places, config.user, config.database]);
  const found = searches.get(key) ?? searchInTurn(places, (place) => refuseReadOnly(place, config));
  searches.set(key, found);
  const over = () => {
    if (searches.get(key) === found) searches.delete(key);
  };
  found.then(over, over);
  return found;
}

function searchInTurn(places: readonly HostPlace[], ask: (place: HostPlace) => Promise<void>): Promise<HostPlace> {
  const { promise, resolve, reject } = Promise.withResolvers<HostPlace>();
  const faults: Error[] = [];
  const left = places.values();
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const askNext = () => {
    clearTimeout(timer);
    const place = isOver ? undefined : left.next().value;
    if (!place) return;
    timer = setTimeout(askNext, NEXT_HOST_AFTER_MS);
    ask(place).then(
      () => resolve(place),
      (fault: Error) => {
        faults.push(namedFault(fault, place));
        if (faults.length < places.length) askNext();
        else
          reject(
            new AggregateError(faults, `no host takes writes (${faults.map(({ message }) => message).join('; ')})`),
          );
      },
    );
  };
  askNext();
  return promise.finally(() => {
    clearTimeout(timer);
    // Those that were not asked need not be any more.
    isOver = true;
  });
}

function namedFault(cause: Error & { code?: string }, { host, port }: HostPlace): Error {
  const { message, code } = cause;
  const why = message === 'timeout expired' ? 'no answer' : message || code;
  return Object.assign(new Error(`${host}:${port}: ${why}`, { cause }), code && { code });
}

/** By a connection of its own, so that a host that stands still holds up no other. */
async function refuseReadOnly(place: HostPlace, config: pg.ClientConfig): Promise<void> {
  const { types: _, pipeline: __, ...plain } = config as pg.ClientConfig & { pipeline?: boolean };
  const timeouts = { connectionTimeoutMillis: HOST_ANSWER_TIMEOUT_MS, query_timeout: HOST_ANSWER_TIMEOUT_MS };
  const asking = new pg.Client({ ...plain, password: config.password, ...place, ...timeouts });
  asking.on('error', () => {});
  try {
    await asking.connect();
    const { rows } = await asking.query<{ isReadOnly: boolean }>(READ_ONLY_QUERY);
    if (rows[0]?.isReadOnly) throw readOnlyFault();
  } finally {
    asking.end().catch(() => {});
  }
}
