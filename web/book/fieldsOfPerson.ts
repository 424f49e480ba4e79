// Draws the fields that each person of a booking has: the name, the birth date in three parts, the priority.
import { html, nothing, type TemplateResult } from 'lit';
import type { Priority } from '../../clients/types.ts';
import { valueIn } from '../fields/events.ts';
import { PRIORITY_CHOICES, priorityIn } from '../fields/priorities.ts';
import { bookTexts } from '../texts/book/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import type { TypedBirthDate } from './birthDate.ts';
import type { PersonFaults, PersonRules } from './bookingInput.ts';
import { type DraftMember, PHOTO_ON_ITS_WAY } from './draft.ts';

const BIRTH_DATE_PARTS = [
  { field: 'day', autocomplete: 'bday-day', length: 2 },
  { field: 'month', autocomplete: 'bday-month', length: 2 },
  { field: 'year', autocomplete: 'bday-year', length: 4 },
] as const;

interface BirthDateScene {
  language: PageLanguage;
  /** The end of the fields' ids; none: those of the first person. */
  suffix?: string;
  typed: TypedBirthDate;
  faults: PersonFaults;
  onChange(part: Partial<TypedBirthDate>): void;
}

export function birthDateParts({ language, suffix = '', typed, faults, onChange }: BirthDateScene): TemplateResult {
  const say = bookTexts(language);
  const fault = faults.birthDate;
  const described = `birth-hint${suffix}${fault ? ` birth-error${suffix}` : ''}`;
  return html`
    <fieldset class=${`field ${fault ? 'wrong' : ''}`} aria-describedby=${described}>
      <legend>${say.birthDate}</legend>
      <p class="hint" id=${`birth-hint${suffix}`}>${say.birthDateHint}</p>
      ${fault ? html`<p class="error" id=${`birth-error${suffix}`}>${fault}</p>` : nothing}
      <div class="parts">${BIRTH_DATE_PARTS.map(
        ({ field, autocomplete, length }) => html`
          <span class=${`part ${field}`}>
            <label for=${field + suffix}>${say[field]}</label>
            <input id=${field + suffix} name=${field + suffix} inputmode="numeric" maxlength=${length}
              autocomplete=${suffix === '' ? autocomplete : 'off'}
              .value=${typed[field]} aria-invalid=${fault && (faults.birthPart ?? field) === field ? 'true' : 'false'}
              @input=${(event: InputEvent) => onChange({ [field]: valueIn(event) })}>
          </span>`,
      )}</div>
    </fieldset>`;
}

interface PersonPriorityScene {
  language: PageLanguage;
  /** The end of the field's ids; none: those of the first person. */
  suffix?: string;
  chosen: Priority;
  onChange(priority: Priority): void;
}

export function priorityField({ language, suffix = '', chosen, onChange }: PersonPriorityScene): TemplateResult {
  const say = bookTexts(language);
  const choose = (event: Event) => {
    const priority = priorityIn(event);
    if (priority) onChange(priority);
  };
  return html`
    <div class="field">
      <label for=${`priority${suffix}`}>${say.priority}</label>
      <select id=${`priority${suffix}`} aria-describedby=${`priority-hint${suffix}`} @change=${choose}>
        ${PRIORITY_CHOICES.map(
          (value) => html`<option value=${value} ?selected=${value === chosen}>${say.priorities[value]}</option>`,
        )}
      </select>
      <p class="hint" id=${`priority-hint${suffix}`}>${say.priorityHint}</p>
    </div>`;
}

interface PhotoScene {
  language: PageLanguage;
  /** Its code. */
  office: string;
  photoRule: PersonRules['photo'];
  /** The end of the field's ids; none: those of the first person. */
  suffix?: string;
  photo: string;
  faults: PersonFaults;
  onChange(part: { photo: string }): void;
}

/** Few offices ask for it: the rest of it comes with the first that does. */
export function photoField(scene: PhotoScene): TemplateResult | typeof nothing {
  const { language, office, photoRule, suffix = '', photo, faults, onChange } = scene;
  if (photoRule === 'NONE') return nothing;
  void import('./photo.ts');
  return html`<antrean-photo .language=${language} .office=${office} .suffix=${suffix} .photo=${photo === PHOTO_ON_ITS_WAY ? '' : photo} .fault=${faults.photo ?? ''}
    .needed=${photoRule === 'REQUIRED'} .onPhoto=${(name: string) => onChange({ photo: name })}></antrean-photo>`;
}

export interface MemberScene {
  language: PageLanguage;
  /** The office's code. */
  office: string;
  photoRule: PersonRules['photo'];
  member: DraftMember;
  /** The place in the family, 2 for the first beside the applicant: the ids of the fields end with it. */
  place: number;
  faults: PersonFaults;
  onChange(part: Partial<DraftMember>): void;
}

/** The fields of a further person. */
export function memberFields(scene: MemberScene): TemplateResult {
  const { language, office, photoRule, member, place, faults, onChange } = scene;
  const say = bookTexts(language);
  const suffix = `-${place}`;
  const fault = faults.name;
  return html`
    <div class=${`field ${fault ? 'wrong' : ''}`}>
      <label for=${`name${suffix}`}>${say.name}</label>
      <p class="hint" id=${`name-hint${suffix}`}>${say.nameHint}</p>
      ${fault ? html`<p class="error" id=${`name-error${suffix}`}>${fault}</p>` : nothing}
      <input id=${`name${suffix}`} name=${`name${suffix}`} type="text" autocomplete="off" .value=${member.name}
        aria-describedby=${`name-hint${suffix}${fault ? ` name-error${suffix}` : ''}`} aria-invalid=${fault ? 'true' : 'false'}
        @input=${(event: InputEvent) => onChange({ name: valueIn(event) })}>
    </div>
    ${birthDateParts({ language, suffix, typed: member, faults, onChange })}
    ${priorityField({ language, suffix, chosen: member.priority, onChange: (priority) => onChange({ priority }) })}
    ${photoField({ language, office, photoRule, suffix, photo: member.photo, faults, onChange })}`;
}
