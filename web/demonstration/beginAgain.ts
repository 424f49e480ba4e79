// <antrean-begin-again>: empties the demonstration and begins it again, once that was confirmed; waits until it is there.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { demonstrationTexts } from '../texts/demonstration/texts.ts';
import { type PageLanguage, pageLanguageOf } from '../texts/language.ts';
import { beginDemonstrationAgain, type Demonstration, findDemonstration } from './demonstrationServer.ts';

const LOOK_AGAIN_MS = 1000;

@customElement('antrean-begin-again')
export class AntreanBeginAgain extends LitElement {
  @state() private demonstration: Demonstration | null = null;
  @state() private step: 'idle' | 'beginning' = 'idle';
  private language: PageLanguage = 'id';

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.language = pageLanguageOf(this);
    void findDemonstration().then((found) => {
      this.demonstration = found;
    });
  }

  private begin = async (): Promise<void> => {
    const before = this.demonstration?.beginning;
    if (!confirm(demonstrationTexts(this.language).sure)) return;
    this.step = 'beginning';
    await beginDemonstrationAgain().catch(() => {});
    // If nothing has begun, the page shows it as it is.
    for (let tries = 0; tries < 60; tries++) {
      await new Promise((later) => setTimeout(later, LOOK_AGAIN_MS));
      const found = await findDemonstration();
      if (found && found.beginning !== before) break;
    }
    location.assign(location.pathname);
  };

  protected override render(): TemplateResult | typeof nothing {
    if (!this.demonstration?.mayBeginAgain) return nothing;
    const say = demonstrationTexts(this.language);
    if (this.step === 'beginning') return html`<p class="note" role="status">${say.beginning}</p>`;
    return html`<p class="quietly">${say.againHint}</p>
      <button class="button plain" @click=${this.begin}>${say.again}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-begin-again': AntreanBeginAgain;
  }
}
