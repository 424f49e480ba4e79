// The desk's texts, in the page's language.
import { areaTexts } from '../areaTexts.ts';
import { commonTexts } from '../common/texts.ts';
import { counterName, counterNames } from '../counterName.ts';
import { timeAsWritten } from '../when.ts';
import { DESK_CATALOGUES } from './compiled/catalogues.ts';

export const { texts: deskTexts } = areaTexts(DESK_CATALOGUES, (say, language) => {
  const { counterWord, counterInSentence } = commonTexts(language);
  return {
    ...say,
    at: (counter: string) => counterName(counterInSentence, counter),
    /** Of the time `09:10`. */
    notBefore: (time: string) => say.notBefore(timeAsWritten(time, language)),
    counter: (label: string) => counterName(counterWord, label),
    slipCounters: (labels: readonly string[]) => say.slipCounters(counterNames(counterInSentence, labels)),
  };
});

export type DeskTexts = ReturnType<typeof deskTexts>;
