// To which numbers an office sends digits, and how many: pure rules, so that others' messages and money are not wasted.
import type { Office } from '../office/settings.ts';
import { callingCode, planOf } from '../phone.ts';
import { type Refusal, refuse, refuseForWork } from '../refusal.ts';
import { addMinutes, dateIn, type Instant, isBefore } from '../time.ts';
import { isPaid, triesForDigits } from './price.ts';
import { officeContact } from './unproven.ts';
import type { PaidWork } from './unprovenPlaces.ts';

/** Messages with digits in 24 hours to one number, whatever the booking. */
export const MOST_TO_NUMBER = 3;
/** Messages with digits of one office in an hour, to whichever numbers: an office pays for each. */
export const MOST_BY_OFFICE = 200;
/** Minutes between two to one number. */
export const PAUSE_MINUTES = 1;
export const DAY_HOURS = 24;
export const OFFICE_HOURS = 1;

/** ISO 3166: those the office names, else those of its own numbers, else Indonesia. */
export function proofCountriesOf({ policy, channels }: Pick<Office, 'policy' | 'channels'>): string[] {
  if (policy.proofCountries.length > 0) return policy.proofCountries;
  const own = channels.flatMap(({ address }) => planOf(address).country ?? []);
  return own.length > 0 ? [...new Set(own)] : ['ID'];
}

/** A number abroad, or one that costs the sender more than a person's number does. */
export function refusedNumber(number: string, office: Office): Refusal | null {
  const countries = proofCountriesOf(office);
  const { country, costly } = planOf(number);
  if (!costly && country !== null && countries.includes(country)) return null;
  const codes = [...new Set(countries.map(callingCode))].join(', ');
  return refuse('NUMBER_NOT_SERVED', { codes, contact: officeContact(office) }, { field: 'phone' });
}

/** Messages with digits that were sent: in the last 24 hours, by the office in the last one. */
export interface SentLately {
  /** The times, oldest first. */
  toNumber: readonly Instant[];
  byOffice: readonly Instant[];
  /** How many were asked for by the source, and by its wider network. */
  bySource: number;
  byWider: number;
}

/** The moment at which a budget has room again; none: it has. */
function freeAgain(sent: readonly Instant[], most: number, hours: number): Instant[] {
  return sent.length >= most ? sent.slice(-most, sent.length - most + 1).map((at) => at.add({ hours })) : [];
}

/** These limits hold whatever is paid: others' messages and the office's money are at stake. */
export function refusedOften(
  sent: Pick<SentLately, 'toNumber' | 'byOffice'>,
  office: Office,
  now: Instant,
): Refusal | null {
  const { toNumber, byOffice } = sent;
  const zone = office.timeZone;
  const free = [...freeAgain(toNumber, MOST_TO_NUMBER, DAY_HOURS), ...freeAgain(byOffice, MOST_BY_OFFICE, OFFICE_HOURS)]
    .toSorted(Temporal.Instant.compare)
    .at(-1);
  if (free) {
    const until = { untilDate: dateIn(zone, free), until: { at: free, zone } };
    return refuse('TOO_MANY_DIGITS', { ...until, contact: officeContact(office) });
  }
  const last = toNumber.at(-1);
  if (!last || !isBefore(now, addMinutes(last, PAUSE_MINUTES))) return null;
  return refuse('DIGITS_JUST_SENT', { until: { at: addMinutes(last, PAUSE_MINUTES), zone } });
}

/** The refusal of digits that cost work which was not done; null: they are free, or paid for. */
export function refusedUnpaid(sent: SentLately, work: PaidWork | null, office: Office): Refusal | null {
  const { bySource: source, byWider: wider, byOffice } = sent;
  const tries = triesForDigits({ source, wider, office: byOffice.length });
  if (tries === 0 || (work && isPaid(work.tries, tries))) return null;
  return refuseForWork(officeContact(office), { tries, pays: 'DIGITS' });
}
