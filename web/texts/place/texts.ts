// The texts of one's own place, in the page's language.
import { areaTexts } from '../areaTexts.ts';
import { commonTexts } from '../common/texts.ts';
import { counterName } from '../counterName.ts';
import { PLACE_CATALOGUES } from './compiled/catalogues.ts';

export const { texts: placeTexts } = areaTexts(PLACE_CATALOGUES, (say, language) => {
  const { counterWord, counterInSentence } = commonTexts(language);
  return {
    ...say,
    transferredTo: (counter: string) => say.transferredTo(counterName(counterInSentence, counter)),
    called: (counter: string) => say.called(counterName(counterWord, counter)),
    serving: (counter: string) => say.serving(counterName(counterInSentence, counter)),
    inTitle: {
      ...say.inTitle,
      called: (counter: string, number: string) => say.inTitle.called(counterName(counterWord, counter), number),
    },
  };
});

export type PlaceTexts = ReturnType<typeof placeTexts>;
