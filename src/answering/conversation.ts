// Attended conversations as officers see them: one, a list, and how many wait.
import { sql } from 'kysely';
import { channelName, chatKinds } from '../channelKinds.ts';
import type { Queryable } from '../database.ts';
import { phoneNumber } from '../phone.ts';
import type { Instant } from '../time.ts';
import { answeringTables } from './tables.ts';

export type AttendedConversation = Awaited<ReturnType<ReturnType<typeof conversationRows>['execute']>>[number];

/** Channels by which messages of a conversation may go, besides its own: one may stand in for another. */
export const chatChannels = () => chatKinds().map(channelName);

function conversationRows(db: Queryable) {
  return answeringTables(db)
    .selectFrom('attended_conversation as c')
    .select(['c.id', 'c.office', 'c.channel', 'c.senderKind', 'c.sender', 'c.recipient', 'c.language', 'c.why'])
    .select(['c.waitingSince', 'c.lastAt', 'c.readId', 'c.assignedTo', 'c.takenBy', 'c.takenUntil'])
    .select(({ selectFrom, fn, cast }) => {
      const received = selectFrom('inbox_message as i')
        .whereRef('i.channel', '=', 'c.channel')
        .whereRef('i.sender', '=', 'c.sender')
        .whereRef('i.recipient', '=', 'c.recipient');
      const ofOffice = received.whereRef('i.office', '=', 'c.office');
      return [
        ofOffice
          .whereRef('i.id', '>', 'c.readId')
          .select(cast<number>(fn.countAll(), 'integer').as('many'))
          .as('unread'),
        // As the deliveries count it: by the time at which it was sent, where that is known.
        received
          .select(sql<Instant | null>`least(coalesce(i.sent_at, i.received_at), i.received_at)`.as('at'))
          .orderBy('i.id', 'desc')
          .limit(1)
          .as('heardAt'),
        ofOffice.select('i.text').orderBy('i.id', 'desc').limit(1).as('lastText'),
        ofOffice.select('i.id').orderBy('i.id', 'desc').limit(1).as('lastId'),
        ofOffice
          .select('i.profileName')
          .where('i.profileName', 'is not', null)
          .orderBy('i.id', 'desc')
          .limit(1)
          .as('profileName'),
        selectFrom('opt_out as o')
          .select(({ fn: { max } }) => max('o.at').as('at'))
          .where(({ eb, or, ref }) =>
            or([eb('o.channel', 'in', chatChannels()), eb('o.channel', '=', ref('c.channel'))]),
          )
          .whereRef('o.sender', '=', 'c.recipient')
          .whereRef('o.recipient', '=', 'c.sender')
          .as('optOutAt'),
      ];
    });
}

/** The name of a conversation in the audit log. */
export function conversationSubject(id: number): string {
  return `conversation ${id}`;
}

/** null if the office has no such conversation. */
export async function findConversation(
  db: Queryable,
  id: number,
  office: string,
): Promise<AttendedConversation | null> {
  const found = conversationRows(db).where('c.id', '=', id).where('c.office', '=', office);
  return (await found.executeTakeFirst()) ?? null;
}

/** `WAITING`: the person waits for an officer. `TAKEN`: an officer has it now. `ALL`: every one that ever waited. */
export type ConversationState = 'WAITING' | 'TAKEN' | 'ALL';

export interface ConversationList {
  office: string;
  state: ConversationState;
  /** Only those that this officer has or was assigned; null: all. */
  officer: string | null;
  /** A phone number, or the identifier that a channel gave; null: all. */
  person: string | null;
}

/** The position of a conversation in its list. */
export interface ConversationPosition {
  at: Instant;
  id: number;
}

/** Those that wait come the longest waiting first, all others the latest first. */
export async function listConversations(
  db: Queryable,
  { office, state, officer, person }: ConversationList,
  { first, after, now }: { first: number; after: ConversationPosition | null; now: Instant },
): Promise<{ items: AttendedConversation[]; hasNext: boolean }> {
  const [column, order, beyond] =
    state === 'WAITING' ? (['c.waitingSince', 'asc', '>'] as const) : (['c.lastAt', 'desc', '<'] as const);
  const rows = await conversationRows(db)
    .where('c.office', '=', office)
    .$if(state === 'WAITING', (some) => some.where('c.waitingSince', 'is not', null))
    .$if(state === 'TAKEN', (some) => some.where('c.takenUntil', '>', now))
    .$if(officer !== null, (some) =>
      some.where(({ eb, or, and }) =>
        or([eb('c.assignedTo', '=', officer), and([eb('c.takenBy', '=', officer), eb('c.takenUntil', '>', now)])]),
      ),
    )
    .$if(person !== null, (some) => some.where('c.sender', '=', phoneNumber(person ?? '') ?? person ?? ''))
    .$if(after !== null, (some) =>
      some.where(({ eb, and, or }) =>
        or([
          eb(column, beyond, after?.at ?? now),
          and([eb(column, '=', after?.at ?? now), eb('c.id', beyond, after?.id ?? 0)]),
        ]),
      ),
    )
    .orderBy(column, order)
    .orderBy('c.id', order)
    .limit(first + 1)
    .execute();
  return { items: rows.slice(0, first), hasNext: rows.length > first };
}

/** The position of a conversation in a list of that state. */
export function positionIn(
  state: ConversationState,
  { id, waitingSince, lastAt }: AttendedConversation,
): ConversationPosition {
  return { id, at: (state === 'WAITING' ? waitingSince : null) ?? lastAt };
}

export interface WaitingConversations {
  office: string;
  count: number;
  /** Null: none waits. */
  longestSince: Instant | null;
}

export async function waitingConversations(db: Queryable, office: string): Promise<WaitingConversations> {
  const { count, longestSince } = await answeringTables(db)
    .selectFrom('attended_conversation')
    .select(({ fn, cast }) => [
      cast<number>(fn.countAll(), 'integer').as('count'),
      fn.min('waitingSince').as('longestSince'),
    ])
    .where('office', '=', office)
    .where('waitingSince', 'is not', null)
    .executeTakeFirstOrThrow();
  return { office, count, longestSince };
}
