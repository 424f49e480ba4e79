// The simulator's texts, in the page's language.
import { areaTexts } from '../areaTexts.ts';
import { SIMULATOR_CATALOGUES } from './compiled/catalogues.ts';

export const { texts: simulatorTexts } = areaTexts(SIMULATOR_CATALOGUES, (say) => ({
  ...say,
  leftOf: (remaining: number, capacity: number) => say.leftOf(Math.max(0, remaining), capacity),
}));

export type SimulatorTexts = ReturnType<typeof simulatorTexts>;
