// The office as the desk and the counters know it.
import type { DeskNowQuery, InLineFragment } from './documents.ts';

export type DeskTicket = InLineFragment;
export type DeskOffice = NonNullable<DeskNowQuery['office']>;
/** A ticket that can be put back into the queue. */
export type DeskReturner = DeskNowQuery['noShows']['nodes'][number];
export type DeskState = DeskOffice & { parked: DeskNowQuery['parked']['edges']; noShows: readonly DeskReturner[] };
