// Says in a page's language what went wrong with a request, and what the reader can do.
import { commonTexts } from '../texts/common/texts.ts';
import type { PageLanguage } from '../texts/language.ts';
import { AskFault } from './ask.ts';

export function faultText(fault: unknown, language: PageLanguage): string {
  const say = commonTexts(language);
  if (!(fault instanceof AskFault)) return say.broken;
  // A device that is connected has asked a server that is away.
  if (fault.code === 'OFFLINE') return navigator.onLine === false ? say.offline : say.unreachable;
  if (fault.code === 'REFUSED') return fault.message;
  if (fault.code === 'READING_LIMIT') return say.readingLimit;
  return fault.code === 'RATE_LIMITED' ? say.busy(fault.seconds) : say.broken;
}
