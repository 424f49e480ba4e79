// The pages with the privacy notice: of one office, and the list of offices to choose from. They need no script.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sayOnPage } from '../../src/messages/pages.ts';
import type { Directory } from '../../src/office/directory.ts';
import type { Office } from '../../src/office/settings.ts';
import { privacyNotice } from '../../src/privacy/notice.ts';
import type { Language } from '../../src/time.ts';
import { MY_DATA_PATH } from '../access/dataPasses.ts';
import { type Markup, markup } from './markup.ts';
import { otherOf, readerLanguage, switched } from './pageLanguage.ts';
import { sendPage } from './shell.ts';
import { pageAround } from './webFormReply.ts';

interface PrivacyAddress {
  Params: { office?: string };
  Querystring: { lang?: string };
}

export function privacyPath(office: string): string {
  return `/privacy/${encodeURIComponent(office)}`;
}

export function mountPrivacyPages(app: FastifyInstance, offices: Directory): void {
  app.get<PrivacyAddress>('/privacy', (request, reply) => {
    return sendInLanguage(request, reply, (language) => {
      return { title: sayOnPage(language, 'privacyTitle'), body: officesList(language, offices) };
    });
  });

  app.get<PrivacyAddress>('/privacy/:office', (request, reply) => {
    const office = offices.find((request.params.office ?? '').toUpperCase());
    if (!office) return reply.redirect('/privacy', 303);
    return sendInLanguage(request, reply, (language) => {
      const title = sayOnPage(language, 'privacyTitleOf', { office: office.name });
      return { title, body: noticeOf(language, office, title) };
    });
  });
}

interface PageParts {
  title: string;
  body: Markup;
}

function sendInLanguage(
  request: FastifyRequest<PrivacyAddress>,
  reply: FastifyReply,
  partsIn: (language: Language) => PageParts,
): FastifyReply {
  if (request.query.lang) return switched(request, reply);
  const language = readerLanguage(request);
  const { title, body } = partsIn(language);
  return sendPage(reply, pageAround(request, language, { title, body: body.text, other: otherOf(language, request) }));
}

function officesList(language: Language, offices: Directory): Markup {
  const rows = offices
    .all()
    .map(
      ({ code, name, city }) =>
        markup`<li><a href="${privacyPath(code)}"><strong>${city}</strong><span>${name}</span></a></li>`,
    );
  return markup`<div class="web-form"><h1>${sayOnPage(language, 'privacyTitle')}</h1>
<h2>${sayOnPage(language, 'chooseOffice')}</h2><ul class="offices">${rows}</ul></div>`;
}

function noticeOf(language: Language, office: Office, title: string): Markup {
  const { brief, parts } = privacyNotice(office, language);
  const sections = parts.map(({ heading, text }) => markup`<h2>${heading}</h2><p>${text}</p>`);
  return markup`<article class="web-form"><h1>${title}</h1><p class="lead">${brief}</p>${sections}
<p><a class="button plain" href="${MY_DATA_PATH}">${sayOnPage(language, 'myData')}</a></p></article>`;
}
