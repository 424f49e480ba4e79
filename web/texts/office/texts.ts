// The office console's texts, in the page's language: the other one is not loaded.
import { areaTexts } from '../areaTexts.ts';
import { LANGUAGE_LOCALES } from '../compiled/languages.ts';
import type { PageLanguage } from '../language.ts';
import { OFFICE_CATALOGUES } from './compiled/catalogues.ts';

const office = areaTexts(OFFICE_CATALOGUES, (say, language) => ({
  ...say,
  number: (value: number) => value.toLocaleString(LANGUAGE_LOCALES[language]),
  hourOfDay: (hour: number) => say.hourOfDay(String(hour).padStart(2, '0')),
  today: {
    ...say.today,
    noticeLeft: (left: number) => (left < 0 ? say.today.noticeTooLong(-left) : say.today.noticeLeft(left)),
  },
  calendar: {
    ...say.calendar,
    percent: (share: number) => say.calendar.percent(Math.round(share * 100)),
    undoOption: (minutes: number) =>
      minutes < 60 ? say.calendar.undoOptionMinutes(minutes) : say.calendar.undoOptionHours(minutes / 60),
  },
  inbox: {
    ...say.inbox,
    waits: (minutes: number) =>
      minutes < 60 ? say.inbox.waits(minutes) : say.inbox.waitsHours(Math.floor(minutes / 60), minutes % 60),
  },
}));

/** The language of the page alone is loaded. @throws if it cannot be. */
export async function loadOfficeTexts(language: PageLanguage): Promise<void> {
  await office.load(language);
}

/** @throws Error before they are loaded. */
export const officeTexts = office.texts;

export type OfficeTexts = ReturnType<typeof officeTexts>;
