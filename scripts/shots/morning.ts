// A busy Monday at Bogor: people booked, checked in, called and served.
import { itemAt } from '../../src/items.ts';
import type { ShotServer } from './server.ts';

const APPLICANT_NAMES = [
  'Adi Nugroho',
  'Budi Santoso',
  'Citra Lestari',
  'Dewi Anggraini',
  'Eko Prasetyo',
  'Fitri Handayani',
];
const MORE = ['Gunawan', 'Hasan Basri', 'Indah Permata', 'Joko Susilo', 'Kartika Sari', 'Lukman Hakim', 'Maya Putri'];

/** A Monday at Bogor: people booked, checked in, called. */
export async function busyMorning({ ask }: ShotServer): Promise<void> {
  const codes: string[] = [];
  for (const [index, name] of [
    ...APPLICANT_NAMES,
    ...MORE,
    ...APPLICANT_NAMES.map((name) => `${name} Wijaya`),
  ].entries()) {
    const applicant = { name, birthDate: `19${60 + index}-03-1${index % 9}` };
    const priority = index === 7 ? 'ELDERLY' : 'NORMAL';
    const input = { office: 'BOGOR', when: { date: '2017-08-07' }, applicant, priority };
    const { code } = await ask<{ code: string }>(
      'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } ... on Refusal { message } } }',
      { input },
    );
    await ask('mutation ($input: ConfirmBookingInput!) { confirmBooking(input: $input) { __typename } }', {
      input: { code },
    });
    codes.push(code);
  }
  for (const code of codes)
    await ask('mutation ($input: CheckInInput!) { checkIn(input: $input) { __typename } }', {
      input: { office: 'BOGOR', code },
    });
  for (const counter of COUNTER_IDS) {
    await ask('mutation ($input: OpenCounterInput!) { openCounter(input: $input) { __typename } }', {
      input: { counter },
    });
  }
  for (const counter of COUNTER_IDS) await callNextAt(ask, counter);
  await ask('mutation ($input: AnnounceInput!) { announce(input: $input) { __typename } }', {
    input: { office: 'BOGOR', notice: 'Foto dan sidik jari di lantai 2. Siapkan KTP asli dan kartu keluarga.' },
  });
}

const LATER_ON = ['Nadia Kusuma', 'Oki Setiawan', 'Putri Ayu', 'Rahmat Hidayat', 'Sari Dewi', 'Teguh Prakoso'];

/** Booked for later that morning, and not there yet; the first one's code. */
export async function othersExpected({ ask }: ShotServer): Promise<string> {
  const { windows } = await ask<{ windows: { id: string }[] }>(
    '{ office(code: "BOGOR") { windows(date: "2017-08-07") { id startsAt } } }',
  );
  const codes: string[] = [];
  for (const [index, name] of [...LATER_ON, ...LATER_ON.map((name) => `${name} Hakim`)].entries()) {
    const applicant = { name, birthDate: `19${70 + index}-06-0${1 + (index % 9)}` };
    const window = itemAt(windows, index < 5 ? 1 : 2).id;
    const input = {
      office: 'BOGOR',
      when: { date: '2017-08-07' },
      window,
      applicant,
      priority: index === 2 ? 'PREGNANT' : 'NORMAL',
    };
    const { code } = await ask<{ code: string }>(
      'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } } }',
      {
        input,
      },
    );
    await ask('mutation ($input: ConfirmBookingInput!) { confirmBooking(input: $input) { __typename } }', {
      input: { code },
    });
    codes.push(code);
  }
  return itemAt(codes, 2);
}

const COUNTER_IDS = ['BOGOR/1', 'BOGOR/2', 'BOGOR/3', 'BOGOR/4'];

/** The next one comes to the counter and is served. */
async function callNextAt(ask: ShotServer['ask'], counter: string): Promise<string> {
  const { number } = await ask<{ number: string }>(
    'mutation ($input: CallNextInput!) { callNext(input: $input) { ... on Ticket { number } } }',
    {
      input: { counter },
    },
  );
  await ask('mutation ($input: TicketInput!) { serve(input: $input) { __typename } }', {
    input: { office: 'BOGOR', number },
  });
  return number;
}

async function finish(ask: ShotServer['ask'], counter: string): Promise<void> {
  const { counters } = await ask<{ counters: { id: string; serving: { number: string } | null }[] }>(
    '{ office(code: "BOGOR") { counters { id serving { number } } } }',
  );
  const number = counters.find(({ id }) => id === counter)?.serving?.number;
  await ask('mutation ($input: TicketInput!) { finish(input: $input) { __typename } }', {
    input: { office: 'BOGOR', number },
  });
}

/** A quarter of an hour on: those are done with, others are at the counters, and one is just being called. */
export async function aQuarterOn({ ask }: ShotServer): Promise<void> {
  for (const counter of COUNTER_IDS) {
    await finish(ask, counter);
    await callNextAt(ask, counter);
  }
  await finish(ask, 'BOGOR/2');
  await ask('mutation ($input: CallNextInput!) { callNext(input: $input) { __typename } }', {
    input: { counter: 'BOGOR/2' },
  });
}
