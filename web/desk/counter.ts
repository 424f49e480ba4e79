// A counter: whoever is before it, what may be done with them now, and who comes next.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { TicketAction } from '../../clients/types.ts';
import type { Document } from '../api/document.ts';
import { onServer } from '../api/server.ts';
import type { Staff } from '../signIn/session.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import type { Language } from '../texts/language.ts';
import { textFor } from '../texts/textFor.ts';
import { timeOfDay, zoneName } from '../texts/when.ts';
import { born } from './came.ts';
import {
  CallNextDocument,
  CloseCounterDocument,
  FinishDocument,
  NoShowDocument,
  OpenCounterDocument,
  ParkDocument,
  RecallDocument,
  ResumeDocument,
  ServeDocument,
  TransferDocument,
  UndoDocument,
} from './documents.ts';
import { keepText, readText } from './kept.ts';
import { type Keys, keyHint, onKeys } from './keys.ts';
import { doStep, type Outcome, type Ticket } from './step.ts';
import type { DeskState } from './watch.ts';

type Counter = DeskState['counters'][number];
type Answer = {
  answer: ({ __typename: 'Ticket' } & Ticket) | { __typename: 'Refusal'; reason: never; message: string };
};
type Act = Document<Answer, { input: { office: string; number: string; idempotencyKey?: string | null } }>;

/** What may be done with whoever is before the counter, in the order of the buttons. */
const ACTIONS: readonly { action: keyof typeof DOCUMENTS | 'TRANSFER'; key: string; kind: string }[] = [
  { action: 'SERVE', key: 'F8', kind: 'main' },
  { action: 'FINISH', key: 'F8', kind: 'main' },
  { action: 'RECALL', key: 'F4', kind: 'plain' },
  { action: 'NO_SHOW', key: 'F7', kind: 'plain danger' },
  { action: 'PARK', key: 'F9', kind: 'plain' },
  { action: 'TRANSFER', key: 'Shift+F9', kind: 'plain' },
];
const DOCUMENTS = {
  SERVE: ServeDocument,
  FINISH: FinishDocument,
  RECALL: RecallDocument,
  NO_SHOW: NoShowDocument,
  PARK: ParkDocument,
  RESUME: ResumeDocument,
  UNDO: UndoDocument,
} as unknown as Record<Exclude<TicketAction, 'CALL' | 'TRANSFER'>, Act>;

/** Milliseconds in which a step can be taken back, as the API has it. */
const UNDO_WITHIN = 5 * 60_000;

@customElement('antrean-counter')
export class AntreanCounter extends LitElement {
  @property() language: Language = 'id';
  @property({ attribute: false }) staff!: Staff;
  @property({ attribute: false }) office!: DeskState;
  /** The office's moment, in milliseconds. */
  @property({ type: Number }) now = 0;
  @property({ attribute: false }) onDone: () => void = () => {};

  /** The counter's id; empty: none yet. */
  @state() private chosen = '';
  @state() private busy = false;
  @state() private no = '';
  /** As the step just done left it, until the office is asked anew. */
  @state() private fresh: Ticket | null = null;
  /** What was done last, with the moment. */
  @state() private done: { ticket: Ticket; at: number } | null = null;
  @state() private transferring = false;
  /** The counter that was just opened here: known before anybody is asked. */
  private opened = '';
  /** The next one is wanted as soon as the step under way is through. */
  private nextWanted = false;
  private stop = () => {};

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onKeys(() => this.keys());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('office')) return;
    this.fresh = null;
    if (this.office.counters.some(({ id, open }) => id === this.opened && open)) this.opened = '';
    const before = changed.get('office') as DeskState | undefined;
    if (before?.code !== this.office.code) this.chosen = readText(`counter ${this.office.code}`);
  }

  private get counter(): Counter | null {
    const found = this.office.counters.find(({ id }) => id === this.chosen) ?? null;
    return found && this.opened === found.id ? { ...found, open: true } : found;
  }

  /** Who is before the counter: what was just done here is known before anybody is asked. */
  private get there(): Ticket | null {
    const { fresh } = this;
    if (fresh) return fresh.status === 'CALLED' || fresh.status === 'SERVING' ? fresh : null;
    return this.counter?.serving ?? null;
  }

  private keys(): Keys {
    const { there, counter } = this;
    if (!counter?.open || this.transferring) return {};
    if (this.busy) return { F2: this.wantNext };
    const keys: Record<string, () => void> = {};
    if (!there) keys.F2 = () => void this.call();
    for (const { action, key } of ACTIONS)
      if (there?.allowedActions.includes(action)) keys[key] = () => this.act(action, there);
    const undoable = this.undoable();
    if (undoable) keys['Ctrl+Z'] = () => void this.step(UndoDocument as unknown as Act, undoable);
    return keys;
  }

  private wantNext = (): void => {
    this.nextWanted = true;
  };

  private undoable(): Ticket | null {
    const { done } = this;
    if (this.there || !done?.ticket.allowedActions.includes('UNDO') || this.now - done.at > UNDO_WITHIN) return null;
    return done.ticket;
  }

  private act(action: keyof typeof DOCUMENTS | 'TRANSFER', ticket: Ticket): void {
    if (action !== 'TRANSFER') return void this.step(DOCUMENTS[action], ticket);
    this.transferring = true;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.transfer button')?.focus());
  }

  private async step(document: Act, { number }: Ticket): Promise<void> {
    await this.doing(() => doStep(document, { office: this.office.code, number }, this.who()));
  }

  private async call(): Promise<void> {
    const { chosen } = this;
    await this.doing(() => doStep(CallNextDocument, { counter: chosen }, this.who()) as Promise<Outcome<Ticket>>);
  }

  private async transfer(ticket: Ticket, to: { service?: string; counter?: string }): Promise<void> {
    this.transferring = false;
    const input = { office: this.office.code, number: ticket.number, ...to };
    await this.doing(() => doStep(TransferDocument, input, this.who()) as Promise<Outcome<Ticket>>);
  }

  private who() {
    return { key: this.staff.key, language: this.language };
  }

  private async doing(work: () => Promise<Outcome<Ticket>>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.no = '';
    const outcome = await work();
    this.busy = false;
    if ('good' in outcome) {
      const { good } = outcome;
      if (good.counter?.id === this.chosen || good.number === this.there?.number) this.fresh = good;
      this.done = { ticket: good, at: this.now };
    } else this.no = 'fault' in outcome ? outcome.fault : this.whyNot(outcome.no);
    this.onDone();
    const next = this.nextWanted && !this.there && 'good' in outcome;
    this.nextWanted = false;
    if (next) return this.call();
    this.focusMain();
  }

  private whyNot({ reason, message }: { reason: string; message: string }): string {
    return reason === 'QUEUE_EMPTY' ? deskTexts(this.language).empty : message;
  }

  /** The button that was pressed is often there no more: the next one takes the focus. */
  private focusMain(): void {
    void this.updateComplete.then(() => {
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body || !this.contains(activeElement))
        this.querySelector<HTMLElement>('.stage .button.main')?.focus();
    });
  }

  private choose = async (counter: Counter): Promise<void> => {
    if (!counter.open) {
      const outcome = await doStep(OpenCounterDocument, { counter: counter.id }, this.who());
      if (!('good' in outcome)) {
        this.no = 'fault' in outcome ? outcome.fault : outcome.no.message;
        return;
      }
      this.opened = String(counter.id);
      this.onDone();
    }
    this.take(String(counter.id));
  };

  private close = async (): Promise<void> => {
    const outcome = await doStep(CloseCounterDocument, { counter: this.chosen }, this.who());
    this.no = 'good' in outcome ? '' : 'fault' in outcome ? outcome.fault : outcome.no.message;
    if ('good' in outcome) this.take('');
    this.onDone();
  };

  private take(id: string): void {
    this.chosen = id;
    this.fresh = this.done = null;
    this.no = '';
    keepText(`counter ${this.office.code}`, id);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.button.main, .counters button')?.focus());
  }

  protected override render(): TemplateResult {
    const { counter } = this;
    if (!counter) return this.choice();
    return html`
      <div class="at-counter">
        ${this.stage(counter)}
        <aside class="aside-list">${this.nextUp(counter)}${this.parked()}</aside>
      </div>`;
  }

  private choice(): TemplateResult {
    const { language, office } = this;
    const say = deskTexts(language);
    return html`
      <section class="choose-counter">
        <h2>${say.chooseCounter}</h2>
        ${this.trouble()}
        ${office.counters.length === 0 ? html`<p class="empty">${say.noCounters}</p>` : nothing}
        <ul class="counters">${office.counters.map(
          (counter) => html`<li><button @click=${() => this.choose(counter)}>
            <b>${say.counter(counter.label)}</b>
            <span class=${`state ${counter.open ? 'good' : 'plain'}`}>${counter.open ? say.isOpen : say.isClosed}${counter.serving ? html` · ${counter.serving.number}` : nothing}</span>
            <small>${counter.open ? say.use : say.open}</small></button></li>`,
        )}</ul>
      </section>`;
  }

  private trouble(): TemplateResult | typeof nothing {
    return this.no ? html`<p class="note care" role="alert">${this.no}</p>` : nothing;
  }

  private stage(counter: Counter): TemplateResult {
    const { language, there } = this;
    const say = deskTexts(language);
    return html`
      <section class=${`card stage ${there ? there.status.toLowerCase() : 'free'}`} aria-labelledby="stage-title">
        <header>
          <h2 id="stage-title">${say.counter(counter.label)}</h2>
          <p class="row">
            <button class="link" @click=${() => this.take('')}>${say.other}</button>
            ${counter.open && !there ? html`<button class="link" @click=${this.close}>${say.close}</button>` : nothing}
          </p>
        </header>
        <div class="before" aria-live="polite">${there ? this.person(there) : this.nobodyThere(counter)}</div>
        ${this.trouble()}
        ${there ? this.actions(there) : this.free(counter)}
        ${this.undoPart()}
      </section>`;
  }

  private person(ticket: Ticket): TemplateResult {
    const { language, office, now } = this;
    const say = deskTexts(language);
    const { booking, calledAt } = ticket;
    const seconds = calledAt && now ? Math.max(0, Math.floor((now - Date.parse(calledAt)) / 1000)) : null;
    const time = (at: string) => `${timeOfDay(at, office.timeZone, language)} ${zoneName(office.timeZone)}`;
    return html`
      <p class="status">${say.ticketStatuses[ticket.status]}
        ${ticket.priority === null || ticket.priority === 'NORMAL' ? nothing : html`<span class="badge">${say.priorities[ticket.priority]}</span>`}</p>
      <p class="number">${ticket.number}</p>
      <p class="person"><b>${booking?.applicant.name ?? say.walkInName}</b>
        ${booking?.applicant.birthDate ? html`<span>${born(booking.applicant.birthDate, language)}</span>` : nothing}
        ${booking?.photoUrl ? html`<a href=${onServer(booking.photoUrl)} target="_blank" rel="noopener">${say.photo}</a>` : nothing}</p>
      <p class="facts-line"><span>${ticket.service.name}</span>
        ${booking ? html`<span>${time(booking.window.startsAt)}</span>` : nothing}
        ${ticket.callReason && ticket.callReason !== 'WINDOW' ? html`<span>${say.reasons[ticket.callReason]}</span>` : nothing}
        ${ticket.status === 'CALLED' && ticket.calls > 1 ? html`<span>${say.times(ticket.calls)}</span>` : nothing}
        ${ticket.status === 'CALLED' && seconds !== null ? html`<span aria-hidden="true">${say.calledFor(clock(seconds))}</span>` : nothing}</p>`;
  }

  private nobodyThere(counter: Counter): TemplateResult {
    const say = deskTexts(this.language);
    if (!counter.open) return html`<p class="free-title">${say.reopened}</p>`;
    return html`<p class="free-title">${say.free}</p><p>${say.freeHint(this.waiting(counter))}</p>`;
  }

  private waiting({ services }: Counter): number {
    const theirs = services.map(({ code }) => code);
    const lines = this.office.board.waiting.filter(({ service }) => theirs.includes(service.code));
    return lines.reduce((sum, { waiting }) => sum + waiting, 0);
  }

  private free(counter: Counter): TemplateResult {
    const { language } = this;
    const say = deskTexts(language);
    if (!counter.open)
      return html`<div class="actions"><button class="button main" @click=${() => this.choose(counter)}>${say.open}</button></div>`;
    return html`<div class="actions">
      <button class="button main" aria-keyshortcuts="F2" aria-disabled=${this.busy ? 'true' : 'false'}
        @click=${() => this.call()}>${say.callNext} ${keyHint('F2', language)}</button></div>`;
  }

  private actions(ticket: Ticket): TemplateResult {
    const { language } = this;
    const say = deskTexts(language);
    if (this.transferring) return this.whereTo(ticket);
    const may = ACTIONS.filter(({ action }) => ticket.allowedActions.includes(action));
    return html`<div class="actions">${may.map(
      ({ action, key, kind }) => html`<button class=${`button ${kind}`} aria-keyshortcuts=${key}
        aria-disabled=${this.busy ? 'true' : 'false'} @click=${() => this.act(action, ticket)}>${say.actions[action]} ${keyHint(key, language)}</button>`,
    )}</div>`;
  }

  private whereTo(ticket: Ticket): TemplateResult {
    const { language, office } = this;
    const say = deskTexts(language);
    const services = office.services.filter(({ code }) => code !== ticket.service.code);
    const counters = office.counters.filter(({ id, open }) => open && id !== this.chosen);
    const group = (title: string, choices: { name: string; to: { service?: string; counter?: string } }[]) =>
      choices.length === 0
        ? nothing
        : html`<h3>${title}</h3><div class="row">${choices.map(
            ({ name, to }) =>
              html`<button class="button plain" @click=${() => this.transfer(ticket, to)}>${name}</button>`,
          )}</div>`;
    return html`
      <div class="transfer" role="group" aria-label=${say.transferTo(ticket.number)}>
        <p><b>${say.transferTo(ticket.number)}</b></p>
        ${group(
          say.toCounter,
          counters.map(({ id, label }) => ({ name: say.counter(label), to: { counter: String(id) } })),
        )}
        ${group(
          say.toService,
          services.map(({ code, name }) => ({ name, to: { service: String(code) } })),
        )}
        <button class="link" @click=${() => {
          this.transferring = false;
          this.focusMain();
        }}>${say.keep}</button>
      </div>`;
  }

  /** What was done last, and the way back while there is one. */
  private undoPart(): TemplateResult | typeof nothing {
    const { language, done, there } = this;
    const say = deskTexts(language);
    const said = done && textFor(say.done, done.ticket.status);
    if (!done || !said || there) return nothing;
    const undoable = this.undoable();
    return html`<p class="done" role="status">${said(done.ticket.number)}
      ${
        undoable
          ? html`<button class="button plain small" aria-keyshortcuts="Control+Z" @click=${() =>
              this.step(DOCUMENTS.UNDO, undoable)}>${say.actions.UNDO} ${keyHint('Ctrl+Z', language)}</button>`
          : nothing
      }</p>`;
  }

  private nextUp({ services }: Counter): TemplateResult {
    const { language, office } = this;
    const say = deskTexts(language);
    const theirs = services.map(({ code }) => code);
    const lines = office.board.waiting.filter(({ waiting, service }) => waiting > 0 && theirs.includes(service.code));
    return html`
      <section class="card"><h2>${say.nextUp}</h2>
        ${lines.length === 0 ? html`<p class="empty">${say.nobody}</p>` : nothing}
        ${lines.map(
          ({ service, waiting, next, estimatedWaitMinutes: minutes }) => html`
            <div class="line"><p class="line-name"><b>${service.name}</b>
              <span>${say.waitingPeople(waiting)}${minutes === null ? nothing : html` · ${say.minutes(minutes)}`}</span></p>
              <ol class="numbers">${next.map((number) => html`<li>${number}</li>`)}</ol></div>`,
        )}
      </section>`;
  }

  private parked(): TemplateResult {
    const { language, office } = this;
    const say = deskTexts(language);
    return html`
      <section class="card"><h2>${say.parked}</h2>
        ${office.parked.length === 0 ? html`<p class="empty">${say.noParked}</p>` : nothing}
        <ul class="parked">${office.parked.map(
          ({ node }) => html`<li><b class="number">${node.number}</b>
            <span>${node.booking?.applicant.name ?? say.walkInName}</span>
            <button class="button plain small" @click=${() => this.step(DOCUMENTS.RESUME, node)}>${say.actions.RESUME}<span class="unseen"> ${node.number}</span></button></li>`,
        )}</ul>
      </section>`;
  }
}

/** `1:05`. */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
