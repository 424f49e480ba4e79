// The pages' texts in a language, and what is said of a fault.
import { AskFault } from '../api/ask.ts';
import * as en from './en.ts';
import * as id from './id.ts';
import type { Language } from './language.ts';

const COMMON = { id: id.common, en: en.common };
const BOOK = { id: id.book, en: en.book };

export function common(language: Language): id.CommonTexts {
  return COMMON[language];
}

/** Of the booking pages. */
export function texts(language: Language): id.BookTexts {
  return BOOK[language];
}

/** What went wrong, and what can be done. */
export function faultText(fault: unknown, language: Language): string {
  const say = COMMON[language];
  if (!(fault instanceof AskFault)) return say.broken;
  if (fault.code === 'OFFLINE') return say.offline;
  return fault.code === 'RATE_LIMITED' ? say.busy(fault.seconds) : say.broken;
}
