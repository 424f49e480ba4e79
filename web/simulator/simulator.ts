// <antrean-simulator>: who writes to whom, the phone, and what is behind it; looks every moment what came by itself.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { AskFault, askApi } from '../api/ask.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { type PageLanguage, pageLanguageOf } from '../texts/language.ts';
import { simulatorTexts } from '../texts/simulator/texts.ts';
import { textFor } from '../texts/textFor.ts';
import { behindView } from './behind.ts';
import type { AntreanChat, Unsent } from './chat.ts';
import './chat.ts';
import './clock.ts';
import { SimulatorDaysDocument, SimulatorOfficesDocument } from './documents.ts';
import { chatExamples } from './examples.ts';
import './people.ts';
import {
  type Button,
  type ChatLine,
  moveClock,
  readThread,
  type Sending,
  sendAsApplicant,
  sendPhoto,
  type Thread,
} from './remote.ts';
import { samplePhoto } from './sample.ts';
import { type PlayedApplicant, readScene, type SimulatorScene, storeScene } from './senders.ts';
import {
  completeScene,
  EMPTY_THREAD,
  isSameLine,
  momentsOf,
  photoTrouble,
  SIMULATOR_LOOK_EVERY_MS,
  type SimulatedOffice,
} from './simulatorState.ts';
import { type SimulatorPart, simulatorFault, simulatorHead, simulatorTabs } from './simulatorViews.ts';

@customElement('antrean-simulator')
export class AntreanSimulator extends LitElement {
  /** The choices in the page's address; an empty one stays as it was left. */
  @property({ attribute: false }) opening = { office: '', to: '', text: '' };

  @state() private offices: SimulatedOffice[] = [];
  @state() private scene: SimulatorScene = readScene();
  @state() private thread: Thread = EMPTY_THREAD;
  @state() private unsent: Unsent | null = null;
  @state() private typed = '';
  @state() private trouble = '';
  @state() private fault: unknown = null;
  @state() private shown: SimulatorPart = 'chat';
  /** Of the office; null: not known yet. */
  @state() private days: string[] | null = null;
  @query('antrean-chat') private chat!: AntreanChat;
  private language: PageLanguage = 'id';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private retry: () => void = () => {};
  /** Whether the next message may follow. An answer may be seen before it is known that its message has gone. */
  private sent: Promise<boolean> = Promise.resolve(true);

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.language = pageLanguageOf(this);
    document.addEventListener('visibilitychange', this.seen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.seen);
    clearTimeout(this.timer);
  }

  protected override firstUpdated(): void {
    void this.begin();
  }

  private begin = async (): Promise<void> => {
    this.fault = null;
    try {
      this.offices = (await askApi(SimulatorOfficesDocument, {}, { language: this.language })).offices;
    } catch (fault) {
      this.fault = fault;
      return;
    }
    const { office, to, text } = this.opening;
    const wanted = this.offices.some(({ code }) => code === office);
    this.change(wanted ? { office, to } : {});
    this.typed = text;
    if (text) await this.updateComplete.then(() => this.chat.write());
  };

  private get office(): SimulatedOffice | undefined {
    return this.offices.find(({ code }) => code === this.scene.office);
  }

  private get person(): PlayedApplicant | undefined {
    return this.scene.people.find(({ address }) => address === this.scene.who);
  }

  private get line(): ChatLine {
    return { office: this.scene.office, to: this.scene.to, from: this.scene.who };
  }

  /** Takes over the choice, completed by an office and a number that exist. */
  private change = (part: Partial<SimulatorScene>): void => {
    const scene = completeScene({ ...this.scene, ...part }, this.offices);
    if (scene.office !== this.scene.office) this.days = null;
    this.scene = scene;
    storeScene(this.scene);
    this.thread = { ...EMPTY_THREAD, now: this.thread.now, mayMove: this.thread.mayMove };
    this.unsent = null;
    this.trouble = '';
    if (part.who !== undefined) this.shown = 'chat';
    void this.look();
    void this.lookForDays();
  };

  private seen = (): void => void (document.hidden || this.look());

  private look = async (): Promise<void> => {
    clearTimeout(this.timer);
    const { line } = this;
    try {
      const thread = await readThread(line, this.language);
      if (!isSameLine(line, this.line)) return;
      if (JSON.stringify(thread.messages) === JSON.stringify(this.thread.messages))
        thread.messages = this.thread.messages;
      this.thread = thread;
      this.fault = null;
    } catch (fault) {
      this.fault = fault;
    }
    // A hidden page does not look.
    clearTimeout(this.timer);
    if (this.isConnected) this.timer = setTimeout(this.seen, SIMULATOR_LOOK_EVERY_MS);
  };

  /** Days that examples can name. */
  private async lookForDays(): Promise<void> {
    const { office } = this.scene;
    const asked = await askApi(SimulatorDaysDocument, { office }, { language: this.language }).catch(() => null);
    if (office !== this.scene.office) return;
    const free = asked?.office?.availability.filter(({ status, remaining }) => status === 'OPEN' && remaining > 0);
    this.days = (free ?? []).map(({ date }) => date);
  }

  private send = async (text: string, button?: Button, photo?: Blob): Promise<void> => {
    const { line } = this;
    const messageId = crypto.randomUUID();
    this.typed = '';
    const isFree = !this.unsent || this.unsent.failed || (await this.sent);
    if (!isFree) this.typed = text;
    if (!isFree) return;
    this.trouble = '';
    const again = async (): Promise<void> => {
      this.unsent = { text, photo: photo !== undefined, failed: false };
      try {
        const media = photo ? [await sendPhoto(photo)] : undefined;
        const sending: Sending = { text, ...(button && { action: button.action }), ...(media && { media }) };
        await sendAsApplicant(line, sending, messageId);
        if (isSameLine(line, this.line)) await this.look();
        this.unsent = null;
      } catch (fault) {
        const said = photoTrouble(fault instanceof AskFault ? fault.code : '', simulatorTexts(this.language));
        this.unsent = said ? null : { text, photo: photo !== undefined, failed: true };
        this.trouble = said;
      }
    };
    this.retry = () => void again();
    this.sent = again().then(() => this.unsent === null);
    await this.sent;
  };

  /** With whatever is typed, as its words; null: one that is drawn. */
  private sendPhotoOf = async (photo: Blob | null): Promise<void> => {
    const { person } = this;
    const sent = photo ?? (person && (await samplePhoto(person)));
    if (sent) await this.send(this.typed, undefined, sent);
  };

  private move = async (minutes: number): Promise<void> => {
    try {
      await moveClock(minutes);
    } catch (fault) {
      this.fault = fault;
    }
    await this.look();
    void this.lookForDays();
  };

  protected override render(): TemplateResult {
    const { language, office } = this;
    return html`
      <div class="simulator">
        ${simulatorHead(language)}
        ${this.fault ? simulatorFault(language, this.fault, this.office ? this.look : this.begin) : nothing}
        ${
          office
            ? html`${simulatorTabs(language, this.shown, this.showPart)}
              <div class=${`desk-of-three show-${this.shown}`}>
                <div class="part who"><antrean-people .language=${language} .offices=${this.offices} .scene=${this.scene}
                  .onChange=${this.change}></antrean-people></div>
                <div class="part chat">${this.phone(office)}</div>
                <div class="part behind">${this.behind(office)}</div>
              </div>`
            : this.fault
              ? nothing
              : html`<p class="quietly" role="status">${commonTexts(language).working}</p>`
        }
      </div>`;
  }

  private showPart = (part: SimulatorPart): void => {
    this.shown = part;
  };

  private phone({ name, timeZone, channels, registration }: SimulatedOffice): TemplateResult {
    const { thread, person, office, language, days } = this;
    const say = simulatorTexts(language);
    const kind = channels.find(({ address }) => address === this.scene.to)?.kind;
    const way = kind ? `${textFor(say.byKind, kind) ?? kind} ${this.scene.to}` : this.scene.to;
    const { bookings, remembered } = thread;
    // An example without its day would be no example.
    const examples = office && person && days ? chatExamples({ office, person, bookings, remembered, days }) : [];
    return html`<antrean-chat .language=${language} .name=${name} .way=${way} .zone=${timeZone} .messages=${thread.messages}
      .unsent=${this.unsent} .examples=${examples} .photos=${registration.photo !== 'NONE'} .typed=${this.typed} .trouble=${this.trouble}
      .onTyped=${(text: string) => {
        this.typed = text;
      }}
      .onSend=${this.send} .onPhoto=${this.sendPhotoOf} .onRetry=${() => this.retry()}></antrean-chat>`;
  }

  private behind({ timeZone }: SimulatedOffice): TemplateResult {
    const { thread, language } = this;
    return html`<antrean-clock .language=${language} .zone=${timeZone} .now=${thread.now} .movable=${thread.mayMove}
        .moments=${momentsOf(thread)} .onMove=${this.move}></antrean-clock>
      <antrean-begin-again></antrean-begin-again>
      ${behindView(thread, language)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-simulator': AntreanSimulator;
  }
}
