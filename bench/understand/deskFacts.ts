// The facts that the office of the bench has set: services, premises, hours, and the queue as it stands.
import type * as documents from '../../adapters/conversation/documents.ts';
import type { Office } from '../../src/office/settings.ts';

/** The facts that an office has written of its services; the same for each. */
export function factsOfServices({ services }: Office): NonNullable<documents.ServiceFactsQuery['office']>['services'] {
  const details = {
    requirements: ['KTP elektronik', 'Kartu keluarga', 'Anak: akta kelahiran dan KTP orang tua'],
    fee: 'Rp350.000',
    duration: 'Paling lama 4 hari kerja',
    asOf: '2017-07-01',
    confirmed: true,
  };
  return services.map(({ code, name }) => ({ code, name: name.id, names: [name.id, name.en], details }));
}

export const PREMISES = {
  city: 'Bogor',
  premises: { street: 'Jalan Contoh 1', mapUrl: 'https://maps.example/kantor', telephone: '+622518388000' },
};

export const SERVING = { called: [{ number: 'A101', counter: '1' }], waiting: [{ waiting: 3 }] };

export function openingOf({ exceptions }: Office): NonNullable<documents.OpeningQuery['office']> {
  const week = (['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const).map((day) => {
    return { weekday: day, hours: '08:00-16:00', breaks: ['12:00-13:00'] };
  });
  const closed = [...exceptions.keys()].map((date) => ({ date, reason: 'Hari libur', open: null }));
  return { schedules: [{ from: null, line: 'A', week }], exceptions: closed };
}

/** A registration that waits for a place. */
export function deskRequest({ code, name, timeZone }: Office): documents.WaitingFragment {
  const office = { code, name, timeZone };
  const times = { dueAt: null, expiresAt: '2017-08-31T16:00:00+07:00', tellableUntil: null };
  return { id: '1', waitsFor: 'NO_PLACE', name: 'Budi Santoso', place: 1, ...times, office };
}

/** A list as the API answers it. */
export function connectedNodes<Node>(nodes: Node[]): { edges: { node: Node }[] } {
  return { edges: nodes.map((node) => ({ node })) };
}

/** The numbers of bookings whose people are not at the office yet. */
export function numbersOf(bookings: readonly { queueNumber: string | null }[]) {
  return connectedNodes(bookings.map(({ queueNumber }) => ({ queueNumber, ticket: null })));
}
