// <antrean-photo>: takes the photo of an identity card: sends it at once, shows how far, and what is kept; or takes it away.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { AskFault } from '../api/ask.ts';
import { faultText } from '../api/faultText.ts';
import { smallPicture } from '../fields/smallPicture.ts';
import { bookTexts } from '../texts/book/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { textFor } from '../texts/textFor.ts';
import { PHOTO_ON_ITS_WAY } from './draft.ts';
import { sendPhoto } from './photoUpload.ts';

/** An office keeps no larger one. */
const MAX_CARD_SIDE_PX = 2000;
const PHOTO_KINDS = 'image/jpeg,image/png,image/webp,image/heic,image/heif';

@customElement('antrean-photo')
export class AntreanPhoto extends LitElement {
  @property() office = '';
  @property() language: PageLanguage = 'id';
  /** The end of the field's ids. */
  @property() suffix = '';
  /** The name of the photo that the office has; empty: none. */
  @property() photo = '';
  @property() fault = '';
  /** Whether the office takes no booking without one. */
  @property({ type: Boolean }) needed = false;
  @property({ attribute: false }) onPhoto: (name: string) => void = () => {};

  /** The share that is sent, 0 to 1; null: none is on its way. */
  @state() private sent: number | null = null;
  @state() private trouble = '';
  @state() private preview: HTMLCanvasElement | null = null;
  private sending: AbortController | null = null;
  /** The control that gets the focus once it is drawn: the name of the photo comes back from the form. */
  private focusLater = '';

  protected override createRenderRoot() {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sending?.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('photo') && this.photo === '') this.preview = null;
  }

  protected override updated(): void {
    const control = this.focusLater && this.querySelector<HTMLInputElement>(`${this.focusLater}:enabled`);
    if (!control) return;
    this.focusLater = '';
    control.focus();
  }

  private choose = async ({ target }: Event): Promise<void> => {
    const input = target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (!file) return;
    this.sending?.abort();
    const mine = new AbortController();
    this.sending = mine;
    this.trouble = '';
    this.sent = 0;
    this.onPhoto(PHOTO_ON_ITS_WAY);
    try {
      const { blob, canvas } = await smallPicture(file, MAX_CARD_SIDE_PX);
      const onProgress = (share: number) => {
        if (this.sending === mine) this.sent = share;
      };
      const name = await sendPhoto({ office: this.office, photo: blob, onProgress, signal: mine.signal });
      if (this.sending !== mine) return;
      this.preview = canvas;
      this.onPhoto(name);
    } catch (fault) {
      if (this.sending !== mine) return;
      this.trouble = this.wordsFor(fault);
      this.onPhoto('');
    } finally {
      // The same file can be chosen again.
      input.value = '';
      if (this.sending === mine) this.ended();
    }
  };

  private ended(): void {
    this.sent = this.sending = null;
    this.focusLater = this.trouble ? 'input' : '.photo-kept button';
  }

  private wordsFor(fault: unknown): string {
    const said =
      fault instanceof AskFault ? textFor<string>(bookTexts(this.language).photoFaults, fault.code) : undefined;
    return said ?? faultText(fault, this.language);
  }

  private takeAway = (): void => {
    this.sending?.abort();
    this.sending = this.sent = this.preview = null;
    this.trouble = '';
    this.onPhoto('');
    this.focusLater = 'input';
  };

  protected override render(): TemplateResult {
    const { language, suffix, photo, sent, trouble, fault, needed } = this;
    const say = bookTexts(language);
    const wrong = trouble || (sent !== null || photo === '' ? fault : '');
    return html`
      <div class=${`field photo ${wrong ? 'wrong' : ''}`}>
        ${
          photo === '' || sent !== null
            ? html`<label for=${`photo${suffix}`}>${needed ? say.photo : say.photoOptional}</label>
              <p class="hint" id=${`photo-hint${suffix}`}>${say.photoHint}</p>
              ${wrong ? html`<p class="error" role=${sent === null ? nothing : 'alert'} id=${`photo-error${suffix}`}>${wrong}</p>` : nothing}
              <input id=${`photo${suffix}`} type="file" accept=${PHOTO_KINDS} ?disabled=${sent !== null} @change=${this.choose}
                aria-describedby=${`photo-hint${suffix}${wrong ? ` photo-error${suffix}` : ''}`} aria-invalid=${wrong ? 'true' : 'false'}>`
            : html`<p class="label">${say.photo}</p>`
        }
        <div role="status">${sent === null ? nothing : this.progress(sent)}${photo !== '' && sent === null ? html`<p class="note good">${say.photoKept}</p>` : nothing}</div>
        ${sent === null ? nothing : html`<button type="button" class="button plain" @click=${this.takeAway}>${say.photoStop}</button>`}
        ${
          photo !== '' && sent === null
            ? html`<div class="photo-kept">
                ${this.preview ? html`<div class="preview" role="img" aria-label=${say.photoPreview}>${this.preview}</div>` : nothing}
                <button type="button" class="button plain" @click=${this.takeAway}>${say.photoRemove}</button>
              </div>`
            : nothing
        }
      </div>`;
  }

  private progress(sent: number): TemplateResult {
    return html`<label class="working">${bookTexts(this.language).photoSending} <progress max="1" .value=${sent}></progress></label>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-photo': AntreanPhoto;
  }
}
