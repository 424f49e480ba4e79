// The circumstances of a message: the office and the sender, as the API tells them. Pure.
import type { ChannelKind } from '../../src/channelKinds.ts';
import { dateIn, type Language } from '../../src/time.ts';
import type { DeskFragment, VisitFragment } from './documents.ts';
import { languageOf } from './language.ts';
import type { Circumstances } from './parse.ts';
import { hasKept, questionOf, type State } from './state.ts';

/** That of the message, where it tells and the office answers in it; else the office's usual one. */
export function languageFor(text: string, { languages }: DeskFragment): Language {
  const [usual = 'id'] = languages as Language[];
  const written = languageOf(text);
  return written && languages.includes(written) ? written : usual;
}

export function circumstancesOf(
  { channel, at }: { channel: ChannelKind; at: Temporal.Instant },
  { services, registration, timeZone, texts }: DeskFragment,
  bookings: readonly VisitFragment[],
  state: State,
): Circumstances {
  const codes = (some: readonly VisitFragment[]) => some.map(({ code }) => code);
  return {
    templates: registration.templates,
    services,
    wantsPhoto: registration.photo !== 'NONE',
    channel,
    today: dateIn(timeZone, at),
    held: codes(bookings.filter(({ status }) => status === 'HELD')),
    own: codes(bookings),
    offered: codes(bookings.filter(({ standby }) => standby?.offer)),
    names: bookings.map(({ applicant }) => applicant.name),
    asked: questionOf(state, at.epochMilliseconds),
    isGuided: state.guide !== undefined,
    draft: state.draft,
    choices: state.choices,
    lastTopic: state.topic,
    sentences: texts.filter(({ key }) => SHOW_A_CODE.has(key)).map(({ text }) => text),
    hasKept: hasKept(state, at.epochMilliseconds),
    awaitsPhoto: state.pending !== undefined,
    hasStopped: state.hasStopped ?? false,
  };
}

/** Sentences that an office may say in its own words, and that people send back whole. */
const SHOW_A_CODE = new Set(['held', 'heldOverflow', 'statusHeld', 'bookingWaits']);
