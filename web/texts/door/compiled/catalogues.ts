// The languages of the area “door”. @generated from web/texts/door/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import { doorInIndonesian } from './id.ts';
import { doorInEnglish } from './en.ts';
import type { DoorMessages } from './messages.ts';

export const DOOR_CATALOGUES: AreaCatalogues<DoorMessages> = {
  ready: { id: doorInIndonesian, en: doorInEnglish },
  load: {
  },
};
