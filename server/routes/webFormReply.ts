// Sends what the web form answers: as a page, or as JSON to programs.
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AnsweredForm, type FormPage, page, type RequiredWork, webFormWords } from '../../adapters/index.ts';
import type { Language } from '../../src/time.ts';
import { arePagesBuilt, readBuiltPage } from './builtPages.ts';
import { Markup, markup } from './markup.ts';
import { fillPage, publicHead } from './shell.ts';
import { wantsJson } from './webFormRequest.ts';

export interface FormReply {
  answered: AnsweredForm;
  language: Language;
  /** The challenge to be solved first; null: none. */
  work: RequiredWork | null;
}

export function sendForm(request: FastifyRequest, reply: FastifyReply, form: FormReply): FastifyReply {
  const { answered, language, work } = form;
  reply.code(answered.status).header('cache-control', 'private, no-store').header('vary', 'accept, accept-language');
  if (wantsJson(request)) return reply.send(asJson(form));
  const whole = pageAround(request, language, page(answered.shown, { language, key: randomUUID(), work }));
  return reply.type('text/html; charset=utf-8').send(whole);
}

function asJson({ answered: { shown }, language, work }: FormReply): object {
  const words = webFormWords(language);
  if (work) return { work: JSON.parse(work.challenge), message: work.message };
  const faults = Object.entries(shown.faults).map(([field, fault]) => ({ field, fault, message: words[fault] }));
  switch (shown.kind) {
    case 'booking':
      return { booking: shown.booking, refusal: shown.denial, ...(faults.length > 0 && { faults }) };
    case 'waiting':
      return { office: shown.office, waiting: shown.waiting };
    case 'form':
      return { office: shown.office, refusal: shown.denial, faults, photo: shown.values.photo || null };
    case 'offices':
      return { offices: shown.offices, faults };
  }
}

/** The frame of all our pages, or a bare page if the pages were not built. */
export function pageAround(request: FastifyRequest, language: Language, { title, body, other }: FormPage): string {
  const plain = new Markup(body);
  if (arePagesBuilt())
    return fillPage(readBuiltPage('plain.html'), request, {
      title,
      plain,
      head: publicHead(language, other),
      language,
    });
  return markup`<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><main>${plain}</main></body></html>`.text;
}
