// <antrean-kiosk>: the touch screen at the door, where people get their number with a code or without, and where to wait.
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { AskFault, askApi } from '../api/ask.ts';
import { readBookingCode } from '../fields/fields.ts';
import { readDeviceKey, storeDeviceKey } from '../pairing/deviceKey.ts';
import { soundScan } from '../scan/scanSound.ts';
import { openStepQueue } from '../scan/stepQueue.ts';
import { onScan } from '../scan/wedge.ts';
import type { StepOutcome } from '../signIn/outcome.ts';
import { doStaffStep, type StaffAsking } from '../signIn/staffStep.ts';
import '../pairing/pairing.ts';
import { readPrinting } from '../slip/paper.ts';
import type { Slip } from '../slip/slip.ts';
import '../slip/slip.ts';
import '../slip/followCode.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { kioskTexts } from '../texts/kiosk/texts.ts';
import { otherLanguage, type PageLanguage, pageLanguageOf } from '../texts/language.ts';
import { CheckInHereDocument, type GivenFragment, KioskNowDocument, TakeNumberDocument } from './documents.ts';
import { type IdleTimer, openIdleTimer } from './idleTimer.ts';
import {
  idleSecondsOf,
  type KioskOffice,
  type KioskState,
  type KioskView,
  nameIn,
  openCountersFor,
  startState,
  unreadableView,
  viewOf,
  withKey,
  withoutLastKey,
  withView,
} from './kioskState.ts';
import { countdown, kioskHead, kioskView, offlineNote } from './kioskViews.ts';

const KIOSK_LOOK_EVERY_MS = 10_000;
/** Unanswered looks in a row after which the kiosk says that it is not connected. */
const OFFLINE_AFTER_LOOKS = 2;
/** Milliseconds for which an outcome stays if the next code is scanned already. */
const SCAN_SHOWN_MS = 3000;

@customElement('antrean-kiosk')
export class AntreanKiosk extends LitElement {
  /** The office's code. */
  @property() place = '';
  /** Whether people without a code get a number here, if the office has places for them. */
  @property({ type: Boolean }) walkIns = true;
  @property({ type: Boolean }) prints = false;

  /** The key of this device; null: it is not paired. */
  @state() private key: string | null = null;
  @state() private ended = false;
  @state() private office: KioskOffice | null = null;
  @state() private none = false;
  @state() private unanswered = 0;
  @state() private state: KioskState = startState('id');
  @state() private busy = false;
  /** The seconds that the countdown shows; null: it shows none. */
  @state() private left: number | null = null;
  @state() private slip: Slip | null = null;
  private first: PageLanguage = 'id';
  private idleTimer: IdleTimer | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private leave: (() => void)[] = [];
  private readonly steps = openStepQueue();

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.first = pageLanguageOf(this);
    this.state = startState(this.first);
    this.idleTimer = openIdleTimer(
      (left) => {
        this.left = left;
      },
      () => this.start(),
    );
    this.timer = setInterval(() => void this.look(), KIOSK_LOOK_EVERY_MS);
    this.leave = [
      onScan(
        (text) => void this.scanned(text),
        (text) => readBookingCode(text) !== null,
      ),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
    this.idleTimer?.stop();
    for (const each of this.leave) each();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('place')) this.signIn();
  }

  private signIn = (): void => {
    this.key = readDeviceKey('KIOSK', this.place);
    this.start();
    void this.look();
  };

  /** The office ended the key: the device has to be paired again. */
  private signOut(): void {
    storeDeviceKey('KIOSK', this.place, null);
    this.key = this.office = null;
    this.ended = true;
  }

  private async look(): Promise<void> {
    const { key, place: office, state } = this;
    if (!key) return;
    try {
      const answer = await askApi(KioskNowDocument, { office }, { language: state.language, key });
      this.office = answer.office;
      this.none = !answer.office;
      this.unanswered = 0;
    } catch (fault) {
      if (!(fault instanceof AskFault)) return;
      if (fault.code === 'UNAUTHENTICATED') this.signOut();
      if (fault.code === 'OFFLINE') this.unanswered += 1;
    }
  }

  private start(): void {
    this.state = startState(this.first);
    this.slip = null;
    document.documentElement.lang = this.first;
    this.idleTimer?.wait(null);
  }

  private show(view: KioskView): void {
    this.touch(withView(this.state, view));
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('h1')?.focus());
  }

  private touch(state: KioskState = this.state): void {
    this.state = state;
    this.idleTimer?.wait(idleSecondsOf(state, this.first));
  }

  private switchLanguage(): void {
    const language = otherLanguage(this.state.language);
    document.documentElement.lang = language;
    this.touch({ ...this.state, language });
  }

  /** A scan begins for the next person, whatever the kiosk still shows of the last one. */
  private async scanned(text: string): Promise<void> {
    if (!this.office) return;
    const code = readBookingCode(text);
    if (code) return void (await this.steps.runOnce(code, () => this.answerScan(code)));
    await this.steps.run(async () => this.show(unreadableView(kioskTexts(this.state.language))));
    soundScan('refused');
  }

  /** Of people who scan in a row each sees the own number for a while. */
  private async answerScan(code: string): Promise<void> {
    await this.checkIn(code);
    soundScan(this.state.view.name === 'number' ? 'done' : 'refused');
    if (this.steps.size > 1) await new Promise((resolve) => setTimeout(resolve, SCAN_SHOWN_MS));
  }

  private async checkIn(code: string): Promise<void> {
    await this.getting((asking) => doStaffStep(CheckInHereDocument, { office: this.place, code }, asking));
  }

  private async take(service: string): Promise<void> {
    await this.getting((asking) => doStaffStep(TakeNumberDocument, { office: this.place, service }, asking));
  }

  private async getting(work: (asking: StaffAsking) => Promise<StepOutcome<GivenFragment>>): Promise<void> {
    const { key, state } = this;
    if (!key) return;
    this.busy = true;
    this.idleTimer?.wait(null);
    const outcome = await work({ key, language: state.language });
    this.busy = false;
    this.show(viewOf(outcome, kioskTexts(state.language)));
    if ('fault' in outcome) void this.look();
    if ('done' in outcome && this.prints && outcome.done.status === 'WAITING') void this.print(outcome.done);
  }

  private async print(ticket: GivenFragment): Promise<void> {
    this.slip = {
      number: ticket.number,
      service: nameIn(this.state.language, ticket.service),
      startsAt: ticket.startsAt,
      issuedAt: ticket.issuedAt,
      ahead: ticket.ahead,
      counters: this.office ? openCountersFor(this.office, ticket.service.code) : [],
      visitUrl: ticket.visitUrl,
    };
    await this.updateComplete;
    await this.querySelector('antrean-slip')?.print();
  }

  protected override render(): TemplateResult {
    const { key, office, state } = this;
    const { language } = state;
    if (!key)
      return html`<main class="sign"><antrean-pairing .language=${language} .office=${this.place} .ended=${this.ended} @paired=${this.signIn}></antrean-pairing></main>`;
    if (this.none)
      return html`<main class="sign"><p class="note bad">${commonTexts(language).noOffice(this.place)}</p></main>`;
    const isOffline = this.unanswered >= OFFLINE_AFTER_LOOKS;
    if (!office)
      return html`<main class="sign">${isOffline ? offlineNote(state) : html`<p role="status">${kioskTexts(language).working}</p>`}</main>`;
    const scene = this.scene(office);
    return html`
      <div class="kiosk" @pointerdown=${scene.onTouch} @keydown=${scene.onTouch}>
        ${kioskHead(scene)}
        <main class=${state.view.name}>${isOffline && state.view.name !== 'number' ? offlineNote(state) : kioskView(scene)}</main>
        ${countdown(scene, this.left)}
      </div>
      <antrean-slip .language=${language} .office=${office} .slip=${this.slip} .paper=${readPrinting().paper}></antrean-slip>`;
  }

  private scene(office: KioskOffice) {
    const { state, busy, walkIns } = this;
    return {
      office,
      state,
      busy,
      walkIns,
      onKey: (key: string) => this.touch(withKey(this.state, key)),
      onErase: () => this.touch(withoutLastKey(this.state)),
      onGo: () => void this.steps.runOnce(state.code, () => this.checkIn(state.code)),
      onService: (code: string) => void this.steps.runOnce(`service ${code}`, () => this.take(code)),
      onServices: () => this.show({ name: 'service' }),
      onStart: () => this.start(),
      onLanguage: () => this.switchLanguage(),
      onTouch: () => this.touch(),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-kiosk': AntreanKiosk;
  }
}
