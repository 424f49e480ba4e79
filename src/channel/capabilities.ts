// The limits of a channel as data, and the check of a message against them.
import { type ChannelKind, canWriteTo } from '../channelKinds.ts';
import { SendError } from './faults.ts';
import type { MessageButton, OutboundMessage } from './messages.ts';

/** Limits of a channel, as data. */
export interface Capabilities {
  /** The kind of channel under which bookings are counted. */
  kind: ChannelKind;
  /** Messages have a subject, and files may go with them. */
  isMail?: boolean;
  /** Characters of one message at most. */
  maxCharacters: number;
  /** Messages on the air at most that one is sent as, where it is an SMS; none: as many as its characters need. */
  maxParts?: number;
  /** Characters at most of a text that goes with a picture or with buttons. */
  maxCaption: number;
  /** How many pictures one message can carry; 0: none. */
  pictures: number;
  /** How much there can be to press; null: nothing. More than `count` buttons become a list, one row each. */
  buttons: { count: number; title: number; rows: number; rowTitle: number } | null;
  templates: boolean;
  /** Whether a person without a phone number can be written to. */
  otherAddresses: boolean;
  /** Hours after the applicant's last message during which free text may be sent; null: always. */
  replyWindowHours: number | null;
  /** Whether it is told what became of a message. */
  receipts: boolean;
  /** How many messages a second the provider takes from one number; null: any number. */
  messagesPerSecond: number | null;
  /** How many a minute it lets through to one person; null: any number. */
  perPersonMinute: number | null;
}

/** Throws `SendError` for a message that a channel with these limits cannot carry. */
export function checkSendable(message: OutboundMessage, { buttons, ...can }: Capabilities): void {
  const { to, text, media, template, buttons: pressed = [] } = message;
  const never = (why: string) => new SendError('never', `The channel cannot carry ${why}.`);
  if (to.kind === 'other' ? !can.otherAddresses : !canWriteTo(can.kind, to))
    throw new SendError('address', 'The channel cannot write to such an address.');
  if (template) {
    if (!can.templates) throw never('a template');
    return;
  }
  if (text === '' && (media.length === 0 || pressed.length > 0)) throw never('a message without text');
  if (media.length > can.pictures) throw never(`${media.length} pictures`);
  const most = media.length > 0 || pressed.length > 0 ? can.maxCaption : can.maxCharacters;
  if (text.length > most) throw never(`${text.length} characters`);
  if (pressed.length > 0 && !canBePressed(pressed, buttons)) throw never(`${pressed.length} such buttons`);
  if (pressed.length > (buttons?.count ?? 0) && media.length > 0) throw never('a picture with a list');
}

/** Not too many, each with words of its own that are not too long. */
export function canBePressed(pressed: readonly MessageButton[], can: Capabilities['buttons']): boolean {
  if (!can || pressed.length > can.rows) return false;
  const longest = pressed.length > can.count ? can.rowTitle : can.title;
  const titles = pressed.map(({ title }) => title.trim());
  return new Set(titles).size === titles.length && titles.every((title) => title !== '' && title.length <= longest);
}
