// <board-pairing>: shows a code on a board that has no keyboard, until the office has entered it in its console.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { insideQr } from '../design/qr.ts';
import { codeInHalves } from '../fields/fields.ts';
import { storeDeviceKey } from '../pairing/deviceKey.ts';
import { type PairedDevice, ShownCode } from '../pairing/shownCode.ts';
import { otherLanguage, type PageLanguage } from '../texts/language.ts';
import { pairingTexts } from '../texts/pairing/texts.ts';

@customElement('board-pairing')
export class BoardPairing extends LitElement {
  @property() language: PageLanguage = 'id';
  /** A code of the console's, which the address had; empty: this page shows one. */
  @property() given = '';

  private readonly shown = new ShownCode(this, {
    kind: 'BOARD',
    language: () => this.language,
    given: () => this.given || null,
    onPaired: (device) => this.enter(device),
  });

  protected override createRenderRoot() {
    return this;
  }

  private enter({ kind, office, key }: PairedDevice): void {
    storeDeviceKey(kind, office, key);
    location.assign(`/${kind.toLowerCase()}/${office}${location.search}`);
  }

  /** A code that no one enters goes away, and the board has the screen for itself again. */
  protected override updated(): void {
    if (this.shown.isOver) this.remove();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { language, shown } = this;
    const second = otherLanguage(language);
    if (shown.wrong) return html`<section class="board-pairing" role="alert"><p>${shown.wrong}</p></section>`;
    if (shown.code === null) return nothing;
    const { picture } = shown;
    return html`
      <section class="board-pairing" aria-labelledby="board-pairing-title">
        <div>
          <h2 id="board-pairing-title">${pairingTexts(language).title.BOARD}</h2>
          <p class="code">${codeInHalves(shown.code)}</p>
          <p>${pairingTexts(language).shownSteps}</p>
          <p class="second" lang=${second}>${pairingTexts(second).shownSteps}</p>
        </div>
        ${picture ? html`<svg viewBox=${`0 0 ${picture.size} ${picture.size}`} aria-hidden="true">${insideQr(picture)}</svg>` : nothing}
      </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-pairing': BoardPairing;
  }
}
