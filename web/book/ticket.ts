// Draws the visit in short, and the confirmed one as a ticket to print.
import { html, nothing, type TemplateResult } from 'lit';
import { onServer } from '../api/server.ts';
import { codeInHalves } from '../fields/fields.ts';
import { bookTexts } from '../texts/book/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { dateOfInstant, dayOfDate, timeOfDay, zoneName } from '../texts/when.ts';
import type { VisitFragment } from './documents.ts';

/** `Senin, 7 Agustus 2017`. */
export function dayOfVisit({ window }: VisitFragment, language: PageLanguage): string {
  return dayOfDate(dateOfInstant(window.startsAt), language, { year: 'numeric' });
}

/** `08.00 WIB`. */
export function timeOfVisit(at: string, { office }: VisitFragment, language: PageLanguage): string {
  return `${timeOfDay(at, office.timeZone, language)} ${zoneName(office.timeZone)}`;
}

/** The place and time of a booking that is not a ticket yet. */
export function visitInShort(visit: VisitFragment, language: PageLanguage): TemplateResult {
  const say = bookTexts(language);
  return html`
    <dl class="facts">
      <div><dt>${say.nameLabel}</dt><dd>${visit.applicant.name}</dd></div>
      <div><dt>${say.officeLabel}</dt><dd>${visit.office.name}</dd></div>
      <div><dt>${say.dateLabel}</dt><dd>${dayOfVisit(visit, language)}</dd></div>
      <div><dt>${say.hourLabel}</dt><dd>${timeOfVisit(visit.window.startsAt, visit, language)}</dd></div>
    </dl>
    ${
      visit.overflowedFrom
        ? html`<p class="note care">${say.overflowed(dayOfDate(visit.overflowedFrom, language))}</p>`
        : nothing
    }
    ${noteOnPriority(visit)}`;
}

/** Told once, by the answer to the booking. */
export function noteOnPriority({ priorityNote }: VisitFragment): TemplateResult | typeof nothing {
  return priorityNote ? html`<p class="note care screen">${priorityNote}</p>` : nothing;
}

export function printedTicket(visit: VisitFragment, language: PageLanguage): TemplateResult {
  const say = bookTexts(language);
  return html`
    <article class="ticket">
      <header>
        <p class="where"><strong>${visit.office.name}</strong><span>${visit.service.name}</span></p>
        <p class="number"><span>${say.queueNumber}</span><b>${visit.queueNumber}</b></p>
      </header>
      <dl class="facts">
        <div><dt>${say.dateLabel}</dt><dd>${dayOfVisit(visit, language)}</dd></div>
        <div><dt>${say.hourLabel}</dt><dd>${timeOfVisit(visit.window.startsAt, visit, language)}</dd></div>
        <div class="by"><dt>${say.arriveBy}</dt><dd>${timeOfVisit(visit.arriveBy, visit, language)}</dd><dd class="small">${say.lateIsLost(timeOfVisit(visit.forfeitsAt, visit, language))}</dd></div>
        <div><dt>${say.nameLabel}</dt><dd>${visit.applicant.name}</dd></div>
        <div class="wide"><dt>${say.bring}</dt><dd>${visit.office.bring}</dd></div>
      </dl>
      <footer>
        <p>${say.showThis}</p>
        ${codePicture(visit.barcodeUrl, 'qr', say.qrAlt(visit.code))}
        <p class="code">${codeInHalves(visit.code)}</p>
        ${codePicture(visit.code128Url, 'bars', say.barAlt(visit.code))}
      </footer>
    </article>`;
}

/** Drawn by our server, sharp at any size. */
function codePicture(address: string | null, kind: 'qr' | 'bars', alt: string): TemplateResult | typeof nothing {
  if (!address) return nothing;
  const [width, height] = kind === 'qr' ? [176, 176] : [264, 96];
  return html`<img class=${kind} src=${onServer(address).replace(/\.png$/, '.svg')} alt=${alt} width=${width} height=${height}>`;
}
