// <antrean-held-digits>: an applicant with a hold has digits sent to the number of the booking, and confirms with them.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { askApi } from '../api/ask.ts';
import { faultText } from '../api/faultText.ts';
import { formDataIn } from '../fields/events.ts';
import { bookTexts } from '../texts/book/texts.ts';
import { commonTexts } from '../texts/common/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { MAX_WORK_ROUNDS } from './bookPlace.ts';
import { SendProofDocument } from './documents.ts';
import type { Holding } from './draft.ts';
import { workDone } from './workAhead.ts';

@customElement('antrean-held-digits')
export class AntreanHeldDigits extends LitElement {
  @property() language: PageLanguage = 'id';
  @property({ attribute: false }) holding!: Holding;
  /** Whether another step of the booking is under way. */
  @property({ type: Boolean }) waits = false;
  @property({ attribute: false }) onDigits: (digits: string) => void = () => {};

  @state() private isSent = false;
  @state() private isBusy = false;
  @state() private trouble = '';

  protected override createRenderRoot() {
    return this;
  }

  private send = async (): Promise<void> => {
    if (this.isBusy) return;
    this.isBusy = true;
    this.trouble = '';
    try {
      const answer = await this.ask();
      if (answer.__typename === 'Refusal') this.trouble = answer.message;
      else this.isSent = true;
    } catch (fault) {
      this.trouble = faultText(fault, this.language);
    } finally {
      this.isBusy = false;
    }
    await this.updateComplete;
    this.querySelector<HTMLElement>(this.trouble ? '#digits-trouble' : '#held-digits')?.focus();
  };

  /** The digits may cost work, which is done without the reader's doing anything. */
  private async ask() {
    const { language } = this;
    const input = { ...this.holding };
    let { answer } = await askApi(SendProofDocument, { input }, { language });
    for (let round = 1; round <= MAX_WORK_ROUNDS; round++) {
      if (answer.__typename !== 'Refusal' || !answer.work) return answer;
      const work = await workDone(answer.work);
      if (!work) return answer;
      ({ answer } = await askApi(SendProofDocument, { input: { ...input, work } }, { language }));
    }
    return answer;
  }

  private confirm = (event: SubmitEvent): void => {
    event.preventDefault();
    const digits = String(formDataIn(event).get('digits') ?? '').trim();
    if (digits !== '') this.onDigits(digits);
  };

  protected override render(): TemplateResult {
    const { language, isSent, isBusy, trouble } = this;
    const say = bookTexts(language);
    const sendLabel = isBusy ? commonTexts(language).working : isSent ? say.sendDigitsAgain : say.sendDigits;
    return html`<div class="held-digits">
      <p>${say.heldDigits}</p>
      ${trouble ? html`<p class="note bad" role="alert" tabindex="-1" id="digits-trouble">${trouble}</p>` : nothing}
      <div role="status">${isSent ? html`<p>${say.heldDigitsSent}</p>` : nothing}</div>
      ${isSent ? this.digitsForm() : nothing}
      <p><button type="button" class="button plain" ?disabled=${isBusy} @click=${() => void this.send()}>${sendLabel}</button></p>
    </div>`;
  }

  private digitsForm(): TemplateResult {
    const say = bookTexts(this.language);
    return html`<form class="narrow" novalidate @submit=${this.confirm}>
      <div class="field">
        <label for="held-digits">${say.digits}</label>
        <input id="held-digits" name="digits" inputmode="numeric" autocomplete="one-time-code" maxlength="10">
      </div>
      <button class="button main" ?disabled=${this.waits}>${say.confirmDigits}</button>
    </form>`;
  }
}
