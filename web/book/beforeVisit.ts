// Draws what applicants need before they come: what to bring, the fee, how long it takes, where the office is, when it is open.
import { html, nothing, type TemplateResult } from 'lit';
import { type BookTexts, bookTexts } from '../texts/book/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { dateInFull, zoneName } from '../texts/when.ts';
import type { OfficeToBook } from './bookingInput.ts';
import { openingLines } from './openingHours.ts';

type ServiceToBook = OfficeToBook['services'][number];

/** The chosen service stands open, the others can be opened. */
export function beforeVisit(office: OfficeToBook, chosen: string, language: PageLanguage): TemplateResult {
  const say = bookTexts(language);
  const service = office.services.find(({ code }) => code === chosen);
  const others = office.services.filter(({ code, details }) => code !== chosen && details !== null);
  return html`
    <div class="before">
      <section aria-labelledby="before-bring">
        <h2 id="before-bring">${say.toBring}</h2>
        <p>${office.bring}</p>
        ${service?.details ? html`<h3>${service.name}</h3>${detailsOf(service.details, language)}` : nothing}
        ${others.map(
          ({ name, details }) =>
            html`<details><summary>${name}</summary>${details ? detailsOf(details, language) : nothing}</details>`,
        )}
      </section>
      <section aria-labelledby="before-where">
        <h2 id="before-where">${say.whereAndWhen}</h2>
        <dl class="facts">
          ${placeOf(office, say)}
          <div><dt>${say.openingHours}</dt>${hoursOf(office, language)}</div>
        </dl>
      </section>
    </div>`;
}

/** Rules that the office has not checked are shown as such, with their date. */
function detailsOf(details: NonNullable<ServiceToBook['details']>, language: PageLanguage): TemplateResult {
  const say = bookTexts(language);
  const { requirements, fee, duration, source, asOf, confirmed } = details;
  const date = dateInFull(asOf, language);
  return html`
    ${requirements.length > 0 ? html`<ul>${requirements.map((requirement) => html`<li>${requirement}</li>`)}</ul>` : nothing}
    ${
      fee || duration
        ? html`<dl class="facts">
            ${fee ? html`<div class="wide"><dt>${say.fee}</dt><dd>${fee}</dd></div>` : nothing}
            ${duration ? html`<div class="wide"><dt>${say.duration}</dt><dd>${duration}</dd></div>` : nothing}
          </dl>`
        : nothing
    }
    <p class=${confirmed ? 'quietly' : 'note care'}>${confirmed ? say.confirmedAsOf(date) : say.generalAsOf(date)}${source ? ` (${source})` : ''}</p>`;
}

function placeOf({ premises, city }: OfficeToBook, say: BookTexts): TemplateResult {
  const { street, mapUrl, telephone } = premises;
  return html`
    <div><dt>${say.addressOfOffice}</dt><dd>${street ? `${street}, ${city}` : city}</dd>
      ${mapUrl ? html`<dd><a href=${mapUrl} target="_blank" rel="noopener noreferrer">${say.openMap}</a></dd>` : nothing}</div>
    ${telephone ? html`<div><dt>${say.telephone}</dt><dd><a href=${`tel:${telephone}`}>${telephone}</a></dd></div>` : nothing}`;
}

function hoursOf({ schedules, availability, timeZone }: OfficeToBook, language: PageLanguage): TemplateResult[] {
  const say = bookTexts(language);
  const today = availability[0]?.date ?? '';
  return openingLines(schedules, today, language).map(
    ({ days, hours, breaks }) =>
      html`<dd>${days} ${hours} ${zoneName(timeZone)}${breaks.length > 0 ? html` <span class="small">${say.breaks(breaks.join(', '))}</span>` : nothing}</dd>`,
  );
}
