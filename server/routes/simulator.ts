// Routes of the simulator's page besides the API, in a demonstration only: the thread, its background, photos, the
// clock.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BehindDocument, type SimulatedPhotos } from '../../adapters/index.ts';
import type { Channels } from '../../src/channel/channel.ts';
import type { ChannelAddress } from '../../src/channel/messages.ts';
import { SIMULATOR_CHANNEL } from '../../src/channelKinds.ts';
import { type Pool, queriesOn } from '../../src/database.ts';
import { remembered } from '../../src/inbox/worked.ts';
import { hurryMessages } from '../../src/jobs/hurry.ts';
import { languageFrom } from '../../src/messages/index.ts';
import type { Directory } from '../../src/office/directory.ts';
import { kindOfAddress } from '../../src/office/settings.ts';
import { addressKey, addressTyped } from '../../src/phone.ts';
import { CallerError } from '../../src/refusal.ts';
import { type Clock, isMovable, rfc3339 } from '../../src/time.ts';
import { safePhoto } from '../channels/photoFile.ts';
import { MAX_PHOTO_BYTES } from '../channels/photoLimits.ts';
import type { GraphQLApi } from '../graphql/graphql.ts';
import { readThread } from './simulatorThread.ts';

export interface SimulatorRoutes {
  pool: Pool;
  channels: Channels;
  offices: Directory;
  clock: Clock;
  photos: SimulatedPhotos;
  askFor: GraphQLApi['askFor'];
}

interface ThreadQuery {
  Querystring: { office?: string; to?: string; from?: string };
}

export function mountSimulator(app: FastifyInstance, routes: SimulatorRoutes): void {
  app.register(async (room) => {
    room.addContentTypeParser(/^image\//, { parseAs: 'buffer', bodyLimit: MAX_PHOTO_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    room.addHook('onRequest', (_request, reply, done) => {
      reply.header('cache-control', 'no-store');
      done();
    });
    room.get<ThreadQuery>('/simulator/thread', (request) => threadWithState(routes, request));
    room.post<{ Body: unknown }>('/simulator/clock', (request) => moveClock(routes, request));
    room.post('/simulator/photos', (request, reply) => keepSimulatedPhoto(routes, request, reply));
    room.get<{ Params: { id: string } }>('/simulator/photos/:id', async (request, reply) => {
      const bytes = routes.photos.read(`simulator:${request.params.id}`);
      return bytes ? reply.type('image/jpeg').send(bytes) : reply.code(404).send({ error: 'This photo is gone.' });
    });
  });
}

/** The chat of one applicant with one office, and what a trainer may see behind it. */
async function threadWithState(
  routes: SimulatorRoutes,
  { query, headers }: FastifyRequest<ThreadQuery>,
): Promise<object> {
  const { pool, channels, photos, offices, clock, askFor } = routes;
  const office = offices.find((query.office ?? '').toUpperCase());
  if (!office) throw new CallerError('NOT_FOUND', 'There is no such office.');
  const from = senderAddressOf(query.from ?? '');
  const to = query.to ? addressTyped(query.to).value : office.code;
  const { timeZone } = office;
  const parties = { channel: SIMULATOR_CHANNEL, sender: addressKey(from.kind, from.value), recipient: to };
  const language = languageFrom(headers['accept-language']);
  const ask = askFor({ kind: 'sender', channel: kindOfAddress(office, to), address: from, sentAt: clock.now() });
  const [messages, [known], { viewer }] = await Promise.all([
    readThread(pool, channels, { from, to, timeZone, texts: photos.texts }),
    remembered(queriesOn(pool), [parties]),
    ask(BehindDocument, {}, language),
  ]);
  return {
    now: rfc3339(clock.now(), timeZone),
    mayMove: isMovable(clock),
    messages,
    remembered: known?.state ?? {},
    bookings: viewer.bookings.edges.map(({ node }) => node),
  };
}

/** As the simulator's channel reads it. */
function senderAddressOf(text: string): ChannelAddress {
  const value = text.trim();
  if (value === '' || value.length > 100) throw new CallerError('BAD_USER_INPUT', 'from must name a sender.');
  return addressTyped(value);
}

/** A month: what a demonstration shows happens within one, and a slip of the finger does not end in another century. */
const MAX_CLOCK_STEP_MINUTES = 31 * 24 * 60;

/** `{"minutes"}`: moves the application's clock on, never back: what has happened has happened. */
async function moveClock({ pool, clock }: SimulatorRoutes, { body }: FastifyRequest): Promise<object> {
  if (!isMovable(clock)) throw new CallerError('FORBIDDEN', 'This clock cannot be moved.');
  const minutes = (body as { minutes?: unknown } | null)?.minutes;
  if (!Number.isInteger(minutes) || Number(minutes) < 1 || Number(minutes) > MAX_CLOCK_STEP_MINUTES)
    throw new CallerError('BAD_USER_INPUT', `minutes must be a whole number from 1 to ${MAX_CLOCK_STEP_MINUTES}.`);
  clock.advance(Number(minutes));
  await hurryMessages(pool, Number(minutes));
  return { now: clock.now().toString() };
}

async function keepSimulatedPhoto(
  { photos }: SimulatorRoutes,
  { body }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const photo = Buffer.isBuffer(body) ? await safePhoto(body) : 'NOT_A_PHOTO';
  if (typeof photo === 'string')
    return reply.code(photo === 'TOO_MANY_PHOTOS' ? 503 : 400).send({ error: 'The photo was not taken.', code: photo });
  return reply.send({ url: photos.keep(photo.bytes), contentType: photo.contentType });
}
