// The languages of the area “kiosk”. @generated from web/texts/kiosk/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import { kioskInIndonesian } from './id.ts';
import { kioskInEnglish } from './en.ts';
import type { KioskMessages } from './messages.ts';

export const KIOSK_CATALOGUES: AreaCatalogues<KioskMessages> = {
  ready: { id: kioskInIndonesian, en: kioskInEnglish },
  load: {
  },
};
