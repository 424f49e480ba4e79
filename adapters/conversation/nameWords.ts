// Tells where a name begins in a sentence, and which words end it. Pure.
import type { FreeWord } from './freeWords.ts';
import { termsOf } from './normalise.ts';
import { CHATTER, DATE_FILLERS, POLITE } from './words.ts';

/** Words that stand behind a name and belong to the next thing said. */
export const NAME_ENDS: ReadonlySet<string> = new Set([
  ...[...CHATTER].filter((word) => word !== 'di'),
  ...DATE_FILLERS,
  ...(
    'lahir lahirnya lhr lhir dtg dtang kelahiran kelahirannya ttl lair born birth dob lahirnye terus trus lalu nah jadi rencana rencananya bade badhe arep pengen ' +
    'pengin soalnya karena krn i and i want wants coming come hari jam pukul sy aku gue gua abdi kulo kula ya pak bu min mas mbak kak kang bang dong ' +
    'alamat nik umur usia perempuan laki tolong mohon terima makasih terimakasih dateng sumping sowan di hp wa untuk utk buat tempat tanggal tgl daftarkan salah keliru kurang typo beda'
  ).split(' '),
]);

const BEHIND_NAME =
  /^(?:saya|sy|aku|gue|gua|gw|abdi|kulo|kula|ku|lengkap|pemohon|nya|is|adalah|yaitu|lengkapnya|sesuai|ktp)$/;
const NAME_WORDS = /^(?:nama|namanya|namaku|nami|jeneng|jenengku|jenenge|asma|atasnama|nm|name)$/;
/** `a.n.` and its kin; "an" alone is also the end of a word that was parted. */
const ON_BEHALF = /^(?:a\.?\/?n\.?|an)$/;

/** The index of the first word of the name that is announced at `at`; null: none is. */
export function nameBegins(words: readonly FreeWord[], at: number): number | null {
  const word = words[at]?.lower ?? '';
  if (ON_BEHALF.test(word)) return isKnownWord(words[at + 1]?.lower ?? '') ? null : at + 1;
  if (!NAME_WORDS.test(word)) return null;
  let next = at + 1;
  while (BEHIND_NAME.test(words[next]?.lower ?? '')) next++;
  return next < words.length ? next : null;
}

/** A word of questions, wishes or politeness, which no name that stands alone is taken for. */
export function isKnownWord(word: string): boolean {
  return (
    CHATTER.has(word) ||
    POLITE.has(word) ||
    DATE_FILLERS.has(word) ||
    (termsOf(word).length > 0 && !IS_NAME_TOO.has(word))
  );
}

/** Known words that are people's names, too. */
const IS_NAME_TOO: ReadonlySet<string> = new Set(
  'dana asa putra putri agung solo bali ambon medan dewi son sari asing arah kos mati joko'.split(' '),
);
