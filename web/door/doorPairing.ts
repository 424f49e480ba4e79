// <door-pairing>: shows a code on the screen at the door, until the office has entered it in its console.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { insideQr } from '../design/qr.ts';
import { codeInHalves } from '../fields/fields.ts';
import { storeDeviceKey } from '../pairing/deviceKey.ts';
import { ShownCode } from '../pairing/shownCode.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { otherLanguage, type PageLanguage } from '../texts/language.ts';
import { pairingTexts } from '../texts/pairing/texts.ts';

@customElement('door-pairing')
export class DoorPairing extends LitElement {
  @property() language: PageLanguage = 'id';
  @property() office = '';

  private readonly code = new ShownCode(this, {
    kind: 'BOARD',
    language: () => this.language,
    given: () => null,
    onPaired: ({ kind, office, key }) => {
      storeDeviceKey(kind, office, key);
      location.assign(`/door/${office}`);
    },
  });

  protected override createRenderRoot() {
    return this;
  }

  protected override render(): TemplateResult {
    const { language, code } = this;
    const say = pairingTexts(language);
    const second = otherLanguage(language);
    const { picture } = code;
    if (code.wrong) return html`<p class="door-alone" role="alert">${code.wrong}</p>`;
    if (code.isOver)
      return html`<p class="door-alone"><button class="button main" @click=${() => code.begin()}>${say.showCode}</button></p>`;
    if (code.code === null) return html`<p class="door-alone" role="status">${commonTexts(language).working}</p>`;
    return html`
      <div class="door">
        ${
          picture
            ? html`<svg class="door-qr" viewBox=${`0 0 ${picture.size} ${picture.size}`} aria-hidden="true">${insideQr(picture)}</svg>`
            : nothing
        }
        <div class="door-words">
          <p class="door-office">${this.office}</p>
          <h1 lang=${language}>${say.title.BOARD}</h1>
          <p class="door-code">${codeInHalves(code.code)}</p>
          <p lang=${language}>${say.shownSteps}</p>
          <p class="second" lang=${second}>${pairingTexts(second).shownSteps}</p>
        </div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'door-pairing': DoorPairing;
  }
}
