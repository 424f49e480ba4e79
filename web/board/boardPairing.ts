// <board-pairing>: shows a code on a board that has no keyboard, until the office has entered it in its console.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { AskFault, askApi } from '../api/ask.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { drawQr, insideQr, type QrPicture } from '../design/qr.ts';
import { codeInHalves } from '../fields/fields.ts';
import { storeDeviceKey } from '../pairing/deviceKey.ts';
import { CodeToShowDocument, type CodeToShowQuery, PairThisDeviceDocument } from '../pairing/documents.ts';
import { otherLanguage, type PageLanguage } from '../texts/language.ts';
import { pairingTexts } from '../texts/pairing/texts.ts';

/** Milliseconds between two looks whether the office has entered the code. */
const CLAIM_EVERY_MS = 5000;
/** A code that no one enters goes away, and the board is seen again. */
const SHOWN_FOR_MS = 30 * 60_000;

@customElement('board-pairing')
export class BoardPairing extends LitElement {
  @property() language: PageLanguage = 'id';
  /** A code of the console's, which the address had; empty: this page shows one. */
  @property() given = '';

  @state() private shown: CodeToShowQuery['pairingToShow'] | null = null;
  @state() private picture: QrPicture | null = null;
  /** Why it came to nothing. */
  @state() private wrong = '';
  private timer: ReturnType<typeof setInterval> | undefined;
  private began = performance.now();
  private once = newIdempotencyKey();
  private isAsking = false;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => void this.look(), CLAIM_EVERY_MS);
    void this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    if (this.isAsking) return;
    if (performance.now() - this.began > SHOWN_FOR_MS) return this.remove();
    this.isAsking = true;
    try {
      if (this.given) await this.claim({ code: this.given });
      else if (this.shown) await this.claim(this.shown);
      else await this.show();
    } catch (fault) {
      // A lost connection comes back; all else would be the same the next time.
      if (fault instanceof AskFault && fault.code !== 'OFFLINE') this.wrong = fault.message;
    } finally {
      this.isAsking = false;
    }
  }

  private async show(): Promise<void> {
    const { language } = this;
    const { pairingToShow } = await askApi(CodeToShowDocument, {}, { language });
    this.picture = await drawQr(`${location.origin}/office#people/${pairingToShow.code}`);
    this.shown = pairingToShow;
  }

  private async claim({ code, claim = null }: { code: string; claim?: string | null }): Promise<void> {
    const { language, once: idempotencyKey } = this;
    const { answer } = await askApi(PairThisDeviceDocument, { input: { code, claim, idempotencyKey } }, { language });
    if (answer.__typename === 'DeviceKey') {
      storeDeviceKey(answer.kind, answer.office, answer.key);
      location.assign(`/${answer.kind.toLowerCase()}/${answer.office}${location.search}`);
      clearInterval(this.timer);
    } else if (claim === null) {
      this.wrong = answer.message;
      clearInterval(this.timer);
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { language, shown, picture, wrong } = this;
    const second = otherLanguage(language);
    if (wrong) return html`<section class="board-pairing" role="alert"><p>${wrong}</p></section>`;
    if (!shown) return nothing;
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
