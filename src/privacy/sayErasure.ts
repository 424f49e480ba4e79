// Says what was deleted and what is kept, in a few sentences.
import { type ReplyKey, sayReply } from '../messages/index.ts';
import type { Language } from '../time.ts';
import type { Remains } from './erase.ts';

const ERASURE_SENTENCES = {
  PSEUDONYMOUS: 'erased',
  BLOCK: 'erasedBlock',
  MISSED_VISITS: 'erasedMissed',
  OPT_OUT: 'erasedOptOut',
} as const satisfies Record<Remains, ReplyKey>;

export function sayErasure(remains: readonly Remains[], language: Language): string {
  return remains.map((one) => sayReply(language, ERASURE_SENTENCES[one], {})).join(' ');
}
