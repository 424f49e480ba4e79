// Draws the fields of the person on the booking form, and what is wrong with them.
import { html, nothing, type TemplateResult } from 'lit';
import { valueIn } from '../fields/events.ts';
import { bookTexts } from '../texts/book/texts.ts';
import { birthDateParts, photoField, priorityField } from './fieldsOfPerson.ts';
import type { FormScene } from './formScene.ts';
import './numberProof.ts';
import { wayToWait } from './waiting.ts';

export function personFields(scene: FormScene): TemplateResult {
  const { language, office, draft, faults, onChange } = scene;
  const say = bookTexts(language);
  const hasChat = office.channels.length > 0;
  return html`
    ${textField(scene, 'name', { label: say.name, hint: say.nameHint, autocomplete: 'name' })}
    ${birthDateParts({ language, typed: draft, faults, onChange })}
    ${
      office.registration.template.includes('ALAMAT')
        ? textField(scene, 'address', { label: say.address, hint: say.addressHint, autocomplete: 'street-address' })
        : nothing
    }
    ${
      // The message that brings the code proves the number: an office with a chat does not ask for it.
      hasChat ? nothing : textField(scene, 'phone', { label: say.phone, hint: say.phoneHint, autocomplete: 'tel' })
    }
    ${priorityField({ language, chosen: draft.priority, onChange: (priority) => onChange({ priority }) })}
    ${photoField({ language, office: office.code, photoRule: office.registration.photo, photo: draft.photo, faults, onChange })}
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
