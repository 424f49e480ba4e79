// The languages of the area “book”. @generated from web/texts/book/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import { bookInIndonesian } from './id.ts';
import { bookInEnglish } from './en.ts';
import type { BookMessages } from './messages.ts';

export const BOOK_CATALOGUES: AreaCatalogues<BookMessages> = {
  ready: { id: bookInIndonesian, en: bookInEnglish },
  load: {
    ar: async () => (await import('./ar.ts')).bookInArabic,
  },
};
