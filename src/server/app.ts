// The whole server on one database: wires every room to the others, and takes it all down again.
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import { openChannels } from '../../adapters/index.ts';
import type { House } from '../../schema/index.ts';
import type { Asker } from '../access/asker.ts';
import { type BookAnswer, bookGroup, type Wanted } from '../booking/book.ts';
import { type Confirmation, confirmGroup } from '../booking/confirm.ts';
import type { Channels } from '../channel.ts';
import type { Config } from '../config.ts';
import { asTransaction, type Pool } from '../database.ts';
import { enqueueForgotten } from '../inbox/inbox.ts';
import { rollAll, settleAll, startClockwork } from '../jobs/clockwork.ts';
import { deliver } from '../jobs/deliver.ts';
import { startWorkers } from '../jobs/workers.ts';
import { applyFile, type Directory, openDirectory } from '../office/directory.ts';
import type { FileOffice } from '../office/officesFile.ts';
import { CallerError } from '../refusal.ts';
import type { Clock } from '../time.ts';
import { inGroups } from '../transact.ts';
import { bookingLinks, mountBookings } from './bookingRoutes.ts';
import { mountChannels } from './channelRoutes.ts';
import { type Conversations, workOn } from './conversations.ts';
import { type Database, migrate, openDatabase } from './database.ts';
import { type GraphQL, startGraphQL } from './graphql.ts';
import { homePage } from './home.ts';
import type { Log } from './log.ts';
import { type AdminKey, addressSigner, adminKey } from './secrets.ts';

export interface RunningApp {
  /** Where it listens. */
  url: string;
  admin: AdminKey;
  channels: Channels;
  /** Answers what is in flight, then stops everything but the database server. */
  stop(): Promise<void>;
}

export interface AppSetup {
  config: Config;
  databaseUrl: string;
  offices: readonly FileOffice[];
  clock: Clock;
  log: Log;
}

/** How many jobs are worked on at a time. */
const WORKERS = 8;

export async function startApp(setup: AppSetup): Promise<RunningApp> {
  const { config, databaseUrl, clock, log } = setup;
  await migrate(databaseUrl);
  const database = await openDatabase(databaseUrl);
  const stops: (() => Promise<unknown>)[] = [() => database.close()];
  try {
    const offices = await readOffices(database, setup);
    const onFault = (error: unknown) => log.error({ err: error }, 'A fault.');
    const sign = await addressSigner(database.pool);
    const house = openHouse(database.pool, offices, clock, bookingLinks(config.publicUrl, sign));
    const admin = await adminKey(database.pool, config.adminKey, config.dataDir);
    const channels = openChannels({
      publicUrl: config.publicUrl,
      simulator: config.mode === 'demo',
      twilio: config.twilio,
    });
    const graphql = await startGraphQL(house, onFault);
    stops.unshift(() => graphql.stop());

    const conversations = { pool: database.pool, channels, offices, clock, askFor: graphql.askFor };
    stops.unshift(await startWork(database, conversations, log));
    const app = openHttp(graphql, admin, house, conversations, sign, log);
    stops.unshift(() => app.close());
    await app.listen({ port: config.port, host: config.host });
    const address = app.server.address() as AddressInfo;
    return { url: `http://localhost:${address.port}`, admin, channels, stop: () => inOrder(stops) };
  } catch (error) {
    await inOrder(stops).catch(() => {});
    throw error;
  }
}

async function inOrder(stops: (() => Promise<unknown>)[]): Promise<void> {
  for (const stop of stops) await stop();
}

async function readOffices({ orm, pool }: Database, { offices, clock, log }: AppSetup): Promise<Directory> {
  const left = await applyFile(orm.em, offices);
  for (const code of left)
    log.warn({ office: code }, 'This office is no longer in the offices file; it stays as it was.');
  const directory = await openDirectory(orm.em);
  await rollAll(pool, directory, clock.now());
  await settleAll(pool, clock.now());
  return directory;
}

function openHouse(pool: Pool, offices: Directory, clock: Clock, links: House['links']): House {
  return {
    pool,
    offices,
    now: () => clock.now(),
    book: inGroups<Wanted, BookAnswer>(pool, (tx, group, inLine) => bookGroup(tx, group, clock.now(), inLine)),
    confirm: inGroups<Confirmation, BookAnswer>(pool, (tx, group) => confirmGroup(tx, group, offices.get, clock.now())),
    links,
  };
}

/** The jobs: those that come by the queue, and those that come by the clock. */
async function startWork(
  { url, pool }: Database,
  conversations: Conversations,
  log: Log,
): Promise<() => Promise<void>> {
  const onFault = (error: unknown) => log.error({ err: error }, 'A job failed; it will be tried again.');
  const { channels, clock, offices } = conversations;
  const tasks = {
    converse: async (payload: unknown) => void (await workOn(conversations, idOf(payload))),
    deliver: (payload: unknown) => deliver({ pool, channels, clock }, idOf(payload)),
  };
  await enqueueForgotten(asTransaction(pool));
  const workers = await startWorkers({ url, pool, tasks, concurrency: WORKERS, onFault });
  const stopClock = startClockwork({ pool, offices, clock, onFault });
  return async () => {
    await stopClock();
    await workers.stop();
  };
}

function idOf(payload: unknown): number {
  return Number((payload as { id: unknown }).id);
}

function openHttp(
  graphql: GraphQL,
  admin: AdminKey,
  house: House,
  conversations: Conversations,
  sign: (text: string) => string,
  log: Log,
): FastifyInstance {
  const { pool, channels, clock } = conversations;
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    trustProxy: true,
    forceCloseConnections: 'idle',
    bodyLimit: 256 * 1024,
  });
  graphql.mount(app, (request) => readAsker(request, admin));
  mountChannels(app, { pool, channels, clock, log, workOn: (id) => workOn(conversations, id) });
  mountBookings(app, { pool, offices: house.offices, clock, sign });
  app.get('/', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(homePage(house.offices.all(), house.now())),
  );
  app.get('/healthz', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    const ready = await pool.query('select 1').then(
      () => true,
      () => false,
    );
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'no database' });
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (error instanceof CallerError)
      return reply.code(401).send({ errors: [{ message: error.message, extensions: { code: error.code } }] });
    if (status >= 500) log.error({ err: error, url: request.routeOptions.url }, 'A request failed.');
    return reply
      .code(status)
      .send({ error: status < 500 ? error.message : 'Something went wrong on our side; please try again.' });
  });
  return app;
}

function readAsker(request: FastifyRequest, admin: AdminKey): Asker {
  const { authorization } = request.headers;
  if (!authorization) return { kind: 'anonymous', source: request.ip };
  const key = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  if (key && admin.matches(key)) return { kind: 'administrator' };
  throw new CallerError('UNAUTHENTICATED', 'The key in the Authorization header is not known.');
}
