// <antrean-counter>: a counter's page: it sends the officer's steps, by buttons and by keys, and shows their outcome.
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { StepOutcome } from '../signIn/outcome.ts';
import type { SignedInStaff } from '../signIn/session.ts';
import { doStaffStep } from '../signIn/staffStep.ts';
import { readStoredText, storeText } from '../storage/draftStorage.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import './correction.ts';
import type { DeskPerson } from './correctionForm.ts';
import type { CounterScene, Destination } from './counterScene.ts';
import {
  afterBegin,
  afterStep,
  type CounterAction,
  type CounterState,
  counterOf,
  type DeskCounter,
  type KeyStep,
  keySteps,
  NO_COUNTER,
  withCounter,
  withNoted,
  withOffice,
} from './counterState.ts';
import { counterChoice, counterView } from './counterViews.ts';
import type { DeskState, DeskTicket } from './deskState.ts';
import {
  CallNextDocument,
  CallTicketDocument,
  CloseCounterDocument,
  FinishDocument,
  NoShowDocument,
  OpenCounterDocument,
  ParkDocument,
  PutBackDocument,
  RecallDocument,
  ResumeDocument,
  ServeDocument,
  TransferDocument,
  UndoDocument,
} from './documents.ts';
import { onKeys } from './keys.ts';

const TICKET_STEPS = {
  SERVE: ServeDocument,
  FINISH: FinishDocument,
  RECALL: RecallDocument,
  NO_SHOW: NoShowDocument,
  PUT_BACK: PutBackDocument,
  PARK: ParkDocument,
  RESUME: ResumeDocument,
  UNDO: UndoDocument,
};

@customElement('antrean-counter')
export class AntreanCounter extends LitElement {
  @property() language: PageLanguage = 'id';
  @property({ attribute: false }) staff!: SignedInStaff;
  @property({ attribute: false }) office!: DeskState;
  /** The office's moment, in milliseconds. */
  @property({ type: Number }) now = 0;
  @property({ attribute: false }) onDone: () => void = () => {};

  @state() private state: CounterState = NO_COUNTER;
  private stop = () => {};

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onKeys((name) => {
      const step = keySteps(this.state, this.office, this.now).get(name);
      return step && (() => this.take(step));
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('office')) return;
    this.state = withOffice(this.state, this.office);
    if (changed.get('office')?.code !== this.office.code)
      this.state = { ...this.state, chosen: readStoredText(`desk counter ${this.office.code}`) };
  }

  private take(step: KeyStep): void {
    if (step.kind === 'call') void this.call();
    else if (step.kind === 'keep') this.keep();
    else if (step.kind === 'wantNext') this.state = { ...this.state, wantsNext: true };
    else if (step.kind === 'act') this.act(step.action, step.ticket);
    else void this.ticketStep('UNDO', step.ticket);
  }

  private act(action: CounterAction, ticket: DeskTicket): void {
    if (action !== 'TRANSFER') return void this.ticketStep(action, ticket);
    this.state = { ...this.state, transferring: true };
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.transfer button')?.focus());
  }

  private async ticketStep(step: keyof typeof TICKET_STEPS, { number }: Pick<DeskTicket, 'number'>): Promise<void> {
    await this.doing(() => doStaffStep(TICKET_STEPS[step], { office: this.office.code, number }, this.asking()));
  }

  private async call(): Promise<void> {
    await this.doing(() => doStaffStep(CallNextDocument, { counter: this.state.chosen }, this.asking()));
  }

  private async callNumber(number: string): Promise<void> {
    await this.doing(() => doStaffStep(CallTicketDocument, { counter: this.state.chosen, number }, this.asking()));
  }

  private keep(): void {
    this.state = { ...this.state, transferring: false };
    this.focusMain();
  }

  private async transfer({ number }: DeskTicket, to: Destination): Promise<void> {
    this.state = { ...this.state, transferring: false };
    await this.doing(() => doStaffStep(TransferDocument, { office: this.office.code, number, ...to }, this.asking()));
  }

  private asking() {
    return { key: this.staff.key, language: this.language };
  }

  private async doing(work: () => Promise<StepOutcome<DeskTicket>>): Promise<void> {
    if (this.state.busy) return;
    this.state = afterBegin(this.state);
    const outcome = await work();
    const { office, now } = this;
    const after = afterStep(this.state, { office, outcome, now, emptyText: deskTexts(this.language).empty });
    this.state = after.state;
    this.onDone();
    if (after.callsNext) return this.call();
    this.focusMain();
  }

  /** The button that was pressed has often gone: the next one takes the focus. */
  private focusMain(): void {
    void this.updateComplete.then(() => {
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body || !this.contains(activeElement))
        this.querySelector<HTMLElement>('.stage .button.main')?.focus();
    });
  }

  private async choose({ id, open }: DeskCounter): Promise<void> {
    if (!open) {
      const outcome = await doStaffStep(OpenCounterDocument, { counter: id }, this.asking());
      if (!('done' in outcome)) return this.refuse(outcome);
      this.state = { ...this.state, opened: id };
      this.onDone();
    }
    this.stay(id);
  }

  private async close(): Promise<void> {
    const outcome = await doStaffStep(CloseCounterDocument, { counter: this.state.chosen }, this.asking());
    if ('done' in outcome) this.stay('');
    else this.refuse(outcome);
    this.onDone();
  }

  private refuse(outcome: Exclude<StepOutcome<unknown>, { done: unknown }>): void {
    const unreached = 'fault' in outcome;
    this.state = { ...this.state, refusal: unreached ? outcome.fault : outcome.refused.message, unreached };
  }

  /** The page stays at this counter, also after a reload; none: empty. */
  private stay(id: string): void {
    this.state = withCounter(this.state, id);
    storeText(`desk counter ${this.office.code}`, id);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.button.main, .counters button')?.focus());
  }

  protected override render(): TemplateResult {
    const counter = counterOf(this.state, this.office);
    return html`${counter ? counterView(this.scene(), counter) : counterChoice(this.scene())}
      <antrean-correction .language=${this.language} .staff=${this.staff} .onCorrected=${() => this.onDone()}></antrean-correction>`;
  }

  private correct = (person: DeskPerson) => void this.querySelector('antrean-correction')?.open(person);

  private scene(): CounterScene {
    const { language, office, now, state, staff } = this;
    return {
      language,
      staff,
      office,
      now,
      state,
      onChoose: (counter) => void this.choose(counter),
      onLeave: () => this.stay(''),
      onClose: () => void this.close(),
      onCall: () => void this.call(),
      onCallNumber: (number) => void this.callNumber(number),
      onAct: (action, ticket) => this.act(action, ticket),
      onTransfer: (ticket, to) => void this.transfer(ticket, to),
      onKeep: () => this.keep(),
      onUndo: (ticket) => void this.ticketStep('UNDO', ticket),
      onNoted: (ticket) => {
        this.state = withNoted(this.state, ticket);
        this.onDone();
      },
      onResume: (ticket) => void this.ticketStep('RESUME', ticket),
      onCorrect: staff.allowed.has('Mutation.correctMyData') ? this.correct : null,
    };
  }
}
