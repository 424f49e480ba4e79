// Draws the part of the booking form in which an applicant proves a number by digits.
import { html, nothing, type TemplateResult } from 'lit';
import { valueIn } from '../fields/events.ts';
import { bookTexts } from '../texts/book/texts.ts';
import { commonTexts } from '../texts/common/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import type { Draft } from './draft.ts';

export interface NumberProofScene {
  language: PageLanguage;
  phone: string;
  digits: string;
  withPhone: boolean;
  /** The number is needed to be told of a place. */
  waits: boolean;
  isOpen: boolean;
  /** Digits are on their way. */
  isSent: boolean;
  trouble: string;
  phoneFault: string;
  digitsFault: string;
  isBusy: boolean;
  onChange(part: Partial<Draft>): void;
  onSend(): void;
}

export function numberProofView(scene: NumberProofScene): TemplateResult {
  const { language, withPhone, waits, isOpen, isSent, trouble, isBusy, onSend } = scene;
  const say = bookTexts(language);
  return html`<details class="number-proof" ?open=${isOpen}>
    <summary>${waits ? say.proveToWait : say.proveNumber}</summary>
    <p class="hint">${waits ? say.proveToWaitHint : say.proveNumberHint}</p>
    ${withPhone ? phoneField(scene) : nothing}
    ${trouble ? html`<p class="note bad" role="alert" tabindex="-1" id="proof-trouble">${trouble}</p>` : nothing}
    <div role="status">${isSent ? html`<p>${say.digitsSent}</p>` : nothing}</div>
    ${isSent ? digitsField(scene) : nothing}
    <p><button type="button" class="button plain" ?disabled=${isBusy} @click=${onSend}>${isBusy ? commonTexts(language).working : isSent ? say.sendDigitsAgain : say.sendDigits}</button></p>
  </details>`;
}

function phoneField({ language, phone, phoneFault, onChange }: NumberProofScene): TemplateResult {
  const say = bookTexts(language);
  return html`<div class=${`field ${phoneFault ? 'wrong' : ''}`}>
    <label for="phone">${say.ownPhone}</label>
    <p class="hint" id="phone-hint">${say.ownPhoneHint}</p>
    ${phoneFault ? html`<p class="error" id="phone-error">${phoneFault}</p>` : nothing}
    <input id="phone" name="phone" type="tel" autocomplete="tel" .value=${phone} aria-invalid=${phoneFault ? 'true' : 'false'}
      aria-describedby=${`phone-hint${phoneFault ? ' phone-error' : ''}`}
      @input=${(event: InputEvent) => onChange({ phone: valueIn(event) })}>
  </div>`;
}

function digitsField({ language, digits, digitsFault, onChange }: NumberProofScene): TemplateResult {
  return html`<div class=${`field ${digitsFault ? 'wrong' : ''}`}>
    <label for="number-digits">${bookTexts(language).digits}</label>
    ${digitsFault ? html`<p class="error" id="number-digits-error">${digitsFault}</p>` : nothing}
    <input id="number-digits" inputmode="numeric" autocomplete="one-time-code" maxlength="10" .value=${digits}
      aria-invalid=${digitsFault ? 'true' : 'false'} aria-describedby=${digitsFault ? 'number-digits-error' : nothing}
      @input=${(event: InputEvent) => onChange({ digits: valueIn(event) })}>
  </div>`;
}
