// Pictures of a code and the calendar file of a visit, each at an address that only the holder of the code knows.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { BookingLinks } from '../../schema/index.ts';
import type { Booking } from '../../src/booking/booking.ts';
import { findBookings } from '../../src/booking/find.ts';
import { arriveBy } from '../../src/booking/rules.ts';
import { type Pool, queriesOn } from '../../src/database.ts';
import type { Directory } from '../../src/office/directory.ts';
import { type Clock, rfc3339 } from '../../src/time.ts';
import { visitCalendar } from './calendarFile.ts';
import { code128Png, code128Svg, qrPng, qrSvg } from './pictures.ts';

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
  const office = offices.get(booking.office);
  const at = (moment: Temporal.Instant) => rfc3339(moment, office.timeZone);
  const text = visitCalendar({
    code: booking.code,
    version: booking.version,
    cancelled: !booking.live && booking.status !== 'CHECKED_IN',
    at: at(clock.now()),
    startsAt: at(booking.window.startsAt),
    endsAt: at(booking.window.endsAt),
    arriveBy: at(arriveBy(booking.window, office)),
    timeZone: office.timeZone,
    officeName: office.name,
    city: office.city,
    queueNumber: booking.queueNumber,
    language: booking.language,
  });
  reply.header('cache-control', 'private, no-store');
  reply.header('content-disposition', `attachment; filename="antrean-${booking.code}.ics"`);
  return reply.type('text/calendar; charset=utf-8').send(text);
}

function notFound(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ error: 'There is nothing here.' });
}
