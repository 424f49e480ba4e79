// The languages of the area “pairing”. @generated from web/texts/pairing/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import { pairingInIndonesian } from './id.ts';
import { pairingInEnglish } from './en.ts';
import type { PairingMessages } from './messages.ts';

export const PAIRING_CATALOGUES: AreaCatalogues<PairingMessages> = {
  ready: { id: pairingInIndonesian, en: pairingInEnglish },
  load: {
  },
};
