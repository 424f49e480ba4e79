// The languages of the area “office”. @generated from web/texts/office/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import type { OfficeMessages } from './messages.ts';

export const OFFICE_CATALOGUES: AreaCatalogues<OfficeMessages> = {
  ready: {  },
  load: {
    id: async () => (await import('./id.ts')).officeInIndonesian,
    en: async () => (await import('./en.ts')).officeInEnglish,
  },
};
