// The languages of the area “home”. @generated from web/texts/home/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import { homeInIndonesian } from './id.ts';
import { homeInEnglish } from './en.ts';
import type { HomeMessages } from './messages.ts';

export const HOME_CATALOGUES: AreaCatalogues<HomeMessages> = {
  ready: { id: homeInIndonesian, en: homeInEnglish },
  load: {
  },
};
