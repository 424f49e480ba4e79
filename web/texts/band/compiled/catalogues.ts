// The languages of the area “band”. @generated from web/texts/band/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import { bandInIndonesian } from './id.ts';
import { bandInEnglish } from './en.ts';
import type { BandMessages } from './messages.ts';

export const BAND_CATALOGUES: AreaCatalogues<BandMessages> = {
  ready: { id: bandInIndonesian, en: bandInEnglish },
  load: {
  },
};
