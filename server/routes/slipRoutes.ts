// The slip of a visit as a PDF, at an address that only those have who have the page of the visit.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { arriveBy } from '../../src/booking/deadlines.ts';
import { type Pool, queriesOn } from '../../src/database.ts';
import type { Directory } from '../../src/office/directory.ts';
import { serviceOf } from '../../src/office/settings.ts';
import { type Clock, dateInWords, type Instant, isBefore, type Language, timeInWords } from '../../src/time.ts';
import { findVisit } from '../../src/visit/findVisit.ts';
import { endOfVisit } from '../../src/visit/visitEnd.ts';
import type { VisitSecrets } from '../../src/visit/visitSecrets.ts';
import { dateOfVisit, type VisitRows } from '../../src/visit/visitState.ts';
import { readerLanguage } from './pageLanguage.ts';
import { visitSlip } from './slipFile.ts';
import type { VisitForSlip } from './slipLayout.ts';

interface SlipRoutes {
  pool: Pool;
  offices: Directory;
  clock: Clock;
  visits: VisitSecrets;
  publicUrl: string;
}

type SlipRequest = FastifyRequest<{ Params: { secret: string }; Querystring: { lang?: string } }>;

/** Not below `/t/`: the worker of that page would keep it in the place of the page. */
export function mountSlips(app: FastifyInstance, routes: SlipRoutes): void {
  app.get('/slips/:secret/antrean.pdf', async (request: SlipRequest, reply) => {
    const { secret } = request.params;
    const rows = await visitOfSlip(routes, secret);
    const slip = rows && slipOf(rows, languageOfSlip(request, rows), `${routes.publicUrl}/t/${secret}`);
    if (!slip) return noSlip(reply);
    reply.header('cache-control', 'private, no-store').header('x-robots-tag', 'noindex, nofollow');
    reply.header('content-disposition', `attachment; filename="antrean-${slip.number}.pdf"`);
    return reply.type('application/pdf').send(Buffer.from(await visitSlip(slip)));
  });
}

/** Null: the secret was given out for no visit, or the visit is over. */
async function visitOfSlip({ pool, offices, clock, visits }: SlipRoutes, secret: string): Promise<VisitRows | null> {
  const reference = visits.read(secret);
  const now = clock.now();
  const rows = reference && (await findVisit(queriesOn(pool), reference, offices.find, now));
  const end = rows && endOfVisit(rows, now);
  return end && !isBefore(now, end) ? null : rows;
}

function languageOfSlip(request: SlipRequest, { booking }: VisitRows): Language {
  const { lang } = request.query;
  return lang === 'id' || lang === 'en' ? lang : (booking?.language ?? readerLanguage(request));
}

/** Null: the booking is not confirmed, and has no number. */
function slipOf(rows: VisitRows, language: Language, pageUrl: string): VisitForSlip | null {
  const { booking, ticket, office } = rows;
  const number = ticket?.number ?? booking?.queueNumber;
  if (!number) return null;
  const toCome = ticket ? null : booking;
  const time = (at: Instant) => timeInWords(at, office.timeZone, language);
  const service = serviceOf(office, (ticket ?? booking)?.service ?? '');
  const requirements = service?.details?.requirements.map((requirement) => requirement[language]) ?? [];
  return {
    number,
    code: toCome?.code ?? null,
    officeName: office.name,
    street: office.premises?.street ?? null,
    service: service?.name[language] ?? '',
    date: dateInWords(dateOfVisit(rows), language),
    booked: toCome && {
      time: time(toCome.window.startsAt),
      arriveBy: time(arriveBy(toCome.window, office)),
      lostAt: time(toCome.forfeitAt),
    },
    bring: [office.bring[language], ...requirements],
    pageUrl,
    language,
  };
}

function noSlip(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ error: 'There is nothing here.' });
}
