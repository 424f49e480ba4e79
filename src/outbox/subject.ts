// The subject of a mail: the booking and the office, the same for all mails about a booking, so that they stay together.
import { mailSubject } from '../messages/index.ts';
import type { Language } from '../time.ts';
import type { WaitingMessage } from './outbox.ts';

/** `office`: the one that it comes from, as far as the subject names it. */
export function subjectOf(message: WaitingMessage, office: { name: string; languages: readonly Language[] }): string {
  const language = message.said?.language ?? office.languages[0] ?? 'id';
  return mailSubject(language, { office: office.name, code: bookingOf(message) });
}

/** The code of the booking that the message is about: it is named with it, or its picture is in it. */
export function bookingOf({ about, media }: Pick<WaitingMessage, 'about' | 'media'>): string | null {
  return (
    about?.booking ?? media.map((url) => BOOKING_PICTURE.exec(url)?.[1]).find((code) => code !== undefined) ?? null
  );
}
const BOOKING_PICTURE = /\/bookings\/([A-Z0-9]{8})\//;
