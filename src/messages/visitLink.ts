// The address of a visit's page below a message about it: pure.
import { inSevenBits, partsOf } from './gsm7.ts';

/** Sentences about something else than the visit that is to come, or said to another person than its own. */
const WITHOUT_LINK: ReadonlySet<string> = new Set(['passportReady', 'registrationTried']);

export function hasVisitLink(key: string): boolean {
  return !WITHOUT_LINK.has(key);
}

/**
 * Only an address that is encrypted on its way is sent; and an SMS has it only where that makes no further SMS, since each
 * costs the office as much as the first.
 */
export function withVisitLink(text: string, link: string | null, isSms: boolean): string {
  if (!link?.startsWith('https:')) return text;
  const longer = `${text}\n${link}`;
  return isSms && partsOf(inSevenBits(longer)) > partsOf(inSevenBits(text)) ? text : longer;
}
