// The texts that the script of the home page writes, in English; a missing text does not compile.
import { countedNoun } from '../plural.ts';
import type { HomeTexts } from './id.ts';

export const homeInEnglish: HomeTexts = {
  found: (count) => countedNoun(count, 'office', 'offices'),
  noneFound: (text) => `There is no office for “${text}”. Try the name of a city or another district.`,
  serves: (place) => `Serves ${place}`,
  nextFree: (day, time) => `Free from ${day}, ${time}`,
  allFull: 'Full at present',
  showAll: (count) => `Show all ${countedNoun(count, 'office', 'offices')}`,
  yours: (code) => `Open booking ${code}`,
};
