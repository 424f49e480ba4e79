// The web form at /channels/web: forms and JSON in, a page or JSON out, by what the caller accepts; works without a script.
import { randomUUID } from 'node:crypto';
import { parse as parseForm } from 'node:querystring';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Answered, answerForm, type FormPage, page, WORDS, withFewFields } from '../../adapters/index.ts';
import type { Asker } from '../../src/access/asker.ts';
import type { Pool } from '../../src/database.ts';
import { languageFrom } from '../../src/messages/index.ts';
import { keepPhoto } from '../../src/photos/photos.ts';
import { CallerError } from '../../src/refusal.ts';
import { type Clock, dateIn, type Language } from '../../src/time.ts';
import { transact } from '../../src/transact.ts';
import { type Limiting, TooMany } from '../access/limiting.ts';
import { PHOTO_BYTES, safePhoto } from '../channels/photoFile.ts';
import type { GraphQL } from '../graphql/graphql.ts';
import { Markup, markup } from './markup.ts';
import { arePagesBuilt, filled, head, read, languageOf as readerLanguage } from './shell.ts';
import { mountWork, type Works } from './work.ts';

export interface WebForm {
  pool: Pool;
  clock: Clock;
  limiting: Limiting;
  askAs: GraphQL['askAs'];
  publicUrl: string;
  works: Works;
}

/** What came: the fields as texts, and the file if there was one. */
interface Sent {
  fields: Record<string, string>;
  file: Buffer | null;
  tooLarge: boolean;
}

const FORM_LIMITS = { fileSize: PHOTO_BYTES, files: 1, fields: 30, fieldSize: 8192, parts: 40 };
/** Of a form or JSON without a file; those with one have limits of their own. */
const FORM_BYTES = 64 * 1024;
/** What makes something of the database's, and so costs work when it comes too often. */
const COSTLY = new Set(['book', 'digits']);

export function mountWebForm(app: FastifyInstance, setup: WebForm): void {
  const { works } = setup;
  app.register(async (room) => {
    await room.register(formbody, { parser: (text) => parseForm(withFewFields(text)) });
    await room.register(multipart, { limits: FORM_LIMITS, throwFileSizeLimit: false });
    mountWork(room);

    room.get('/channels/web', async (request, reply) => {
      await mustNotBeTooOften(request);
      const fields = textsOf(request.query);
      // A code and a birth date do not belong into an address, which is kept in histories and logs.
      return answer(
        request,
        reply,
        { fields: { office: fields.office ?? '', language: fields.language ?? '' }, file: null, tooLarge: false },
        'form',
      );
    });

    room.post('/channels/web', { bodyLimit: FORM_BYTES }, async (request, reply) => {
      await mustNotBeTooOften(request);
      const sent = await readSent(request);
      if (!isOurs(request, setup.publicUrl)) {
        const { notHere } = WORDS[languageOf(request, sent.fields)];
        return reply.code(403).type('text/plain; charset=utf-8').send(notHere);
      }
      return answer(request, reply, sent, sent.fields.action || 'book');
    });

    /** Before anything of it is read. */
    async function mustNotBeTooOften({ ip }: FastifyRequest): Promise<void> {
      const wait = await setup.limiting.take({ kind: 'anonymous', source: ip }, ip);
      if (wait !== null) throw new TooMany(wait);
    }

    async function answer(request: FastifyRequest, reply: FastifyReply, sent: Sent, action: string) {
      const language = languageOf(request, sent.fields);
      const asker: Asker = { kind: 'anonymous', source: request.ip };
      const ask = setup.askAs({ asker, source: request.ip });
      const needsWork = COSTLY.has(action) && !(await mayGoOn(request, sent));
      const photo = needsWork ? null : await photoOf(sent, action);
      const fields = { ...sent.fields, ...(photo?.name && { photo: photo.name }) };
      const answered = await answerForm(
        { action: needsWork ? 'form' : action, fields, photoFault: photo?.fault ?? null, language, today: today() },
        ask,
      );
      const work = needsWork ? { challenge: await works.give() } : null;
      return show(request, reply, needsWork ? { ...answered, status: 429 } : answered, language, work);
    }

    /** For words such as tomorrow, by the zone of most offices. */
    function today() {
      return dateIn('Asia/Jakarta', setup.clock.now());
    }

    async function mayGoOn(request: FastifyRequest, { fields }: Sent): Promise<boolean> {
      return (fields.work ? await works.isDone(fields.work) : false) || setup.limiting.isFree(request.ip);
    }

    async function photoOf({ fields, file, tooLarge }: Sent, action: string) {
      if (action !== 'book') return null;
      if (tooLarge) return { name: null, fault: 'PHOTO_TOO_LARGE' as const };
      if (!file || file.length === 0) return null;
      const safe = await safePhoto(file);
      if (typeof safe === 'string') return { name: null, fault: safe };
      const office = (fields.office ?? '').toUpperCase();
      const name = await transact(setup.pool, async (tx) => {
        const [known] = await tx.query({ name: 'is office', text: 'select from office where code = $1' }, [office]);
        const kept = known ? await keepPhoto(tx, { office, ...safe }, setup.clock.now()) : null;
        return { answer: kept, announcements: [] };
      });
      return { name, fault: null };
    }
  });
}

/** Forms, files and JSON come to the same: texts by name. */
async function readSent(request: FastifyRequest): Promise<Sent> {
  if (!request.isMultipart()) return { fields: textsOf(request.body), file: null, tooLarge: false };
  const sent: Sent = { fields: {}, file: null, tooLarge: false };
  for await (const part of request.parts()) {
    if (part.type === 'field') sent.fields[part.fieldname] = String(part.value);
    else {
      // The rest of a file that is too large is read and thrown away, so that the form beside it is not lost.
      const chunks: Buffer[] = [];
      for await (const chunk of part.file) chunks.push(chunk as Buffer);
      sent.tooLarge ||= part.file.truncated;
      sent.file = part.file.truncated ? null : Buffer.concat(chunks);
    }
  }
  return sent;
}

function textsOf(body: unknown): Record<string, string> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    if (body === undefined || body === null) return {};
    throw new CallerError('BAD_USER_INPUT', 'The body must be a form or a JSON object of texts.');
  }
  const entries = Object.entries(body).flatMap(([name, value]): [string, string][] => {
    const one = Array.isArray(value) ? value[0] : value;
    return ['string', 'number', 'boolean'].includes(typeof one) ? [[name, String(one)]] : [];
  });
  return Object.fromEntries(entries);
}

function languageOf(request: FastifyRequest, fields: Record<string, string>): Language {
  return fields.language ? languageFrom(fields.language) : readerLanguage(request);
}

/**
 * Browsers say where a form was sent from. Another site's form must not be sent in a visitor's name; programs, which
 * say nothing of the kind, are as free as at the API.
 */
function isOurs({ headers, host }: FastifyRequest, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  if (origin === undefined) return true;
  const from = URL.parse(origin);
  return from !== null && (from.host === host || from.origin === new URL(publicUrl).origin);
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, shown }: Answered,
  language: Language,
  work: { challenge: string } | null,
): FastifyReply {
  reply.code(status).header('cache-control', 'private, no-store').header('vary', 'accept, accept-language');
  if (!wantsJson(request)) {
    const whole = around(request, language, page(shown, { language, key: randomUUID(), work }));
    return reply.type('text/html; charset=utf-8').send(whole);
  }
  if (work) return reply.send({ work: JSON.parse(work.challenge), message: WORDS[language].tooMany });
  const faults = Object.entries(shown.faults).map(([field, fault]) => ({
    field,
    fault,
    message: WORDS[language][fault],
  }));
  switch (shown.kind) {
    case 'booking':
      return reply.send({ booking: shown.booking, refusal: shown.denial, ...(faults.length > 0 && { faults }) });
    case 'form':
      return reply.send({ office: shown.office, refusal: shown.denial, faults });
    case 'offices':
      return reply.send({ offices: shown.offices, faults });
  }
}

/** The page around it, as all of ours; a bare one where the pages were not built. */
function around(request: FastifyRequest, language: Language, { title, body, other }: FormPage): string {
  const plain = new Markup(body);
  if (arePagesBuilt())
    return filled(read('plain.html'), request, { title, plain, head: head(language, other), language });
  return markup`<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><main>${plain}</main></body></html>`.text;
}

function wantsJson({ headers }: FastifyRequest): boolean {
  const accept = headers.accept ?? '';
  return accept.includes('application/json') && !accept.includes('text/html');
}
