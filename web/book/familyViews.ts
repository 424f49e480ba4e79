// Draws the page of a family: the person who has no place yet and what can be done, the codes to send, the tickets.
import { html, nothing, type TemplateResult } from 'lit';
import { faultText } from '../api/faultText.ts';
import { onServer } from '../api/server.ts';
import { codeInHalves } from '../fields/fields.ts';
import { bookTexts } from '../texts/book/texts.ts';
import { commonTexts } from '../texts/common/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { dateOfInstant, dayOfDate, timeOfDay } from '../texts/when.ts';
import type { VisitFragment } from './documents.ts';
import type { FamilyScene, PartyTrouble } from './familyScene.ts';
import { memberFields } from './fieldsOfPerson.ts';
import { linkForCodes, type PartyMember } from './party.ts';
import './proof.ts';
import { dayOfVisit, noteOnPriority, printedTicket, timeOfVisit } from './ticket.ts';

export function familyView(scene: FamilyScene): TemplateResult {
  const next = scene.party.members[scene.at];
  if (next && scene.trouble) return troubleView(scene, next, scene.trouble);
  return next ? bookingView(scene, next) : allBookedView(scene);
}

function visitsOfFamily({ party, visits }: FamilyScene): VisitFragment[] {
  return party.members.flatMap(({ holding }) => (holding && visits.get(holding.code)) ?? []);
}

function bookingView(scene: FamilyScene, { name }: PartyMember): TemplateResult {
  const say = bookTexts(scene.language);
  return html`
    <h1 tabindex="-1">${say.notAllBooked}</h1>
    <p class="waiting" role="status"><span class="pulse" aria-hidden="true"></span>${say.bookingFor(name)}</p>
    ${peopleWithPlaces(scene)}`;
}

function peopleWithPlaces(scene: FamilyScene): TemplateResult {
  const { language } = scene;
  return html`<h2>${bookTexts(language).haveAPlace}</h2>
    <ul class="people">${visitsOfFamily(scene).map((visit) => html`<li>${personInShort(visit, language)}</li>`)}</ul>`;
}

function personInShort(visit: VisitFragment, language: PageLanguage): TemplateResult {
  return html`<strong>${visit.applicant.name}</strong>
    <span>${bookTexts(language).firstFreeAt(dayOfVisit(visit, language), timeOfVisit(visit.window.startsAt, visit, language))}</span>`;
}

/** Nothing more happens to the others until the reader has chosen. */
function troubleView(scene: FamilyScene, member: PartyMember, { faults }: PartyTrouble): TemplateResult {
  const { language, party, isBusy, at } = scene;
  const say = bookTexts(language);
  const name = member.name.trim() || say.person(at + 1);
  const until = placesHeldUntil(scene);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    scene.onTry();
  };
  return html`
    <h1 tabindex="-1">${say.notAllBooked}</h1>
    ${peopleWithPlaces(scene)}
    ${until ? html`<p>${say.familyHeldUntil(until)}</p>` : nothing}
    <form class="narrow" novalidate @submit=${submit}>
      <h2>${say.person(at + 1)}</h2>
      ${whyWithoutPlace(scene, name)}
      ${memberFields({ language, office: party.office, photoRule: party.rules.photo, member, place: at + 1, faults, onChange: scene.onMember })}
      <button class="button main" ?disabled=${isBusy}>${isBusy ? commonTexts(language).working : say.tryAgainFor(name)}</button>
    </form>
    <p class="row">
      <button class="button plain" ?disabled=${isBusy} @click=${scene.onWithout}>${say.goOnWithout(name)}</button>
      <button class="button plain danger" ?disabled=${isBusy} @click=${scene.onGiveBack}>${say.giveAllBack}</button>
    </p>
    ${familyFault(scene)}`;
}

/** The office's own sentence, and the places that it offers instead. */
function whyWithoutPlace({ language, trouble, visits, onInstead }: FamilyScene, name: string): TemplateResult {
  const say = bookTexts(language);
  const refusal = trouble?.refusal;
  const zone = [...visits.values()][0]?.office.timeZone ?? 'Asia/Jakarta';
  const alternatives = refusal?.alternatives ?? [];
  // A refusal of one field is said there.
  const isOfField = alternatives.length === 0 && Object.keys(trouble?.faults ?? {}).length > 0;
  const said = refusal?.message ?? (trouble?.fault ? faultText(trouble.fault, language) : null);
  const reason = isOfField ? null : said;
  return html`<div class="note bad" role="alert" tabindex="-1" id="trouble">
    <h3>${say.notBooked(name)}</h3>
    ${reason ? html`<p>${reason}</p>` : nothing}
    ${
      alternatives.length > 0
        ? html`<p>${say.instead}</p><div class="row">${alternatives.map(
            ({ id, startsAt }) => html`<button type="button" class="button plain" @click=${() => onInstead(id)}>
              ${say.take(dayOfDate(dateOfInstant(startsAt), language), timeOfDay(startsAt, zone, language))}</button>`,
          )}</div>`
        : nothing
    }
  </div>`;
}

/** The end of the hold that ends first; null: nothing is only held. */
function placesHeldUntil(scene: FamilyScene): string | null {
  const held = visitsOfFamily(scene).filter(({ status, confirmBy }) => status === 'HELD' && confirmBy !== null);
  const [first] = held.toSorted((a, b) => Date.parse(a.confirmBy ?? '') - Date.parse(b.confirmBy ?? ''));
  return first?.confirmBy ? timeOfVisit(first.confirmBy, first, scene.language) : null;
}

function allBookedView(scene: FamilyScene): TemplateResult {
  const { language } = scene;
  const say = bookTexts(language);
  const visits = visitsOfFamily(scene);
  const isAnyHeld = visits.some(({ status }) => status === 'HELD');
  const booked = visits.filter(({ status }) => status === 'CONFIRMED' || status === 'CHECKED_IN').length;
  const title = isAnyHeld ? say.heldTitle : booked > 0 ? say.familyBooked(booked) : say.endedTitle.EXPIRED;
  return html`
    <h1 tabindex="-1">${title}</h1>
    ${isAnyHeld ? codesToSend(scene, visits) : nothing}
    ${familyFault(scene)}
    ${scene.party.members.map((member) => (member.isLeftOut ? html`<p class="note care">${say.leftOut(member.name)}</p>` : nothing))}
    ${visits.map((visit) => personPart(scene, visit))}
    <p class="row screen">
      ${booked > 0 ? html`<button class="button plain" @click=${() => window.print()}>${say.print}</button>` : nothing}
      ${isAnyHeld ? nothing : html`<button class="button plain" @click=${scene.onAgain}>${booked > 0 ? say.familyAgain : say.again}</button>`}
    </p>`;
}

/** One message brings all codes; an office without a chat confirms here. */
function codesToSend(scene: FamilyScene, visits: readonly VisitFragment[]): TemplateResult {
  const { language, isBusy } = scene;
  const say = bookTexts(language);
  const held = visits.filter(({ status }) => status === 'HELD');
  const [first] = held;
  const until = placesHeldUntil(scene) ?? '';
  const codes = held.map(({ code }) => code);
  const proofs =
    first?.proofs.map((proof) => ({ ...proof, link: proof.link && linkForCodes(proof.link, first.code, codes) })) ?? [];
  const limit = first?.office.policy.maxLiveBookingsPerSender ?? 1;
  return html`
    <p class="lead">${proofs.length > 0 ? say.familyHeldText(held.length, until) : say.confirmHere}</p>
    <div class="held">
      <div class="your-code"><span>${say.yourCodes}</span>
        <ul class="people">${held.map(({ code, applicant }) => html`<li><b class="code">${codeInHalves(code)}</b> <span>${applicant.name}</span></li>`)}</ul>
      </div>
      ${
        proofs.length > 0
          ? html`<antrean-proof .language=${language} .proofs=${proofs}></antrean-proof>
            <p class="hint">${say.oneNumber(limit)}</p>
            <p class="waiting" role="status"><span class="pulse" aria-hidden="true"></span>${say.waitingForMessage}</p>`
          : html`<p>${say.familyHeldUntil(until)}</p>
            <button class="button main" ?disabled=${isBusy} @click=${scene.onConfirm}>${isBusy ? commonTexts(language).working : say.confirmAll}</button>`
      }
    </div>`;
}

/** One person: the ticket once there is a number; before that the time, and the way to the booking itself. */
function personPart(scene: FamilyScene, visit: VisitFragment): TemplateResult {
  const { language, party, onOpen } = scene;
  const say = bookTexts(language);
  const { status, calendarUrl, code, applicant } = visit;
  const birthDate = party.members.find(({ holding }) => holding?.code === code)?.holding?.birthDate ?? '';
  const isEnded = status === 'EXPIRED' || status === 'CANCELLED' || status === 'FORFEITED';
  return html`<section class="of-family" aria-labelledby=${`of-${code}`}>
    <h2 id=${`of-${code}`}>${applicant.name}</h2>
    ${isEnded ? html`<p class="note care">${say.endedText[status]}</p>` : nothing}
    ${visit.queueNumber && !isEnded ? printedTicket(visit, language) : html`<p>${personTime(visit, language)}</p>`}
    ${noteOnPriority(visit)}
    <p class="row screen">
      ${calendarUrl ? html`<a class="button plain" href=${onServer(calendarUrl)} download>${say.calendar}</a>` : nothing}
      <button class="button plain" @click=${() => onOpen(visit, birthDate)}>${say.openBooking(applicant.name)}</button>
    </p>
  </section>`;
}

function personTime(visit: VisitFragment, language: PageLanguage): string {
  const say = bookTexts(language);
  return say.firstFreeAt(dayOfVisit(visit, language), timeOfVisit(visit.window.startsAt, visit, language));
}

function familyFault({ fault, language }: FamilyScene): TemplateResult | typeof nothing {
  return fault ? html`<div class="note bad" role="alert"><p>${faultText(fault, language)}</p></div>` : nothing;
}
