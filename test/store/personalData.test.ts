// Personal data of each kind goes when the terms of its office are over, at an office with short ones and at one with long ones.
import { beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../src/database.ts';
import { blankSecrets } from '../../src/outbox/sealed.ts';
import { RETENTION_RULES, type Term } from '../../src/personalData.ts';
import { addMinutes } from '../../src/time.ts';
import { openHouse } from '../support/house.ts';
import { retainAll } from '../support/retainAll.ts';

const DAY_MINUTES = 24 * 60;
/** The clock of an office's day, and the day of visit itself, which counts whole. */
const LATE_DAYS = 2;
const NUMBERS = { BOGOR: '+628111100333', DEPOK: '+628111100444' };
type OfficeOfTest = keyof typeof NUMBERS;
const POLICIES = {
  BOGOR: { retentionDays: 5, blockDays: 8, optOutDays: 11 },
  DEPOK: { retentionDays: 14, blockDays: 17, optOutDays: 20 },
};

const house = await openHouse(undefined, {
  defaults: { policy: { retentionDays: 1, blockDays: 1, optOutDays: 1 } },
  BOGOR: { policy: POLICIES.BOGOR, channels: [{ kind: 'WHATSAPP', address: NUMBERS.BOGOR }] },
  DEPOK: { policy: POLICIES.DEPOK, channels: [{ kind: 'WHATSAPP', address: NUMBERS.DEPOK }] },
});
const { pool } = house.database;
const start = house.clock.now();
const [{ window }] = (await pool.query(`select min(id) as window from capacity_window where office = 'BOGOR'`)).rows;

/** One row of each table with personal data: `:office` and `:number` of the office, `:at` now, `:mark` in each such column. */
const PLANTED: Record<string, string[]> = {
  photo: [
    `insert into photo (id, office, content_type, bytes, at) values (md5(:mark)::uuid, :office, 'image/jpeg', :mark::bytea, :at)`,
  ],
  sent_photo: [`insert into sent_photo (message, photo) values ('whatsapp/' || :mark, md5(:mark)::uuid)`],
  booking: [
    `insert into booking (code, status, live, office, service, window_id, visit_date, name, birth_date, address, phone, photo, person_key,
       sender_key, channel, language, priority, held_at, confirm_by, forfeit_at, proven, source)
     values (left(md5(:mark), 8), 'CANCELLED', false, :office, 'PASSPORT', ${window}, :at::date, :mark,
       case :office when 'BOGOR' then date '1987-01-25' else date '1990-02-03' end, :mark, :mark, 'photo:' || md5(:mark)::uuid, :mark,
       'tel:' || :mark, 'WHATSAPP', 'id', 'NORMAL', :at, :at, :at, false, :mark)`,
  ],
  number_claim: [
    `insert into number_claim (number, office, digest, sent_at, expires_at) values (:mark, :office, 'x', :at, :at)`,
  ],
  number_proof: [
    `insert into number_proof (booking, digest, sent_at, expires_at) values (left(md5(:mark), 8), :mark, :at, :at)`,
  ],
  place_request: [
    `insert into place_request (office, waits_for, channel, person_key, sender_key, photo, request, by, asked_at, due_at, expires_at)
     values (:office, 'NO_PLACE', 'WHATSAPP', :mark, :mark, :mark, to_json(:mark::text), 'clock', :at, :at, :at::timestamptz + interval '30 days')`,
  ],
  inbox_message: [
    `insert into inbox_message (channel, message_id, sender_kind, sender, recipient, text, media, action, profile_name, received_at, worked_at,
       content_key) values ('whatsapp', :mark, 'phone', :mark, :number, :mark, to_json(:mark::text), :mark, :mark, :at, :at, :mark)`,
  ],
  outbox_message: [
    `insert into outbox_message (purpose, channel, sender, recipient_kind, recipient, key, text, media, status, provider_id, created_at,
       buttons, parameters, standard, sealed, not_after)
     values (:mark, 'whatsapp', :number, 'phone', :mark, 'held', :mark, to_json(:mark::text), 'SENT', :mark, :at, to_json(:mark::text),
       to_json(:mark::text), :mark, :mark, :at)`,
  ],
  delivery_receipt: [
    `insert into delivery_receipt (channel, provider_id, status, at) values ('whatsapp', :mark, 'delivered', :at)`,
  ],
  conversation: [
    `insert into conversation (channel, sender, recipient, state, at) values ('whatsapp', :mark, :number, to_json(:mark::text), :at)`,
  ],
  attended_conversation: [
    `insert into attended_conversation (office, channel, sender_kind, sender, recipient, language, why, last_at, read_id)
     values (:office, 'whatsapp', 'phone', :mark, :number, 'id', 'WANTS_OFFICER', :at, 0)`,
  ],
  sender_alias: [`insert into sender_alias (channel, alias, sender, at) values ('whatsapp', :mark, :mark, :at)`],
  opt_out: [
    `insert into opt_out (channel, sender, recipient, by, at) values ('whatsapp', :number, :mark, 'PERSON', :at)`,
  ],
  // Both kinds: one by staff without an end, and one for missed visits.
  block: [
    `insert into block (key, office, kind, reason, by, began_at) values ('tel:' || :mark, :office, 'STAFF', :mark, 'officer 7', :at)`,
    `insert into block (key, office, kind, missed, by, began_at, ends_at)
     values ('person:' || :mark, :office, 'FORFEITS', :mark, 'clock', :at, :at::timestamptz + interval '1 year')`,
  ],
  ticket: [
    `insert into ticket (office, date, number, service, status, priority, issued_at, note, walk_in_name)
     values (:office, :at::date, 'W01', 'PASSPORT', 'SERVED', 'NORMAL', :at, :mark, :mark)`,
  ],
  guess: [`insert into guess (subject, about, at) values (:mark, :mark, :at)`],
  idempotency: [`insert into idempotency (key, input, refusal, at) values (:mark, '', to_json(:mark::text), :at)`],
  lottery_entry: [
    `insert into lottery_entry (office, date, person, sender, source, wider, spelling, request, entered_at, ticket, position)
     values (:office, :at::date, :mark, :mark, :mark, :mark, :mark, to_json(:mark::text), :at, :mark, 1)`,
  ],
  proof_sent: [`insert into proof_sent (number, source, wider, office, at) values (:mark, :mark, :mark, :office, :at)`],
  unproven_place: [
    `insert into unproven_place (booking, source, wider, office, person, counts_until)
     values (left(md5(:mark), 8), :mark, :mark, :office, :mark, :at::timestamptz + interval '1 day')`,
  ],
  webhook_delivery: [
    `with made as (
       insert into webhook (office, url, types, with_personal_data, secret, created_at, disabled_at, done)
       values (:office, 'https://example.org', '{}', false, 'x', :at, :at, 0) returning id
     ) insert into webhook_delivery (webhook, subject, state, created_at, until, next_at, response)
     select id, 'booking 22222222', 'DELIVERED', :at, :at, :at, :mark from made`,
  ],
  push_subscription: [
    `insert into push_subscription (office, booking, date, endpoint_digest, sealed, language, told, board_seen, created_at)
     values (:office, left(md5(:mark), 8), :at::date, :mark, :mark, 'id', '{}', 0, :at)`,
  ],
  work_done: [
    `insert into work_done (id, booking, source, wider, at) values (:mark, left(md5(:mark), 8), :mark, :mark, :at)`,
  ],
  imported_booking: [`insert into imported_booking (reference, booking, at) values (:mark, left(md5(:mark), 8), :at)`],
  staff_session: [
    `insert into staff_session (digest, subject, name, roles, browser, source, created_at, last_used_at, ends_at)
     values (:mark, :mark, :mark, '{}', :mark, :mark, :at, :at, :at)`,
  ],
};

const tables = Object.keys(PLANTED);
/** Their rows go by the clocks of machines, whatever day it is at the offices. */
const BY_MACHINE_CLOCK: readonly string[] = ['limit_count'];

async function plant(office: OfficeOfTest): Promise<void> {
  const values = { office, number: NUMBERS[office], at: start.toString(), mark: `a person at ${office}` };
  const literal = (name: string) => `'${values[name as keyof typeof values]}'`;
  for (const sql of Object.values(PLANTED).flat())
    await pool.query(sql.replaceAll(/(?<!:):(office|number|at|mark)\b/g, (_, name) => literal(name)));
}

/** The values of every table's columns, each as a text. */
async function valuesNow(): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  for (const table of tables) {
    const { rows } = await pool.query(`select to_jsonb(t) as row from ${table} t`);
    for (const [column, value] of rows.flatMap(({ row }) => Object.entries(row))) {
      const name = `${table}.${column}`;
      found.set(name, (found.get(name) ?? new Set()).add(JSON.stringify(value)));
    }
  }
  return found;
}

/** The last day on which each planted value was there. */
const lastSeen = new Map<string, number>();
const planted: Record<OfficeOfTest, Map<string, Set<string>>> = { BOGOR: new Map(), DEPOK: new Map() };

beforeAll(async () => {
  await plant('BOGOR');
  planted.BOGOR = await valuesNow();
  await plant('DEPOK');
  for (const [name, values] of await valuesNow())
    planted.DEPOK.set(name, values.difference(planted.BOGOR.get(name) ?? new Set()));
  for (let day = 0; day <= 35; day++) {
    house.clock.set(addMinutes(start, day * DAY_MINUTES + 1));
    await inTransaction(pool, async (tx) => blankSecrets(tx, house.clock.now()));
    await retainAll(pool, house.offices, house.clock.now());
    for (const [name, values] of await valuesNow()) for (const value of values) lastSeen.set(`${name} ${value}`, day);
  }
});

test('each table with personal data is looked at', () => {
  expect(new Set(RETENTION_RULES.map(({ table }) => table))).toEqual(new Set([...tables, ...BY_MACHINE_CLOCK]));
});

test('counts of limits go once they count no longer, by the clock of the machine', async () => {
  await pool.query(`insert into limit_count (key, points, expire)
    select name, 1, 1000 * extract(epoch from now() + ends) from (
      values ('over', interval '-2 hours'), ('just over', interval '-1 minute'), ('counts', interval '10 minutes')
    ) listed (name, ends)`);
  await retainAll(pool, house.offices, house.clock.now());
  expect((await pool.query('select key from limit_count order by key')).rows).toEqual([
    { key: 'counts' },
    { key: 'just over' },
  ]);
});

const daysOf = (office: OfficeOfTest) => (term: Term) => {
  const terms: Partial<Record<Term, number>> = POLICIES[office];
  return typeof term === 'number' ? term : (terms[term] ?? Number.NaN);
};

describe.each(['BOGOR', 'DEPOK'] as const)('at %s', (office) => {
  const rules = RETENTION_RULES.filter(({ table }) => !BY_MACHINE_CLOCK.includes(table));
  test.each(rules.map((rule) => [`${rule.table}: ${rule.columns.join(', ')}`, rule] as const))(
    '%s',
    (_, { table, columns, terms, isOfAllOffices }) => {
      const days = terms.map(daysOf(isOfAllOffices ? 'DEPOK' : office)).reduce((sum, term) => sum + term, 0);
      for (const column of columns) {
        const values = [...(planted[office].get(`${table}.${column}`) ?? [])].filter((value) => value !== 'null');
        expect([column, values.length > 0]).toEqual([column, true]);
        for (const value of values) {
          const last = lastSeen.get(`${table}.${column} ${value}`) ?? -1;
          const isForgottenEarlier = column === 'sealed';
          expect([column, last <= days + LATE_DAYS, isForgottenEarlier || last >= days - 1]).toEqual([
            column,
            true,
            true,
          ]);
        }
      }
    },
  );
});
