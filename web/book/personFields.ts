// Draws the fields of the person on the booking form, and what is wrong with them.
import { html, nothing, type TemplateResult } from 'lit';
import { valueIn } from '../fields/events.ts';
import { PRIORITY_CHOICES, priorityIn } from '../fields/priorities.ts';
import { bookTexts } from '../texts/book/texts.ts';
import type { FormScene } from './formScene.ts';
import './numberProof.ts';
import { wayToWait } from './waiting.ts';

export function personFields(scene: FormScene): TemplateResult {
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
              .value=${draft[field]} aria-invalid=${fault && (faults.birthPart ?? field) === field ? 'true' : 'false'}
              @input=${(event: InputEvent) => onChange({ [field]: valueIn(event) })}>
          </span>`,
      )}</div>
    </fieldset>`;
}
