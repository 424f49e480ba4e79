// <antrean-kiosk>: the touch screen at the door, where people get their number with a code or without, and where to wait.
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readDeviceKey, storeDeviceKey } from '../pairing/deviceKey.ts';
import type { StepOutcome } from '../signIn/outcome.ts';
import { doStaffStep, type StaffAsking } from '../signIn/staffStep.ts';
import '../pairing/pairing.ts';
import { readPrinting } from '../slip/paper.ts';
import type { Slip } from '../slip/printed.ts';
import '../slip/slip.ts';
import '../slip/followCode.ts';
import { kioskTexts } from '../texts/kiosk/texts.ts';
import { otherLanguage, type PageLanguage, pageLanguageOf } from '../texts/language.ts';
import { aidBar } from './aidViews.ts';
import { CheckInHereDocument, type GivenFragment, TakeNumberDocument } from './documents.ts';
import { type IdleTimer, openIdleTimer } from './idleTimer.ts';
import { onKeyboard } from './kioskKeyboard.ts';
import { openKioskScans } from './kioskScans.ts';
import { KIOSK_DEFAULTS, type KioskSettings, settingsOfDevice } from './kioskSettings.ts';
import { hasVoice, hush, readState } from './kioskSpeech.ts';
import {
  idleSecondsOf,
  type KioskOffice,
  type KioskStart,
  type KioskState,
  type KioskView,
  slipOf,
  startState,
  unreadableView,
  viewOf,
  withAid,
  withKey,
  withoutLastKey,
  withView,
} from './kioskState.ts';
import { countdown, kioskHead, kioskView, offlineNote, waitingView } from './kioskViews.ts';
import { KioskWatch } from './kioskWatch.ts';

@customElement('antrean-kiosk')
export class AntreanKiosk extends LitElement {
  /** The office's code. */
  @property() place = '';
  @property({ attribute: false }) settings: KioskSettings = KIOSK_DEFAULTS;

  /** The key of this device; null: it is not paired. */
  @state() private key: string | null = null;
  @state() private ended = false;
  @state() private office: KioskOffice | null = null;
  @state() private none = false;
  /** With those of the console. */
  @state() private held: KioskSettings = KIOSK_DEFAULTS;
  @state() private isOffline = false;
  @state() private state: KioskState = startState({ language: 'id', lowReach: false });
  @state() private busy = false;
  /** The seconds that the countdown shows; null: it shows none. */
  @state() private left: number | null = null;
  @state() private slip: Slip | null = null;
  private own: PageLanguage = 'id';
  private idleTimer: IdleTimer | null = null;
  private watch: KioskWatch | null = null;
  private leave: (() => void)[] = [];
  private scans: ReturnType<typeof openKioskScans> | null = null;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.own = pageLanguageOf(this);
    this.state = startState(this.first);
    this.idleTimer = openIdleTimer(
      (left) => {
        this.left = left;
      },
      () => this.start(),
    );
    this.scans = openKioskScans({
      isReady: () => this.office !== null,
      checkIn: (code) => this.checkIn(code),
      onUnreadable: () => this.show(unreadableView(kioskTexts(this.state.language))),
      loudness: () => this.held.loudness,
    });
    this.leave = [
      onKeyboard({
        state: () => (this.office && !this.busy ? this.state : null),
        onType: (state, key) => this.typeKey(state, key),
        onEnter: () => void this.go(),
      }),
      () => this.scans?.stop(),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watch?.stop();
    this.idleTimer?.stop();
    for (const each of this.leave) each();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('settings')) this.held = this.settings;
    if (changed.has('place')) this.signIn();
  }

  private signIn = (): void => {
    this.key = readDeviceKey('KIOSK', this.place);
    this.start();
    this.watch?.stop();
    if (this.key === null) return;
    this.watch = new KioskWatch({
      office: this.place,
      key: this.key,
      language: () => this.state.language,
      onOffice: (office) => void Object.assign(this, { office, none: !office }),
      onSettings: (device) => this.hold(settingsOfDevice(device, this.settings)),
      onOffline: (isOffline) => void Object.assign(this, { isOffline }),
      onEnded: () => this.signOut(),
    });
  };

  /** New settings hold at once, but for the language and the buttons of a person who is at the kiosk. */
  private hold(held: KioskSettings): void {
    const isFree = idleSecondsOf(this.state, this.first) === null;
    const isSame = JSON.stringify(held) === JSON.stringify(this.held);
    this.held = held;
    if (isFree && !isSame) this.start();
  }

  /** The office ended the key: the device has to be paired again. */
  private signOut(): void {
    this.watch?.stop();
    storeDeviceKey('KIOSK', this.place, null);
    this.key = this.office = null;
    this.ended = true;
  }

  private get first(): KioskStart {
    return { language: this.held.language ?? this.own, lowReach: this.held.lowReach };
  }

  private start(): void {
    this.state = startState(this.first);
    this.slip = null;
    document.documentElement.lang = this.state.language;
    hush();
    this.idleTimer?.wait(null);
  }

  private show(view: KioskView): void {
    this.touch(withView(this.state, view));
    this.read();
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('h1')?.focus());
  }

  private touch(state: KioskState = this.state): void {
    this.state = state;
    this.idleTimer?.wait(idleSecondsOf(state, this.first));
  }

  private help(state: KioskState): void {
    this.touch(state);
    document.documentElement.lang = state.language;
    this.read();
  }

  /** Aloud, if that is wished. */
  private read(key?: string): void {
    const { state, office } = this;
    readState({ state, office, loudness: this.held.loudness }, key);
  }

  private typeKey(state: KioskState, key: string): void {
    this.touch(state);
    if (key.length === 1) this.read(key);
  }

  private async go({ code } = this.state): Promise<void> {
    await this.scans?.steps.runOnce(code, () => this.checkIn(code));
  }

  /** For the next person, whatever the kiosk still shows of the last one. */
  private checkIn(code: string): Promise<boolean> {
    return this.getting((asking) => doStaffStep(CheckInHereDocument, { office: this.place, code }, asking));
  }

  private take(service: string): void {
    const input = { office: this.place, service };
    void this.scans?.steps.runOnce(`service ${service}`, () =>
      this.getting((asking) => doStaffStep(TakeNumberDocument, input, asking)),
    );
  }

  private async getting(work: (asking: StaffAsking) => Promise<StepOutcome<GivenFragment>>): Promise<boolean> {
    const { key, state } = this;
    if (!key) return false;
    this.busy = true;
    this.idleTimer?.wait(null);
    const outcome = await work({ key, language: state.language });
    this.busy = false;
    this.show(viewOf(outcome, kioskTexts(state.language)));
    if ('fault' in outcome) void this.watch?.look();
    if ('done' in outcome && this.held.prints && outcome.done.status === 'WAITING') void this.print(outcome.done);
    return 'done' in outcome;
  }

  private async print(ticket: GivenFragment): Promise<void> {
    this.slip = this.office && slipOf(ticket, this.office, this.state.language);
    await this.updateComplete;
    await this.querySelector('antrean-slip')?.print();
  }

  protected override render(): TemplateResult {
    const { key, office, state, isOffline } = this;
    if (!key)
      return html`<main class="sign"><antrean-pairing .language=${state.language} .office=${this.place} .ended=${this.ended} @paired=${this.signIn}></antrean-pairing></main>`;
    if (!office) return waitingView({ state, place: this.none ? this.place : null, isOffline });
    const scene = this.scene(office);
    return html`<div class=${`kiosk ${[...state.aids].join(' ')}`} @pointerdown=${scene.onTouch} @keydown=${scene.onTouch}>
        ${kioskHead(scene)}
        <main class=${state.view.name}>${isOffline && state.view.name !== 'number' ? offlineNote(state) : kioskView(scene)}</main>
        ${countdown(scene, this.left)}
        ${aidBar({ state, canSpeak: hasVoice(), onLanguage: () => this.help({ ...state, language: otherLanguage(state.language) }), onAid: (aid) => this.help(withAid(this.state, aid)) })}
      </div>
      <antrean-slip .language=${state.language} .office=${office} .slip=${this.slip} .paper=${readPrinting().paper}></antrean-slip>`;
  }

  private scene(office: KioskOffice) {
    const { state, busy, held: settings } = this;
    return {
      office,
      state,
      busy,
      settings,
      onKey: (key: string) => this.typeKey(withKey(this.state, key), key),
      onErase: () => this.touch(withoutLastKey(this.state)),
      onGo: () => void this.go(),
      onService: (code: string) => this.take(code),
      onServices: () => this.show({ name: 'service' }),
      onStart: () => this.start(),
      onTouch: () => this.touch(),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-kiosk': AntreanKiosk;
  }
}
