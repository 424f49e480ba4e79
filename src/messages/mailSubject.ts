// The subject of a mail to an applicant.
import type { Language } from '../time.ts';

const MAIL_SUBJECTS: Readonly<Record<Language, { aboutBooking: string; other: string }>> = {
  id: { aboutBooking: 'Pendaftaran {code}, {office}', other: 'Antrean {office}' },
  en: { aboutBooking: 'Booking {code}, {office}', other: 'Queue at {office}' },
};

/** The same for all mails about a booking, so that mail programs keep them together. */
export function mailSubject(language: Language, { office, code }: { office: string; code: string | null }): string {
  const { aboutBooking, other } = MAIL_SUBJECTS[language];
  return (code ? aboutBooking.replace('{code}', () => code) : other).replace('{office}', () => office);
}
