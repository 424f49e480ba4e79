// The languages of the area “place”. @generated from web/texts/place/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import { placeInIndonesian } from './id.ts';
import { placeInEnglish } from './en.ts';
import type { PlaceMessages } from './messages.ts';

export const PLACE_CATALOGUES: AreaCatalogues<PlaceMessages> = {
  ready: { id: placeInIndonesian, en: placeInEnglish },
  load: {
  },
};
