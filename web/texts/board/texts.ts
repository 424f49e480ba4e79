// The lobby board's texts, in the page's language.
import { areaTexts } from '../areaTexts.ts';
import { commonTexts } from '../common/texts.ts';
import { counterName } from '../counterName.ts';
import { spelled } from '../spelled.ts';
import { BOARD_CATALOGUES } from './compiled/catalogues.ts';

interface SpokenCall {
  number: string;
  counter: string;
}

export const { texts: boardTexts, load: loadBoardTexts } = areaTexts(BOARD_CATALOGUES, (say, language) => {
  const { counterWord, counterInSentence } = commonTexts(language);
  const digits = say.digits.split(' ');
  const spell = (number: string) => spelled(number, digits);
  return {
    ...say,
    /** `breaks`: empty if there are none. */
    openToday: (hours: string, breaks: string) =>
      breaks ? say.openTodayWithBreaks(hours, breaks) : say.openToday(hours),
    /** `word`: the office's own for a counter. */
    counter: (label: string, word = counterWord) => counterName(word, label),
    spoken: (number: string, counter: string, word = counterInSentence) =>
      say.spoken(spell(number), counterName(word, counter)),
    spokenPlaces: (calls: readonly SpokenCall[], word = counterInSentence) =>
      say.spokenPlaces(
        calls.map(({ number, counter }) => say.spokenPlace(spell(number), counterName(word, counter))).join('; '),
      ),
    spokenNumbers: (numbers: readonly string[]) => say.spokenNumbers(numbers.map(spell).join('; ')),
  };
});

export type BoardTexts = ReturnType<typeof boardTexts>;
