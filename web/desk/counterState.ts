// Decides for one counter which ticket is there, which steps and keys are allowed, and how a step changes that: pure.
import type { TicketAction } from '../../clients/types.ts';
import type { StepOutcome } from '../signIn/outcome.ts';
import type { DeskState, DeskTicket } from './deskState.ts';

export type DeskCounter = DeskState['counters'][number];
export type CounterAction = Exclude<TicketAction, 'CALL' | 'RESUME' | 'UNDO'>;

export interface CounterState {
  /** The id of the counter; empty: none is chosen. */
  chosen: string;
  /** A step is under way. */
  busy: boolean;
  /** Why the last step was not done; empty: it was. */
  refusal: string;
  /** The server was not reached: that is over once the office tells something. */
  unreached: boolean;
  /** The ticket as the last step left it, until the office is asked again. */
  fresh: DeskTicket | null;
  /** The last step, with its moment in milliseconds. */
  lastDone: { ticket: DeskTicket; at: number } | null;
  /** The officer chooses where to transfer the ticket to. */
  transferring: boolean;
  /** The id of the counter that was opened here, until the office tells so itself. */
  opened: string;
  /** The next call was asked for while another step is under way. */
  wantsNext: boolean;
}

export const NO_COUNTER: CounterState = {
  chosen: '',
  busy: false,
  refusal: '',
  unreached: false,
  fresh: null,
  lastDone: null,
  transferring: false,
  opened: '',
  wantsNext: false,
};

/** The steps with a ticket at the counter, in the order of the buttons. */
export const COUNTER_ACTIONS: readonly { action: CounterAction; key: string; look: string }[] = [
  { action: 'SERVE', key: 'F8', look: 'main' },
  { action: 'FINISH', key: 'F8', look: 'main' },
  { action: 'RECALL', key: 'F4', look: 'plain' },
  { action: 'NO_SHOW', key: 'F7', look: 'plain danger' },
  { action: 'PUT_BACK', key: 'Shift+F7', look: 'plain' },
  { action: 'PARK', key: 'F9', look: 'plain' },
  { action: 'TRANSFER', key: 'Shift+F9', look: 'plain' },
];

/** The time in which a step can be undone, as the API has it. */
export const UNDO_WITHIN_MS = 5 * 60_000;

/** A step that a key or a button asks for. */
export type KeyStep =
  | { kind: 'call' }
  | { kind: 'wantNext' }
  | { kind: 'keep' }
  | { kind: 'act'; action: CounterAction; ticket: DeskTicket }
  | { kind: 'undo'; ticket: DeskTicket };

/** A step done here is known before the office tells so. */
export function counterOf({ chosen, opened }: CounterState, { counters }: DeskState): DeskCounter | null {
  const found = counters.find(({ id }) => id === chosen) ?? null;
  return found && opened === found.id ? { ...found, open: true } : found;
}

export function ticketAtCounter(state: CounterState, office: DeskState): DeskTicket | null {
  const { fresh } = state;
  if (fresh) return fresh.status === 'CALLED' || fresh.status === 'SERVING' ? fresh : null;
  return counterOf(state, office)?.serving ?? null;
}

export function undoableTicket(state: CounterState, office: DeskState, now: number): DeskTicket | null {
  const { lastDone } = state;
  if (!lastDone || ticketAtCounter(state, office)) return null;
  const isInTime = now - lastDone.at <= UNDO_WITHIN_MS;
  return isInTime && lastDone.ticket.allowedActions.includes('UNDO') ? lastDone.ticket : null;
}

/** The steps by the names of their keys. */
export function keySteps(state: CounterState, office: DeskState, now: number): ReadonlyMap<string, KeyStep> {
  const steps = new Map<string, KeyStep>();
  if (!counterOf(state, office)?.open) return steps;
  if (state.transferring) return steps.set('Escape', { kind: 'keep' });
  if (state.busy) return steps.set('F2', { kind: 'wantNext' });
  const ticket = ticketAtCounter(state, office);
  if (!ticket) steps.set('F2', { kind: 'call' });
  for (const { action, key } of COUNTER_ACTIONS)
    if (ticket?.allowedActions.includes(action)) steps.set(key, { kind: 'act', action, ticket });
  const undoable = undoableTicket(state, office, now);
  if (undoable) steps.set('Ctrl+Z', { kind: 'undo', ticket: undoable });
  return steps;
}

export function withCounter(state: CounterState, chosen: string): CounterState {
  return { ...state, chosen, fresh: null, lastDone: null, refusal: '', unreached: false };
}

/** The office was asked again: it knows more than what was remembered here. */
export function withOffice(state: CounterState, { counters }: DeskState): CounterState {
  const isToldOpen = counters.some(({ id, open }) => id === state.opened && open);
  const refusal = state.unreached ? '' : state.refusal;
  return { ...state, refusal, unreached: false, fresh: null, opened: isToldOpen ? '' : state.opened };
}

/** The note was written while the ticket may have gone on: only its texts are taken over. */
export function withNoted(state: CounterState, { number, note, walkInName }: DeskTicket): CounterState {
  const { fresh } = state;
  return fresh?.number === number ? { ...state, fresh: { ...fresh, note, walkInName } } : state;
}

export function afterBegin(state: CounterState): CounterState {
  return { ...state, busy: true, refusal: '', unreached: false };
}

export interface StepEnd {
  office: DeskState;
  outcome: StepOutcome<DeskTicket>;
  /** The moment in milliseconds. */
  now: number;
  /** The sentence for a counter that no one waits for. */
  emptyText: string;
}

/** The state after a step, and whether the next call follows at once. */
export function afterStep(
  state: CounterState,
  { office, outcome, now, emptyText }: StepEnd,
): { state: CounterState; callsNext: boolean } {
  const idle = { ...state, busy: false, wantsNext: false };
  if ('fault' in outcome) return { state: { ...idle, refusal: outcome.fault, unreached: true }, callsNext: false };
  if ('refused' in outcome) {
    const { reason, message } = outcome.refused;
    return { state: { ...idle, refusal: reason === 'QUEUE_EMPTY' ? emptyText : message }, callsNext: false };
  }
  const { done } = outcome;
  const isHere = done.counter?.id === state.chosen || done.number === ticketAtCounter(state, office)?.number;
  const after = { ...idle, fresh: isHere ? done : state.fresh, lastDone: { ticket: done, at: now } };
  return { state: after, callsNext: state.wantsNext && ticketAtCounter(after, office) === null };
}

/** The number of people who wait for a service of this counter. */
export function waitingFor({ services }: DeskCounter, { board }: DeskState): number {
  const theirs = services.map(({ code }) => code);
  const lines = board.waiting.filter(({ service }) => theirs.includes(service.code));
  return lines.reduce((sum, { waiting }) => sum + waiting, 0);
}
