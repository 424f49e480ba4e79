// Draws the booking form of one office: the services, the fields of the person, and what is wrong with them.

import { html, nothing, type TemplateResult } from 'lit';
import { faultText } from '../api/faultText.ts';
import { onServer } from '../api/server.ts';
import { valueIn } from '../fields/events.ts';
import { PRIORITY_CHOICES, priorityIn } from '../fields/priorities.ts';
import { bookTexts } from '../texts/book/texts.ts';
import { commonTexts } from '../texts/common/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { dateOfInstant, dayOfDate, timeOfDay } from '../texts/when.ts';
import { beforeVisit } from './beforeVisit.ts';
import { chosenService, type FormFaults, type OfficeToBook, servicesOnline } from './bookingInput.ts';
import type { DayChoice } from './days.ts';
import './days.ts';
import './numberProof.ts';
import type { NoFragment } from './documents.ts';
import type { Draft } from './draft.ts';
import { waitHint, wayToWait } from './waiting.ts';

export interface FormScene {
  language: PageLanguage;
  office: OfficeToBook;
  draft: Draft;
  faults: FormFaults;
  refusal: NoFragment | null;
  fault: unknown;
  isBusy: boolean;
  /** No day has a place. */
  isFull: boolean;
  onFull(isFull: boolean): void;
  onChange(part: Partial<Draft>): void;
  onChoice(choice: DayChoice): void;
  /** Takes the place that the office offers instead. */
  onInstead(window: string, startsAt: string): void;
  onSubmit(event: SubmitEvent): void;
}

export function formView(scene: FormScene): TemplateResult {
  const { language, office, draft, faults } = scene;
  const say = bookTexts(language);
  return html`
    <h1>${office.name}</h1>
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
        ${personFields(scene)}
        ${scene.isFull ? nothing : html`<p class="chosen">${chosenInWords(scene)}</p>`}
        ${formTrouble(scene)}
        <button class="button main" ?disabled=${scene.isBusy}>${scene.isBusy ? commonTexts(language).working : submitText(scene)}</button>
      </section>
    </form>
    ${beforeVisit(office, chosenService(office, draft), language)}`;
}

function submitText({ language, office, isFull }: FormScene): string {
  const say = bookTexts(language);
  return isFull && wayToWait(office) === 'PAGE' ? say.tellMe : say.submit;
}

/** The chosen place, beside the button that takes it: the days may be far up the page. */
function chosenInWords({ language, office, draft: { date, hour } }: FormScene): string {
  const say = bookTexts(language);
  if (date === 'first') return say.firstFree;
  const day = dayOfDate(date, language);
  return hour ? say.firstFreeAt(day, timeOfDay(hour, office.timeZone, language)) : day;
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

function personFields(scene: FormScene): TemplateResult {
  const { language, office } = scene;
  const say = bookTexts(language);
  const hasChat = office.channels.length > 0;
  return html`
    ${textField(scene, 'name', { label: say.name, hint: say.nameHint, autocomplete: 'name' })}
    ${birthDateField(scene)}
    ${
      office.registration.template.includes('ALAMAT')
        ? textField(scene, 'address', { label: say.address, hint: say.addressHint, autocomplete: 'street-address' })
        : nothing
    }
    ${
      // The message that brings the code proves the number: an office with a chat does not ask for it.
      hasChat ? nothing : textField(scene, 'phone', { label: say.phone, hint: say.phoneHint, autocomplete: 'tel' })
    }
    ${priorityField(scene)}
    ${office.digitsBy.length > 0 ? numberProof(scene) : nothing}`;
}

/** Refusals of callers who have proven nothing. */
const HELPED_BY_DIGITS: ReadonlySet<string> = new Set([
  'ALREADY_BOOKED',
  'HELD_TOO_OFTEN',
  'LIMIT_REACHED',
  'REGISTER_OTHERWISE',
  'REQUEST_UNPROVEN',
  'UNPROVEN_FULL',
  'WORK_REQUIRED',
]);

function numberProof({ language, office, draft, faults, refusal, isFull, onChange }: FormScene): TemplateResult {
  const waits = isFull && wayToWait(office) === 'PAGE';
  const isHelpful = waits || (refusal !== null && HELPED_BY_DIGITS.has(refusal.reason));
  const isNeeded = isHelpful && draft.digits === '';
  return html`<antrean-number-proof .office=${office.code} .language=${language} .phone=${draft.phone} .digits=${draft.digits}
    .phoneFault=${faults.phone ?? ''} .digitsFault=${faults.digits ?? ''} .withPhone=${office.channels.length > 0}
    .waits=${waits} .needed=${isNeeded} .onChange=${onChange}></antrean-number-proof>`;
}

function priorityField({ language, draft, onChange }: FormScene): TemplateResult {
  const say = bookTexts(language);
  const choose = (event: Event) => {
    const chosen = priorityIn(event);
    if (chosen) onChange({ priority: chosen });
  };
  return html`
    <div class="field">
      <label for="priority">${say.priority}</label>
      <select id="priority" aria-describedby="priority-hint" @change=${choose}>
        ${PRIORITY_CHOICES.map(
          (value) =>
            html`<option value=${value} ?selected=${value === draft.priority}>${say.priorities[value]}</option>`,
        )}
      </select>
      <p class="hint" id="priority-hint">${say.priorityHint}</p>
    </div>`;
}

interface TextField {
  label: string;
  hint: string;
  autocomplete: AutoFill;
}

function textField(
  { draft, faults, onChange }: FormScene,
  field: 'name' | 'phone' | 'address',
  { label, hint, autocomplete }: TextField,
): TemplateResult {
  const fault = faults[field];
  return html`
    <div class=${`field ${fault ? 'wrong' : ''}`}>
      <label for=${field}>${label}</label>
      <p class="hint" id=${`${field}-hint`}>${hint}</p>
      ${fault ? html`<p class="error" id=${`${field}-error`}>${fault}</p>` : nothing}
      <input id=${field} name=${field} type=${field === 'phone' ? 'tel' : 'text'} autocomplete=${autocomplete} .value=${draft[field]}
        aria-describedby=${`${field}-hint${fault ? ` ${field}-error` : ''}`} aria-invalid=${fault ? 'true' : 'false'}
        @input=${(event: InputEvent) => onChange({ [field]: valueIn(event) })}>
    </div>`;
}

const BIRTH_DATE_PARTS = [
  { field: 'day', autocomplete: 'bday-day', length: 2 },
  { field: 'month', autocomplete: 'bday-month', length: 2 },
  { field: 'year', autocomplete: 'bday-year', length: 4 },
] as const;

function birthDateField({ language, draft, faults, onChange }: FormScene): TemplateResult {
  const say = bookTexts(language);
  const fault = faults.birthDate;
  return html`
    <fieldset class=${`field ${fault ? 'wrong' : ''}`} aria-describedby=${`birth-hint${fault ? ' birth-error' : ''}`}>
      <legend>${say.birthDate}</legend>
      <p class="hint" id="birth-hint">${say.birthDateHint}</p>
      ${fault ? html`<p class="error" id="birth-error">${fault}</p>` : nothing}
      <div class="parts">${BIRTH_DATE_PARTS.map(
        ({ field, autocomplete, length }) => html`
          <span class=${`part ${field}`}>
            <label for=${field}>${say[field]}</label>
            <input id=${field} name=${field} inputmode="numeric" autocomplete=${autocomplete} maxlength=${length}
              .value=${draft[field]} aria-invalid=${fault ? 'true' : 'false'}
              @input=${(event: InputEvent) => onChange({ [field]: valueIn(event) })}>
          </span>`,
      )}</div>
    </fieldset>`;
}

/** The refusal, with the places that the office offers instead. */
function formTrouble({ language, office, refusal, fault, onInstead }: FormScene): TemplateResult | typeof nothing {
  const say = bookTexts(language);
  if (!refusal && !fault) return nothing;
  if (refusal?.reason === 'ENTERED')
    return html`<div class="note good" role="status" tabindex="-1" id="trouble"><p>${refusal.message}</p><p>${say.lotteryWaits}</p></div>`;
  const alternatives = refusal?.alternatives ?? [];
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
    </div>`;
}
