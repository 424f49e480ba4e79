// The holidays' texts, in the page's language.
import { areaTexts } from '../areaTexts.ts';
import { HOLIDAYS_CATALOGUES } from './compiled/catalogues.ts';

export const { texts: holidayTexts } = areaTexts(HOLIDAYS_CATALOGUES, (say) => say);

export type HolidayTexts = ReturnType<typeof holidayTexts>;
