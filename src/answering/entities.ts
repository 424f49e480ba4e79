// Conversations that concern officers, and the texts that an office keeps for answers, as rows.
import { defineEntity, p } from '@mikro-orm/core';
import { ADDRESS_KINDS } from '../channelKinds.ts';
import { identity, instant } from '../columns.ts';
import type { Language } from '../time.ts';

/** The reasons for which a conversation is put before officers, the strongest last; `OPENED`: an officer did it. */
export const ATTENTION_REASONS = ['OPENED', 'NOT_UNDERSTOOD', 'NO_ANSWER', 'WANTS_OFFICER', 'COMPLAINT'] as const;
export type AttentionReason = (typeof ATTENTION_REASONS)[number];

/** A conversation that officers have to answer or have answered. */
export const AttendedConversationEntity = defineEntity({
  name: 'AttendedConversation',
  properties: {
    id: identity(),
    /** The code of the office that was written to; one that gets the number later has a row of its own. */
    office: p.text(),
    channel: p.text(),
    senderKind: p.enum(ADDRESS_KINDS),
    sender: p.text(),
    recipient: p.text(),
    language: p.text().$type<Language>(),
    why: p.enum(ATTENTION_REASONS),
    /** The first message that no officer has answered; null: none waits. */
    waitingSince: instant().strictNullable(),
    /** When it last began to wait, or was written to. */
    lastAt: instant(),
    /** Officers have seen the messages up to this one. */
    readId: p.bigint('number'),
    /** The key of an officer, `officer 7`. */
    assignedTo: p.text().strictNullable(),
    /** The key of the officer for whom the automaton is silent, until then. */
    takenBy: p.text().strictNullable(),
    takenUntil: instant().strictNullable(),
  },
  uniques: [{ name: 'attended_conversation_parties', properties: ['office', 'channel', 'sender', 'recipient'] }],
  indexes: [
    { name: 'attended_conversation_of_office', properties: ['office', 'lastAt', 'id'] },
    {
      name: 'attended_conversation_waiting',
      properties: ['office', 'waitingSince', 'id'],
      where: 'waiting_since IS NOT NULL',
    },
    { name: 'attended_conversation_taken', properties: ['takenUntil'], where: 'taken_until IS NOT NULL' },
  ],
  checks: [{ name: 'attended_conversation_taken_whole', expression: '((taken_by IS NULL) = (taken_until IS NULL))' }],
});

/** A text of an office that its officers send with one press. */
export const SavedReplyEntity = defineEntity({
  name: 'SavedReply',
  properties: {
    id: identity(),
    office: p.text(),
    title: p.text(),
    text: p.text(),
    endedAt: instant().strictNullable(),
  },
  indexes: [{ name: 'saved_reply_of_office', properties: ['office'], where: 'ended_at IS NULL' }],
});
