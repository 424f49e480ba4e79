// Takes the person out of bookings that are over, and deletes the messages with an address.
import { sql } from 'kysely';
import { AttendedConversationEntity } from '../answering/entities.ts';
import { BookingEntity, DueNoticeEntity, ImportedBookingEntity, NumberProofEntity } from '../booking/entities.ts';
import { ERASED_PERSON } from '../booking/erased.ts';
import type { Transaction } from '../database.ts';
import { ConversationEntity, InboxMessageEntity, SenderAliasEntity } from '../inbox/entities.ts';
import { addressesOf } from '../office/addresses.ts';
import type { Office } from '../office/settings.ts';
import { OutboxMessageEntity } from '../outbox/entities.ts';
import { addressOfKey } from '../phone.ts';
import { PhotoEntity, SentPhotoEntity } from '../photos/entities.ts';
import { PushSubscriptionEntity } from '../push/entities.ts';
import { TicketEntity } from '../queue/entities.ts';
import { tablesOf } from '../tables.ts';

const bookings = tablesOf(
  BookingEntity,
  DueNoticeEntity,
  ImportedBookingEntity,
  NumberProofEntity,
  PhotoEntity,
  PushSubscriptionEntity,
  SentPhotoEntity,
  TicketEntity,
);
const messages = tablesOf(
  InboxMessageEntity,
  OutboxMessageEntity,
  ConversationEntity,
  AttendedConversationEntity,
  SenderAliasEntity,
);

/** The rest of a booking names no person, as after the retention of the office. Gives the number of photos deleted. */
export async function forgetBookings(tx: Transaction, codes: readonly string[]): Promise<number> {
  if (codes.length === 0) return 0;
  const pictures = bookings(tx)
    .selectFrom('booking')
    .select(sql<string>`substr(photo, 7)::uuid`.as('id'))
    .where('code', 'in', codes)
    .where('photo', 'like', 'photo:%');
  const ids = (await pictures.execute()).map(({ id }) => id);
  if (ids.length > 0) {
    await bookings(tx).deleteFrom('photo').where('id', 'in', ids).execute();
    await bookings(tx).deleteFrom('sent_photo').where('photo', 'in', ids).execute();
  }
  await bookings(tx).deleteFrom('number_proof').where('booking', 'in', codes).execute();
  await bookings(tx).deleteFrom('imported_booking').where('booking', 'in', codes).execute();
  await bookings(tx).updateTable('ticket').set({ note: null }).where('booking', 'in', codes).execute();
  await bookings(tx).deleteFrom('push_subscription').where('booking', 'in', codes).execute();
  await bookings(tx).deleteFrom('due_notice').where('booking', 'in', codes).execute();
  await bookings(tx)
    .updateTable('booking')
    .set(ERASED_PERSON)
    .where('code', 'in', codes)
    .where('live', '=', false)
    .execute();
  return ids.length;
}

export interface ForgottenMessages {
  codes: readonly string[];
  /** The key of the address; null: only what was sent about these bookings. */
  address: string | null;
  office: Office;
}

/** The message that is being answered, and its answer, stay until they are as old as others. Gives the number of messages deleted. */
export async function forgetMessages(tx: Transaction, { codes, address, office }: ForgottenMessages): Promise<number> {
  const about = codes.length > 0 ? await deleteAbout(tx, codes) : 0;
  const person = address ? addressOfKey(address) : null;
  if (!person) return about;
  const received = await messages(tx)
    .deleteFrom('inbox_message')
    .where('sender', '=', person.value)
    .where('office', '=', office.code)
    .where('workedAt', 'is not', null)
    .returning('id')
    .execute();
  const sent = await messages(tx)
    .deleteFrom('outbox_message')
    .where('recipient', '=', person.value)
    .where('office', '=', office.code)
    .returning('id')
    .execute();
  await messages(tx)
    .deleteFrom('conversation')
    .where('sender', '=', address)
    .where('recipient', 'in', addressesOf(office))
    .execute();
  await messages(tx)
    .deleteFrom('attended_conversation')
    .where('sender', '=', person.value)
    .where('office', '=', office.code)
    .execute();
  await messages(tx).deleteFrom('sender_alias').where('sender', '=', person.value).execute();
  return about + received.length + sent.length;
}

async function deleteAbout(tx: Transaction, codes: readonly string[]): Promise<number> {
  const gone = await messages(tx).deleteFrom('outbox_message').where('booking', 'in', codes).returning('id').execute();
  return gone.length;
}
