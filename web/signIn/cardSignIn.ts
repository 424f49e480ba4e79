// <antrean-card-sign-in>: takes a card of staff by scanner or camera, then its PIN; at the first use the key and a new PIN.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formDataIn } from '../fields/events.ts';
import '../scan/camera.ts';
import { hasCamera } from '../scan/camera.ts';
import { onScan } from '../scan/wedge.ts';
import { commonTexts } from '../texts/common/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { signInTexts } from '../texts/signIn/texts.ts';
import { type CardEntryFault, type CardRefusal, isStaffCard, type ShownCard, showCard } from './cardSteps.ts';

/** `CARD`: the card is scanned next; `PIN`: its PIN is typed; `CHOOSE`: a PIN is chosen, with the key. */
type CardStage = 'CARD' | 'PIN' | 'CHOOSE';
type ShownFault = CardEntryFault | 'NO_CARD' | 'PINS_DIFFER';

@customElement('antrean-card-sign-in')
export class AntreanCardSignIn extends LitElement {
  @property() language: PageLanguage = 'id';
  /** The address that takes cards. */
  @property() url = '';
  /** The browser has its session. */
  @property({ attribute: false }) onEntry: () => void = () => {};

  @state() private stage: CardStage = 'CARD';
  @state() private fault: ShownFault | null = null;
  @state() private triesLeft: number | null = null;
  @state() private isBusy = false;
  @state() private hasOpenCamera = false;
  private card = '';
  private stop = () => {};

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onScan((text) => void this.takeCard(text), isStaffCard);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  /** A text that was scanned, or typed by a scanner into another field. */
  async takeCard(text: string): Promise<void> {
    this.hasOpenCamera = false;
    if (!isStaffCard(text)) return this.refuse({ fault: 'NO_CARD', triesLeft: null });
    this.card = text.trim();
    await this.send({ card: this.card });
  }

  private async send(shown: ShownCard): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.fault = null;
    const refusal = await showCard(this.url, shown);
    this.isBusy = false;
    if (!refusal) return this.onEntry();
    this.refuse(refusal);
  }

  /** The next step is no fault: a card that was only scanned needs its PIN. */
  private refuse({ fault, triesLeft }: Omit<CardRefusal, 'fault'> & { fault: ShownFault }): void {
    const next: Partial<Record<ShownFault, CardStage>> = { PIN_NEEDED: 'PIN', PIN_NOT_CHOSEN: 'CHOOSE' };
    this.fault = next[fault] ? null : fault;
    this.triesLeft = triesLeft;
    if (fault === 'UNKNOWN_CARD' || fault === 'CARD_LOCKED' || fault === 'KEY_EXPIRED') this.stage = 'CARD';
    else this.stage = next[fault] ?? this.stage;
    void this.updateComplete.then(() => this.querySelector<HTMLInputElement>('input')?.focus());
  }

  private begin = (): void => {
    this.card = '';
    this.stage = 'CARD';
    this.fault = null;
    void this.updateComplete.then(() => this.querySelector<HTMLInputElement>('input')?.focus());
  };

  private submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const typed = formDataIn(event);
    const text = (name: string) => String(typed.get(name) ?? '').trim();
    const { card, stage } = this;
    if (stage === 'CARD') return void this.takeCard(text('card'));
    if (stage === 'PIN') return void this.send({ card, pin: text('pin') });
    if (text('newPin') === text('again')) void this.send({ card, key: text('cardKey'), newPin: text('newPin') });
    else this.refuse({ fault: 'PINS_DIFFER', triesLeft: null });
  };

  private choose = (): void => {
    this.stage = 'CHOOSE';
    this.fault = null;
    void this.updateComplete.then(() => this.querySelector<HTMLInputElement>('input')?.focus());
  };

  protected override render(): TemplateResult {
    const { language, fault, triesLeft, stage, isBusy } = this;
    const say = signInTexts(language);
    const told = fault && say.cardFaults[fault];
    return html`
      <form class="by-card" novalidate @submit=${this.submit}>
        <h2>${say.cardTitle}</h2>
        <div role="alert">${told ? html`<p class="note bad">${told}${triesLeft ? html` ${say.triesLeft(triesLeft)}` : nothing}</p>` : nothing}</div>
        ${stage === 'CARD' ? this.cardFields() : stage === 'PIN' ? this.pinFields() : this.choiceFields()}
        <button class="button plain">${isBusy ? commonTexts(language).working : stage === 'CARD' ? say.cardNext : say.enter}</button>
        ${
          stage === 'CARD'
            ? nothing
            : html`<p class="row"><button type="button" class="link" @click=${this.begin}>${say.otherCard}</button>
          ${stage === 'PIN' ? html`<button type="button" class="link" @click=${this.choose}>${say.forgottenPin}</button>` : nothing}</p>`
        }
      </form>`;
  }

  private cardFields(): TemplateResult {
    const { language, hasOpenCamera } = this;
    const say = signInTexts(language);
    return html`
      ${this.secretField('card', say.card, say.cardHint)}
      ${
        hasCamera()
          ? html`<p><button type="button" class="button plain small" aria-expanded=${hasOpenCamera ? 'true' : 'false'} @click=${() => {
              this.hasOpenCamera = !hasOpenCamera;
            }}>${hasOpenCamera ? say.closeCamera : say.openCamera}</button></p>`
          : nothing
      }
      ${
        hasOpenCamera
          ? html`<antrean-camera .label=${say.cameraView} .refused=${say.noCamera} .onCode=${(text: string) => void this.takeCard(text)}></antrean-camera>`
          : nothing
      }`;
  }

  private pinFields(): TemplateResult {
    const say = signInTexts(this.language);
    return html`<p>${say.cardRead}</p>${this.secretField('pin', say.pin, '', true)}`;
  }

  private choiceFields(): TemplateResult {
    const say = signInTexts(this.language);
    return html`<p>${say.choosePin}</p>
      ${this.secretField('cardKey', say.key, say.keyHint)}
      ${this.secretField('newPin', say.newPin, say.newPinHint, true)}
      ${this.secretField('again', say.pinAgain, '', true)}`;
  }

  private secretField(name: string, label: string, hint: string, isPin = false): TemplateResult {
    return html`<div class="field">
      <label for=${`card-${name}`}>${label}</label>
      ${hint ? html`<p class="hint" id=${`card-${name}-hint`}>${hint}</p>` : nothing}
      <input id=${`card-${name}`} name=${name} type="password" autocomplete="off" spellcheck="false" maxlength=${isPin ? 12 : 200}
        inputmode=${isPin ? 'numeric' : 'text'} aria-describedby=${hint ? `card-${name}-hint` : nothing}>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-card-sign-in': AntreanCardSignIn;
  }
}
