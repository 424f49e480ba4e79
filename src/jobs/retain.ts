// Personal data is kept as long as the office's policy says, and no longer: the rest of a booking names no person.
import { sql } from 'kysely';
import { BookingEntity, NumberProofEntity } from '../booking/entities.ts';
import type { Transaction } from '../database.ts';
import { ConversationEntity, InboxMessageEntity, SenderAliasEntity } from '../inbox/entities.ts';
import type { Office } from '../office/settings.ts';
import { DeliveryReceiptEntity, OutboxMessageEntity } from '../outbox/entities.ts';
import { PhotoEntity, SentPhotoEntity } from '../photos/entities.ts';
import { instantValue, tablesOf } from '../tables.ts';
import { addDays, dateIn, type Instant, type LocalDate } from '../time.ts';
import { RetentionEntity } from './entities.ts';

const tables = tablesOf(BookingEntity, NumberProofEntity, PhotoEntity, SentPhotoEntity, RetentionEntity);
const messages = tablesOf(
  InboxMessageEntity,
  OutboxMessageEntity,
  DeliveryReceiptEntity,
  ConversationEntity,
  SenderAliasEntity,
);

/** The number of days of visit in one transaction, which stays short; the next turn goes on. */
const DAYS_PER_STEP = 31;

/** Whether there is more to do. Bookings that are still live are left until they are over. */
export async function retain(tx: Transaction, office: Office, now: Instant): Promise<boolean> {
  const cutoff = addDays(dateIn(office.timeZone, now), -office.policy.retentionDays - 1);
  const from = await firstToRetain(tx, office.code);
  if (!from || from > cutoff) return false;
  const stretch = addDays(from, DAYS_PER_STEP - 1);
  const more = stretch < cutoff;
  const to = more ? stretch : cutoff;
  await forgetPeople(tx, office.code, { from, to });
  await noteRetained(tx, office.code, to);
  return more;
}

/** The first day whose bookings have not been gone through; null: there are none. */
async function firstToRetain(tx: Transaction, office: string): Promise<LocalDate | null> {
  const { from } = await tables(tx)
    .selectNoFrom(({ fn, selectFrom }) => {
      const next = selectFrom('retention')
        .select(({ ref }) => sql<LocalDate>`${ref('doneUntil')} + 1`.as('next'))
        .where('office', '=', office);
      const first = selectFrom('booking')
        .select((booking) => booking.fn.min('visitDate').as('first'))
        .where('office', '=', office);
      return fn.coalesce(next, first).as('from');
    })
    .executeTakeFirstOrThrow();
  return from;
}

async function forgetPeople(tx: Transaction, office: string, { from, to }: Record<'from' | 'to', LocalDate>) {
  await tables(tx)
    .with('past', (db) =>
      db
        .selectFrom('booking')
        .select(['code as booked', 'photo as picture'])
        .where('office', '=', office)
        .where('visitDate', '>=', from)
        .where('visitDate', '<=', to)
        .where('live', '=', false)
        .forUpdate(),
    )
    .with('photos', (db) =>
      db
        .deleteFrom('photo')
        .using('past')
        .where(({ eb, ref }) => eb('past.picture', '=', sql<string>`'photo:' || ${ref('photo.id')}`)),
    )
    .with('sent', (db) =>
      db
        .deleteFrom('sent_photo')
        .using('past')
        .where(({ eb, ref }) => eb('past.picture', '=', sql<string>`'photo:' || ${ref('sent_photo.photo')}`)),
    )
    .with('proofs', (db) =>
      db.deleteFrom('number_proof').using('past').whereRef('number_proof.booking', '=', 'past.booked'),
    )
    .updateTable('booking')
    .from('past')
    .set({
      name: '-',
      birthDate: '1900-01-01',
      address: null,
      phone: null,
      photo: null,
      personKey: '',
      senderKey: null,
    })
    .whereRef('booking.code', '=', 'past.booked')
    .execute();
}

async function noteRetained(tx: Transaction, office: string, doneUntil: LocalDate): Promise<void> {
  await tables(tx)
    .insertInto('retention')
    .values({ office, doneUntil })
    .onConflict((conflict) =>
      conflict.column('office').doUpdateSet(({ fn, ref }) => ({
        doneUntil: fn('greatest', [ref('retention.doneUntil'), ref('excluded.doneUntil')]),
      })),
    )
    .execute();
}

/** Messages hold numbers and names: those older than any office keeps them go, a batch at a time. */
export async function retainMessages(tx: Transaction, days: number, now: Instant): Promise<boolean> {
  const before = now.subtract({ hours: 24 * (days + 1) });
  const gone = await Promise.all([
    forgetInbox(tx, before),
    forgetOutbox(tx, before),
    forgetReceipts(tx, before),
    forgetConversations(tx, before),
    forgetAliases(tx, before),
  ]);
  return gone.some(({ length }) => length === MESSAGES_PER_STEP);
}
const MESSAGES_PER_STEP = 2000;

// Messages come in the order of time: the first of them are the oldest.
function forgetInbox(tx: Transaction, before: Instant) {
  const first = messages(tx)
    .selectFrom('inbox_message')
    .select(({ eb }) => ['id as message', 'receivedAt as came', eb('workedAt', 'is not', null).as('done')])
    .orderBy('id')
    .limit(MESSAGES_PER_STEP);
  return messages(tx)
    .deleteFrom('inbox_message')
    .where('id', 'in', ({ selectFrom }) =>
      selectFrom(first.as('first'))
        .select('first.message')
        .where('first.came', '<', instantValue(before))
        .where(({ ref }) => ref('first.done')),
    )
    .returning('id')
    .execute();
}

function forgetOutbox(tx: Transaction, before: Instant) {
  const first = messages(tx)
    .selectFrom('outbox_message')
    .select(({ eb }) => ['id as message', 'createdAt as written', eb('status', '<>', 'WAITING').as('done')])
    .orderBy('id')
    .limit(MESSAGES_PER_STEP);
  return messages(tx)
    .deleteFrom('outbox_message')
    .where('id', 'in', ({ selectFrom }) =>
      selectFrom(first.as('first'))
        .select('first.message')
        .where('first.written', '<', instantValue(before))
        .where(({ ref }) => ref('first.done')),
    )
    .returning('id')
    .execute();
}

/** A receipt names no one, but tells of a message that is forgotten. */
function forgetReceipts(tx: Transaction, before: Instant) {
  return messages(tx)
    .deleteFrom('delivery_receipt')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('channel', 'providerId', 'status'),
        'in',
        selectFrom('delivery_receipt as old')
          .select(['old.channel', 'old.providerId', 'old.status'])
          .where('old.at', '<', before)
          .limit(MESSAGES_PER_STEP)
          .$asTuple('channel', 'providerId', 'status'),
      ),
    )
    .returning('channel')
    .execute();
}

function forgetConversations(tx: Transaction, before: Instant) {
  return messages(tx)
    .deleteFrom('conversation')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('channel', 'sender', 'recipient'),
        'in',
        selectFrom('conversation as old')
          .select(['old.channel', 'old.sender', 'old.recipient'])
          .where('old.at', '<', before)
          .limit(MESSAGES_PER_STEP)
          .$asTuple('channel', 'sender', 'recipient'),
      ),
    )
    .returning('channel')
    .execute();
}

function forgetAliases(tx: Transaction, before: Instant) {
  return messages(tx)
    .deleteFrom('sender_alias')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('channel', 'alias'),
        'in',
        selectFrom('sender_alias as old')
          .select(['old.channel', 'old.alias'])
          .where('old.at', '<', before)
          .limit(MESSAGES_PER_STEP)
          .$asTuple('channel', 'alias'),
      ),
    )
    .returning('channel')
    .execute();
}
