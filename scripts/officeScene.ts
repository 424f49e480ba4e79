// The data behind the pictures of the office console: weeks of bookings, days that differ, staff, messages that were not
// understood.

import pg from 'pg';
import type { ShotServer } from './shots/server.ts';

export type Scene = Pick<ShotServer, 'url' | 'ask'>;

/** How much of each day at Bogor is booked. */
const BOOKED_OF_DAYS: Record<string, number> = {
  '2017-08-07': 0.66,
  '2017-08-08': 2,
  '2017-08-09': 1.2,
  '2017-08-10': 0.95,
  '2017-08-11': 0.8,
  '2017-08-14': 0.6,
  '2017-08-15': 0.68,
  '2017-08-16': 0.4,
  '2017-08-18': 0.45,
  '2017-08-21': 0.3,
  '2017-08-22': 0.22,
  '2017-08-23': 0.12,
  '2017-08-25': 0.1,
  '2017-08-28': 0.08,
};
/** Hours of a day are not liked alike. */
const LIKED = [0.9, 1.2, 1.1, 0.8, 0.9, 0.7, 0.5];
const CONCURRENT_BOOKINGS = 25;

const FIRST_NAMES = [
  'Ahmad',
  'Bayu',
  'Cahya',
  'Dian',
  'Endang',
  'Fajar',
  'Galih',
  'Hendra',
  'Intan',
  'Juwita',
  'Kurnia',
];
const LAST_NAMES = ['Saputra', 'Lestari', 'Wibowo', 'Maharani', 'Siregar', 'Nasution', 'Hidayat', 'Utami', 'Kusuma'];
const THIRD = ['Pratama', 'Ningsih', 'Ramadhan', 'Puspita', 'Gunawan', 'Anjani', 'Firmansyah', 'Melati', 'Sanjaya'];

/** No two of them are the same person: a name that comes again belongs to a younger one. */
function personOf(index: number): { name: string; birthDate: string } {
  const pick = (words: readonly string[], step: number) => words[Math.floor(index / step) % words.length];
  const third = Math.floor(index / 99) % (THIRD.length + 1);
  const names = [pick(FIRST_NAMES, 1), pick(LAST_NAMES, FIRST_NAMES.length), ...(third > 0 ? [THIRD[third - 1]] : [])];
  const day = new Date(Date.UTC(1958, 0, 12) + index * 7.3 * 86_400_000);
  return { name: names.join(' '), birthDate: day.toISOString().slice(0, 10) };
}

const BOOK_MUTATION =
  'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } ... on Refusal { message } } }';
const CONFIRM_MUTATION = 'mutation ($input: ConfirmBookingInput!) { confirmBooking(input: $input) { __typename } }';
const CHECK_IN_MUTATION = 'mutation ($input: CheckInInput!) { checkIn(input: $input) { __typename } }';

/** Days before the pictures are taken. */
export async function bookedWeeks({ ask }: Scene): Promise<void> {
  await ask('mutation ($input: SetExceptionInput!) { setException(input: $input) { __typename } }', {
    input: {
      office: 'BOGOR',
      date: '2017-08-25',
      reason: 'Pelatihan petugas',
      open: { hours: '08:00-12:00' },
    },
  });
  let person = 0;
  for (const [visitDate, share] of Object.entries(BOOKED_OF_DAYS)) {
    const { windows } = await ask<{ windows: { id: string; capacity: number }[] }>(
      'query ($date: Date!) { office(code: "BOGOR") { windows(date: $date) { id capacity } } }',
      {
        date: visitDate,
      },
    );
    const places = windows.flatMap(({ id, capacity }, hour) =>
      Array.from({ length: Math.round(capacity * Math.min(1, share * (LIKED[hour] ?? 1))) }, () => id),
    );
    for (let from = 0; from < places.length; from += CONCURRENT_BOOKINGS)
      await Promise.all(places.slice(from, from + CONCURRENT_BOOKINGS).map((window) => booked(ask, window, person++)));
  }
  for (const [name, role] of [
    ['Sri Rahayu', 'FRONT_DESK'],
    ['Agus Setiawan', 'COUNTER_OFFICER'],
    ['Nur Aini', 'COUNTER_OFFICER'],
    ['Yohanes Sitorus', 'MANAGER'],
  ])
    await ask('mutation ($input: AddStaffInput!) { addStaff(input: $input) { ... on StaffKey { staff { id } } } }', {
      input: { office: 'BOGOR', name, role },
    });
}

async function booked(ask: Scene['ask'], window: string, index: number): Promise<void> {
  const applicant = personOf(index);
  const phone = index % 40 === 7 ? null : `+62812${40_000_000 + index}`;
  const { code } = await ask<{ code: string }>(BOOK_MUTATION, {
    input: { office: 'BOGOR', when: { window }, applicant, phone },
  });
  await ask(CONFIRM_MUTATION, { input: { code } });
}

/** The first of those booked for today are there; a few never come. */
export async function firstArrivals({ ask }: Scene): Promise<void> {
  const { edges } = await ask<{ edges: { node: { code: string } }[] }>(
    '{ bookings(office: "BOGOR", date: "2017-08-07", status: [CONFIRMED], first: 60) { edges { node { code } } } }',
  );
  for (const [index, { node }] of edges.entries())
    if (index % 9 !== 4) await ask(CHECK_IN_MUTATION, { input: { office: 'BOGOR', code: node.code } });
  for (let ticket = 0; ticket < 6; ticket++)
    await ask('mutation ($input: IssueTicketInput!) { issueTicket(input: $input) { __typename } }', {
      input: { office: 'BOGOR' },
    });
}

/** Past weeks, as they were counted; there are no visits behind them. */
export async function pastWeeks(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (let back = 3; back < 75; back++) {
    const day = new Date(Date.UTC(2017, 7, 7 - back));
    if ([0, 6].includes(day.getUTCDay())) continue;
    const { total, parts } = dayThatWas(back, day.getUTCDay());
    await client.query(
      `insert into day_figures (office, date, total, parts, final, at) values ('BOGOR', $1, $2, $3, true, '2017-08-07T00:00:00Z')
       on conflict (office, date) do update set total = excluded.total, parts = excluded.parts, final = true`,
      [day.toISOString().slice(0, 10), JSON.stringify(total), JSON.stringify(parts)],
    );
  }
  await client.end();
}

/** Mondays are full, it gets better over the weeks, and no two days are alike. */
function dayThatWas(back: number, weekday: number) {
  const wave = Math.sin(back * 12.9898) * 0.5 + 0.5;
  const capacity = weekday === 5 ? 300 : 350;
  const taken = Math.round(capacity * Math.min(1, 0.98 - weekday * 0.05 + wave * 0.12 - back * 0.003));
  const [cancelled, lapsed] = [Math.round(taken * (0.03 + wave * 0.03)), Math.round(taken * 0.04)];
  const forfeited = Math.round(taken * (0.04 + wave * 0.05));
  const walkIns = Math.round(10 + wave * 14);
  const counts = {
    booked: taken + cancelled + lapsed,
    confirmed: taken,
    overflowed: 0,
    cancelled,
    lapsed,
    forfeited,
    checkedIn: taken - forfeited,
    walkIns,
    served: taken - forfeited + walkIns - 2,
    noShows: 2,
    bookedNoShows: 2,
    medianWaitMinutes: Math.round(14 + back * 0.16 + wave * 9),
    p90WaitMinutes: Math.round(31 + back * 0.3 + wave * 19),
    medianServiceMinutes: 7,
    p90ServiceMinutes: 12,
  };
  const hours = LIKED.map((liked, index) => {
    const of = weekday === 5 && index === 3 ? 0 : 50;
    return {
      ...counts,
      hour: index < 4 ? 8 + index : 9 + index,
      capacity: of,
      taken: Math.round(of * Math.min(1, (taken / capacity) * liked)),
      useOfCapacity: null,
    };
  });
  const shares = { WHATSAPP: 0.71, WEB: 0.2, SMS: 0.06, COUNTER: 0.03 };
  const channels = Object.entries(shares).map(([channel, share]) => ({
    ...counts,
    channel,
    booked: Math.round(counts.booked * share),
  }));
  const total = { ...counts, capacity, taken, useOfCapacity: taken / capacity };
  return { total, parts: { services: [], channels, hours } };
}

const UNCLEAR = [
  '#Rahmat Hidayat#31021988#14082017',
  'Selamat pagi pak, mau tanya cara buat paspor untuk anak saya umur 3 tahun?',
  '#Dewi Kartika Sari#0787#senin depan',
  'Nama: Yusuf Mansur, lahir 5 Mei, mau datang tgl 21',
];

/** The morning itself. */
export async function unclearMessages({ url }: Scene): Promise<void> {
  for (const [index, text] of UNCLEAR.entries())
    await fetch(`${url}/channels/simulator`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from: `+62812777123${index}`, to: '+628111100333', text }),
    });
}

/** People who wait for an officer, each with what they wrote, the longest waiting first. */
const WAITING: readonly (readonly [from: string, ...texts: string[]])[] = [
  [
    '+628127771301',
    '#Ratna Wulandari#14031992#09082017',
    'ya',
    'apakah ada ruang menyusui di kantor?',
    'mau bicara dengan petugas',
  ],
  ['+628127771302', 'kemarin ada calo minta 1 juta di depan kantor'],
  ['+628127771303', 'paspor lama saya di bank, kumaha nya', 'anu kamari tea geuning'],
  ['+628127771304', 'tolong sambungkan ke petugas, nama saya di akta beda dengan KTP'],
];

/** The inbox of an office on a busy morning. */
export async function peopleWhoWait({ url }: Scene): Promise<void> {
  for (const [from, ...texts] of WAITING)
    for (const text of texts)
      await fetch(`${url}/channels/simulator`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ from, to: '+628111100333', text }),
      });
}
