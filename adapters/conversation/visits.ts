// Says how a booking stands: held, confirmed, standing by, given back.
import type { MessageButton } from '../../src/channel/messages.ts';
import { itemAt } from '../../src/items.ts';
import { type ReplyParameters, sayReply, withVisitLink } from '../../src/messages/index.ts';
import type { VisitFragment } from './documents.ts';
import { notes } from './notes.ts';
import { type Facts, plainReply, type Reply, type Request } from './reply.ts';

/** The outcome for the booking that the request was about. */
export function visit(request: Request, booking: VisitFragment, facts: Facts): Reply {
  switch (request.ask) {
    case 'cancel':
      return cancelled(booking, facts);
    case 'standby':
      return standingBy(booking, facts);
    case 'decline':
      return plainReply(facts, 'offerDeclined', visitReplyParameters(booking));
    default:
      return withHourNote(
        request,
        booking.status === 'HELD' ? echo(request, booking, facts) : confirmed(booking, facts),
        facts,
      );
  }
}

/** An hour that was named with another day is not dropped without a word. */
function withHourNote(request: Request, reply: Reply, { voice }: Facts): Reply {
  if (request.ask !== 'reschedule' || !request.wishesHour) return reply;
  return { ...reply, text: `${reply.text}\n${sayReply(voice, 'noteHour', {})}` };
}

/** The understood registration, with the code to send back. */
function echo(request: Request, booking: VisitFragment, facts: Facts): Reply {
  const asked = request.ask === 'book' ? booking.overflowedFrom : null;
  const said = asked
    ? plainReply(facts, 'heldOverflow', { asked, ...visitReplyParameters(booking) })
    : plainReply(facts, 'held', visitReplyParameters(booking));
  const reply = { ...said, until: booking.confirmBy ?? booking.window.startsAt };
  const buttons = [visitButton(facts, 'CONFIRM', booking.code), visitButton(facts, 'CANCEL', booking.code)];
  if (request.ask !== 'book') return { ...reply, buttons };
  return { ...reply, buttons, text: [reply.text, ...notes(request.read, facts)].join('\n') };
}

/** Its title is short enough for every channel that has buttons. */
function visitButton({ language }: Facts, verb: keyof typeof VISIT_BUTTON_TITLES, code: string): MessageButton {
  return { action: `${verb}:${code}`, title: VISIT_BUTTON_TITLES[verb][language] };
}
const VISIT_BUTTON_TITLES = {
  CONFIRM: { id: 'Ya, benar', en: 'Yes, right' },
  CANCEL: { id: 'Batal', en: 'Cancel' },
} as const;

function standingBy(booking: VisitFragment, facts: Facts): Reply {
  const { office, date, from } = visitReplyParameters(booking);
  return plainReply(facts, 'standbyJoined', { office, date, from, place: booking.standby?.place ?? 1 });
}

/** The parameters that every sentence about a booking may name. */
export function visitReplyParameters(booking: VisitFragment): ReplyParameters<'held'> {
  const { applicant, office, code, confirmBy, window } = booking;
  const moment = (at: string) => ({ at: Temporal.Instant.from(at), zone: office.timeZone });
  return {
    name: applicant.name,
    birthDate: applicant.birthDate ?? '',
    office: office.name,
    date: window.startsAt.slice(0, 10),
    from: moment(window.startsAt),
    code,
    confirmBy: moment(confirmBy ?? window.startsAt),
  };
}

function confirmed(booking: VisitFragment, facts: Facts): Reply {
  const { office, arriveBy, forfeitsAt, queueNumber, barcodeUrl } = booking;
  const { date, from, code } = visitReplyParameters(booking);
  const arrive = { at: Temporal.Instant.from(arriveBy), zone: office.timeZone };
  const parameters = {
    number: queueNumber ?? '',
    office: office.name,
    date,
    from,
    arriveBy: arrive,
    deadline: { at: Temporal.Instant.from(forfeitsAt), zone: office.timeZone },
    code,
    bring: office.bring,
  };
  // However late it comes, nothing else tells the number.
  const until = booking.window.startsAt;
  const reply = withPriority(plainReply(facts, 'confirmed', parameters), booking, facts);
  const text = withVisitLink(reply.text, booking.visitUrl, facts.voice.sms === true);
  return { ...reply, text, media: barcodeUrl ? [barcodeUrl] : [], until };
}

/** A person whose age gives a priority need not ask for it. */
function withPriority(reply: Reply, booking: VisitFragment, facts: Facts): Reply {
  const note = priorityNote(booking, facts);
  return note ? { ...reply, text: `${reply.text}\n${note.text}` } : reply;
}

/** null: the age gives none. */
export function priorityNote({ priority, applicant }: VisitFragment, facts: Facts): Reply | null {
  if (priority === 'ELDERLY') return plainReply(facts, 'noteElderly', { name: applicant.name });
  return priority === 'CHILD' ? plainReply(facts, 'noteSmallChild', { name: applicant.name }) : null;
}

function cancelled(booking: VisitFragment, facts: Facts): Reply {
  const { code, office, date } = visitReplyParameters(booking);
  return plainReply(facts, 'cancelled', { code, office, date });
}

/** All live bookings in one message, or how to get one. */
export function status(facts: Facts): Reply {
  if (facts.bookings.length === 0)
    return plainReply(facts, 'nothingBooked', { example: facts.office.registration.example });
  const lines = facts.bookings.map((booking) => statusOf(booking, facts));
  return { key: itemAt(lines, 0).key, text: lines.map(({ text }) => text).join('\n\n'), media: [] };
}

export function statusOf(booking: VisitFragment, facts: Facts): Reply {
  const visit = visitReplyParameters(booking);
  if (booking.status === 'HELD') return plainReply(facts, 'statusHeld', visit);
  const number = booking.queueNumber ?? '';
  if (booking.status === 'CHECKED_IN')
    return plainReply(facts, 'statusCheckedIn', { name: visit.name, number, office: visit.office });
  const arriveBy = { at: Temporal.Instant.from(booking.arriveBy), zone: booking.office.timeZone };
  return plainReply(facts, 'statusConfirmed', { ...visit, number, arriveBy });
}
