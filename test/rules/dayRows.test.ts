// Rows of the day's list at the front desk: the status in words, and what can be done by a button.
import { describe, expect, test } from 'vitest';
import { rowOfBooking, rowOfTicket } from '../../web/desk/dayRows.ts';
import type { DeskTicket } from '../../web/desk/deskState.ts';
import type { ListedFragment } from '../../web/desk/documents.ts';
import { deskTexts } from '../../web/texts/desk/texts.ts';

const say = deskTexts('id');
const AT = '2017-08-07T09:00:00+07:00';

type TicketOfRow = NonNullable<ListedFragment['ticket']>;

function bookingInList(ticket: TicketOfRow | null): ListedFragment {
  return {
    ...{ code: 'KTWNNQ7F', status: 'CHECKED_IN', queueNumber: 'A101', priority: 'NORMAL', allowedActions: [] },
    applicant: { name: 'Budi', birthDate: '1987-01-25' },
    service: { name: 'Paspor' },
    window: { startsAt: '2017-08-07T08:00:00+07:00' },
    ticket,
  };
}

const walkIn = (more: Pick<DeskTicket, 'status' | 'allowedActions'>): DeskTicket => ({
  ...{ number: 'W01', priority: 'NORMAL', issuedAt: AT, ahead: null, estimatedWaitMinutes: null, calls: 1 },
  ...{
    calledAt: null,
    callReason: null,
    notBefore: null,
    visitUrl: '',
    counter: null,
    booking: null,
    note: null,
    walkInName: null,
  },
  service: { code: 'PASSPORT', name: 'Paspor' },
  ...more,
});

describe('a number called in vain', () => {
  test('can be put back as long as the API says so', () => {
    const ticket: TicketOfRow = {
      number: 'A101',
      status: 'NO_SHOW',
      allowedActions: ['RESUME'],
      counter: null,
      notBefore: null,
      note: 'Hamil',
    };
    expect(rowOfBooking(bookingInList(ticket), AT, say)).toMatchObject({
      status: 'tidak datang',
      canReturn: true,
      note: 'Hamil',
    });
    expect(rowOfBooking(bookingInList({ ...ticket, allowedActions: [] }), AT, say).canReturn).toBe(false);
    expect(rowOfBooking(bookingInList(null), AT, say).canReturn).toBe(false);
  });

  test('can be without a booking', () => {
    const missed = rowOfTicket(walkIn({ status: 'NO_SHOW', allowedActions: ['RESUME'] }), say);
    expect(missed).toMatchObject({ name: 'Tanpa pendaftaran', tone: 'bad', canReturn: true });
    const named = { ...walkIn({ status: 'WAITING', allowedActions: [] }), walkInName: 'Siti', note: 'Kursi roda' };
    expect(rowOfTicket(named, say)).toMatchObject({ name: 'Siti', note: 'Kursi roda' });
    expect(rowOfTicket(walkIn({ status: 'WAITING', allowedActions: ['CALL'] }), say).canReturn).toBe(false);
  });
});

test('a person who asked for more time waits, and is not called before it', () => {
  const notBefore = '2017-08-07T09:10:00+07:00';
  const putOff = { ...walkIn({ status: 'WAITING', allowedActions: ['CALL'] }), notBefore };
  expect(rowOfTicket(putOff, say)).toMatchObject({ status: 'menunggu, minta waktu sampai 09.10', tone: 'care' });
  expect(rowOfTicket(putOff, deskTexts('en')).status).toBe('waiting, asked for time until 09:10');
  const ticket: TicketOfRow = {
    ...{ number: 'A101', status: 'WAITING', allowedActions: [], counter: null, note: null, notBefore },
  };
  expect(rowOfBooking(bookingInList(ticket), AT, say).tone).toBe('care');
});
