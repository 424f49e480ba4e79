// <antrean-sign-in-form>: asks members of staff for their key, their card, or their account at the provider.

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { faultText } from '../api/faultText.ts';
import { formDataIn } from '../fields/events.ts';
import { commonTexts } from '../texts/common/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { signInTexts } from '../texts/signIn/texts.ts';
import { addressToSignIn, type ReturnedFault, type SignInProvider, type SignInWays } from './browserSession.ts';
import './cardSignIn.ts';
import { isStaffCard } from './cardSteps.ts';
import { type NoEntry, onStaff, signInWithKey } from './session.ts';

@customElement('antrean-sign-in-form')
export class AntreanSignInForm extends LitElement {
  @property() language: PageLanguage = 'id';
  @property({ attribute: false }) ways: SignInWays = { provider: null, cardUrl: null };
  /** A member of staff is signed in whose role has no access to this page. */
  @property({ type: Boolean }) notForYou = false;
  /** Why the sign-in at the provider failed; null: it did not. */
  @property({ attribute: false }) signInFault: ReturnedFault | null = null;
  /** The browser has its session. */
  @property({ attribute: false }) onEntry: () => void = () => {};

  @state() private busy = false;
  @state() private fault: unknown = null;
  @state() private why: NoEntry | 'EMPTY' | null = null;
  private stop = () => {};

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onStaff((_staff, why) => {
      this.why = why;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('#sign-in-elsewhere, #staff-key')?.focus();
  }

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
    const { language, why } = this;
    const { provider, cardUrl } = this.ways;
    const say = signInTexts(language);
    const error = why && why !== 'SESSION_ENDED' && (why === 'EMPTY' ? say.needKey : say[why]);
    return html`
      <form class="sign-in" novalidate @submit=${this.enter}>
        <h1>${say.title}</h1>
        ${this.notForYou ? html`<p class="note care" role="alert">${say.notForYou}</p>` : nothing}
        ${provider ? this.byProvider(provider) : this.endNote()}
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
          <input id="device" name="device" type="checkbox" aria-describedby="device-hint">
          <label for="device">${say.onDevice}</label>
          <p class="hint" id="device-hint">${say.onDeviceHint}</p>
        </div>
        <button class=${`button ${provider ? 'plain' : 'main'}`} aria-disabled=${this.busy ? 'true' : 'false'}>${this.busy ? commonTexts(language).working : say.enter}</button>
      </form>
      ${cardUrl ? this.byCard(cardUrl) : nothing}`;
  }

  private endNote(): TemplateResult | typeof nothing {
    if (this.why !== 'SESSION_ENDED') return nothing;
    return html`<p class="note care" role="alert">${signInTexts(this.language).SESSION_ENDED}</p>`;
  }

  private byCard(url: string): TemplateResult {
    return html`<antrean-card-sign-in class="sign-in" .language=${this.language} .url=${url} .onEntry=${this.onEntry}></antrean-card-sign-in>`;
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
    'antrean-sign-in-form': AntreanSignInForm;
  }
}
