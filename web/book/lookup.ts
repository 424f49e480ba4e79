// <antrean-lookup>: finds a booking by its code and the applicant's birth date.

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { AskFault, askApi } from '../api/ask.ts';
import { faultText } from '../api/faultText.ts';
import { formDataIn } from '../fields/events.ts';
import { readBookingCode, readDateParts } from '../fields/fields.ts';
import { bookTexts } from '../texts/book/texts.ts';
import { commonTexts } from '../texts/common/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import './lostCode.ts';
import { BookingByDocument, type VisitFragment } from './documents.ts';

@customElement('antrean-lookup')
export class AntreanLookup extends LitElement {
  @property() language: PageLanguage = 'id';
  /** The code that stands in the address. */
  @property() code = '';
  @property({ attribute: false }) onFound: (booking: VisitFragment, birthDate: string) => void = () => {};

  @state() private fault = '';
  @state() private wrong: 'code' | 'birthDate' | null = null;
  @state() private busy = false;

  protected override createRenderRoot() {
    return this;
  }

  protected override render(): TemplateResult {
    const say = bookTexts(this.language);
    const part = (field: 'day' | 'month' | 'year', label: string, length: number) => html`
      <span class=${`part ${field}`}><label for=${field}>${label}</label>
        <input id=${field} name=${field} inputmode="numeric" autocomplete="off" maxlength=${length}
          aria-invalid=${this.wrong === 'birthDate' ? 'true' : 'false'}></span>`;
    return html`
      <h1>${say.lookUp}</h1>
      <form class="narrow" novalidate @submit=${this.submit}>
        <div class=${`field ${this.wrong === 'code' ? 'wrong' : ''}`}>
          <label for="code">${say.code}</label>
          <p class="hint" id="code-hint">${say.codeHint}</p>
          ${this.wrong === 'code' ? html`<p class="error" id="code-error">${say.needCode}</p>` : nothing}
          <input id="code" name="code" class="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="12"
            .value=${this.code} aria-describedby="code-hint" aria-invalid=${this.wrong === 'code' ? 'true' : 'false'}>
        </div>
        <fieldset class=${`field ${this.wrong === 'birthDate' ? 'wrong' : ''}`}>
          <legend>${say.birthDate}</legend>
          <p class="hint">${say.birthDateHint}</p>
          ${this.wrong === 'birthDate' ? html`<p class="error">${say.needBirthDate}</p>` : nothing}
          <div class="parts">${part('day', say.day, 2)}${part('month', say.month, 2)}${part('year', say.year, 4)}</div>
        </fieldset>
        ${this.fault ? html`<div class="note bad" role="alert"><p>${this.fault}</p></div>` : nothing}
        <button class="button main" ?disabled=${this.busy}>${this.busy ? commonTexts(this.language).working : say.show}</button>
      </form>
      <antrean-lost-code .language=${this.language}></antrean-lost-code>`;
  }

  private submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const typed = formDataIn(event);
    const text = (name: string) => String(typed.get(name) ?? '');
    const code = readBookingCode(text('code'));
    const birthDate = readDateParts(text('day'), text('month'), text('year'));
    this.fault = '';
    this.wrong = !code ? 'code' : !birthDate ? 'birthDate' : null;
    if (!code || !birthDate)
      return void this.updateComplete.then(() => this.querySelector<HTMLElement>('.wrong input')?.focus());
    this.busy = true;
    try {
      const { booking, lostBookings } = await askApi(
        BookingByDocument,
        { code, birthDate },
        { language: this.language },
      );
      if (booking) this.onFound(booking, birthDate);
      else this.fault = lostBookings?.message ?? bookTexts(this.language).unknown;
    } catch (fault) {
      // A code with a wrong check character is answered like an unknown one.
      const isUnknown = fault instanceof AskFault && fault.code === 'BAD_USER_INPUT';
      this.fault = isUnknown ? bookTexts(this.language).unknown : faultText(fault, this.language);
    } finally {
      this.busy = false;
    }
  };
}
