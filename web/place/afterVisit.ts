// Draws what comes after a visit: one question of four answers, and how long the office takes from here.
import { html, nothing, type TemplateResult } from 'lit';
import { placeTexts } from '../texts/place/texts.ts';
import type { PlaceScene } from './placeScene.ts';

const ANSWERS = ['VERY_GOOD', 'GOOD', 'POOR', 'VERY_POOR'] as const;

export function afterVisitPart(scene: PlaceScene): TemplateResult | typeof nothing {
  const { visit, language } = scene;
  if (visit.state !== 'SERVED') return nothing;
  const say = placeTexts(language);
  const duration = visit.service.details?.duration;
  return html`
    ${duration ? html`<section class="next"><h2>${say.next}</h2><p>${duration}</p></section>` : nothing}
    ${ratingPart(scene)}`;
}

function ratingPart({ visit, language, stale, busy, fault, onRate }: PlaceScene): TemplateResult | typeof nothing {
  const say = placeTexts(language);
  if (visit.rated) return html`<p class="note good rated" role="status" tabindex="-1">${say.rated}</p>`;
  // Nothing can be sent without a network.
  if (stale || !visit.allowedActions.includes('RATE')) return nothing;
  return html`
    <section class="rate" role="group" aria-labelledby="rate-question">
      <h2 id="rate-question">${say.rate}</h2>
      ${fault ? html`<p class="note bad" role="alert">${fault}</p>` : nothing}
      <div class="answers">
        ${ANSWERS.map(
          (answer) => html`<button class="button plain" ?disabled=${busy} aria-describedby="rate-hint"
            @click=${() => onRate(answer)}>${say.ratings[answer]}</button>`,
        )}
      </div>
      <p class="hint" id="rate-hint">${say.rateHint}</p>
    </section>`;
}
