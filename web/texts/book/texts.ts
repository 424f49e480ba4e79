// The booking pages' texts, in the page's language.
import { areaTexts } from '../areaTexts.ts';
import { commonTexts } from '../common/texts.ts';
import { counterName } from '../counterName.ts';
import { dayOfDate } from '../when.ts';
import { BOOK_CATALOGUES } from './compiled/catalogues.ts';

export const { texts: bookTexts, load: loadBookTexts } = areaTexts(BOOK_CATALOGUES, (say, language) => ({
  ...say,
  /** `parts`: one or two of day, month and year. */
  birthDateMisses: (parts: readonly string[]) =>
    say.birthDateMisses(parts.reduce((first, second) => say.missingParts(first, second)).toLowerCase()),
  /** `month`: a date in it. */
  noSuchDay: (month: string, last: number) =>
    say.noSuchDay(dayOfDate(month, language, { weekday: undefined, day: undefined, year: 'numeric' }), last),
  changesLeft: (left: number) => say.changesLeft(Math.max(0, left)),
  goTo: (counter: string) => say.goTo(counterName(commonTexts(language).counterInSentence, counter)),
}));

export type BookTexts = ReturnType<typeof bookTexts>;
