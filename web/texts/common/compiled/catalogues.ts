// The languages of the area “common”. @generated from web/texts/common/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import { commonInIndonesian } from './id.ts';
import { commonInEnglish } from './en.ts';
import type { CommonMessages } from './messages.ts';

export const COMMON_CATALOGUES: AreaCatalogues<CommonMessages> = {
  ready: { id: commonInIndonesian, en: commonInEnglish },
  load: {
    ar: async () => (await import('./ar.ts')).commonInArabic,
  },
};
