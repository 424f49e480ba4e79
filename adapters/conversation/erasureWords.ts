// Reads whether a sentence wants the own data deleted, and what is answered when that is asked back. Pure.
import type { ErasureWish, Intent } from './intent.ts';
import { isCancelWord } from './speech.ts';
import type { Stance } from './stance.ts';
import { wordsOf } from './words.ts';

const ERASES = new Set(
  'hapus hapusin hapuskan dihapus dihapuskan delete deleted erase erased remove removed'.split(' '),
);
const OWN_DATA = new Set('saya sy aku pribadi my personal'.split(' '));
const CHILDREN = new Set(
  "anak anakku anaknya anak2 child childs child's children childrens children's kid kids".split(' '),
);
const MAX_ERASURE_WORDS = 10;
/** Longer than that many words. */
const MAX_ERASURE_TEXT = 300;

/** Whether a sentence wants the own data deleted, or those of children: it is asked back in any case. null: neither. */
export function wantsErasure(text: string, stance: () => Stance): ErasureWish | null {
  if (text.length > MAX_ERASURE_TEXT) return null;
  const words = wordsOf(text);
  if (words.length > MAX_ERASURE_WORDS || /\d/.test(text)) return null;
  const has = (some: ReadonlySet<string>) => words.some((word) => some.has(word));
  const isErasure = has(ERASES) && (words.includes('data') || words.includes('datanya')) && !hasOtherCancel(words);
  if (!isErasure || stance() !== 'CANCEL') return null;
  if (has(CHILDREN)) return 'ERASE_CHILDREN';
  return has(OWN_DATA) ? 'ERASE' : null;
}

/** "Batal" may be to the booking or to the deletion. */
function hasOtherCancel(words: readonly string[]): boolean {
  return words.some((word) => isCancelWord(word) && !ERASES.has(word));
}

/** Only a plain yes, or the word itself, deletes; every no keeps all; anything else is no answer. */
export function answerToErasure(wish: ErasureWish, text: string, stance: Stance): Intent | null {
  const words = wordsOf(text);
  if (stance === 'YES') return { intent: 'ERASE_SURE', wish };
  if (stance === 'CANCEL' && words.some((word) => ERASES.has(word)) && !hasOtherCancel(words)) {
    return { intent: 'ERASE_SURE', wish };
  }
  return stance === 'NO' || stance === 'AGAINST' || stance === 'CANCEL' ? { intent: 'ERASE_KEPT' } : null;
}
