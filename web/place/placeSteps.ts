// Draws the steps that a person may take on the page of their visit: more time, and giving the place back with a question.
import { html, nothing, type TemplateResult } from 'lit';
import type { PlaceTexts } from '../texts/place/texts.ts';
import { placeTexts } from '../texts/place/texts.ts';
import type { PlaceScene } from './placeScene.ts';

export function stepsPart(scene: PlaceScene): TemplateResult | typeof nothing {
  const { visit, language, fault, asks, stale } = scene;
  // Nothing can be done without a network.
  if (stale || !visit.allowedActions.some((action) => action !== 'RATE' && action !== 'CHECK_IN')) return nothing;
  const say = placeTexts(language);
  return html`
    <section class="steps">
      ${fault ? html`<p class="note bad" role="alert">${fault}</p>` : nothing}
      ${asks ? giveBackQuestion(scene, say) : stepChoices(scene, say)}
    </section>`;
}

function stepChoices({ visit, busy, onStep, onAsk }: PlaceScene, say: PlaceTexts): TemplateResult {
  const { allowedActions, code, office } = visit;
  const { laterMinutes } = office.policy;
  const isBooked = code !== null;
  return html`
    ${
      allowedActions.includes('ASK_FOR_TIME')
        ? html`<p><button class="button plain" ?disabled=${busy} aria-describedby="time-hint" @click=${() => onStep('askForTime')}>
              ${isBooked ? say.late : say.moreTime(laterMinutes)}</button></p>
            <p class="hint" id="time-hint">${isBooked ? say.lateHint(laterMinutes) : say.moreTimeHint}</p>`
        : nothing
    }
    ${
      allowedActions.includes('GIVE_BACK')
        ? html`<p><button class="button plain danger" ?disabled=${busy} @click=${() => onAsk(true)}>${isBooked ? say.giveBack : say.leave}</button></p>`
        : nothing
    }`;
}

function giveBackQuestion({ visit, busy, onStep, onAsk }: PlaceScene, say: PlaceTexts): TemplateResult {
  const isBooked = visit.code !== null;
  return html`
    <h2 tabindex="-1" class="asked">${isBooked ? say.sureToGiveBack : say.sureToLeave}</h2>
    <p class="row">
      <button class="button danger" ?disabled=${busy} @click=${() => onStep('giveBack')}>${isBooked ? say.yesGiveBack : say.yesLeave}</button>
      <button class="button plain" ?disabled=${busy} @click=${() => onAsk(false)}>${say.keep}</button>
    </p>`;
}
