// Draws the dialog in which an officer corrects a person, and the button that opens it.
import { html, nothing, type TemplateResult } from 'lit';
import { choiceIn, valueIn } from '../fields/events.ts';
import { codeInHalves } from '../fields/fields.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { bornText } from './bornText.ts';
import { type CorrectionFaults, type CorrectionForm, type DeskPerson, SEEN_DOCUMENTS } from './correctionForm.ts';

export interface CorrectionScene {
  language: PageLanguage;
  /** null: no one is corrected. */
  person: DeskPerson | null;
  form: CorrectionForm | null;
  faults: CorrectionFaults;
  /** Why it was not corrected; empty: it was, or is not sent yet. */
  trouble: string;
  /** The sentence that it was corrected; empty: nothing was. */
  done: string;
  isBusy: boolean;
  onChange(part: Partial<CorrectionForm>): void;
  onSubmit(event: SubmitEvent): void;
  onClose(): void;
}

export function correctButton(person: DeskPerson, language: PageLanguage, onCorrect: (person: DeskPerson) => void) {
  return html`<button type="button" class="link correct" @click=${() => onCorrect(person)}>${deskTexts(language).correct}<span
    class="unseen"> ${person.name}</span></button>`;
}

export function correctionView(scene: CorrectionScene): TemplateResult {
  const { language, person, form, done } = scene;
  return html`
    <div role="status">${done ? html`<p class="note good">${done}</p>` : nothing}</div>
    <dialog class="card correction" aria-labelledby="correction-title" aria-describedby="correction-lead">
      ${person && form ? correctionFields(scene, person, form) : html`<h2 id="correction-title">${deskTexts(language).correctTitle}</h2>`}
    </dialog>`;
}

function correctionFields(scene: CorrectionScene, person: DeskPerson, form: CorrectionForm): TemplateResult {
  const { language, trouble, isBusy } = scene;
  const say = deskTexts(language);
  return html`<form novalidate @submit=${scene.onSubmit}>
    <h2 id="correction-title">${say.correctTitle}</h2>
    <p class="person"><b>${person.name}</b> <span>${bornText(person.birthDate, language)}, <span class="code">${codeInHalves(person.code)}</span></span></p>
    <p class="hint" id="correction-lead">${say.correctLead}</p>
    ${trouble ? html`<p class="note bad" role="alert" tabindex="-1" id="correction-trouble">${trouble}</p>` : nothing}
    ${nameField(scene, form)}
    ${birthDateFields(scene, form)}
    ${documentField(scene, form)}
    <div class="row">
      <button class="button" ?disabled=${isBusy}>${isBusy ? commonTexts(language).working : say.saveCorrection}</button>
      <button type="button" class="button plain" @click=${scene.onClose}>${say.keep}</button>
    </div>
  </form>`;
}

function nameField({ language, faults, onChange }: CorrectionScene, { name }: CorrectionForm): TemplateResult {
  return html`<div class=${`field ${faults.name ? 'wrong' : ''}`}>
    <label for="right-name">${deskTexts(language).rightName}</label>
    ${faults.name ? html`<p class="error" id="right-name-error">${faults.name}</p>` : nothing}
    <input id="right-name" autocomplete="off" maxlength="100" .value=${name} aria-invalid=${faults.name ? 'true' : 'false'}
      aria-describedby=${faults.name ? 'right-name-error' : nothing} @input=${(event: InputEvent) => onChange({ name: valueIn(event) })}>
  </div>`;
}

const BIRTH_PARTS = [
  { part: 'day', length: 2 },
  { part: 'month', length: 2 },
  { part: 'year', length: 4 },
] as const;

function birthDateFields({ language, faults, onChange }: CorrectionScene, form: CorrectionForm): TemplateResult {
  const say = deskTexts(language);
  const fault = faults.birthDate;
  return html`<fieldset class=${`field ${fault ? 'wrong' : ''}`} aria-describedby=${fault ? 'right-birth-error' : nothing}>
    <legend>${say.rightBirthDate}</legend>
    ${fault ? html`<p class="error" id="right-birth-error">${fault}</p>` : nothing}
    <div class="parts">${BIRTH_PARTS.map(
      ({ part, length }) => html`<span class=${`part ${part}`}>
        <label for=${`right-${part}`}>${say.dateParts[part]}</label>
        <input id=${`right-${part}`} inputmode="numeric" autocomplete="off" maxlength=${length} .value=${form[part]}
          aria-invalid=${fault ? 'true' : 'false'} @input=${(event: InputEvent) => onChange({ [part]: valueIn(event) })}></span>`,
    )}</div>
  </fieldset>`;
}

function documentField({ language, faults, onChange }: CorrectionScene, { seen }: CorrectionForm): TemplateResult {
  const say = deskTexts(language);
  const choose = (event: Event) => onChange({ seen: choiceIn(event, SEEN_DOCUMENTS) ?? '' });
  return html`<div class=${`field ${faults.seen ? 'wrong' : ''}`}>
    <label for="seen">${say.seenDocument}</label>
    ${faults.seen ? html`<p class="error" id="seen-error">${faults.seen}</p>` : nothing}
    <select id="seen" .value=${seen} aria-invalid=${faults.seen ? 'true' : 'false'} aria-describedby=${faults.seen ? 'seen-error' : nothing}
      @change=${choose}>
      <option value="">${say.chooseDocument}</option>
      ${SEEN_DOCUMENTS.map((each) => html`<option value=${each} ?selected=${each === seen}>${say.documents[each]}</option>`)}
    </select>
  </div>`;
}
