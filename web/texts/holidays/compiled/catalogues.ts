// The languages of the area “holidays”. @generated from web/texts/holidays/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import { holidaysInIndonesian } from './id.ts';
import { holidaysInEnglish } from './en.ts';
import type { HolidaysMessages } from './messages.ts';

export const HOLIDAYS_CATALOGUES: AreaCatalogues<HolidaysMessages> = {
  ready: { id: holidaysInIndonesian, en: holidaysInEnglish },
  load: {
  },
};
