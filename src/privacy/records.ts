// Reads everything that is kept of a person at an office.

import { sql } from 'kysely';
import { BlockEntity } from '../abuse/entities.ts';
import { type Asker, isAtDesk } from '../access/asker.ts';
import { AuditEntity } from '../access/entities.ts';
import { conversationSubject } from '../answering/conversation.ts';
import { AttendedConversationEntity } from '../answering/entities.ts';
import { BookingEntity, BookingEventEntity } from '../booking/entities.ts';
import { findBookings } from '../booking/find.ts';
import { isChild } from '../booking/guardian.ts';
import type { Transaction } from '../database.ts';
import { ConversationEntity, InboxMessageEntity } from '../inbox/entities.ts';
import { addressesOf } from '../office/addresses.ts';
import type { Office } from '../office/settings.ts';
import { OptOutEntity, OutboxMessageEntity } from '../outbox/entities.ts';
import { addressOfKey } from '../phone.ts';
import { readPhoto } from '../photos/photos.ts';
import { TicketEntity } from '../queue/entities.ts';
import { StandbyEntity } from '../standby/entities.ts';
import { tablesOf } from '../tables.ts';
import { addDays, dateIn, type Instant, isBefore } from '../time.ts';
import { requestsOfSubject } from './requests.ts';
import type { DataSubject } from './subject.ts';

const bookings = tablesOf(BookingEntity, BookingEventEntity, TicketEntity, StandbyEntity);
const messages = tablesOf(
  InboxMessageEntity,
  OutboxMessageEntity,
  ConversationEntity,
  AttendedConversationEntity,
  OptOutEntity,
);
const others = tablesOf(BlockEntity, AuditEntity);

/** Days beyond the office's retention in which a deletion may still be due. */
const SLACK_DAYS = 31;
/** The latest messages of each direction that are told. */
const MOST_MESSAGES = 1000;

export type PersonalRecords = Awaited<ReturnType<typeof recordsOf>>;

export interface RecordsRequest {
  subject: DataSubject;
  asker: Asker;
  office: Office;
  /** The bookings that the subject reaches. */
  found: readonly FoundBooking[];
}

export async function recordsOf(tx: Transaction, { subject, asker, office, found }: RecordsRequest, now: Instant) {
  const told = await messageRecords(tx, subject, office);
  const subjects = [...found.map(({ code }) => code), ...told.attended.map(({ id }) => conversationSubject(id))];
  return {
    office: { code: office.code, name: office.name },
    madeAt: now,
    requestedBy: requesterOf(asker, subject, found),
    bookings: await bookingRecords(tx, found),
    requests: await requestRecords(tx, subject, office, now),
    ...told,
    blocks: await blocksOfPerson(tx, subject, found),
    readings: await readingsOf(tx, subjects, office),
  };
}

/** A photo is kept for the booking to be, and is in the copy as soon as there is one. */
async function requestRecords(tx: Transaction, subject: DataSubject, office: Office, now: Instant) {
  const requests = await requestsOfSubject(tx, subject, office, now);
  return requests.map(({ id: _, photo, request, ...rest }) => ({ ...rest, ...request, hasPhoto: photo !== null }));
}

/** The person who asked for the copy. */
export type Requester = 'PERSON' | 'GUARDIAN' | 'STAFF';

function requesterOf(asker: Asker, { office, ofChildren }: DataSubject, found: readonly FoundBooking[]): Requester {
  if (isAtDesk(asker, office)) return 'STAFF';
  return ofChildren || (found.length > 0 && found.every((one) => one.isOfChild)) ? 'GUARDIAN' : 'PERSON';
}

/** The bookings that the subject reaches and that still name a person, the earliest visit first. */
export async function bookingsOfSubject(
  tx: Transaction,
  { code, address, ofChildren }: DataSubject,
  office: Office,
  now: Instant,
) {
  const today = dateIn(office.timeZone, now);
  const since = addDays(today, -office.policy.retentionDays - SLACK_DAYS);
  const rows = await bookings(tx)
    .selectFrom('booking')
    .select(['code', 'personKey', 'birthDate', 'status', 'live'])
    .where('office', '=', office.code)
    .where('personKey', '<>', '')
    .where(({ eb, and, or, selectFrom }) => {
      const recent = and([eb('visitDate', '>=', since), eb('senderKey', '=', address)]);
      if (!code || ofChildren) return recent;
      const person = selectFrom('booking as proven').select('proven.personKey').where('proven.code', '=', code);
      return or([eb('code', '=', code), and([recent, eb('personKey', '=', person)])]);
    })
    .orderBy('visitDate')
    .orderBy('code')
    .execute();
  const found = rows.map(({ birthDate, ...row }) => ({ ...row, isOfChild: isChild({ birthDate }, today) }));
  return ofChildren ? found.filter(({ isOfChild }) => isOfChild) : found;
}

export type FoundBooking = Awaited<ReturnType<typeof bookingsOfSubject>>[number];

async function bookingRecords(tx: Transaction, found: readonly FoundBooking[]) {
  if (found.length === 0) return [];
  const codes = found.map(({ code }) => code);
  const rows = await findBookings(tx, codes);
  const history = await bookings(tx)
    .selectFrom('booking_event')
    .select(['booking', 'at', 'action', 'by'])
    .where('booking', 'in', codes)
    .orderBy('id')
    .execute();
  const tickets = await bookings(tx)
    .selectFrom('ticket')
    .select(['booking', 'number', 'status', 'issuedAt', 'calledAt', 'servingAt', 'endedAt', 'note'])
    .where('booking', 'in', codes)
    .execute();
  const standby = await bookings(tx)
    .selectFrom('standby')
    .select(['booking', 'askedAt', 'earliest', 'leftAt'])
    .where('booking', 'in', codes)
    .execute();
  const of = <Row extends { booking: string | null }>(some: readonly Row[], code: string) =>
    some.filter(({ booking }) => booking === code).map(({ booking: _, ...row }) => row);
  const records = found.flatMap(({ code, isOfChild }) => {
    const booking = rows.get(code);
    if (!booking) return [];
    const { version: _, live: __, window, senderKey, source, photo, ...kept } = booking;
    const { date, startsAt, endsAt } = window;
    const seat = {
      visitDate: date,
      startsAt,
      endsAt,
      writtenFrom: senderKey && (addressOfKey(senderKey)?.value ?? null),
    };
    const told = { history: of(history, code), tickets: of(tickets, code), standby: of(standby, code) };
    return { photo, record: { ...kept, ...seat, hasGuardian: isOfChild, network: source, ...told } };
  });
  return Promise.all(
    records.map(async ({ photo, record }) => ({ ...record, photo: photo ? await photoRecord(tx, photo) : null })),
  );
}

async function photoRecord(tx: Transaction, name: string) {
  const photo = await readPhoto(tx, name);
  return photo && { contentType: photo.contentType, base64: photo.bytes.toString('base64') };
}

/** Messages between the address and the office, which only a proven address is told. */
async function messageRecords(tx: Transaction, { address }: DataSubject, office: Office) {
  const person = address ? addressOfKey(address) : null;
  if (!person) return { received: [], sent: [], conversations: [], attended: [], optOuts: [] };
  const own = addressesOf(office);
  const received = await messages(tx)
    .selectFrom('inbox_message')
    .select(['channel', 'receivedAt as at', 'text', 'profileName', 'intent'])
    .where('sender', '=', person.value)
    .where('office', '=', office.code)
    .orderBy('id', 'desc')
    .limit(MOST_MESSAGES)
    .execute();
  const sent = await messages(tx)
    .selectFrom('outbox_message')
    .select(['channel', 'createdAt as at', 'text', 'status', 'key'])
    .where('recipient', '=', person.value)
    .where('office', '=', office.code)
    .orderBy('id', 'desc')
    .limit(MOST_MESSAGES)
    .execute();
  const conversations = await messages(tx)
    .selectFrom('conversation')
    .select(['channel', 'at', 'state'])
    .where('sender', '=', address)
    .where('recipient', 'in', own)
    .execute();
  const attended = await messages(tx)
    .selectFrom('attended_conversation')
    .select(['id', 'channel', 'why', 'waitingSince', 'lastAt'])
    .where('sender', '=', person.value)
    .where('office', '=', office.code)
    .execute();
  const optOuts = await messages(tx)
    .selectFrom('opt_out')
    .select(['channel', 'at', 'by'])
    .where('recipient', '=', person.value)
    .where('sender', 'in', own)
    .execute();
  return { received, sent, conversations, attended, optOuts };
}

async function blocksOfPerson(tx: Transaction, { office, address }: DataSubject, found: readonly FoundBooking[]) {
  const keys = [...(address ? [address] : []), ...new Set(found.map(({ personKey }) => `person:${personKey}`))];
  if (keys.length === 0) return [];
  return others(tx)
    .selectFrom('block')
    .select(['kind', 'reason', 'beganAt', 'endsAt', 'liftedAt'])
    .where('key', 'in', keys)
    .where(({ eb, or }) => or([eb('office', '=', office), eb('office', 'is', null)]))
    .orderBy('id')
    .execute();
}

/** The times at which these bookings and conversations were shown to staff and other programs, without their names. */
async function readingsOf(tx: Transaction, subjects: readonly string[], office: Office) {
  if (subjects.length === 0) return [];
  return others(tx)
    .selectFrom('audit')
    .select(['at', 'what'])
    .where('office', '=', office.code)
    .where('persons', 'is not', null)
    .where(sql<boolean>`subjects && ${sql.val([...subjects])}::text[]`)
    .orderBy('id')
    .execute();
}

/** Whether a block is in force against the subject, and whether the address gets no notices by its own word. */
export async function rightsAgainst(
  tx: Transaction,
  subject: DataSubject,
  found: readonly FoundBooking[],
  now: Instant,
): Promise<{ isBlocked: boolean; hasOptedOut: boolean }> {
  const blocks = await blocksOfPerson(tx, subject, found);
  const inForce = blocks.filter(({ endsAt, liftedAt }) => !liftedAt && (!endsAt || isBefore(now, endsAt)));
  const person = subject.address ? addressOfKey(subject.address) : null;
  const optOuts = person
    ? await messages(tx).selectFrom('opt_out').select('at').where('recipient', '=', person.value).execute()
    : [];
  return { isBlocked: inForce.length > 0, hasOptedOut: optOuts.length > 0 };
}
