// <antrean-kiosk>: the touch screen at the door, where people get their number with a code or without, and where to wait.

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RefusedFragment } from '../../clients/fragments.ts';
import { AskFault, ask } from '../api/ask.ts';
import { readCode } from '../book/fields.ts';
import { doStep, type Outcome } from '../desk/step.ts';
import { onScan } from '../scan/wedge.ts';
import { noteFault, onStaff, type Staff } from '../signIn/session.ts';
import { textFor } from '../texts/textFor.ts';
import '../signIn/signIn.ts';
import { readPrinting } from '../slip/paper.ts';
import type { Slip } from '../slip/slip.ts';
import '../slip/slip.ts';
import { commonTexts } from '../texts/common/texts.ts';
import { kioskTexts } from '../texts/kiosk/texts.ts';
import { type Language, languageOf, other } from '../texts/language.ts';
import { dayOf, timeOfDay, zoneName } from '../texts/when.ts';
import {
  CheckInHereDocument,
  type GivenFragment,
  KioskNowDocument,
  type KioskNowQuery,
  TakeNumberDocument,
} from './documents.ts';
import { openPatience, PATIENCE, type Patience } from './patience.ts';

type Office = NonNullable<KioskNowQuery['office']>;
type View =
  | { name: 'typing' }
  | { name: 'service' }
  | { name: 'number'; ticket: GivenFragment }
  | { name: 'refused'; why: string; toDo: string };

/** The alphabet of the codes, a row of eight after the other; the last key takes one back. */
const KEYS = ['23456789', 'ABCDEFGH', 'JKMNPQRS', 'TUVWXYZ'];
const LENGTH = 8;
/** Milliseconds between two looks at the office, and after which nobody answers any more. */
const LOOK_EVERY = 10_000;
const DEAF_AFTER = 2;

@customElement('antrean-kiosk')
export class AntreanKiosk extends LitElement {
  /** The office's code. */
  @property() place = '';
  /** Whether people without a code get a number here, where the office has places for them. */
  @property({ type: Boolean }) walkIns = true;
  @property({ type: Boolean }) prints = false;

  @state() private staff: Staff | null = null;
  @state() private office: Office | null = null;
  @state() private none = false;
  /** Looks in a row that nobody answered. */
  @state() private unanswered = 0;
  @state() private language: Language = 'id';
  @state() private view: View = { name: 'typing' };
  @state() private code = '';
  @state() private busy = false;
  @state() private left: number | null = null;
  @state() private slip: Slip | null = null;
  private first: Language = 'id';
  private patience: Patience | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private leave: (() => void)[] = [];

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.first = this.language = languageOf(this);
    this.patience = openPatience(
      (left) => {
        this.left = left;
      },
      () => this.start(),
    );
    this.timer = setInterval(() => void this.look(), LOOK_EVERY);
    this.leave = [
      onStaff((staff) => {
        this.staff = staff;
        this.start();
        if (staff) void this.look();
      }),
      onScan((text) => this.scanned(text)),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
    this.patience?.stop();
    for (const each of this.leave) each();
  }

  /** Whether this kiosk's key is one of the office before whose door it stands. */
  private get ours(): boolean {
    return (
      this.staff?.offices.some(({ code }) => code === this.place) === true && this.staff.allowed.has('Mutation.checkIn')
    );
  }

  private async look(): Promise<void> {
    const { staff, place: office } = this;
    if (!staff || !this.ours) return;
    try {
      const answer = await ask(KioskNowDocument, { office }, { language: this.language, key: staff.key });
      this.office = answer.office;
      this.none = !answer.office;
      this.unanswered = 0;
    } catch (fault) {
      noteFault(fault);
      if (fault instanceof AskFault && fault.code === 'OFFLINE') this.unanswered += 1;
    }
  }

  /** As if nobody had been here. */
  private start(): void {
    this.view = { name: 'typing' };
    this.code = '';
    this.slip = null;
    this.setLanguage(this.first);
    this.patience?.wait(null);
  }

  private setLanguage(language: Language): void {
    this.language = language;
    document.documentElement.lang = language;
  }

  private show(view: View): void {
    this.view = view;
    if (view.name !== 'typing') this.code = '';
    this.patience?.wait(view.name === 'typing' && this.code === '' ? null : PATIENCE[view.name]);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('h1')?.focus());
  }

  private touched = (): void => {
    const { name } = this.view;
    if (name === 'typing' && this.code === '' && this.language === this.first) this.patience?.wait(null);
    else this.patience?.wait(PATIENCE[name]);
  };

  private press(key: string): void {
    if (this.code.length < LENGTH) this.code += key;
    this.touched();
  }

  /** Whoever scans next is the next one, whatever still stands here of the one before. */
  private scanned(text: string): void {
    if (!this.office || this.busy) return;
    const code = readCode(text);
    const say = kioskTexts(this.language);
    if (code) void this.checkIn(code);
    else this.show({ name: 'refused', why: say.unreadable, toDo: say.toDesk });
  }

  private async checkIn(code: string): Promise<void> {
    await this.getting((who) => doStep(CheckInHereDocument, { office: this.place, code }, who));
  }

  private async take(service: string): Promise<void> {
    await this.getting((who) => doStep(TakeNumberDocument, { office: this.place, service }, who));
  }

  private async getting(
    work: (who: { key: string; language: Language }) => Promise<Outcome<{ __typename: 'Ticket' } & GivenFragment>>,
  ): Promise<void> {
    const { staff, language } = this;
    if (!staff || this.busy) return;
    this.busy = true;
    this.patience?.wait(null);
    const outcome = await work({ key: staff.key, language });
    this.busy = false;
    const say = kioskTexts(language);
    if ('good' in outcome) return this.given(outcome.good);
    if ('no' in outcome) this.refuse(outcome.no);
    else this.show({ name: 'refused', why: say.unreadable, toDo: say.toDesk });
    if ('fault' in outcome) void this.look();
  }

  private refuse({ reason, message }: RefusedFragment): void {
    const say = kioskTexts(this.language);
    const why = reason === 'UNKNOWN_CODE' ? say.unreadable : reason === 'NOT_ALLOWED_NOW' ? say.notNow : message;
    this.show({ name: 'refused', why, toDo: textFor(say.toDo, reason) ?? say.toDesk });
  }

  private given(ticket: GivenFragment): void {
    this.show({ name: 'number', ticket });
    if (this.prints && ticket.status === 'WAITING') void this.print(ticket);
  }

  private async print(ticket: GivenFragment): Promise<void> {
    this.slip = {
      number: ticket.number,
      service: this.nameOf(ticket.service),
      startsAt: ticket.booking?.window.startsAt ?? null,
      issuedAt: ticket.issuedAt,
      ahead: ticket.ahead,
      counters: this.countersFor(ticket.service.code),
    };
    await this.updateComplete;
    await this.querySelector('antrean-slip')?.print();
  }

  /** Indonesian first, then English, where there is a name in it. */
  private nameOf({ names }: { names: string[] }): string {
    return (this.language === 'id' ? names[0] : (names[1] ?? names[0])) ?? '';
  }

  private countersFor(service: string | number): string[] {
    const open = this.office?.counters.filter(
      (each) => each.open && each.services.some(({ code }) => code === service),
    );
    return (open ?? []).map(({ label }) => label);
  }

  protected override render(): TemplateResult {
    const { staff, office, language } = this;
    if (!staff || !this.ours)
      return html`<main class="sign"><antrean-sign-in .language=${language} .device=${true} .notForYou=${staff !== null}></antrean-sign-in></main>`;
    if (this.none)
      return html`<main class="sign"><p class="note bad">${commonTexts(language).noOffice(this.place)}</p></main>`;
    const deaf = this.unanswered >= DEAF_AFTER;
    if (!office)
      return html`<main class="sign">${deaf ? this.offline() : html`<p role="status">${kioskTexts(language).working}</p>`}</main>`;
    return html`
      <div class="kiosk" @pointerdown=${this.touched} @keydown=${this.touched}>
        ${this.head(office)}
        <main class=${this.view.name}>${deaf && this.view.name !== 'number' ? this.offline() : this.inside(office)}</main>
        ${this.foot()}
      </div>
      <antrean-slip .language=${language} .office=${office} .slip=${this.slip} .paper=${readPrinting().paper}></antrean-slip>`;
  }

  private head({ name, board, timeZone }: Office): TemplateResult {
    const { language } = this;
    const second = other(language);
    return html`
      <header class="top">
        <span class="mark" aria-hidden="true"></span>
        <div><p class="office">${name}</p>
          <p>${dayOf(board.at, timeZone, language)}</p></div>
        <button class="language" lang=${second} @click=${() => {
          this.setLanguage(second);
          this.touched();
        }}>${commonTexts(language).otherLanguage}</button>
      </header>`;
  }

  private inside(office: Office): TemplateResult {
    const { view } = this;
    switch (view.name) {
      case 'typing':
        return this.typing(office);
      case 'service':
        return this.services(office);
      case 'number':
        return this.number(view.ticket, office);
      case 'refused':
        return this.refused(view.why, view.toDo);
    }
  }

  private typing(office: Office): TemplateResult {
    const { language, code } = this;
    const say = kioskTexts(language);
    const full = code.length === LENGTH;
    return html`
      <section class="ask">
        <h1 tabindex="-1">${say.title}</h1>
        <p class="lead">${say.lead}</p>
        <p class="cells" role="status" aria-label=${`${say.typed}: ${[...code].join(' ')}`}>${Array.from(
          { length: LENGTH },
          (_, index) =>
            html`<span class=${index === code.length ? 'next' : ''} aria-hidden="true">${code[index] ?? nothing}</span>`,
        )}</p>
        <button class="button main go" ?disabled=${!full || this.busy} @click=${() => this.checkIn(code)}>
          ${this.busy ? say.working : say.go}</button>
      </section>
      <div class="keypad" role="group" aria-label=${say.keypad}>
        ${KEYS.map((row) => [...row].map((key) => html`<button ?disabled=${full} @click=${() => this.press(key)}>${key}</button>`))}
        <button class="erase" aria-label=${say.erase} @click=${() => {
          this.code = this.code.slice(0, -1);
          this.touched();
        }}><span aria-hidden="true">⌫</span></button>
      </div>
      ${this.mayWalkIn(office) ? this.withoutCode(office) : nothing}`;
  }

  private mayWalkIn({ queue, quotas }: Office): boolean {
    return this.walkIns && (queue.walkInPlaces > 0 || quotas.some(({ walkIns }) => walkIns));
  }

  private withoutCode({ services }: Office): TemplateResult {
    const say = kioskTexts(this.language);
    const [only] = services;
    return html`<section class="without"><p>${say.noCode}</p>
      <button class="button plain" @click=${() => {
        if (services.length === 1 && only) void this.take(String(only.code));
        else this.show({ name: 'service' });
      }}>${say.walkIn}</button></section>`;
  }

  private services({ services }: Office): TemplateResult {
    const say = kioskTexts(this.language);
    return html`
      <h1 tabindex="-1">${say.chooseService}</h1>
      <div class="choices">${services.map(
        (service) =>
          html`<button class="button main" ?disabled=${this.busy} @click=${() => this.take(String(service.code))}>${this.nameOf(service)}</button>`,
      )}</div>
      <button class="button plain" @click=${() => this.start()}>${say.back}</button>`;
  }

  private number(ticket: GivenFragment, { timeZone }: Office): TemplateResult {
    const { language } = this;
    const say = kioskTexts(language);
    const waits = ticket.status === 'WAITING';
    const startsAt = ticket.booking?.window.startsAt;
    const fact = (label: string, value: string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
    return html`
      <h1 tabindex="-1">${say.yourNumber}</h1>
      <p class="big">${ticket.number}</p>
      <p class="where">${this.where(ticket)}</p>
      <dl>
        ${waits && ticket.ahead !== null ? fact(say.ahead, say.people(ticket.ahead)) : nothing}
        ${waits && ticket.estimatedWaitMinutes !== null ? fact(say.wait, say.minutes(ticket.estimatedWaitMinutes)) : nothing}
        ${startsAt ? fact(say.hour, `${timeOfDay(startsAt, timeZone, language)} ${zoneName(timeZone)}`) : nothing}
      </dl>
      <p class="service-name">${this.nameOf(ticket.service)}</p>
      <button class="button main" @click=${() => this.start()}>${say.done}</button>`;
  }

  private where({ status, counter, service }: GivenFragment): TemplateResult {
    const say = kioskTexts(this.language);
    const counters = this.countersFor(service.code);
    if (status === 'WAITING') return html`${say.sit} ${counters.length > 0 ? say.counters(counters) : nothing}`;
    if ((status === 'CALLED' || status === 'SERVING') && counter) return html`${say.goNow(counter.label)}`;
    return html`${status === 'PARKED' ? say.status.PARKED : say.status.ended}`;
  }

  private refused(why: string, toDo: string): TemplateResult {
    const say = kioskTexts(this.language);
    return html`
      <div role="alert"><h1 tabindex="-1">${say.sorry}</h1>
        <p class="why">${why}</p><p class="where">${toDo}</p></div>
      <button class="button main" @click=${() => this.start()}>${say.again}</button>`;
  }

  private offline(): TemplateResult {
    const say = kioskTexts(this.language);
    return html`<div class="offline" role="alert"><h1>${say.offline}</h1><p class="where">${say.toDesk}</p></div>`;
  }

  private foot(): TemplateResult {
    const { left } = this;
    const say = kioskTexts(this.language);
    const whole = PATIENCE[this.view.name];
    return html`
      <footer class="countdown">
        ${
          left === null
            ? nothing
            : html`<progress max=${whole} value=${left} aria-hidden="true"></progress><p>${say.backIn(left)}</p>
              <button class="button plain" @click=${this.touched}>${say.stay}</button>`
        }
      </footer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-kiosk': AntreanKiosk;
  }
}
