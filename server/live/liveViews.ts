// Opens the two ways to live views, WebSockets and event streams: the same operations, rooms, budgets and origins.
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { AppContext } from '../../schema/index.ts';
import type { FindAsker, SessionOrigin } from '../access/credentials.ts';
import type { RateLimits } from '../access/limiting.ts';
import { openDocuments } from '../graphql/documents.ts';
import { EventStreams } from './eventStreams.ts';
import type { Hub } from './hub.ts';
import { SocketBudget } from './socketBudget.ts';
import { mountSubscriptions } from './subscriptions.ts';
import { ViewAdmission } from './viewAdmission.ts';

export interface LiveViewsSetup {
  schema: GraphQLSchema;
  app: AppContext;
  hub: Hub;
  askerOf: FindAsker;
  origin: SessionOrigin;
  sourceOf(request: IncomingMessage): string;
  take: RateLimits['take'];
  /** Whether what this source does is counted. */
  counts(source: string): boolean;
  /** Origins whose pages may open connections; `*`: any. The pages of this server may in any case. */
  corsOrigins: readonly string[];
  /** The address at which the outside world reaches this server. */
  publicUrl: string;
  /** Connections of live views have limits of their own. */
  release(socket: Socket): void;
  onFault(error: unknown): void;
}

export interface LiveViews {
  streams: EventStreams;
  /** The returned function ends all connections. */
  mount(http: FastifyInstance): () => Promise<void>;
}

export function openLiveViews(setup: LiveViewsSetup): LiveViews {
  const read = openDocuments(setup.schema);
  const admission = new ViewAdmission({ ...setup, read });
  const openSockets = new SocketBudget(setup);
  const shared = { ...setup, read, admission, openSockets, isWelcome: openOrigins(setup) };
  const streams = new EventStreams(shared);
  return {
    streams,
    mount(http) {
      const closeSockets = mountSubscriptions(http, shared);
      return async () => {
        streams.stop();
        await closeSockets();
      };
    },
  };
}

/** Programs send no origin; pages of other sites are welcome as far as their requests over HTTP are. */
function openOrigins({ corsOrigins, publicUrl }: Pick<LiveViewsSetup, 'corsOrigins' | 'publicUrl'>) {
  const welcome = new Set([...corsOrigins, new URL(publicUrl).origin]);
  return ({ headers: { origin, host } }: IncomingMessage): boolean =>
    origin === undefined || welcome.has('*') || welcome.has(origin) || URL.parse(origin)?.host === host;
}
