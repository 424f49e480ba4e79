// Messages to send as rows, what providers told of them, and how fast each number sends.
import { defineEntity, p } from '@mikro-orm/core';
import type { MessageButton } from '../channel/messages.ts';
import { ADDRESS_KINDS } from '../channelKinds.ts';
import { bookingCode, identity, instant } from '../columns.ts';
import type { Language } from '../time.ts';

const OUTBOX_STATUSES = ['WAITING', 'SENT', 'DELIVERED', 'READ', 'FAILED', 'UNKNOWN', 'DROPPED'] as const;
const OUTBOX_WAITS = ['TIME', 'HOURS', 'TURN', 'PACE', 'RETRY', 'PAUSE', 'ANSWER'] as const;

export const OutboxMessageEntity = defineEntity({
  name: 'OutboxMessage',
  properties: {
    id: identity(),
    /** Why it is sent: the same thing is said once. */
    purpose: p.text().unique(),
    channel: p.text(),
    sender: p.text(),
    /** The code of the office that says it; null: none is known. */
    office: p.text().strictNullable(),
    recipientKind: p.enum(ADDRESS_KINDS),
    recipient: p.text(),
    key: p.text(),
    text: p.text(),
    media: p.json<string[]>().default('[]'),
    status: p.enum(OUTBOX_STATUSES),
    attempts: p.integer().default(0),
    providerId: p.text().strictNullable(),
    fault: p.text().strictNullable(),
    createdAt: instant(),
    sentAt: instant().strictNullable(),
    buttons: p.json<MessageButton[]>().default('[]'),
    /** The booking that it speaks of: once that has another version, it is not said any more. */
    booking: bookingCode().strictNullable(),
    bookingVersion: p.integer().strictNullable(),
    notAfter: instant().strictNullable(),
    once: p.boolean().default(false),
    calm: p.boolean().default(false),
    /** The text is rendered from `parameters` in `language` when it goes; null: it is said as it is. */
    language: p.text().$type<Language>().strictNullable(),
    parameters: p.json<Record<string, unknown>>().strictNullable(),
    /** The reason for which it waits while it is WAITING; null: none. */
    waits: p.enum(OUTBOX_WAITS).strictNullable(),
    /** Why it was DROPPED or has FAILED. */
    reason: p.text().strictNullable(),
    /** The approved template by which it was sent; null: as text. */
    template: p.text().strictNullable(),
    /** When it was handed to the provider last. */
    triedAt: instant().strictNullable(),
    /** Since then the provider may have taken it, as far as is known. */
    unsureAt: instant().strictNullable(),
    /** The standard words of an answer that an office says in its own. */
    standard: p.text().strictNullable(),
    /** The parts that only the recipient may read, encrypted; empty: they were forgotten; null: there are none. */
    sealed: p.text().strictNullable(),
  },
  indexes: [
    { name: 'outbox_message_waiting', properties: ['id'], where: `status = 'WAITING'` },
    { name: 'outbox_message_sealed', properties: ['id'], where: `sealed <> ''` },
    { name: 'outbox_message_provider', properties: ['channel', 'providerId'], where: 'provider_id IS NOT NULL' },
    { name: 'outbox_message_to', properties: ['channel', 'sender', 'recipient', 'id'] },
    // The office's list, newest first; the key is there to be looked at without the row.
    { name: 'outbox_message_of_office', properties: ['office', 'createdAt', 'id', 'key'] },
    {
      name: 'outbox_message_undone',
      properties: ['office', 'status', 'createdAt', 'id'],
      where: `status = ANY (ARRAY['WAITING'::text, 'FAILED'::text, 'UNKNOWN'::text, 'DROPPED'::text])`,
    },
    {
      name: 'outbox_message_words',
      expression: `create index outbox_message_words on outbox_message
        using gin (message_words(coalesce(office, ''), recipient, text, booking::text))
        with (fastupdate = on, gin_pending_list_limit = 256)`,
    },
  ],
});

/** A receipt can come before its message is known to have been sent. */
export const DeliveryReceiptEntity = defineEntity({
  name: 'DeliveryReceipt',
  properties: {
    channel: p.text().primary(),
    providerId: p.text().primary(),
    status: p.text().primary(),
    errorCode: p.text().strictNullable(),
    at: instant(),
    fault: p.text().strictNullable(),
  },
  indexes: [{ name: 'delivery_receipt_at', properties: ['at'] }],
});

/** How fast a number sends, by the machine's clock: the next moment for all messages, and for each kind of them. */
export const SendingEntity = defineEntity({
  name: 'Sending',
  properties: {
    channel: p.text().primary(),
    sender: p.text().primary(),
    freeAt: instant().strictNullable(),
    replyAt: instant().strictNullable(),
    noticeAt: instant().strictNullable(),
    calmAt: instant().strictNullable(),
    /** Why it sends nothing until `pausedUntil`. */
    fault: p.text().strictNullable(),
    faultAt: instant().strictNullable(),
    pausedUntil: instant().strictNullable(),
    /** How often one message tried again; the pauses grow with it. */
    probes: p.integer().default(0),
  },
});

/** The last that a provider told of an account, a number or a template of ours; without a state all is well with it. */
export const ProviderAlarmEntity = defineEntity({
  name: 'ProviderAlarm',
  properties: {
    channel: p.text().primary(),
    about: p.enum(['ACCOUNT', 'NUMBER', 'TEMPLATE']).primary(),
    name: p.text().primary(),
    state: p.text().strictNullable(),
    reason: p.text().strictNullable(),
    since: instant(),
    toldAt: instant(),
  },
});

/** The id of a resource that was created at a provider for our messages, by its purpose. */
export const ProviderResourceEntity = defineEntity({
  name: 'ProviderResource',
  properties: { key: p.text().primary(), id: p.text() },
});

/** People who want no messages from an office's number, by their own word or by the provider's. */
export const OptOutEntity = defineEntity({
  name: 'OptOut',
  properties: {
    channel: p.text().primary(),
    sender: p.text().primary(),
    recipient: p.text().primary(),
    by: p.enum(['PERSON', 'PROVIDER']),
    at: instant(),
  },
});
