// Replies to an applicant who speaks of a booking without agreeing to it, and the questions asked: nothing changes by
// them. Pure.
import type { MessageButton } from '../../src/channel/messages.ts';
import type { ReplyKey } from '../../src/messages/index.ts';
import { addDays, dateAsTyped, type Language, type LocalDate } from '../../src/time.ts';
import type { VisitFragment } from './documents.ts';
import type { Mention, Question } from './intent.ts';
import { type Facts, plainReply, type Reply } from './reply.ts';
import { status, statusOf, visitReplyParameters } from './visits.ts';

/** Recorded with what was asked or explained: it came to nothing so far. */
export const NOT_CERTAIN = 'NOT_CERTAIN';

export interface StatusAnswer {
  reply: Reply;
  reason: string;
  /** Yes and no belong to this from now on. */
  question?: Question;
}

export function aboutBooking(mention: Mention, facts: Facts): StatusAnswer {
  const { code, wish, visitDate, byWeekday } = mention;
  const { bookings } = facts;
  const meant = code
    ? bookings.find((booking) => booking.code === code)
    : bookings.length === 1
      ? bookings[0]
      : undefined;
  if (!meant)
    return {
      reply: withoutBooking(code, wish, facts),
      reason: bookings.length === 0 && !code ? 'NOTHING_BOOKED' : NOT_CERTAIN,
    };
  // How the booking stands says what its code is for.
  if (meant.status === 'CHECKED_IN' || mention.asksOfCode)
    return { reply: statusOf(meant, facts), reason: NOT_CERTAIN };
  if (wish === 'CANCEL' && (visitDate === null || visitDate === visitReplyParameters(meant).date))
    return askCancel(meant, facts);
  if (wish === 'EARLIER') return askEarlier(meant, facts);
  const booked = visitReplyParameters(meant).date;
  if (visitDate && visitDate !== booked) {
    return askMove(meant, byWeekday ? weekdayAfter(visitDate, booked) : visitDate, facts);
  }
  if (wish === 'CANCEL' || wish === 'CHANGE') {
    const question = { wish: 'CHANGE', code: meant.code } as const;
    return { reply: changeHow(meant, visitDate, facts), reason: NOT_CERTAIN, question };
  }
  if (wish === 'OPEN' && meant.status === 'HELD') return askConfirm(meant, facts);
  return { reply: standing(meant, facts), reason: NOT_CERTAIN };
}

/** The hold that waits for its code, and how to send it; or the confirmed booking. */
export function standing(booking: VisitFragment, facts: Facts): Reply {
  if (booking.status === 'CHECKED_IN') return statusOf(booking, facts);
  const key = booking.status === 'HELD' ? 'bookingWaits' : 'bookingStands';
  return plainReply(facts, key, visitReplyParameters(booking));
}

export function kept(code: string, facts: Facts): Reply {
  const booking = facts.bookings.find((one) => one.code === code);
  return booking ? plainReply(facts, 'kept', visitReplyParameters(booking)) : status(facts);
}

function withoutBooking(code: string | null, wish: Mention['wish'], facts: Facts): Reply {
  if (code) return plainReply(facts, 'codeAlone', { code });
  const [first] = facts.bookings;
  if (!first) return status(facts);
  const command = `${wish === 'CHANGE' ? '#ubah' : '#batal'} ${first.code}${wish === 'CHANGE' ? ' DDMMYYYY' : ''}`;
  return plainReply(facts, 'whichOne', { codes: facts.bookings.map((one) => one.code).join(', '), command });
}

function askCancel(booking: VisitFragment, facts: Facts): StatusAnswer {
  const buttons = [
    actionButton(facts, `CANCEL:${booking.code}`, CANCEL_IT),
    actionButton(facts, `KEEP:${booking.code}`, KEEP_IT),
  ];
  return askedAbout(booking, facts, { key: 'askCancel', wish: 'CANCEL', buttons });
}

function askConfirm(booking: VisitFragment, facts: Facts): StatusAnswer {
  const buttons = [
    actionButton(facts, `CONFIRM:${booking.code}`, CONFIRM_IT),
    actionButton(facts, `KEEP:${booking.code}`, NOT_YET),
  ];
  return askedAbout(booking, facts, { key: 'askConfirm', wish: 'CONFIRM', buttons });
}

/** "Rabu" beside a booking on a later day is the Wednesday after that. */
function weekdayAfter(day: LocalDate, booked: LocalDate): LocalDate {
  return day > booked ? day : weekdayAfter(addDays(day, 7), booked);
}

/** It is moved by a yes only, whatever was said of the day. */
function askMove(booking: VisitFragment, asked: LocalDate, facts: Facts): StatusAnswer {
  const buttons = [
    actionButton(facts, `MOVE:${booking.code}:${asked}`, MOVE_IT),
    actionButton(facts, `KEEP:${booking.code}`, KEEP_DAY),
  ];
  const reply = { ...plainReply(facts, 'askMove', { asked, ...visitReplyParameters(booking) }), buttons };
  return { reply, reason: NOT_CERTAIN, question: { wish: 'MOVE', code: booking.code, visitDate: asked } };
}

/** A place that is only held, or today's, has none before it to wait for. */
function askEarlier(booking: VisitFragment, facts: Facts): StatusAnswer {
  if (booking.status === 'HELD') return { reply: standing(booking, facts), reason: NOT_CERTAIN };
  const buttons = [
    actionButton(facts, `ACCEPT:${booking.code}`, OFFER_IT),
    actionButton(facts, `KEEP:${booking.code}`, KEEP_DAY),
  ];
  const reply = { ...plainReply(facts, 'askEarlier', visitReplyParameters(booking)), buttons };
  return { reply, reason: NOT_CERTAIN, question: { wish: 'STANDBY', code: booking.code } };
}

const MOVE_IT = { id: 'Ya, pindahkan', en: 'Yes, move it' };
const KEEP_DAY = { id: 'Tidak, tetap', en: 'No, keep it' };
const OFFER_IT = { id: 'Ya, tawarkan', en: 'Yes, offer it' };
const CANCEL_IT = { id: 'Ya, batalkan', en: 'Yes, give it up' };
const KEEP_IT = { id: 'Tidak, tetap datang', en: 'No, keep it' };
const CONFIRM_IT = { id: 'Ya, benar', en: 'Yes, right' };
const NOT_YET = { id: 'Belum', en: 'Not yet' };

export function actionButton({ language }: Facts, action: string, titles: Record<Language, string>): MessageButton {
  return { action, title: titles[language] };
}

interface AskedQuestion {
  key: Extract<ReplyKey, 'askCancel' | 'askConfirm'>;
  wish: Question['wish'];
  buttons: MessageButton[];
}

function askedAbout(booking: VisitFragment, facts: Facts, { key, wish, buttons }: AskedQuestion): StatusAnswer {
  const reply = { ...plainReply(facts, key, visitReplyParameters(booking)), buttons };
  return { reply, reason: NOT_CERTAIN, question: { wish, code: booking.code } };
}

/** With several bookings the line names the one that is meant. */
function changeHow(booking: VisitFragment, visitDate: string | null, facts: Facts): Reply {
  // "Hari Senin bentrok" names the day that is booked, and not the one that is wanted.
  const wanted = visitDate === booking.window.startsAt.slice(0, 10) ? null : visitDate;
  const which = facts.bookings.length > 1 ? ` ${booking.code}` : '';
  const command = `#ubah${which} ${wanted ? dateAsTyped(wanted) : 'DDMMYYYY'}`;
  return plainReply(facts, 'changeBooking', { ...visitReplyParameters(booking), command });
}
