// The office and the steps that the views of a counter draw from.
import type { SignedInStaff } from '../signIn/session.ts';
import type { PageLanguage } from '../texts/language.ts';
import type { DeskPerson } from './correctionForm.ts';
import type { CounterAction, CounterState, DeskCounter } from './counterState.ts';
import type { DeskReturner, DeskState, DeskTicket } from './deskState.ts';

/** A service or a counter that a ticket is transferred to. */
export interface Destination {
  service?: string;
  counter?: string;
}

export interface CounterScene {
  language: PageLanguage;
  staff: SignedInStaff;
  office: DeskState;
  /** The office's moment, in milliseconds. */
  now: number;
  state: CounterState;
  onChoose(counter: DeskCounter): void;
  onLeave(): void;
  onClose(): void;
  onCall(): void;
  /** A number of the queue that the officer chooses. */
  onCallNumber(number: string): void;
  onAct(action: CounterAction, ticket: DeskTicket): void;
  onTransfer(ticket: DeskTicket, to: Destination): void;
  onKeep(): void;
  onUndo(ticket: DeskTicket): void;
  onResume(ticket: DeskReturner): void;
  /** The ticket with its new note. */
  onNoted(ticket: DeskTicket): void;
  /** null: this officer corrects no one. */
  onCorrect: ((person: DeskPerson) => void) | null;
}
