// The pages of personal data at /my-data: see what is kept, and take it along as a file; they need no script.
import { parse as parseForm } from 'node:querystring';
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerDataRequest, personalDataPage, personalDataWords, withFewFields } from '../../adapters/index.ts';
import type { Asker } from '../../src/access/asker.ts';
import { type Clock, dateIn, type Language } from '../../src/time.ts';
import { MY_DATA_PATH } from '../access/dataPasses.ts';
import { type RateLimits, TooManyRequests } from '../access/limiting.ts';
import type { GraphQLApi } from '../graphql/graphql.ts';
import { isFromThisSite } from '../http/sameSite.ts';
import { pageAround } from './webFormReply.ts';
import { formLanguage, formTexts } from './webFormRequest.ts';

export interface PersonalDataSetup {
  clock: Clock;
  limiting: RateLimits;
  askAs: GraphQLApi['askAs'];
  publicUrl: string;
}

type PersonalDataFields = Record<string, string>;

const MAX_PERSONAL_FORM_BYTES = 16 * 1024;

export function mountPersonalData(app: FastifyInstance, setup: PersonalDataSetup): void {
  app.register(async (scope) => {
    await scope.register(formbody, { parser: (text) => parseForm(withFewFields(text)) });
    scope.get(MY_DATA_PATH, async (request, reply) => {
      await countRequest(request, setup);
      const { pass = '', language = '', children = '' } = formTexts(request.query);
      return answer(request, reply, setup, { language, pass, children, action: pass ? 'open' : '' });
    });
    scope.post(MY_DATA_PATH, { bodyLimit: MAX_PERSONAL_FORM_BYTES }, async (request, reply) => {
      await countRequest(request, setup);
      const fields = formTexts(request.body);
      if (isFromThisSite(request, setup.publicUrl)) return answer(request, reply, setup, fields);
      const { notHere } = personalDataWords(readerLanguageOf(request, fields));
      return reply.code(403).type('text/plain; charset=utf-8').send(notHere);
    });
  });
}

async function countRequest({ ip }: FastifyRequest, { limiting }: PersonalDataSetup): Promise<void> {
  const waitSeconds = await limiting.take({ kind: 'anonymous', source: ip }, ip);
  if (waitSeconds !== null) throw new TooManyRequests(waitSeconds);
}

function readerLanguageOf(request: FastifyRequest, fields: PersonalDataFields): Language {
  return formLanguage(request, { fields, file: null, fileFault: null });
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { clock, askAs }: PersonalDataSetup,
  fields: PersonalDataFields,
): Promise<FastifyReply> {
  const language = readerLanguageOf(request, fields);
  const { action = '' } = fields;
  const asker: Asker = { kind: 'anonymous', source: request.ip };
  // For words such as "yesterday", by the time zone of most offices.
  const today = dateIn('Asia/Jakarta', clock.now());
  const asked = { action: action === 'file' ? 'open' : action, fields, language, today };
  const words = personalDataWords(language);
  const answered = await answerDataRequest(asked, words, askAs({ asker, source: request.ip }));
  reply
    .code(answered.fault ? 422 : 200)
    .header('cache-control', 'private, no-store')
    .header('x-robots-tag', 'noindex');
  if (action === 'file' && answered.kind === 'data') {
    reply.header('content-disposition', `attachment; filename="antrean-${today}.json"`);
    return reply.type('application/json; charset=utf-8').send(answered.copy.json);
  }
  const whole = pageAround(request, language, personalDataPage(answered, language));
  return reply.type('text/html; charset=utf-8').send(whole);
}
