// The languages of the area “waits”. @generated from web/texts/waits/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import { waitsInIndonesian } from './id.ts';
import { waitsInEnglish } from './en.ts';
import type { WaitsMessages } from './messages.ts';

export const WAITS_CATALOGUES: AreaCatalogues<WaitsMessages> = {
  ready: { id: waitsInIndonesian, en: waitsInEnglish },
  load: {
  },
};
