// Ratings of visits by their visitors in a range of days, with the satisfaction index: as a whole and by service.
import { html, type TemplateResult } from 'lit';
import type { OfficeTexts } from '../texts/office/texts.ts';
import type { FiguresQuery } from './documents.ts';

export type RatingsOfRange = FiguresQuery['visitRatings'];

const ANSWERS = ['veryGood', 'good', 'poor', 'veryPoor'] as const;
type AnswersOfVisits = Pick<RatingsOfRange, (typeof ANSWERS)[number] | 'index'>;

export function ratingsCard(ratings: RatingsOfRange, { figures: say, number }: OfficeTexts<'figures'>): TemplateResult {
  const cells = (
    of: AnswersOfVisits,
  ) => html`${ANSWERS.map((answer) => html`<td class="num">${number(of[answer])}</td>`)}
    <td class="num"><b>${of.index === null ? '–' : number(of.index)}</b></td>`;
  return html`
    <section class="card" aria-labelledby="ratings"><h2 id="ratings">${say.ratings}</h2>
      ${
        ratings.index === null
          ? html`<p class="hint">${say.noRatings}</p>`
          : html`<p class="hint">${say.ratingsHint}</p>
            <div class="scroll" tabindex="0" role="group" aria-label=${say.ratings}><table class="list">
              <thead><tr><th scope="col">${say.service}</th>${ANSWERS.map((answer) => html`<th scope="col" class="num">${say.answers[answer]}</th>`)}
                <th scope="col" class="num">${say.ratingIndex}</th></tr></thead>
              <tbody>${ratings.services.map(
                (of) => html`<tr><th scope="row">${of.service.name}</th>${cells(of)}</tr>`,
              )}</tbody>
              <tfoot><tr><th scope="row">${say.together}</th>${cells(ratings)}</tr></tfoot>
            </table></div>`
      }
    </section>`;
}
