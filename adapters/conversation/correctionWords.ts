// Reads a correction of a name or birth date: `UBAH NAMA Budi Santoso`, `#betulkan 2345678A tgl lahir 25-01-1987`. Pure.
import { isWrittenAsName } from '../../src/applicantName.ts';
import { cleanName } from '../../src/cleanText.ts';
import type { LocalDate } from '../../src/time.ts';
import { isCodeLike, squeezedCode } from './codes.ts';
import { readDate } from './dates.ts';
import type { Correction } from './intent.ts';
import { POLITE, saysOnly, wordsOf } from './words.ts';

const VERB = /^#* *(?:ubah|betulkan|perbaiki|koreksi|ganti|correct|change|fix)[ #:]+(?=\S)/i;
const NAME_LABEL = /^(?:nama(?: lengkap)?|(?:full )?name)\b/i;
const BIRTH_DATE_LABEL = /^(?:tgl ?lahir|tanggal ?lahir|birth ?date|date of birth)\b/i;
const DATA_LABEL = /^data(?:nya)?\b/i;
/** Words between the label and what is right. */
const BEFORE_VALUE = /^[ :=#]*(?:(?:saya|sy|anak saya|my|yang benar|yg benar|menjadi|jadi|ke|to)\b[ :=#]*)*/i;
const MAX_CORRECTION_LENGTH = 160;
/** Words that a wish to correct something ends with, without what is right. */
const NO_VALUE: ReadonlySet<string> = new Set([
  ...POLITE,
  ...'saya salah keliru dong bisa gimana bagaimana cara wrong how'.split(' '),
]);

/** Without a value the sender asks how it is done. null: it is no correction. */
export function readCorrection(text: string, today: LocalDate): Correction | null {
  const verb = text.length <= MAX_CORRECTION_LENGTH && !text.includes('\n') ? VERB.exec(text) : null;
  if (!verb) return null;
  const { code, rest } = withoutCode(text.slice(verb[0].length));
  const label = [NAME_LABEL, BIRTH_DATE_LABEL, DATA_LABEL].find((one) => one.test(rest));
  if (!label) return null;
  const value = rest.replace(label, '').replace(BEFORE_VALUE, '').trim();
  const asks: Correction = { intent: 'CORRECT', code, name: null, birthDate: null };
  if (value === '' || value.includes('?') || saysOnly(value, NO_VALUE)) return asks;
  if (label === DATA_LABEL) return null;
  if (label === NAME_LABEL) {
    const name = cleanName(value);
    return isWrittenAsName(name) && wordsOf(name).length > 0 ? { ...asks, name } : null;
  }
  const reading = readDate(value, 'birthDate', today);
  return 'date' in reading ? { ...asks, birthDate: reading.date } : asks;
}

/** The code stands before or behind the label. */
function withoutCode(text: string): { code: string | null; rest: string } {
  const words = text.split(/[ #:]+/).filter((word) => word !== '');
  const found = words.slice(0, 4).find((word) => isCodeLike(word) && /\d/.test(word) && /[a-z]/i.test(word));
  const rest = words.filter((word) => word !== found && !(found && /^(?:kode|code)$/i.test(word)));
  return { code: found ? squeezedCode(found) : null, rest: rest.join(' ') };
}
