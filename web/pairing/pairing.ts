// <antrean-pairing>: takes the code that the console shows, typed, scanned or in the address, and gets the device its key.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DeviceKind } from '../../clients/types.ts';
import { askApi } from '../api/ask.ts';
import { faultText } from '../api/faultText.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { valueIn } from '../fields/events.ts';
import { readBookingCode } from '../fields/fields.ts';
import { onScan } from '../scan/wedge.ts';
import { isRefusedAnswer } from '../signIn/staffStep.ts';
import { forgetStaffKey } from '../signIn/storedKey.ts';
import { commonTexts } from '../texts/common/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { pairingTexts } from '../texts/pairing/texts.ts';
import { storeDeviceKey } from './deviceKey.ts';
import { PairThisDeviceDocument } from './documents.ts';

/** The part of the address that a QR code of the console ends with. */
const IN_ADDRESS = /[#&]pair=([^&]+)/;

@customElement('antrean-pairing')
export class AntreanPairing extends LitElement {
  @property() language: PageLanguage = 'id';
  @property() kind: DeviceKind = 'KIOSK';
  @property() office = '';
  /** The device had a key that was ended. */
  @property({ type: Boolean }) ended = false;

  @state() private code = '';
  @state() private busy = false;
  /** A sentence that says what is wrong. */
  @state() private wrong = '';
  private once = newIdempotencyKey();
  private leave = () => {};

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.leave = onScan((text) => this.take(text));
    const code = IN_ADDRESS.exec(location.hash)?.[1];
    if (!code) return;
    this.take(code);
    history.replaceState(null, '', location.pathname + location.search);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave();
  }

  /** A scanner reads the whole address out of the QR code. */
  private take(text: string): void {
    this.code = (IN_ADDRESS.exec(text)?.[1] ?? text).toUpperCase();
    this.wrong = '';
    this.once = newIdempotencyKey();
  }

  private enter = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!this.busy) void this.pair();
  };

  private async pair(): Promise<void> {
    const { language, once: idempotencyKey } = this;
    const code = readBookingCode(this.code);
    this.wrong = code ? '' : pairingTexts(language).needCode;
    if (code) {
      this.busy = true;
      this.wrong = await this.outcomeOf({ code, idempotencyKey });
      this.busy = false;
    }
    await this.updateComplete;
    this.querySelector<HTMLElement>('#pair-code')?.focus();
  }

  /** Empty if the device is paired. */
  private async outcomeOf(input: { code: string; idempotencyKey: string }): Promise<string> {
    const { language } = this;
    try {
      const { answer } = await askApi(PairThisDeviceDocument, { input }, { language });
      if (isRefusedAnswer(answer)) return answer.message;
      // A device that strangers touch is signed in as no member of staff.
      forgetStaffKey();
      storeDeviceKey(answer.kind, answer.office, answer.key);
      if (answer.kind === this.kind && answer.office === this.office) this.dispatchEvent(new Event('paired'));
      else location.assign(`/${answer.kind.toLowerCase()}/${answer.office}`);
      return '';
    } catch (fault) {
      return faultText(fault, language);
    }
  }

  protected override render(): TemplateResult {
    const { language, wrong } = this;
    const say = pairingTexts(language);
    return html`
      <form class="sign-in" novalidate @submit=${this.enter}>
        <h1>${say.title[this.kind]}</h1>
        ${this.ended ? html`<p class="note care" role="alert">${say.ended}</p>` : nothing}
        <p>${say.lead}</p>
        <div class=${`field ${wrong ? 'wrong' : ''}`}>
          <label for="pair-code">${say.code}</label>
          <p class="hint" id="pair-hint">${say.hint}</p>
          ${wrong ? html`<p class="error" id="pair-error" role="alert">${wrong}</p>` : nothing}
          <input id="pair-code" class="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40"
            .value=${this.code} aria-describedby=${`pair-hint${wrong ? ' pair-error' : ''}`} aria-invalid=${wrong ? 'true' : 'false'}
            @input=${(event: Event) => this.take(valueIn(event))}>
        </div>
        <button class="button main" aria-disabled=${this.busy ? 'true' : 'false'}>${this.busy ? commonTexts(language).working : say.pair}</button>
      </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-pairing': AntreanPairing;
  }
}
