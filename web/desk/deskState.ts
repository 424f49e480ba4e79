// The office as the desk and the counters know it.
import type { DeskNowQuery, InLineFragment } from './documents.ts';

export type DeskTicket = InLineFragment;
export type DeskOffice = NonNullable<DeskNowQuery['office']>;
export type DeskState = DeskOffice & { parked: DeskNowQuery['parked']['edges'] };
