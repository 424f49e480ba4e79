// Pictures of a code and the calendar file of a visit, each at an address that only the holder of the code knows.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { BookingLinks } from '../../schema/index.ts';
import type { Booking } from '../../src/booking/booking.ts';
import { findBookings } from '../../src/booking/find.ts';
import { type Pool, queriesOn } from '../../src/database.ts';
import type { Directory } from '../../src/office/directory.ts';
import type { Clock } from '../../src/time.ts';
import { code128Png, code128Svg, qrPng, qrSvg } from './pictures.ts';
import { visitFileOf } from './visitFile.ts';

export interface BookingRoutes {
  pool: Pool;
  offices: Directory;
  clock: Clock;
  sign(text: string): string;
}

export function bookingLinks(publicUrl: string, sign: (text: string) => string): (code: string) => BookingLinks {
  return (code) => {
    const base = `${publicUrl}/bookings/${code}/${sign(code)}`;
    return { qr: `${base}/qr.png`, code128: `${base}/code128.png`, calendar: `${base}/visit.ics` };
  };
}

const PICTURE_FILES = {
  'qr.png': { draw: qrPng, type: 'image/png' },
  'qr.svg': { draw: qrSvg, type: 'image/svg+xml' },
  'code128.png': { draw: code128Png, type: 'image/png' },
  'code128.svg': { draw: code128Svg, type: 'image/svg+xml' },
} as const;

interface BookingFileAddress {
  Params: { code: string; signature: string; file: string };
}

export function mountBookings(app: FastifyInstance, routes: BookingRoutes): void {
  app.get<BookingFileAddress>('/bookings/:code/:signature/:file', async (request, reply) => {
    const { code, signature, file } = request.params;
    // Nothing is looked up for an address that was not given out: codes can't be tried out here.
    if (signature !== routes.sign(code)) return notFound(reply);
    if (Object.hasOwn(PICTURE_FILES, file)) {
      const { draw, type } = PICTURE_FILES[file as keyof typeof PICTURE_FILES];
      reply.header('cache-control', 'private, max-age=86400, immutable').type(type);
      return reply.send(await draw(code));
    }
    const booking = file === 'visit.ics' ? await findBookingByCode(routes, code) : undefined;
    return booking ? sendCalendar(routes, booking, reply) : notFound(reply);
  });
}

async function findBookingByCode({ pool }: BookingRoutes, code: string): Promise<Booking | undefined> {
  return (await findBookings(queriesOn(pool), [code])).get(code);
}

function sendCalendar({ offices, clock }: BookingRoutes, booking: Booking, reply: FastifyReply): FastifyReply {
  const file = visitFileOf(booking, offices.get(booking.office), clock.now());
  reply.header('cache-control', 'private, no-store');
  reply.header('content-disposition', `attachment; filename="${file.name}"`);
  return reply.type(file.contentType).send(file.content);
}

function notFound(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ error: 'There is nothing here.' });
}
