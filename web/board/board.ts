// <antrean-board office="BOGOR">: the lobby board. On a page of ours and, with its own styles, on any other site's.
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { rootOf } from '../embedding.ts';
import { loadTexts } from '../texts/areaTexts.ts';
import { boardTexts, loadBoardTexts } from '../texts/board/texts.ts';
import { commonTexts, loadCommonTexts } from '../texts/common/texts.ts';
import { type OfficeLanguage, otherLanguage, type PageLanguage, pageLanguageOf } from '../texts/language.ts';
import { openAnnouncer } from './announcer.ts';
import styles from './board.css?url';
import { isInDailyHours } from './boardHours.ts';
import type { BoardScene } from './boardScene.ts';
import { boardView, fittedOf } from './boardViews.ts';
import { type BoardFrame, type CallOnBoard, newCalls } from './calls.ts';
import { driftAt } from './drift.ts';
import { BoardFitting } from './fitting.ts';
import { type RecordedWords, recordedSentence } from './recordedSentence.ts';
import type { SentenceLength } from './sentencePlan.ts';
import { sentenceText } from './sentenceText.ts';
import { type BoardSlideShown, slideAt } from './slides.ts';
import { type BoardVoice, openBoardVoice } from './voice.ts';
import { BoardWatch, type OfficeShown } from './watch.ts';

/** The language that is spoken first, and alone while others wait to be called out. */
const SPOKEN_FIRST: OfficeLanguage = 'id';

@customElement('antrean-board')
export class AntreanBoard extends LitElement {
  /** The office's code. */
  @property() office = '';
  /** Whether calls are sounded and spoken. */
  @property({ type: Boolean }) sound = false;
  /** Set from the console for this board; null: the page's own. */
  @property({ attribute: false }) chosenLanguage: PageLanguage | null = null;
  /** Share of the office's volume, from 0 to 1. */
  @property({ attribute: false }) volumeShare = 1;

  @state() private frame: BoardFrame | null = null;
  @state() private about: OfficeShown | null = null;
  /** The office's moment, in milliseconds; 0: not known yet. */
  @state() private now = 0;
  @state() private stale = false;
  @state() private none = false;
  /** The calls that are being called out, in one sentence. */
  @state() private calling: readonly CallOnBoard[] = [];
  @state() private muted = false;
  /** It stays while calls are called out. */
  @state() private slide: BoardSlideShown | null = null;

  private language: PageLanguage = 'id';
  private dark = false;
  /** The reader's choice of light or dark, while the board is dark by the office's. */
  private usualTheme: string | undefined;
  private voice: BoardVoice | null = null;
  private stop: () => void = () => {};

  constructor() {
    super();
    new BoardFitting(this, () => {
      const scene = this.scene();
      return scene && fittedOf(scene);
    });
  }

  protected override createRenderRoot() {
    return rootOf(this, styles);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.language = pageLanguageOf(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
  }

  /** Languages beyond those that come with the page are loaded first. */
  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const loading = loadTexts(this.language, [loadCommonTexts, loadBoardTexts]);
    return loading ? loading.then(() => super.scheduleUpdate()) : (super.scheduleUpdate() as undefined);
  }

  protected override updated(changed: PropertyValues): void {
    const isOther = changed.get('chosenLanguage') !== undefined;
    if (isOther) this.speak(this.chosenLanguage);
    if (changed.has('office') || changed.has('sound') || isOther) this.begin();
  }

  /** Null: as the page around it does. */
  private speak(language: PageLanguage | null): void {
    if (language) this.lang = language;
    else this.removeAttribute('lang');
    this.language = pageLanguageOf(this);
  }

  private begin(): void {
    this.end();
    if (!this.office) return;
    const voice = this.sound ? openBoardVoice(this.office) : null;
    const announcer = openAnnouncer({
      show: (calls) => {
        this.calling = calls;
      },
      say: (calls, length, isHurried) => this.sayOut(calls, length, isHurried),
      isHeard: () => voice !== null && this.volume > 0,
      now: () => performance.now(),
      pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    });
    this.voice = voice;
    const watch = new BoardWatch({
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
        voice?.setVolume(this.volume);
        this.muted = voice !== null && this.volume > 0 && !voice.awake();
        this.darken();
        this.drift();
        if (this.about && this.calling.length === 0)
          this.slide = slideAt(this.about.boardSlides, now, this.about.timeZone);
      },
      onNone: () => {
        this.none = true;
      },
    });
    this.stop = () => {
      watch.stop();
      announcer.stop();
      voice?.stop();
    };
  }

  private end(): void {
    this.stop();
    this.stop = () => {};
    this.frame = this.about = null;
    this.calling = [];
    this.none = this.stale = false;
  }

  private async sayOut(calls: readonly CallOnBoard[], length: SentenceLength, isHurried: () => boolean): Promise<void> {
    const { voice, about } = this;
    if (!voice || this.volume === 0) return;
    await voice.chime();
    for (const language of length === 'whole' ? [SPOKEN_FIRST, otherLanguage(SPOKEN_FIRST)] : [SPOKEN_FIRST]) {
      if (this.voice !== voice || (language !== SPOKEN_FIRST && isHurried())) return;
      const counterWord = about?.boardSettings.counterWord?.[language].toLowerCase();
      const text = sentenceText(calls, length, language, counterWord);
      const recorded = (words: RecordedWords) => recordedSentence(calls, length, { ...words, counterWord });
      await voice.say({ text, recorded }, language);
    }
  }

  /** From 0 to 1, as the office has set it for now. */
  private get volume(): number {
    if (!this.about) return this.volumeShare;
    const { boardSettings, timeZone } = this.about;
    return isInDailyHours(boardSettings.quietHours, this.now, timeZone)
      ? 0
      : (boardSettings.volumePercent / 100) * this.volumeShare;
  }

  /** In the dark hours, on a page of ours: other sites have colours of their own. */
  private darken(): void {
    if (!this.about || !this.hasAttribute('page')) return;
    const { dataset } = document.documentElement;
    const { boardSettings, timeZone } = this.about;
    const isDark = isInDailyHours(boardSettings.darkHours, this.now, timeZone);
    if (isDark === this.dark) return;
    this.dark = isDark;
    if (isDark) [this.usualTheme, dataset.theme] = [dataset.theme, 'dark'];
    else if (this.usualTheme) dataset.theme = this.usualTheme;
    else delete dataset.theme;
  }

  /** A page of ours stands on a screen for weeks. */
  private drift(): void {
    if (!this.hasAttribute('page')) return;
    const { x, y } = driftAt(this.now);
    this.style.setProperty('--drift-x', `${x}px`);
    this.style.setProperty('--drift-y', `${y}px`);
  }

  private wakeSound = async (): Promise<void> => {
    await this.voice?.wake();
    this.muted = this.voice !== null && !this.voice.awake();
  };

  protected override render(): TemplateResult {
    const { language } = this;
    if (this.none)
      return html`<div class="board"><p class="alone">${commonTexts(language).noOffice(this.office)}</p></div>`;
    const scene = this.scene();
    if (!scene || !this.now)
      return html`<div class="board"><p class="alone">${boardTexts(language).connecting}</p></div>`;
    return boardView(scene);
  }

  private scene(): BoardScene | null {
    const { language, frame, about: office, calling, now, slide, stale, muted } = this;
    if (!frame || !office) return null;
    return {
      language,
      frame,
      office,
      calling,
      now,
      slide,
      isStale: stale,
      isMuted: muted,
      onWakeSound: this.wakeSound,
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-board': AntreanBoard;
  }
}
