// To which numbers an office sends digits, and how many: pure rules, so that others' messages and money are not wasted.
import type { Office } from '../office/settings.ts';
import { callingCode, planOf } from '../phone.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { addMinutes, dateIn, type Instant, isBefore } from '../time.ts';
import { officeContact } from './unproven.ts';

/** Messages with digits in 24 hours: to one number, whatever the booking, and asked for by one source or wider network. */
export const MOST_TO_NUMBER = 3;
export const MOST_BY_SOURCE = 20;
export const MOST_BY_WIDER = 100;
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

/** The times at which digits were sent, oldest first: in the last 24 hours, by the office in the last one. */
export interface SentLately {
  toNumber: readonly Instant[];
  bySource: readonly Instant[];
  byWider: readonly Instant[];
  byOffice: readonly Instant[];
}

/** The moment at which a budget has room again; none: it has. */
function freeAgain(sent: readonly Instant[], most: number, hours: number): Instant[] {
  return sent.length >= most ? sent.slice(-most, sent.length - most + 1).map((at) => at.add({ hours })) : [];
}

export function refusedOften(sent: SentLately, office: Office, now: Instant): Refusal | null {
  const { toNumber, bySource, byWider, byOffice } = sent;
  const zone = office.timeZone;
  const free = [
    ...freeAgain(toNumber, MOST_TO_NUMBER, DAY_HOURS),
    ...freeAgain(bySource, MOST_BY_SOURCE, DAY_HOURS),
    ...freeAgain(byWider, MOST_BY_WIDER, DAY_HOURS),
    ...freeAgain(byOffice, MOST_BY_OFFICE, OFFICE_HOURS),
  ]
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
