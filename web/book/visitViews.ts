// Draws one booking on its page: held, confirmed, checked in or ended, with the steps that are allowed.
import { html, nothing, type TemplateResult } from 'lit';
import { faultText } from '../api/faultText.ts';
import { onServer, SERVER } from '../api/server.ts';
import { codeInHalves } from '../fields/fields.ts';
import { bookTexts } from '../texts/book/texts.ts';
import { commonTexts } from '../texts/common/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { textFor } from '../texts/textFor.ts';
import { dateOfInstant, dayOfDate } from '../texts/when.ts';
import { changeQuestion } from './changeView.ts';
import './heldDigits.ts';
import './proof.ts';
import { noteOnPriority, printedTicket, timeOfVisit, visitInShort } from './ticket.ts';
import type { VisitScene, VisitStep } from './visitScene.ts';

export function visitView(scene: VisitScene): TemplateResult {
  const { status } = scene.visit;
  switch (status) {
    case 'HELD':
      return heldVisit(scene);
    case 'CONFIRMED':
      return confirmedVisit(scene);
    case 'CHECKED_IN':
      return checkedInVisit(scene);
    default:
      return endedVisit(scene, status);
  }
}

/** `lost`: what became of it, where the server knows. */
export function unknownVisit(language: PageLanguage, lost: string | null): TemplateResult {
  const say = bookTexts(language);
  return html`<h1 tabindex="-1">${say.lookUp}</h1><p class="note bad" role="alert">${lost ?? say.unknown}</p>`;
}

export function missingVisit(language: PageLanguage, fault: unknown): TemplateResult {
  if (!fault) return html`<p class="quietly" role="status">${commonTexts(language).working}</p>`;
  return html`<div class="note bad" role="alert"><p>${faultText(fault, language)}</p></div>`;
}

function heldVisit(scene: VisitScene): TemplateResult {
  const { language, visit } = scene;
  const say = bookTexts(language);
  const until = visit.confirmBy ? timeOfVisit(visit.confirmBy, visit, language) : '';
  const hasChat = visit.proofs.length > 0;
  return html`
    <h1 tabindex="-1">${say.heldTitle}</h1>
    <p class="lead">${hasChat ? say.heldText(until) : say.confirmHere}</p>
    <div class=${`held ${hasChat ? '' : 'here'}`}>
      <p class="your-code"><span>${say.yourCode}</span><b class="code">${codeInHalves(visit.code)}</b></p>
      ${
        hasChat
          ? html`<antrean-proof .language=${language} .proofs=${visit.proofs}></antrean-proof>
            <p class="hint">${say.oneNumber(visit.office.policy.maxLiveBookingsPerSender)}</p>
            <p class="waiting" role="status"><span class="pulse" aria-hidden="true"></span>${say.waitingForMessage}</p>`
          : html`<p>${say.heldUntil(until)}</p>
            <button class="button main" ?disabled=${scene.isBusy || scene.worked !== null} @click=${scene.onConfirm}>${say.confirm}</button>
            ${proofOfWorkProgress(scene)}`
      }
      ${digitsForHold(scene)}
    </div>
    ${elsewhereNote(scene)}
    ${visitInShort(visit, language)}
    ${visitActions(scene)}`;
}

/** Also of an office whose digits another one sends. */
function digitsForHold({ language, visit, holding, isBusy, onDigits }: VisitScene): TemplateResult | typeof nothing {
  if (visit.office.digitsBy.length === 0 || !visit.applicant.phone) return nothing;
  return html`<antrean-held-digits .language=${language} .holding=${holding} .onDigits=${onDigits} ?waits=${isBusy}></antrean-held-digits>`;
}

function proofOfWorkProgress({ language, worked }: VisitScene): TemplateResult {
  return html`<div role="status">${
    worked === null
      ? nothing
      : html`<label class="working">${bookTexts(language).working} <progress max="1" .value=${worked}></progress></label>`
  }</div>`;
}

function confirmedVisit(scene: VisitScene): TemplateResult {
  const { language, visit } = scene;
  const say = bookTexts(language);
  return html`
    <h1 tabindex="-1">${say.confirmedTitle}</h1>
    ${scene.isMoved ? html`<p class="note good" role="status">${say.moved}</p>` : nothing}
    ${printedTicket(visit, language)}
    ${noteOnPriority(visit)}
    <p class="row screen">
      ${visit.calendarUrl ? html`<a class="button plain" href=${onServer(visit.calendarUrl)} download>${say.calendar}</a>` : nothing}
      ${visit.slipUrl ? html`<a class="button plain" href=${onServer(visit.slipUrl)} download>${say.slip}</a>` : nothing}
      ${ownPage(visit, say.follow)}
      <button class="button plain" @click=${() => window.print()}>${say.print}</button>
    </p>
    ${standbyPart(scene)}
    ${visitActions(scene)}
    ${familyPart(scene)}`;
}

/** A family goes on from here, and is told before how many one number may register. */
function familyPart({ language, visit, onAgain }: VisitScene): TemplateResult {
  const say = bookTexts(language);
  return html`<section class="aside screen"><h2>${say.family}</h2>
    <p>${say.oneNumber(visit.office.policy.maxLiveBookingsPerSender)}</p>
    <p><button class="button plain" @click=${() => onAgain(visit.office.code)}>${say.familyAgain}</button></p></section>`;
}

function checkedInVisit({ language, visit }: VisitScene): TemplateResult {
  const say = bookTexts(language);
  const { ticket, office } = visit;
  const called = ticket?.status === 'CALLED' ? ticket.counter : null;
  const further = ticket && textFor<string>(say.lineStatus, ticket.status);
  return html`
    <h1 tabindex="-1">${say.inLineTitle}</h1>
    <div class="in-line" role="status">
      <p class="your-code"><span>${say.queueNumber}</span><b>${ticket?.number ?? visit.queueNumber}</b></p>
      ${called ? html`<p class="go-to">${say.goTo(called.label)}</p>` : nothing}
      ${further ? html`<p class="lead">${further}</p>` : nothing}
      ${ticket?.ahead != null ? html`<p class="lead">${say.ahead(ticket.ahead)}</p>` : nothing}
      ${ticket?.estimatedWaitMinutes != null ? html`<p>${say.waitMinutes(ticket.estimatedWaitMinutes)}</p>` : nothing}
    </div>
    <p class="row">${ownPage(visit, say.follow)}<a class="button plain" href=${`${SERVER}/board/${office.code}`}>${say.watchBoard}</a></p>
    ${visitInShort(visit, language)}`;
}

/** Another site keeps nothing: after a reload the booking is there on its own page alone. */
function elsewhereNote({ language, page, visit }: VisitScene): TemplateResult | typeof nothing {
  if (page || !visit.visitUrl) return nothing;
  const say = bookTexts(language);
  return html`<section class="aside screen"><p>${say.keptElsewhere}</p>
    <p>${ownPage(visit, say.ownPage, '_blank')}</p></section>`;
}

/** The live page of this visit, which rings and can be kept open on a phone. */
function ownPage(
  { visitUrl }: VisitScene['visit'],
  text: string,
  target: '_blank' | null = null,
): TemplateResult | typeof nothing {
  return visitUrl
    ? html`<a class="button plain" href=${onServer(visitUrl)} target=${target ?? nothing} referrerpolicy="no-referrer">${text}</a>`
    : nothing;
}

function endedVisit(
  { language, visit, onAgain }: VisitScene,
  status: 'EXPIRED' | 'CANCELLED' | 'FORFEITED',
): TemplateResult {
  const say = bookTexts(language);
  return html`
    <h1 tabindex="-1">${say.endedTitle[status]}</h1>
    <p class="lead">${say.endedText[status]}</p>
    ${visitInShort(visit, language)}
    <p><button class="button main" @click=${() => onAgain(visit.office.code)}>${say.again}</button></p>`;
}

/** The standby list, or an earlier place that is offered. */
function standbyPart({ language, visit, isBusy, onStep }: VisitScene): TemplateResult {
  const say = bookTexts(language);
  const { standby } = visit;
  const button = (text: string, step: VisitStep, look = 'plain') =>
    html`<button class=${`button ${look}`} ?disabled=${isBusy} @click=${() => onStep(step)}>${text}</button>`;
  if (standby?.offer) {
    const { window, answerBy } = standby.offer;
    const day = dayOfDate(dateOfInstant(window.startsAt), language);
    return html`<section class="aside turn screen" role="status"><p>${say.offered(day, timeOfVisit(window.startsAt, visit, language), timeOfVisit(answerBy, visit, language))}</p>
      <p class="row">${button(say.offerYes, 'acceptOffer', 'main')}${button(say.offerNo, 'declineOffer')}</p></section>`;
  }
  return html`<section class="aside screen"><h2>${say.earlier}</h2>
    <p>${standby ? say.earlierPlace(standby.place) : say.earlierText}</p>
    <p>${standby ? button(say.earlierNo, 'leaveStandby') : button(say.earlierYes, 'requestStandby')}</p></section>`;
}

function visitActions(scene: VisitScene): TemplateResult {
  const { language, visit, onAsk } = scene;
  const say = bookTexts(language);
  if (scene.asking === 'change') return changeQuestion(scene, visitTrouble(scene), keepButton(scene));
  if (scene.asking === 'cancel') return cancelQuestion(scene);
  const canChange = visit.allowedActions.includes('RESCHEDULE');
  const canCancel = visit.allowedActions.includes('CANCEL');
  const left = canChange ? Math.max(1, visit.office.policy.maxChanges - visit.changes) : 0;
  return html`
    ${visitTrouble(scene)}
    <p class="row screen">
      ${canChange ? html`<button class="button plain" @click=${() => onAsk('change')}>${say.change}</button>` : nothing}
      ${canCancel ? html`<button class="button plain danger" @click=${() => onAsk('cancel')}>${say.cancel}</button>` : nothing}
    </p>
    ${visit.status === 'CONFIRMED' ? html`<p class="hint screen">${say.changesLeft(left)}</p>` : nothing}`;
}

function cancelQuestion(scene: VisitScene): TemplateResult {
  const say = bookTexts(scene.language);
  return html`
    <section class="asking screen" id="asking">
      <h2 tabindex="-1">${say.cancelTitle}</h2>
      <p>${say.cancelText}</p>
      ${visitTrouble(scene)}
      <p class="row">
        <button class="button danger" ?disabled=${scene.isBusy} @click=${() => scene.onStep('cancel')}>${say.cancelYes}</button>
        ${keepButton(scene)}
      </p>
    </section>`;
}

function keepButton({ language, onAsk }: VisitScene): TemplateResult {
  return html`<button class="button plain" @click=${() => onAsk(null)}>${bookTexts(language).keep}</button>`;
}

function visitTrouble({ refusal, fault, language }: VisitScene): TemplateResult | typeof nothing {
  if (!refusal && !fault) return nothing;
  return html`<div class="note bad" role="alert"><p>${refusal?.message ?? faultText(fault, language)}</p></div>`;
}
