// <antrean-sign-in>: asks members of staff for their key, unless it is stored here.

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { faultText } from '../api/faultText.ts';
import { formDataIn } from '../fields/events.ts';
import { commonTexts } from '../texts/common/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { signInTexts } from '../texts/signIn/texts.ts';
import {
  addressToSignIn,
  type ReturnedFault,
  type SignInProvider,
  signInWays,
  takeSignInFault,
} from './browserSession.ts';
import './cardSignIn.ts';
import { isStaffCard } from './cardSteps.ts';
import { type NoEntry, onStaff, signInAgain, signInWithKey } from './session.ts';

@customElement('antrean-sign-in')
export class AntreanSignIn extends LitElement {
  @property() language: PageLanguage = 'id';
  /** Whether the device is meant to keep the key: a kiosk. */
  @property({ type: Boolean }) device = false;
  /** A member of staff is signed in whose role has no access to this page. */
  @property({ type: Boolean }) notForYou = false;

  @state() private trying = true;
  @state() private busy = false;
  @state() private fault: unknown = null;
  @state() private why: NoEntry | 'EMPTY' | null = null;
  /** Null: staff sign in with a key only. */
  @state() private provider: SignInProvider | null = null;
  /** Empty: no cards are taken here. */
  @state() private cardUrl = '';
  @state() private signInFault: ReturnedFault | null = null;
  private stop = () => {};

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onStaff((_staff, why) => {
      this.why = why;
    });
    this.signInFault = takeSignInFault();
    void this.again();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  private again = async (): Promise<void> => {
    this.trying = true;
    this.fault = null;
    try {
      // A kiosk keeps a key of its own: no person is signed in at it.
      const isSignedIn = await signInAgain(this.language, !this.device);
      if (!isSignedIn && !this.device) {
        const { provider, cardUrl } = await signInWays(this.language);
        this.provider = provider;
        this.cardUrl = cardUrl ?? '';
      }
      this.trying = false;
      await this.updateComplete;
      this.querySelector<HTMLElement>('#sign-in-elsewhere, #staff-key')?.focus();
    } catch (fault) {
      this.fault = fault;
    }
  };

  private enter = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const typed = formDataIn(event);
    const key = String(typed.get('key') ?? '').trim();
    this.fault = null;
    this.why = key ? null : 'EMPTY';
    const cards = this.querySelector('antrean-card-sign-in');
    // A scanner types where the cursor is.
    if (cards && isStaffCard(key)) {
      if (event.currentTarget instanceof HTMLFormElement) event.currentTarget.reset();
      return cards.takeCard(key);
    }
    if (key && !this.busy) await this.tryKey(key, typed.has('device'));
    await this.updateComplete;
    this.querySelector<HTMLElement>('#staff-key')?.focus();
  };

  private async tryKey(key: string, onDevice: boolean): Promise<void> {
    this.busy = true;
    try {
      this.why = await signInWithKey(key, onDevice, this.language);
    } catch (fault) {
      this.fault = fault;
    } finally {
      this.busy = false;
    }
  }

  protected override render(): TemplateResult {
    const { language } = this;
    const say = commonTexts(language);
    if (this.trying && this.fault)
      return html`<div class="note bad" role="alert"><p>${faultText(this.fault, language)}</p>
        <button class="button plain" @click=${this.again}>${say.retry}</button></div>`;
    if (this.trying) return html`<p class="quietly" role="status">${say.working}</p>`;
    return this.form();
  }

  private form(): TemplateResult {
    const { language, why } = this;
    const say = signInTexts(language);
    const error = why && why !== 'SESSION_ENDED' && (why === 'EMPTY' ? say.needKey : say[why]);
    return html`
      <form class="sign-in" novalidate @submit=${this.enter}>
        <h1>${say.title}</h1>
        ${this.notForYou ? html`<p class="note care" role="alert">${say.notForYou}</p>` : nothing}
        ${this.provider ? this.byProvider(this.provider) : this.endNote()}
        ${this.notForYou ? nothing : html`<p>${say.lead}</p>`}
        ${this.fault ? html`<p class="note bad" role="alert">${faultText(this.fault, language)}</p>` : nothing}
        <div class=${`field ${error ? 'wrong' : ''}`}>
          <label for="staff-key">${say.key}</label>
          <p class="hint" id="key-hint">${say.keyHint}</p>
          ${error ? html`<p class="error" id="key-error" role="alert">${error}</p>` : nothing}
          <input id="staff-key" name="key" type="password" class="code" autocomplete="current-password" spellcheck="false"
            aria-describedby=${`key-hint${error ? ' key-error' : ''}`} aria-invalid=${error ? 'true' : 'false'}>
        </div>
        <div class="check">
          <input id="device" name="device" type="checkbox" .checked=${this.device} aria-describedby="device-hint">
          <label for="device">${say.onDevice}</label>
          <p class="hint" id="device-hint">${say.onDeviceHint}</p>
        </div>
        <button class=${`button ${this.provider ? 'plain' : 'main'}`} aria-disabled=${this.busy ? 'true' : 'false'}>${this.busy ? commonTexts(language).working : say.enter}</button>
      </form>
      ${this.cardUrl ? this.byCard() : nothing}`;
  }

  private endNote(): TemplateResult | typeof nothing {
    if (this.why !== 'SESSION_ENDED') return nothing;
    return html`<p class="note care" role="alert">${signInTexts(this.language).SESSION_ENDED}</p>`;
  }

  private byCard(): TemplateResult {
    return html`<antrean-card-sign-in class="sign-in" .language=${this.language} .url=${this.cardUrl} .onEntry=${() => void this.again()}></antrean-card-sign-in>`;
  }

  private byProvider(provider: SignInProvider): TemplateResult {
    const say = signInTexts(this.language);
    const ended = this.why === 'SESSION_ENDED' ? say.SESSION_ENDED : null;
    const told = this.signInFault ? say[this.signInFault] : ended;
    return html`
      ${told ? html`<p class="note care" role="alert">${told}</p>` : nothing}
      <p><a class="button main" id="sign-in-elsewhere" href=${addressToSignIn(provider)}>${say.signInWith(provider.provider)}</a></p>
      <p class="or"><span>${say.orWithKey}</span></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-sign-in': AntreanSignIn;
  }
}
