// Draws the question to which day and hour a booking is moved, with the day that it has now.
import { html, nothing, type TemplateResult } from 'lit';
import { bookTexts } from '../texts/book/texts.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { chosenPlace } from './chosenPlace.ts';
import './days.ts';
import { dayOfVisit, timeOfVisit } from './ticket.ts';
import type { VisitScene } from './visitScene.ts';

/** `trouble`: what the office said to the last try; `keep`: the button that leaves all as it is. */
export function changeQuestion(
  scene: VisitScene,
  trouble: TemplateResult | typeof nothing,
  keep: TemplateResult,
): TemplateResult {
  const { language, visit, choice, isBusy } = scene;
  const say = bookTexts(language);
  const { startsAt } = visit.window;
  const { horizonDays, arriveMinutesBefore } = visit.office.policy;
  const zone = visit.office.timeZone;
  return html`
    <section class="asking screen" id="asking">
      <h2 tabindex="-1">${say.changeTitle}</h2>
      <p class="now"><span>${say.presentPlace}</span>
        <strong>${say.firstFreeAt(dayOfVisit(visit, language), timeOfVisit(startsAt, visit, language))}</strong></p>
      <antrean-days .office=${visit.office.code} .zone=${zone} .language=${language} .horizon=${horizonDays}
        .service=${visit.service.code} .priority=${visit.priority} .date=${choice.date} .hour=${choice.hour}
        .present=${startsAt} .onChoice=${scene.onChoice}></antrean-days>
      ${trouble}
      ${scene.isChoiceMissing ? html`<p class="error" id="when-error" tabindex="-1">${say.needNewTime}</p>` : nothing}
      ${chosenPlace({ choice, language, zone, arriveMinutesBefore })}
      <p class="row">
        <button class="button main" ?disabled=${isBusy} @click=${scene.onMove}>${isBusy ? commonTexts(language).working : say.changeTo}</button>
        ${keep}
      </p>
    </section>`;
}
