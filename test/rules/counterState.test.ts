// A counter's page: which ticket is there, which steps and keys are allowed, and how each outcome changes that.
import { describe, expect, test } from 'vitest';
import {
  afterBegin,
  afterStep,
  type CounterState,
  counterOf,
  keySteps,
  NO_COUNTER,
  ticketAtCounter,
  UNDO_WITHIN_MS,
  undoableTicket,
  waitingFor,
  withCounter,
  withOffice,
} from '../../web/desk/counterState.ts';
import type { DeskState, DeskTicket } from '../../web/desk/deskState.ts';
import type { StepOutcome } from '../../web/signIn/outcome.ts';

const SERVICE = { code: 'PASPOR', name: 'Paspor' };
const NOW = 1_000_000;

function ticket(change: Partial<DeskTicket> = {}): DeskTicket {
  return {
    number: 'A001',
    status: 'CALLED',
    priority: 'NORMAL',
    issuedAt: '2017-08-07T08:00:00+07:00',
    ahead: null,
    estimatedWaitMinutes: null,
    calls: 1,
    calledAt: '2017-08-07T08:05:00+07:00',
    callReason: 'WINDOW',
    notBefore: null,
    visitUrl: 'http://localhost:4000/t/AAAAAAAAAAAAAAAAAAAAAA',
    allowedActions: ['SERVE', 'RECALL', 'NO_SHOW', 'PARK', 'TRANSFER'],
    service: SERVICE,
    counter: { id: '3', label: '3' },
    booking: null,
    note: null,
    walkInName: null,
    ...change,
  };
}

function office({ open = true, serving = null as DeskTicket | null, waiting = 2 } = {}): DeskState {
  return {
    code: 'BOGOR',
    name: 'Kantor Imigrasi Bogor',
    timeZone: 'Asia/Jakarta',
    services: [SERVICE],
    counters: [{ id: '3', label: '3', open, services: [SERVICE], serving }],
    board: {
      at: '2017-08-07T08:06:00+07:00',
      waiting: [
        { waiting, next: [], estimatedWaitMinutes: null, service: SERVICE },
        { waiting: 9, next: [], estimatedWaitMinutes: null, service: { code: 'IZIN', name: 'Izin tinggal' } },
      ],
    },
    parked: [],
    noShows: [],
  };
}

const HERE: CounterState = { ...NO_COUNTER, chosen: '3' };
const names = (state: CounterState, at: DeskState) => [...keySteps(state, at, NOW).keys()];
const ended = (state: CounterState, at: DeskState, outcome: StepOutcome<DeskTicket>) =>
  afterStep(state, { office: at, outcome, now: NOW, emptyText: 'No one is waiting for this counter.' });

describe('the ticket at the counter', () => {
  test('is the one that the office tells of, until a step has left another', () => {
    expect(ticketAtCounter(HERE, office({ serving: ticket() }))?.number).toBe('A001');
    expect(ticketAtCounter({ ...HERE, fresh: ticket({ number: 'A002' }) }, office({ serving: ticket() }))?.number).toBe(
      'A002',
    );
    expect(ticketAtCounter({ ...HERE, fresh: ticket({ status: 'SERVED' }) }, office({ serving: ticket() }))).toBeNull();
  });

  test('is told by the office again once it was asked', () => {
    const state = withOffice({ ...HERE, fresh: ticket({ status: 'SERVED' }) }, office());
    expect(ticketAtCounter(state, office({ serving: ticket() }))?.number).toBe('A001');
  });

  test('is none without a counter', () => {
    expect(counterOf(NO_COUNTER, office())).toBeNull();
    expect(ticketAtCounter(NO_COUNTER, office({ serving: ticket() }))).toBeNull();
  });
});

describe('a counter that was opened here', () => {
  const state = { ...HERE, opened: '3' };

  test('is open before the office tells so, and closed when the office closes it afterwards', () => {
    expect(counterOf(state, office({ open: false }))?.open).toBe(true);
    const told = withOffice(state, office({ open: true }));
    expect(counterOf(told, office({ open: false }))?.open).toBe(false);
  });

  test('stays open while the office does not know yet', () => {
    const asked = withOffice(state, office({ open: false }));
    expect(counterOf(asked, office({ open: false }))?.open).toBe(true);
  });
});

describe('the keys', () => {
  test('call the next one at a free counter', () => {
    expect(names(HERE, office())).toEqual(['F2']);
    expect(keySteps(HERE, office(), NOW).get('F2')).toEqual({ kind: 'call' });
  });

  test('are those of the actions that the ticket allows', () => {
    expect(names(HERE, office({ serving: ticket() }))).toEqual(['F8', 'F4', 'F7', 'F9', 'Shift+F9']);
    const serving = ticket({ status: 'SERVING', allowedActions: ['FINISH'] });
    expect(keySteps(HERE, office({ serving }), NOW).get('F8')).toEqual({
      kind: 'act',
      action: 'FINISH',
      ticket: serving,
    });
  });

  test('do nothing at a closed counter, nor while a transfer is chosen', () => {
    expect(names(HERE, office({ open: false }))).toEqual([]);
    // Escape leaves the choice.
    const choosing = keySteps({ ...HERE, transferring: true }, office({ serving: ticket() }), NOW);
    expect([...choosing]).toEqual([['Escape', { kind: 'keep' }]]);
  });

  test('remember the next call while a step is under way', () => {
    const busy = afterBegin({ ...HERE, refusal: 'No.' });
    expect(busy.refusal).toBe('');
    expect([...keySteps(busy, office({ serving: ticket() }), NOW)]).toEqual([['F2', { kind: 'wantNext' }]]);
  });
});

describe('a step', () => {
  const served = ticket({ status: 'SERVED', allowedActions: ['UNDO'] });
  const busy = afterBegin(HERE);

  test('that is done leaves its ticket, and can be undone', () => {
    const { state, callsNext } = ended(busy, office({ serving: ticket() }), { done: served });
    expect(state).toMatchObject({ busy: false, fresh: served, lastDone: { ticket: served, at: NOW } });
    expect(callsNext).toBe(false);
    expect(undoableTicket(state, office(), NOW + UNDO_WITHIN_MS)).toBe(served);
    expect(undoableTicket(state, office(), NOW + UNDO_WITHIN_MS + 1)).toBeNull();
    expect(names(state, office())).toEqual(['F2', 'Ctrl+Z']);
  });

  test('cannot be undone once the next ticket is there, nor if the ticket does not allow it', () => {
    const { state } = ended(busy, office(), { done: served });
    expect(undoableTicket({ ...state, fresh: ticket() }, office(), NOW)).toBeNull();
    const { state: final } = ended(busy, office(), { done: { ...served, allowedActions: [] } });
    expect(undoableTicket(final, office(), NOW)).toBeNull();
  });

  test('with a ticket of another counter leaves this one as it is', () => {
    const other = ticket({ number: 'B001', status: 'WAITING', counter: null });
    const { state } = ended(busy, office({ serving: ticket() }), { done: other });
    expect(ticketAtCounter(state, office({ serving: ticket() }))?.number).toBe('A001');
    expect(state.lastDone?.ticket).toBe(other);
  });

  test('is followed by the call that was asked for meanwhile, if the counter is free', () => {
    const waiting = { ...busy, wantsNext: true };
    expect(ended(waiting, office({ serving: ticket() }), { done: served })).toMatchObject({
      callsNext: true,
      state: { wantsNext: false },
    });
    expect(ended(waiting, office({ serving: ticket() }), { done: ticket({ status: 'SERVING' }) }).callsNext).toBe(
      false,
    );
    expect(ended(waiting, office(), { fault: 'No connection.' }).callsNext).toBe(false);
  });

  test('that is refused or lost says why', () => {
    const refused = (reason: 'QUEUE_EMPTY' | 'COUNTER_CLOSED') => ({
      refused: { reason, message: 'Why.', field: null, lostSince: null },
    });
    expect(ended(busy, office(), refused('QUEUE_EMPTY')).state.refusal).toBe('No one is waiting for this counter.');
    expect(ended(busy, office(), refused('COUNTER_CLOSED')).state.refusal).toBe('Why.');
    expect(ended(busy, office(), { fault: 'No connection.' }).state).toMatchObject({
      busy: false,
      refusal: 'No connection.',
      lastDone: null,
    });
  });
});

test('another counter begins without the last one’s ticket, refusal and undo', () => {
  const state = { ...HERE, fresh: ticket(), lastDone: { ticket: ticket(), at: NOW }, refusal: 'Why.' };
  expect(withCounter(state, '4')).toEqual({ ...NO_COUNTER, chosen: '4' });
});

test('the people who wait for a counter are those of its services', () => {
  const { counters, ...rest } = office({ waiting: 2 });
  expect(counters.map((counter) => waitingFor(counter, { ...rest, counters }))).toEqual([2]);
});
