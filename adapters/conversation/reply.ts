// Replies, and the facts that they are made from.
import type { BookInput } from '../../clients/types.ts';
import type { MessageButton } from '../../src/channel/messages.ts';
import { type ReplyKey, type ReplyParameters, sayReply, type Voice } from '../../src/messages/index.ts';
import type { Language } from '../../src/time.ts';
import type { DeskFragment, VisitFragment } from './documents.ts';
import type { Registration } from './intent.ts';

/** The facts that the conversation has when it answers. */
export interface Facts {
  office: DeskFragment;
  /** The sender's live bookings. */
  bookings: readonly VisitFragment[];
  language: Language;
  voice: Voice;
  /** Names this message: the key of what it causes. */
  messageKey: string;
  /** The stored name of the photo that came with the message. */
  photo: string | null;
}

/** One message to the applicant; `key` says which sentence it is. */
export interface Reply {
  key: ReplyKey | `refused.${string}` | 'ownAnswer' | 'severalAnswers';
  text: string;
  /** The same in the standard words, where the office has its own. */
  standard?: string;
  /** URLs of pictures. */
  media: string[];
  /** From then on it is of no use, RFC 3339; none: for a day. */
  until?: string;
  /** Buttons instead of typing, if the channel has them. */
  buttons?: MessageButton[];
}

/** The one thing to ask of the API; none: answer at once. */
export type Request =
  | { ask: 'book'; input: BookInput; read: Registration }
  | { ask: 'confirm'; input: { code: string } }
  | { ask: 'cancel'; input: { code: string; idempotencyKey: string } }
  | { ask: 'standby'; input: { code: string; idempotencyKey: string } }
  | { ask: 'accept'; input: { code: string; idempotencyKey: string } }
  | { ask: 'decline'; input: { code: string; idempotencyKey: string } }
  | { ask: 'reschedule'; input: { code: string; when: { date: string }; idempotencyKey: string }; wishesHour: boolean };

export function plainReply<K extends ReplyKey>(facts: Facts, key: K, parameters: ReplyParameters<K>): Reply {
  const [text, standard] = [facts.voice, { ...facts.voice, texts: [] }].map((voice) =>
    sayReply(voice, key, parameters),
  );
  return { key, text: text as string, ...(standard !== text && { standard: standard as string }), media: [] };
}
