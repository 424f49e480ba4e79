// <antrean-board office="BOGOR">: the lobby board. On a page of ours and, with its own styles, on any other site's.
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { rootOf } from '../embedding.ts';
import type { BoardTexts } from '../texts/board/id.ts';
import { boardTexts } from '../texts/board/texts.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { type Language, languageOf, other } from '../texts/language.ts';
import { dayOf, timeOfDay, zoneName } from '../texts/when.ts';
import { type Length, openAnnouncer } from './announcer.ts';
import styles from './board.css?url';
import { type Call, type Frame, nameOf, newCalls } from './calls.ts';
import type { Standing } from './fit.ts';
import { type Fitted, Fitting } from './fitting.ts';
import { openVoice, type Voice } from './voice.ts';
import { type OfficeShown, watchBoard } from './watch.ts';

/** The language that is spoken first, and alone in a rush. */
const FIRST: Language = 'id';
const MOST_LINES = 3;
/** A blank that holds a line together, and counters short enough for it. */
const HELD = '\u00a0';
const SHORT = 4;
/** A notice of more lines is told in one piece. */
const MOST_NOTICE_LINES = 3;

@customElement('antrean-board')
export class AntreanBoard extends LitElement {
  /** The office's code. */
  @property() office = '';
  /** Whether calls are sounded and spoken. */
  @property({ type: Boolean }) sound = false;

  @state() private frame: Frame | null = null;
  @state() private about: OfficeShown | null = null;
  /** The office's moment, in milliseconds; 0: not known yet. */
  @state() private now = 0;
  @state() private stale = false;
  @state() private none = false;
  /** The call that is being called out. */
  @state() private calling: Call | null = null;
  @state() private muted = false;

  private language: Language = 'id';
  private voice: Voice | null = null;
  private stop: () => void = () => {};

  constructor() {
    super();
    new Fitting(this, () => this.standing());
  }

  protected override createRenderRoot() {
    return rootOf(this, styles);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.language = languageOf(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('office') || changed.has('sound')) this.begin();
  }

  private begin(): void {
    this.end();
    if (!this.office) return;
    const voice = this.sound ? openVoice() : null;
    const announcer = openAnnouncer({
      show: (call) => {
        this.calling = call;
      },
      say: (call, length) => this.sayOut(call, length),
      pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    });
    this.voice = voice;
    const leave = watchBoard({
      office: this.office,
      language: this.language,
      onFrame: (frame) => {
        announcer.keep(frame.called);
        announcer.add(newCalls(frame, this.frame, Date.parse(frame.at)));
        this.frame = frame;
      },
      onOffice: (about) => {
        this.about = about;
      },
      onTick: (now, stale) => {
        this.now = now;
        this.stale = stale;
        this.muted = voice !== null && !voice.awake();
      },
      onNone: () => {
        this.none = true;
      },
    });
    this.stop = () => {
      leave();
      announcer.stop();
      voice?.stop();
    };
  }

  private end(): void {
    this.stop();
    this.stop = () => {};
    this.frame = this.about = this.calling = null;
    this.none = this.stale = false;
  }

  private async sayOut({ number, counter }: Call, length: Length): Promise<void> {
    const { voice } = this;
    if (!voice) return;
    if (length === 'joined') return voice.say(boardTexts(FIRST).spokenToo(number, counter), FIRST);
    await voice.chime();
    for (const language of length === 'whole' ? [FIRST, other(FIRST)] : [FIRST]) {
      if (this.voice === voice) await voice.say(boardTexts(language).spoken(number, counter), language);
    }
  }

  private wakeSound = async (): Promise<void> => {
    await this.voice?.wake();
    this.muted = this.voice !== null && !this.voice.awake();
  };

  protected override render(): TemplateResult {
    const { frame, about, language } = this;
    if (this.none)
      return html`<div class="board"><p class="alone">${commonTexts(language).noOffice(this.office)}</p></div>`;
    if (!frame || !about || !this.now)
      return html`<div class="board"><p class="alone">${boardTexts(language).connecting}</p></div>`;
    return html`
      <div class=${`board ${this.stale ? 'stale' : ''}`}>
        ${this.head(about)}
        ${this.hero(frame)}
        ${this.counters(frame)}
        <section class="lines">${this.lines(frame, about)}</section>
        ${this.foot(frame, about)}
      </div>`;
  }

  /** What the sizes are reckoned of. */
  private standing(): Fitted | null {
    const { frame, about, stale, muted } = this;
    if (!frame || !about) return null;
    const call = this.calling ?? frame.called[0] ?? null;
    const of = ({ number, counter }: Call) => {
      const { first, whole } = this.placeOf(counter);
      return { number, place: whole ? first.replace(' ', HELD) : first };
    };
    const standing: Standing = {
      hero: call && { ...of(call), second: this.placeOf(call.counter).second },
      cells: this.others(frame).map(of),
      next: ([] as string[]).concat(...frame.waiting.map(({ next }) => next)),
    };
    const waits = frame.waiting.map(({ waiting, estimatedWaitMinutes: minutes }) => [waiting > 0, minutes]);
    return { standing, key: JSON.stringify([standing, call?.calls, waits, about, frame.notice, stale, muted]) };
  }

  private head({ name, timeZone }: OfficeShown): TemplateResult {
    const { language, now } = this;
    return html`
      <header class="head">
        <span class="mark" aria-hidden="true"></span>
        <h1>${name}</h1>
        <p class="day">${dayOf(now, timeZone, language)}</p>
        <p class="clock"><span class="digits">${timeOfDay(now, timeZone, language)}</span> ${zoneName(timeZone)}</p>
      </header>`;
  }

  /** In the page's language first, in the other one below. */
  private both(word: (texts: BoardTexts) => string): TemplateResult {
    const second = other(this.language);
    return html`<span>${word(boardTexts(this.language))}</span> <span class="second" lang=${second}>${word(boardTexts(second))}</span>`;
  }

  private hero(frame: Frame): TemplateResult {
    const call = this.calling ?? frame.called[0];
    if (!call)
      return html`
        <section class="hero idle" aria-live="polite">
          <h2>${this.both((texts) => texts.nobodyCalled)}</h2>
          <p class="hint">${this.both((texts) => texts.showCode)}</p>
        </section>`;
    const label = (texts: BoardTexts) => (call.calls > 1 ? texts.recalled : texts.calling);
    const where = this.placeOf(call.counter);
    const flash = this.calling ? (call.calls > 1 ? 'flash again' : 'flash') : '';
    return html`
      <section class=${`hero ${flash}`} aria-live="assertive" aria-atomic="true" data-call=${nameOf(call)}>
        <h2>${this.both(label)}</h2>
        <div class="call">
          <p class="number">${call.number}</p>
          <p class=${where.whole ? 'where whole' : 'where'}><span>${where.first}</span>${where.second && html` <span class="second" lang=${other(this.language)}>${where.second}</span>`}</p>
        </div>
      </section>`;
  }

  /** In both languages; a name of its own is the same in both. A short one stands on one line. */
  private placeOf(label: string): { first: string; second: string | null; whole: boolean } {
    const [first, second] = [boardTexts(this.language).counter(label), boardTexts(other(this.language)).counter(label)];
    return { first, second: first === second ? null : second, whole: label.length <= SHORT };
  }

  /** Everybody who is called and not shown large. */
  private others(frame: Frame): Call[] {
    const called = (this.calling ?? frame.called[0])?.number;
    return frame.called.filter(({ number }) => number !== called);
  }

  private counters(frame: Frame): TemplateResult {
    const others = this.others(frame);
    if (others.length === 0) return html`<section class="counters"></section>`;
    return html`
      <section class="counters">
        <h2>${this.both((texts) => texts.atCounters)}</h2>
        <ul>
          ${others.map(
            ({ number, counter, serving }) =>
              html`<li class=${serving ? '' : 'awaited'}><span class="number">${number}</span>${this.cellPlace(counter)}</li>`,
          )}
        </ul>
      </section>`;
  }

  private cellPlace(label: string): TemplateResult {
    const { first, whole } = this.placeOf(label);
    return html`<span class=${whole ? 'where whole' : 'where'}>${first}</span>`;
  }

  private lines(frame: Frame, { services }: OfficeShown): TemplateResult | TemplateResult[] {
    const busy = frame.waiting.filter(({ waiting }) => waiting > 0).slice(0, MOST_LINES);
    if (busy.length === 0)
      return html`<div class="line"><h2>${this.both((texts) => texts.next)}</h2>
        <p class="hint">${this.both((texts) => texts.nobodyWaits)}</p></div>`;
    return busy.map((line) => {
      const service = services.find(({ code }) => code === line.service.code);
      return html`
        <div class="line">
          <h2>${this.both((texts) => texts.next)}</h2>
          ${services.length > 1 ? html`<p class="service">${service?.name ?? line.service.code}</p>` : nothing}
          <ol>${line.next.map((number) => html`<li class="number">${number}</li>`)}</ol>
          ${this.wait(line)}
        </div>`;
    });
  }

  /** Nothing is said of the wait while the day has shown too little. */
  private wait({ waiting, estimatedWaitMinutes: minutes }: Frame['waiting'][number]): TemplateResult {
    const texts = boardTexts(this.language);
    return html`
      <div class="wait">
        ${
          minutes === null
            ? nothing
            : html`<p class="label">${this.both(({ waitLabel }) => waitLabel)}</p><p class="minutes">${texts.wait(minutes)}</p>`
        }
        <p class="people">${this.both((each) => each.waiting(waiting))}</p>
      </div>`;
  }

  private foot(frame: Frame, { timeZone }: OfficeShown): TemplateResult {
    const { language } = this;
    const texts = boardTexts(language);
    return html`
      <div class="foot" role="status">
        ${
          this.stale
            ? html`<p class="lost"><strong>${texts.lost}.</strong> ${texts.lastKnown(timeOfDay(frame.at, timeZone, language))}</p>`
            : nothing
        }
        ${frame.notice ? html`<p class="notice">${linesIn(frame.notice)}</p>` : nothing}
        ${this.muted ? html`<button class="quiet" @click=${this.wakeSound}>${texts.soundOn}</button>` : nothing}
      </div>`;
  }
}

function linesIn(notice: string): string {
  const lines = notice.trim().split(/\s*\n\s*/);
  return lines.join(lines.length > MOST_NOTICE_LINES ? ' ' : '\n');
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-board': AntreanBoard;
  }
}
