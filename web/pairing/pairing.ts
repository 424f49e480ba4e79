// <antrean-pairing>: gets a device its key, by the code that it shows, or by one of the console, typed, scanned or in the address.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { askApi } from '../api/ask.ts';
import { faultText } from '../api/faultText.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { insideQr } from '../design/qr.ts';
import { valueIn } from '../fields/events.ts';
import { codeInHalves, readBookingCode } from '../fields/fields.ts';
import { onScan } from '../scan/wedge.ts';
import { isRefusedAnswer } from '../signIn/staffStep.ts';
import { forgetStaffKey } from '../signIn/storedKey.ts';
import { commonTexts } from '../texts/common/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { pairingTexts } from '../texts/pairing/texts.ts';
import { storeDeviceKey } from './deviceKey.ts';
import { PairThisDeviceDocument } from './documents.ts';
import { type PairedDevice, ShownCode } from './shownCode.ts';

/** The part of the address that a QR code of the console ends with. */
const IN_ADDRESS = /[#&]pair=([^&]+)/;

@customElement('antrean-pairing')
export class AntreanPairing extends LitElement {
  @property() language: PageLanguage = 'id';
  @property() office = '';
  /** The device had a key that was ended. */
  @property({ type: Boolean }) ended = false;

  @state() private code = '';
  @state() private busy = false;
  /** A sentence that says what is wrong. */
  @state() private wrong = '';
  private once = newIdempotencyKey();
  private leave = () => {};
  private readonly shown = new ShownCode(this, {
    kind: 'KIOSK',
    language: () => this.language,
    given: () => null,
    onPaired: (device) => this.begin(device),
  });

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
      this.begin(answer);
      return '';
    } catch (fault) {
      return faultText(fault, language);
    }
  }

  private begin({ kind, office, key }: PairedDevice): void {
    // A device that strangers touch is signed in as no member of staff.
    forgetStaffKey();
    storeDeviceKey(kind, office, key);
    if (kind === 'KIOSK' && office === this.office) this.dispatchEvent(new Event('paired'));
    else location.assign(`/${kind.toLowerCase()}/${office}`);
  }

  private codeOnScreen(): TemplateResult {
    const { shown } = this;
    const say = pairingTexts(this.language);
    if (shown.wrong) return html`<p class="note bad" role="alert">${shown.wrong}</p>`;
    if (shown.isOver)
      return html`<p><button type="button" class="button" @click=${() => shown.begin()}>${say.showCode}</button></p>`;
    const { code, picture } = shown;
    if (code === null) return html`<p class="quietly" role="status">${commonTexts(this.language).working}</p>`;
    return html`
      <div class="shown-code">
        <div><p>${say.shownSteps}</p><p class="code">${codeInHalves(code)}</p></div>
        ${picture ? html`<svg viewBox=${`0 0 ${picture.size} ${picture.size}`} aria-hidden="true">${insideQr(picture)}</svg>` : nothing}
      </div>`;
  }

  protected override render(): TemplateResult {
    const { language, wrong } = this;
    const say = pairingTexts(language);
    return html`
      <div class="sign-in">
        <h1>${say.title.KIOSK}</h1>
        ${this.ended ? html`<p class="note care" role="alert">${say.ended}</p>` : nothing}
        ${this.codeOnScreen()}
      </div>
      <form class="sign-in" novalidate ?hidden=${this.shown.isAwaited} @submit=${this.enter}>
        <h2>${say.orTyped}</h2>
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
