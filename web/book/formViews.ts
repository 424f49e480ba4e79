// Draws the booking form of one office: the services, the fields of the person, and what is wrong with them.

import { html, nothing, type TemplateResult } from 'lit';
import { faultText } from '../api/faultText.ts';
import { onServer, SERVER } from '../api/server.ts';
import { bookTexts } from '../texts/book/texts.ts';
import { commonTexts } from '../texts/common/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { dateOfInstant, dayOfDate, timeOfDay } from '../texts/when.ts';
import { beforeVisit } from './beforeVisit.ts';
import { chosenService, servicesOnline } from './bookingInput.ts';
import { chosenPlace } from './chosenPlace.ts';
import './days.ts';
import { familyFields } from './familyFields.ts';
import { faultSummary } from './faultSummary.ts';
import type { FormScene } from './formScene.ts';
import { personFields } from './personFields.ts';
import { waitHint, wayToWait } from './waiting.ts';

/** `onOther`: chooses another office without leaving; null: the list of offices has an address. */
export function otherOffice(language: PageLanguage, onOther: (() => void) | null): TemplateResult {
  const say = bookTexts(language);
  return onOther
    ? html`<p class="way-back"><button class="link" @click=${onOther}>${say.otherOffice}</button></p>`
    : html`<p class="way-back"><a href="/">${say.otherOffice}</a></p>`;
}

export function formView(scene: FormScene): TemplateResult {
  const { language, office, draft, faults } = scene;
  const say = bookTexts(language);
  return html`
    <h1>${office.name}</h1>
    ${scene.hasAddress ? html`<p><a href="#before-bring">${say.toBringLink}</a></p>` : nothing}
    ${faultSummary(faults, language)}
    <form class="two" novalidate @submit=${scene.onSubmit}>
      <section>
        <h2>${say.when}</h2>
        ${serviceField(scene)}
        ${faults.when ? html`<p class="error" id="when-error" tabindex="-1">${faults.when}</p>` : nothing}
        <antrean-days .office=${office.code} .zone=${office.timeZone} .language=${language} .horizon=${office.policy.horizonDays} .early=${office.availability}
          .service=${chosenService(office, draft)} .priority=${draft.priority}
          .date=${draft.date} .hour=${draft.hour} .onChoice=${scene.onChoice} .onFull=${scene.onFull}></antrean-days>
        ${scene.isFull ? waitHint(office, language) : nothing}
      </section>
      <section>
        <h2>${say.who}</h2>
        <p class="hint">${office.privacy.brief} <a href=${onServer(office.privacy.url)} target="_blank">${say.privacyMore}</a></p>
        <p class="hint">${say.oneNumber(office.policy.maxLiveBookingsPerSender)}</p>
        ${personFields(scene)}
        ${scene.isFull ? nothing : familyFields(scene)}
        ${scene.isFull ? nothing : chosenPlace({ choice: scene.choice, language, zone: office.timeZone, arriveMinutesBefore: office.policy.arriveMinutesBefore })}
        ${formTrouble(scene)}
        <button class="button main" ?disabled=${scene.isBusy}>${scene.isBusy ? commonTexts(language).working : submitText(scene)}</button>
      </section>
    </form>
    ${beforeVisit(office, chosenService(office, draft), language)}`;
}

function submitText({ language, office, draft, isFull }: FormScene): string {
  const say = bookTexts(language);
  if (isFull && wayToWait(office) === 'PAGE') return say.tellMe;
  return draft.family.length > 0 ? say.submitFamily(draft.family.length + 1) : say.submit;
}

function serviceField({ language, office, draft, onChange }: FormScene): TemplateResult {
  const say = bookTexts(language);
  const online = servicesOnline(office);
  const inPerson = office.services.filter((service) => !online.includes(service)).map(({ name }) => name);
  const chosen = chosenService(office, draft);
  const choice =
    online.length < 2
      ? nothing
      : html`<fieldset class="row services"><legend>${say.service}</legend>
        ${online.map(
          ({ code, name }) => html`<label class="hour"><input type="radio" name="service" value=${code}
            .checked=${code === chosen} @change=${() => onChange({ service: code, hour: '' })}><span><b>${name}</b></span></label>`,
        )}</fieldset>`;
  return html`${choice}${inPerson.length > 0 ? html`<p class="hint">${say.onlyInPerson(inPerson.join(', '))}</p>` : nothing}`;
}

/** The refusal, with the places that the office offers instead. */
function formTrouble({
  language,
  office,
  faults,
  refusal,
  fault,
  onInstead,
}: FormScene): TemplateResult | typeof nothing {
  const say = bookTexts(language);
  if (!refusal && !fault) return nothing;
  if (refusal?.reason === 'ENTERED')
    return html`<div class="note good" role="status" tabindex="-1" id="trouble"><p>${refusal.message}</p><p>${say.lotteryWaits}</p></div>`;
  const alternatives = refusal?.alternatives ?? [];
  // A refusal of one field is said there, and above the form.
  if (!fault && alternatives.length === 0 && Object.keys(faults).length > 0) return nothing;
  return html`
    <div class="note bad" role="alert" tabindex="-1" id="trouble">
      <h3>${say.problem}</h3>
      <p>${refusal?.message ?? faultText(fault, language)}</p>
      ${
        alternatives.length > 0
          ? html`<p>${say.instead}</p><div class="row">${alternatives.map(
              ({
                id,
                startsAt,
              }) => html`<button type="button" class="button plain" @click=${() => onInstead(id, startsAt)}>
                ${say.take(dayOfDate(dateOfInstant(startsAt), language), timeOfDay(startsAt, office.timeZone, language))}</button>`,
            )}</div>`
          : nothing
      }
      ${refusal?.reason === 'ALREADY_BOOKED' ? html`<p><a class="button plain" href=${`${SERVER}/booking`}>${say.lookUp}</a></p>` : nothing}
    </div>`;
}
