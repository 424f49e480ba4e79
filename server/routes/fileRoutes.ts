// Files for officers: a day's list as a table or a page to print, bookings and figures as tables, and the place log.
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Asker } from '../../src/access/asker.ts';
import { writeAudit } from '../../src/access/audit.ts';
import { mustBeAllowed } from '../../src/access/permissions.ts';
import type { Readings } from '../../src/audit/readings.ts';
import { inTransaction, type Pool, type Queryable, queriesOn } from '../../src/database.ts';
import { bookingCodesBetween, bookingsCsv } from '../../src/figures/bookingFile.ts';
import { dayListCsv, figuresCsv, type Table } from '../../src/figures/csv.ts';
import { type DayList, readDayList } from '../../src/figures/dayList.ts';
import { dayListPage } from '../../src/figures/dayListPage.ts';
import type { Keeper } from '../../src/figures/keep.ts';
import { checkedNamedRange, checkedRange, type Range } from '../../src/figures/read.ts';
import { languageFrom } from '../../src/messages/index.ts';
import type { Directory } from '../../src/office/directory.ts';
import { asText, linesOf } from '../../src/placeLog/export.ts';
import { stretchOf } from '../../src/placeLog/read.ts';
import { CallerError } from '../../src/refusal.ts';
import { type Clock, isLocalDate } from '../../src/time.ts';
import type { SignedLinks } from './fileLinks.ts';

export interface FileRoutes {
  pool: Pool;
  /** Of what may be some seconds old. */
  staleReads(): Queryable;
  offices: Directory;
  clock: Clock;
  figures: Pick<Keeper, 'figures'>;
  links: Pick<SignedLinks, 'askerOf'>;
  readings: Pick<Readings, 'note'>;
  /** The public key of the place log. */
  placeLogKey: string;
  askerOf(request: FastifyRequest): Promise<Asker>;
}

interface OfficeFileAddress {
  Params: { office: string; file: string };
  Querystring: Record<string, string | undefined>;
}
type OfficeFileRequest = FastifyRequest<OfficeFileAddress>;

export function mountFiles(app: FastifyInstance, routes: FileRoutes): void {
  const { pool, offices, clock, figures } = routes;

  app.get<OfficeFileAddress>('/offices/:office/days/:file', async (request, reply) => {
    const { office: code, file } = request.params;
    const [, date = '', kind] = /^(\d{4}-\d{2}-\d{2})\.(csv|html)$/.exec(file) ?? [];
    if (!isLocalDate(date)) throw new CallerError('NOT_FOUND', 'There is nothing here.');
    const asker = await askerFor(routes, request, 'bookings');
    const office = offices.get(code);
    const list = await readDayList(queriesOn(pool), office, date, clock.now());
    await noteExport(routes, request, asker, list);
    if (kind === 'csv') return sendTable(reply, `${code}-${file}`, dayListCsv(list, tableFor(request)));
    const { html, policy } = dayListPage(list);
    return privately(reply).header('content-security-policy', policy).type('text/html; charset=utf-8').send(html);
  });

  app.get<OfficeFileAddress>('/offices/:office/figures.csv', async (request, reply) => {
    const asker = await askerFor(routes, request, 'dailyStatistics');
    const office = offices.get(request.params.office);
    const { from, to } = rangeOf(request);
    const days = await figures.figures([office], { from, to }, true);
    await writeExport(routes, request, { asker, what: 'exportFigures', subject: `${from} ${to}` });
    return sendTable(reply, `${office.code}-${from}-${to}.csv`, figuresCsv(office, days, tableFor(request)));
  });

  app.get<OfficeFileAddress>('/offices/:office/bookings.csv', (request, reply) => sendBookings(routes, request, reply));

  app.get<OfficeFileAddress>('/offices/:office/places.jsonl', async (request, reply) => {
    const asker = await askerFor(routes, request, 'dailyStatistics');
    const { code: office, timeZone } = offices.get(request.params.office);
    const { from, to } = rangeOf(request);
    const db = queriesOn(pool);
    const stretch = await stretchOf(db, { office, timeZone, from, to });
    await writeExport(routes, request, { asker, what: 'exportPlaceLog', subject: `${from} ${to}` });
    privately(reply).header('content-disposition', `attachment; filename="${office}-places-${from}-${to}.jsonl"`);
    // A year is many rows: they are read while they are sent.
    return reply.type('application/jsonl').send(Readable.from(asText(linesOf(db, stretch, routes.placeLogKey))));
  });
}

/** With names it is a reading of each person. */
async function sendBookings(routes: FileRoutes, request: OfficeFileRequest, reply: FastifyReply) {
  const { pool, staleReads, offices } = routes;
  const asker = await askerFor(routes, request, 'dailyStatistics');
  const office = offices.get(request.params.office);
  const withApplicants = request.query.applicants === 'true';
  const { from, to } = withApplicants ? checkedNamedRange(...datesOf(request)) : rangeOf(request);
  const what = 'exportBookings';
  const subject = `${from} ${to}`;
  // With names it is of this moment: no one is in it who was erased meanwhile, or is not noted.
  const db = withApplicants ? queriesOn(pool) : staleReads();
  if (withApplicants) {
    const subjects = await bookingCodesBetween(db, office.code, { from, to });
    await routes.readings.note({ asker, source: request.ip, what, office: office.code, subject, subjects });
  } else await writeExport(routes, request, { asker, what, subject });
  const name = `${office.code}-bookings-${from}-${to}.csv`;
  const table = { ...tableFor(request), withApplicants };
  return sendTable(reply, name, Readable.from(bookingsCsv(db, office, { from, to }, table)));
}

/** @throws CallerError BAD_USER_INPUT */
function rangeOf(request: OfficeFileRequest): Range {
  return checkedRange(...datesOf(request));
}

/** @throws CallerError BAD_USER_INPUT */
function datesOf({ query: { from = '', to = '' } }: OfficeFileRequest): [from: string, to: string] {
  if (!isLocalDate(from) || !isLocalDate(to)) throw new CallerError('BAD_USER_INPUT', 'from and to must be dates.');
  return [from, to];
}

/** The caller who sends a key or has a link, if the API allows them the same. @throws CallerError */
async function askerFor({ askerOf, links }: FileRoutes, request: OfficeFileRequest, field: string): Promise<Asker> {
  const { token } = request.query;
  const caller = await askerOf(request);
  const asker = token ? await links.askerOf(token, request.url) : caller;
  if (!asker) throw new CallerError('UNAUTHENTICATED', 'This link is no longer valid: ask for a new one.');
  mustBeAllowed(asker, 'Query', field, { office: request.params.office });
  return asker;
}

/** @throws CallerError READING_LIMIT beyond the office's daily ceiling */
async function noteExport(
  { readings }: FileRoutes,
  request: OfficeFileRequest,
  asker: Asker,
  { office, windows }: DayList,
): Promise<void> {
  const subjects = windows.flatMap(({ people }) => people.map(({ code }) => code));
  const subject = request.params.file;
  await readings.note({ asker, source: request.ip, what: 'exportDayList', office: office.code, subject, subjects });
}

interface FileExport {
  asker: Asker;
  /** The name of the action in the audit log. */
  what: string;
  subject: string;
}

async function writeExport({ pool, clock }: FileRoutes, request: OfficeFileRequest, file: FileExport): Promise<void> {
  const entry = { ...file, source: request.ip, office: request.params.office };
  await inTransaction(pool, (tx) => writeAudit(tx, entry, clock.now()));
}

/** @throws CallerError BAD_USER_INPUT */
function tableFor({ query, headers }: OfficeFileRequest): Table {
  const { separator = ',', language } = query;
  if (separator !== ',' && separator !== ';') throw new CallerError('BAD_USER_INPUT', 'separator must be , or ;');
  return { separator, language: languageFrom(language ?? headers['accept-language']) };
}

function sendTable(reply: FastifyReply, name: string, table: string | Readable): FastifyReply {
  privately(reply).header('content-disposition', `attachment; filename="${name}"`);
  return reply.type('text/csv; charset=utf-8').send(table);
}

/** The file holds names, or other data that is not public. */
function privately(reply: FastifyReply): FastifyReply {
  return reply
    .header('cache-control', 'private, no-store')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('x-robots-tag', 'noindex');
}
