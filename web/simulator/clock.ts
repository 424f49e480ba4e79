// The application's clock in the office's zone, and the ways to move it on.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PageLanguage } from '../texts/language.ts';
import { simulatorTexts } from '../texts/simulator/texts.ts';
import { dateOfInstant, dayOfDate, dayOfInstant, timeOfDay, zoneName } from '../texts/when.ts';

/** A moment worth going to, and what it is. */
export interface ClockMoment {
  what: 'confirmBy' | 'answerBy' | 'arriveBy' | 'startsAt';
  at: string;
}

const CLOCK_STEPS_MINUTES = [10, 60, 1440] as const;
const CLOCK_MINUTE_MS = 60_000;

@customElement('antrean-clock')
export class AntreanClock extends LitElement {
  @property() language: PageLanguage = 'id';
  @property() zone = 'Asia/Jakarta';
  /** As the server told it last. */
  @property() now = '';
  @property({ type: Boolean }) movable = false;
  @property({ attribute: false }) moments: readonly ClockMoment[] = [];
  @property({ attribute: false }) onMove: (minutes: number) => void = () => {};

  @state() private shown = 0;
  /** Between the page's own count of milliseconds and the server's clock. */
  private ahead = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(this.tick, 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('now') || !this.now) return;
    this.ahead = Date.parse(this.now) - performance.now();
    this.tick();
  }

  private tick = (): void => {
    if (this.now) this.shown = performance.now() + this.ahead;
  };

  protected override render(): TemplateResult {
    const { language, zone, shown } = this;
    const say = simulatorTexts(language);
    return html`
      <section class="clock-card" aria-labelledby="clock-title">
        <h2 id="clock-title">${say.clock}</h2>
        ${
          shown
            ? html`<p class="time"><b>${timeOfDay(shown, zone, language)}</b> ${zoneName(zone)}
              <span class="date">${dayOfInstant(shown, zone, language)}</span></p>`
            : nothing
        }
        ${this.movable ? this.moves() : nothing}
      </section>`;
  }

  private moves(): TemplateResult {
    const say = simulatorTexts(this.language);
    const jumps = this.moments.filter(({ at }) => Date.parse(at) > this.shown);
    const jump = ({ what, at }: ClockMoment) => {
      // To the full minute behind it, so that what falls due then has fallen due.
      const minutes = Math.floor((Date.parse(at) - this.shown) / CLOCK_MINUTE_MS) + 1;
      const day = dayOfDate(dateOfInstant(at), this.language, { weekday: 'short', month: 'short' });
      const time = `${day}, ${timeOfDay(at, this.zone, this.language)}`;
      return html`<button class="step wide" @click=${() => this.onMove(minutes)}>${say.moveTo[what]} <small>${time}</small></button>`;
    };
    return html`
      <p class="label" id="move">${say.move}</p>
      <div class="steps" role="group" aria-labelledby="move">
        ${CLOCK_STEPS_MINUTES.map((minutes) => html`<button class="step" @click=${() => this.onMove(minutes)}>+ ${say.ahead[minutes]}</button>`)}
        ${jumps.map(jump)}
      </div>
      <p class="hint">${say.onlyForward}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-clock': AntreanClock;
  }
}
