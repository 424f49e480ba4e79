// The kiosk's texts, in the page's language.
import { areaTexts } from '../areaTexts.ts';
import { commonTexts } from '../common/texts.ts';
import { counterName, counterNames } from '../counterName.ts';
import { KIOSK_CATALOGUES } from './compiled/catalogues.ts';

export const { texts: kioskTexts } = areaTexts(KIOSK_CATALOGUES, (say, language) => {
  const { counterInSentence } = commonTexts(language);
  return {
    ...say,
    digits: say.digits.split(' '),
    counters: (labels: readonly string[]) => say.counters(counterNames(counterInSentence, labels)),
    goNow: (counter: string) => say.goNow(counterName(counterInSentence, counter)),
  };
});

export type KioskTexts = ReturnType<typeof kioskTexts>;
