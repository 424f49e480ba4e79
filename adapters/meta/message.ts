// An applicant's message, as Meta tells it.
import type { ChannelAddress, DroppedEvent, InboundMessage, Media } from '../../src/channel/messages.ts';
import { at, listAt, textAt } from '../json.ts';
import type { MetaSettings } from './settings.ts';

/**
 * `change` holds the message: its recipient and its senders. Messages that can't be answered in words, or were not sent
 * to the office, are dropped; one that Meta can't pass on is a message without text, so that its sender gets an answer.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
 */
export function readMessage(message: unknown, change: unknown, settings: MetaSettings): InboundMessage | DroppedEvent {
  const type = textAt(message, 'type');
  const [messageId, sender] = [textAt(message, 'id'), readSender(message, change)];
  if (NOT_SAID.has(type)) return { type: 'dropped', reason: type };
  const answered = type === 'interactive' ? textAt(message, 'interactive', 'type') : '';
  if (UNASKED.has(answered)) return { type: 'dropped', reason: answered };
  if (textAt(message, 'group_id') !== '') return { type: 'dropped', reason: 'group' };
  if (messageId === '' || !sender) return { type: 'dropped', reason: 'without id or sender' };
  const to = officeOf(change, settings);
  if (sender.from.value === to) return { type: 'dropped', reason: 'echo' };
  const told = { type: 'message' as const, messageId, ...sender, to, ...sentAt(message) };
  return type === 'edit' ? readEdit(message, told) : { ...told, ...contentOf(message, type) };
}

/** Its new text; a picture whose caption was taken away says nothing more. */
function readEdit(message: unknown, told: Omit<InboundMessage, 'text' | 'media'>): InboundMessage | DroppedEvent {
  const edited = at(message, 'edit', 'message');
  const { text } = contentOf(edited, textAt(edited, 'type'));
  const edits = textAt(message, 'edit', 'original_message_id');
  return text === '' || edits === '' ? { type: 'dropped', reason: 'edit' } : { ...told, edits, text, media: [] };
}

/** Reactions, changes of a number, and what WhatsApp itself did to a message. */
const NOT_SAID = new Set(['reaction', 'system', 'revoke', 'request_welcome', 'ephemeral']);
/** Answers to what was never asked here, as in a call. */
const UNASKED = new Set(['call_permission_reply']);

interface Sender {
  from: ChannelAddress;
  alias?: string;
  profileName?: string;
}

/** A user who took a name is told by an id alone; whose number is known is written to by the number. */
function readSender(message: unknown, change: unknown): Sender | null {
  const number = textAt(message, 'from');
  const id = textAt(message, 'from_user_id');
  const contact = contactOf(change, number, id);
  const userId = id || textAt(contact, 'user_id');
  const profileName = textAt(contact, 'profile', 'name');
  const named = profileName === '' ? {} : { profileName };
  if (/^\d+$/.test(number)) {
    return { from: { kind: 'phone', value: `+${number}` }, ...(userId !== '' && { alias: userId }), ...named };
  }
  const value = userId || number;
  return value === '' ? null : { from: { kind: 'other', value }, ...named };
}

function contactOf(change: unknown, number: string, id: string): unknown {
  const contacts = listAt(change, 'value', 'contacts');
  const known = contacts.find((contact) => {
    const [numbered, named] = [textAt(contact, 'wa_id'), textAt(contact, 'user_id')];
    return (number !== '' && numbered === number) || (id !== '' && named === id);
  });
  return known ?? (contacts.length === 1 ? contacts[0] : undefined);
}

/** The number as the offices have it, which Meta may write with blanks and dashes. */
function officeOf(change: unknown, { numbers }: MetaSettings): string {
  const id = textAt(change, 'value', 'metadata', 'phone_number_id');
  for (const [number, known] of numbers) if (known === id) return number;
  const shown = textAt(change, 'value', 'metadata', 'display_phone_number').replace(/\D/g, '');
  return shown === '' ? id : `+${shown}`;
}

const MEDIA = ['image', 'document', 'video', 'audio', 'sticker'];

function contentOf(message: unknown, type: string): Pick<InboundMessage, 'text' | 'media' | 'action'> {
  if (type === 'text') return { text: textAt(message, 'text', 'body'), media: [] };
  if (type === 'button') {
    return { text: textAt(message, 'button', 'text'), media: [], ...action(textAt(message, 'button', 'payload')) };
  }
  if (type === 'interactive') {
    const kind = textAt(message, 'interactive', 'type');
    const title = textAt(message, 'interactive', kind, 'title');
    return { text: title, media: [], ...action(textAt(message, 'interactive', kind, 'id')) };
  }
  if (!MEDIA.includes(type)) return { text: '', media: [] };
  return { text: textAt(message, type, 'caption'), media: [mediaOf(message, type)] };
}

function mediaOf(message: unknown, type: string): Media {
  const contentType = textAt(message, type, 'mime_type') || 'application/octet-stream';
  return { url: `meta:${textAt(message, type, 'id')}`, contentType };
}

function action(payload: string): { action?: string } {
  return payload === '' ? {} : { action: payload };
}

/** Meta repeats for a week what was not taken: when it was said is not when it came. */
function sentAt(message: unknown): { sentAt?: string } {
  const seconds = Number(textAt(message, 'timestamp') || Number.NaN);
  if (!Number.isSafeInteger(seconds) || Math.abs(seconds) > 1e11) return {};
  return { sentAt: Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString() };
}
