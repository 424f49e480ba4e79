// Messages received as rows, and what is remembered of those who sent them.
import { defineEntity, p } from '@mikro-orm/core';
import type { Media } from '../channel/messages.ts';
import { ADDRESS_KINDS } from '../channelKinds.ts';
import { identity, instant } from '../columns.ts';

export const InboxMessageEntity = defineEntity({
  name: 'InboxMessage',
  properties: {
    id: identity(),
    channel: p.text(),
    messageId: p.text(),
    senderKind: p.enum(ADDRESS_KINDS),
    sender: p.text(),
    recipient: p.text(),
    /** The code of the office that had the recipient's number when it came; null: none had. */
    office: p.text().strictNullable(),
    text: p.text(),
    media: p.json<Media[]>().default('[]'),
    action: p.text().strictNullable(),
    profileName: p.text().strictNullable(),
    sentAt: instant().strictNullable(),
    receivedAt: instant(),
    workedAt: instant().strictNullable(),
    intent: p.text().strictNullable(),
    reason: p.text().strictNullable(),
    /** Tells two deliveries of one message that a gateway gave two ids. */
    contentKey: p.text().strictNullable(),
    handledAt: instant().strictNullable(),
    handledBy: p.text().strictNullable(),
    /** By this message the provider stopped our messages to the sender, or lets them through again. */
    optOut: p.enum(['stop', 'start']).strictNullable(),
    failures: p.integer().default(0),
  },
  uniques: [
    { name: 'inbox_message_channel_message_id_key', properties: ['channel', 'messageId'] },
    { name: 'inbox_message_content', properties: ['channel', 'contentKey'], where: 'content_key IS NOT NULL' },
  ],
  indexes: [
    { name: 'inbox_message_waiting', properties: ['id'], where: 'worked_at IS NULL' },
    { name: 'inbox_message_line', properties: ['channel', 'sender', 'id'], where: 'worked_at IS NULL' },
    {
      name: 'inbox_message_failed',
      properties: ['office', 'id'],
      where: '((reason IS NOT NULL) AND (handled_at IS NULL))',
    },
    { name: 'inbox_message_of_sender', properties: ['channel', 'sender', 'recipient', 'id'] },
    // The number is there to be looked at without the row.
    { name: 'inbox_message_of_office', properties: ['office', 'receivedAt', 'id', 'recipient'] },
    {
      name: 'inbox_message_words',
      expression: `create index inbox_message_words on inbox_message
        using gin (message_words(coalesce(office, ''), sender, text, null)) with (fastupdate = on, gin_pending_list_limit = 256)`,
    },
  ],
});

/** The conversation as officers attend to it; it is read with the state, so that the automaton knows when to be silent. */
export interface AttendedMark {
  /** The number of the attended conversation. */
  id: number;
  /** The office whose officers attend to it. */
  office: string;
  /** The automaton is silent until then, RFC 3339; null: it answers. */
  silentUntil: string | null;
}

/** The state of the conversation with a sender. */
export const ConversationEntity = defineEntity({
  name: 'Conversation',
  properties: {
    channel: p.text().primary(),
    sender: p.text().primary(),
    recipient: p.text().primary(),
    state: p.json<object>(),
    at: instant(),
    /** null: no officer has to do with it. */
    attended: p.json<AttendedMark>().strictNullable(),
  },
});

/** Senders who hide their number today, and told it another day. */
export const SenderAliasEntity = defineEntity({
  name: 'SenderAlias',
  properties: {
    channel: p.text().primary(),
    alias: p.text().primary(),
    sender: p.text(),
    at: instant(),
  },
  indexes: [{ name: 'sender_alias_at', properties: ['at'] }],
});

/** Up to this moment the provider's list of messages to us has been taken in. */
export const ListedUntilEntity = defineEntity({
  name: 'ListedUntil',
  properties: {
    channel: p.text().primary(),
    at: instant(),
  },
});

/** The database was restored from a backup: between these moments messages came that it does not know. */
export const RestorationEntity = defineEntity({
  name: 'Restoration',
  properties: {
    restoredAt: instant().primary(),
    /** The moment of the backup. */
    takenAt: instant(),
    /** When the first server began to work on it; null: none has. */
    resumedAt: instant().strictNullable(),
  },
  checks: [{ name: 'restoration_after_backup', expression: '(restored_at >= taken_at)' }],
});
