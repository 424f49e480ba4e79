// The languages of the area “services”. @generated from web/texts/services/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import { servicesInIndonesian } from './id.ts';
import { servicesInEnglish } from './en.ts';
import type { ServicesMessages } from './messages.ts';

export const SERVICES_CATALOGUES: AreaCatalogues<ServicesMessages> = {
  ready: { id: servicesInIndonesian, en: servicesInEnglish },
  load: {
  },
};
