// The languages of the area “simulator”. @generated from web/texts/simulator/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import { simulatorInIndonesian } from './id.ts';
import { simulatorInEnglish } from './en.ts';
import type { SimulatorMessages } from './messages.ts';

export const SIMULATOR_CATALOGUES: AreaCatalogues<SimulatorMessages> = {
  ready: { id: simulatorInIndonesian, en: simulatorInEnglish },
  load: {
  },
};
