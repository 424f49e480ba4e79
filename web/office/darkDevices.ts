// <office-dark>: says in every section of the console which kiosks and boards are not seen any more.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { officeTexts } from '../texts/office/texts.ts';
import { DevicesDocument } from './documents.ts';
import type { ConsolePlace } from './place.ts';

const DARK_LOOK_MS = 60_000;

@customElement('office-dark')
export class OfficeDark extends LitElement {
  @property({ attribute: false }) place!: ConsolePlace;

  @state() private labels: readonly string[] = [];
  private timer: ReturnType<typeof setInterval> | undefined;

  protected override createRenderRoot() {
    return this;
  }

  protected override firstUpdated(): void {
    void this.look();
    this.timer = setInterval(() => void this.look(), DARK_LOOK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    const found = await this.place.ask(DevicesDocument, { office: this.place.office.code }).catch(() => null);
    if (found) this.labels = found.devices.filter(({ isDark }) => isDark).map(({ label }) => label);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.labels.length === 0) return nothing;
    const say = officeTexts(this.place.language);
    return html`<p class="note care" role="status">${say.darkNote(this.labels.join(', '))} <a href="#people">${say.devicesTitle}</a></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'office-dark': OfficeDark;
  }
}
