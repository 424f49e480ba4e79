// Finds a visit by its secret, and gives its fields in the contract.
import { arriveBy, checkInOpensAt } from '../src/booking/deadlines.ts';
import { isPutOff } from '../src/queue/next.ts';
import { type Instant, isBefore, rfc3339 } from '../src/time.ts';
import { findVisit } from '../src/visit/findVisit.ts';
import { allowedVisitActions } from '../src/visit/visitActions.ts';
import { endOfVisit } from '../src/visit/visitEnd.ts';
import type { VisitReference } from '../src/visit/visitSecrets.ts';
import { dateOfVisit, endOfVisitPage, type VisitRows, visitState } from '../src/visit/visitState.ts';
import { type Context, reading } from './context.ts';
import { guarded } from './guardedLookup.ts';
import type { VisitType } from './visitType.ts';

/** The fields of the contract, and the rows that the further fields are read from. */
export type ShownVisit = VisitType & { rows: VisitRows };

/**
 * A wrong secret is known by itself, and counts as a guess of its source; a right one is never held up by the guesses of others
 * behind the same address.
 */
export async function visitOfSecret(context: Context, secret: string): Promise<ShownVisit | null> {
  const { app } = context;
  const reference = app.visits.read(secret.trim());
  return reference ? visitOfReference(context, reference) : guarded(context, {}, async () => null);
}

/** For a caller who has proven whose it is. */
export async function visitOfReference(context: Context, reference: VisitReference): Promise<ShownVisit | null> {
  const { app } = context;
  const rows = await findVisit(reading(context), reference, app.offices.find, app.now());
  return rows && shownVisit(rows, app.now());
}

/** A booking is shown with its code until the person has come: then the number is what counts. */
function shownVisit(rows: VisitRows, now: Instant): ShownVisit {
  const { booking, ticket, office } = rows;
  const { state, changesAt } = visitState(rows, now);
  const at = (moment: Instant | null | undefined) => (moment ? rfc3339(moment, office.timeZone) : null);
  const end = endOfVisit(rows, now);
  const isToCome = state === 'HELD' || state === 'BOOKED' || state === 'CHECK_IN_OPEN';
  return {
    rows,
    state,
    at: rfc3339(now, office.timeZone),
    date: dateOfVisit(rows),
    number: ticket?.number ?? booking?.queueNumber ?? null,
    code: isToCome && booking ? booking.code : null,
    startsAt: at(booking?.window.startsAt),
    arriveBy: at(booking && arriveBy(booking.window, office)),
    forfeitsAt: at(booking?.forfeitAt),
    checkInOpensAt: at(booking && checkInOpensAt(booking.window, office)),
    confirmBy: state === 'HELD' ? at(booking?.confirmBy) : null,
    calls: ticket?.calls ?? 0,
    calledAt: at(ticket?.calledAt),
    changesAt: at(changesAt),
    notBefore: at(ticket && isPutOff(ticket, now) ? ticket.notBefore : null),
    allowedActions: allowedVisitActions(rows, now),
    rated: ticket?.rated ?? false,
    over: end !== null && !isBefore(now, end),
    pageUntil: rfc3339(endOfVisitPage(rows), office.timeZone),
  };
}
