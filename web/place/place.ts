// <antrean-place>: one's own visit on the phone, live from the hold to the end, with a bell when it is one's turn.
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { VisitInput, VisitRating } from '../../clients/types.ts';
import { askApi } from '../api/ask.ts';
import { faultText } from '../api/faultText.ts';
import { newIdempotencyKey } from '../api/idempotencyKey.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { type PageLanguage, pageLanguageOf } from '../texts/language.ts';
import { Attention, showInTab } from './attention.ts';
import {
  AskForTimeDocument,
  GiveBackVisitDocument,
  type GiveBackVisitMutation,
  LostVisitsDocument,
  type OwnVisitFragment,
  RateVisitDocument,
} from './documents.ts';
import { forgetOffline } from './offline.ts';
import { type PhoneAlertState, phoneAlertState, startAlerts, stopAlerts } from './phoneAlerts.ts';
import { placeView, titleOfPlace, unknownPlace } from './placeViews.ts';
import { PlaceWatch } from './placeWatch.ts';

const PLACE_STEPS = { giveBack: GiveBackVisitDocument, askForTime: AskForTimeDocument };

type VisitAnswer = GiveBackVisitMutation['answer'];

/** People ahead at which one should come near. */
const NEAR_PLACES_AHEAD = 2;
/** Milliseconds in which the answer replaces the kept copy on most networks. */
const AGE_TOLD_AFTER_MS = 2000;

@customElement('antrean-place')
export class AntreanPlace extends LitElement {
  @property() secret = '';

  @state() private visit: OwnVisitFragment | null = null;
  @state() private stale = false;
  /** The page says how old what it shows is. */
  @state() private tellsAge = false;
  private ageTimer: ReturnType<typeof setTimeout> | undefined;
  @state() private isUnknown = false;
  /** The explanation for a visit that is not known any more. */
  @state() private lost: string | null = null;
  @state() private rings = false;
  @state() private alerts: PhoneAlertState = 'OFF';
  @state() private asks = false;
  @state() private busy = false;
  @state() private fault = '';
  private idempotencyKey = newIdempotencyKey();
  private language: PageLanguage = 'id';
  private watch: PlaceWatch | null = null;
  private readonly attention = new Attention();

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
    clearTimeout(this.ageTimer);
    this.watch?.stop();
    this.attention.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('secret') || !this.secret) return;
    this.watch?.stop();
    this.alerts = phoneAlertState(this.secret);
    this.watch = new PlaceWatch({
      secret: this.secret,
      language: this.language,
      onVisit: (visit, stale) => this.take(visit, stale),
      onNone: () => {
        this.isUnknown = true;
        void forgetOffline();
        void this.readLost();
      },
    });
  }

  /** Without an answer the page says what it says of every unknown address. */
  private async readLost(): Promise<void> {
    const answer = await askApi(LostVisitsDocument, {}, { language: this.language }).catch(() => null);
    this.lost = answer?.lostBookings?.message ?? null;
  }

  private take(visit: OwnVisitFragment, stale: boolean): void {
    const before = this.stale ? null : this.visit;
    this.noteAge(stale, this.visit === null);
    this.visit = visit;
    this.stale = stale;
    showInTab(titleOfPlace(visit, this.language), visit.state === 'CALLED');
    if (!stale && before) this.tell(before, visit);
    // The server may have forgotten this phone: then the switch is off.
    if (!stale && !before && this.alerts === 'ON') void this.switchAlerts(true);
  }

  /** An answer mostly follows the kept copy within a moment: the age of the copy is told if none does. */
  private noteAge(stale: boolean, isFirst: boolean): void {
    clearTimeout(this.ageTimer);
    this.tellsAge = stale && !isFirst;
    if (stale && isFirst) this.ageTimer = setTimeout(() => Object.assign(this, { tellsAge: true }), AGE_TOLD_AFTER_MS);
  }

  private async switchAlerts(wanted: boolean): Promise<void> {
    const { visit, secret, language } = this;
    if (!visit || this.alerts === 'BUSY') return;
    this.alerts = 'BUSY';
    this.alerts = await (wanted ? startAlerts : stopAlerts)({ secret, language, alertKey: visit.alertKey });
  }

  /** Rings once for each thing that the person has to hear. */
  private tell(before: OwnVisitFragment, now: OwnVisitFragment): void {
    if (now.state === 'CALLED' && (before.state !== 'CALLED' || before.calls !== now.calls)) this.attention.call();
    else if (isNear(now) && !isNear(before)) this.attention.near();
    if (now.state === before.state) return;
    if (now.state === 'SERVED') this.attention.stop();
  }

  private seen = (): void => {
    void this.attention.keepAwake();
  };

  private ring = (): void => {
    this.rings = true;
    void this.attention.turnOn();
  };

  /** The question and its answer are where the eyes, and a screen reader, are. */
  private ask(asks: boolean): void {
    this.asks = asks;
    this.fault = '';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(asks ? '.asked' : 'h1')?.focus());
  }

  private step(step: keyof typeof PLACE_STEPS): Promise<void> {
    return this.send(async (input) => (await askApi(PLACE_STEPS[step], { input }, { language: this.language })).answer);
  }

  private async rate(rating: VisitRating): Promise<void> {
    await this.send(async (input) => {
      const asked = { input: { ...input, rating } };
      return (await askApi(RateVisitDocument, asked, { language: this.language })).answer;
    });
    await this.updateComplete;
    this.querySelector<HTMLElement>('.rated')?.focus();
  }

  private async send(ask: (input: VisitInput) => Promise<VisitAnswer>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.fault = '';
    try {
      const answer = await ask({ secret: this.secret, idempotencyKey: this.idempotencyKey });
      this.idempotencyKey = newIdempotencyKey();
      if (answer.__typename === 'Refusal') this.fault = answer.message;
      else {
        this.watch?.take(answer);
        this.ask(false);
      }
    } catch (fault) {
      this.fault = faultText(fault, this.language);
    } finally {
      this.busy = false;
    }
  }

  protected override render(): TemplateResult {
    const { visit, language, stale, tellsAge, rings, alerts, asks, busy, fault } = this;
    if (this.isUnknown) return unknownPlace(language, this.lost);
    if (!visit) return html`<p class="quietly" role="status">${commonTexts(language).working}</p>`;
    return placeView({
      visit,
      language,
      stale,
      tellsAge,
      rings,
      alerts,
      asks,
      busy,
      fault,
      onRing: this.ring,
      onAlerts: (wanted) => void this.switchAlerts(wanted),
      onAsk: (wanted) => this.ask(wanted),
      onStep: (wanted) => void this.step(wanted),
      onRate: (rating) => void this.rate(rating),
    });
  }
}

function isNear({ state, ahead }: OwnVisitFragment): boolean {
  return state === 'WAITING' && ahead !== null && ahead <= NEAR_PLACES_AHEAD;
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-place': AntreanPlace;
  }
}
