// <desk-long-waits>: says at desk, counters and console that people wait for longer than the office's rule.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { askApi } from '../api/ask.ts';
import type { StaffKey } from '../api/staffKey.ts';
import type { PageLanguage } from '../texts/language.ts';
import { waitsTexts } from '../texts/waits/texts.ts';
import { LongWaitsDocument, type LongWaitsQuery } from './documents.ts';

const LONG_WAITS_LOOK_MS = 30_000;

@customElement('desk-long-waits')
export class DeskLongWaits extends LitElement {
  @property() language: PageLanguage = 'id';
  /** The office's code. */
  @property() office = '';
  @property({ attribute: false }) key!: StaffKey;

  @state() private waits: LongWaitsQuery['longWaits'] | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => void this.look(), LONG_WAITS_LOOK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('office')) void this.look();
  }

  private async look(): Promise<void> {
    const { office, language, key } = this;
    const found = await askApi(LongWaitsDocument, { office }, { language, key }).catch(() => null);
    if (found) this.waits = found.longWaits;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { waits } = this;
    const longest = waits?.longest[0];
    if (!waits || !longest) return nothing;
    const say = waitsTexts(this.language);
    return html`<p class="note care long-waits" role="status"><b>${say.longWaits(waits.count, waits.limitMinutes)}</b>
      ${say.longestWait(longest.number, longest.minutes)}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-long-waits': DeskLongWaits;
  }
}
