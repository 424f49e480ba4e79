// Reads whether a sentence wants the own data deleted, and what is answered when that is asked back. Pure.
import type { Intent } from './intent.ts';
import { isCancelWord } from './speech.ts';
import type { Stance } from './stance.ts';
import { wordsOf } from './words.ts';

const ERASES = new Set(
  'hapus hapusin hapuskan dihapus dihapuskan delete deleted erase erased remove removed'.split(' '),
);
const OWN_DATA = new Set('saya sy aku pribadi my personal'.split(' '));
const MAX_ERASURE_WORDS = 10;

/** Whether a sentence wants the own data deleted: it is asked back in any case. */
export function wantsErasure(text: string, stance: Stance): boolean {
  const words = wordsOf(text);
  if (stance !== 'CANCEL' || words.length > MAX_ERASURE_WORDS || /\d/.test(text)) return false;
  const has = (some: ReadonlySet<string>) => words.some((word) => some.has(word));
  return (
    has(ERASES) && (words.includes('data') || words.includes('datanya')) && has(OWN_DATA) && !hasOtherCancel(words)
  );
}

/** "Batal" may be to the booking or to the deletion. */
function hasOtherCancel(words: readonly string[]): boolean {
  return words.some((word) => isCancelWord(word) && !ERASES.has(word));
}

/** Only a plain yes, or the word itself, deletes; every no keeps all; anything else is no answer. */
export function answerToErasure(text: string, stance: Stance): Intent | null {
  const words = wordsOf(text);
  if (stance === 'YES') return { intent: 'ERASE_SURE' };
  if (stance === 'CANCEL' && words.some((word) => ERASES.has(word)) && !hasOtherCancel(words)) {
    return { intent: 'ERASE_SURE' };
  }
  return stance === 'NO' || stance === 'AGAINST' || stance === 'CANCEL' ? { intent: 'ERASE_KEPT' } : null;
}
