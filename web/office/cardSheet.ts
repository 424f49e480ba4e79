// Draws a staff card on a sheet, in both languages: the card to be cut out, and below it what its owner has to know.
import { html, type TemplateResult } from 'lit';
import type { StaffRole } from '../../clients/types.ts';
import { insideQr, type QrPicture } from '../design/qr.ts';
import type { PageLanguage } from '../texts/language.ts';
import { officeTextsOf } from '../texts/office/texts.ts';

const cardTexts = officeTextsOf('people');

/** Whatever language the page is in. */
export const CARD_LANGUAGES = ['id', 'en'] as const satisfies readonly PageLanguage[];

export interface CardOwner {
  name: string;
  role: StaffRole | null;
}

export function cardSheet({ name, role }: CardOwner, office: string, picture: QrPicture): TemplateResult {
  const both = CARD_LANGUAGES.map((language) => ({ language, ...cardTexts(language) }));
  return html`
    <section class="staff-card">
      <div>
        <p class="kind">${both.map(({ language, people }) => html`<span lang=${language}>${people.cardTitle}</span> `)}</p>
        <p class="name">${name}</p>
        <p>${role ? both.map(({ language, roles }) => html`<span lang=${language}>${roles[role]}</span> `) : ''}</p>
        <p class="office">${office}</p>
      </div>
      <svg class="qr" viewBox="0 0 ${picture.size} ${picture.size}" shape-rendering="crispEdges">${insideQr(picture)}</svg>
    </section>
    ${both.map(
      ({ language, people }) =>
        html`<ul lang=${language}>${Object.values(people.cardSteps).map((step) => html`<li>${step}</li>`)}</ul>`,
    )}`;
}
