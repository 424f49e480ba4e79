// Reads a text by an office's template: pure, and never throwing on what a person types.
import type { FieldName } from '../../src/messages/index.ts';
import type { LocalDate } from '../../src/time.ts';
import { clean } from './clean.ts';
import { readDate } from './dates.ts';
import type { Intent, Registration, Unclear } from './intent.ts';

/** What came, as far as reading it goes. */
export interface Text {
  text: string;
  media: readonly { contentType: string }[];
  /** The payload of a button. */
  action?: string | undefined;
}

const FIELDS: Record<string, FieldName> = {
  NAMA: 'name',
  TGLLAHIR: 'birthDate',
  TGLKEDATANGAN: 'visitDate',
  ALAMAT: 'address',
};
/** Spellings of the template itself, sent back as they were printed. */
const PLACEHOLDERS =
  /^(nama( lengkap)?|tgl\.? ?lahir|tanggal lahir|tgl\.? ?kedatangan|tanggal kedatangan|alamat|contoh)$/i;
const LONGEST = 4096;

export function parse(message: Text, template: string): Intent {
  // Cut again: one sign can stand for a word of eighteen.
  const text = clean(message.text.slice(0, LONGEST)).slice(0, LONGEST);
  if (message.action) return readAction(message.action);
  if (text === '') return { intent: 'UNCLEAR', reason: 'UNSUPPORTED_TYPE' };
  return readCommand(text) ?? readCodeIn(text) ?? readRegistration(text, template);
}

function readAction(action: string): Intent {
  const [verb, code = ''] = action.split(':');
  if (verb === 'CONFIRM') return { intent: 'CONFIRM', code };
  if (verb === 'ACCEPT') return { intent: 'STANDBY', code };
  if (verb === 'DECLINE') return { intent: 'DECLINE', code };
  return verb === 'CANCEL' ? { intent: 'CANCEL', code } : { intent: 'UNCLEAR', reason: 'UNKNOWN_TEXT' };
}

/** Commands are whole messages: a word inside a sentence is no command. */
function readCommand(text: string): Intent | null {
  const [, word = '', rest = ''] = /^#?\s*([a-z]+)\b\s*#?\s*(.*)$/is.exec(text) ?? [];
  const said = rest.replace(/[.!?]+$/, '').trim();
  switch (word.toLowerCase()) {
    case 'batal':
    case 'cancel':
      return said === '' || isCodeLike(said) ? { intent: 'CANCEL', code: said || null } : null;
    case 'awal':
      return said === '' || isCodeLike(said) ? { intent: 'STANDBY', code: said || null } : null;
    case 'tidak':
      return said === '' || isCodeLike(said) ? { intent: 'DECLINE', code: said || null } : null;
    case 'ubah':
      return readChange(said);
    case 'cek':
    case 'status':
      return said === '' || isCodeLike(said) ? { intent: 'STATUS' } : null;
    case 'bantuan':
    case 'help':
    case 'info':
    case 'halo':
    case 'p':
      return said === '' ? { intent: 'HELP' } : null;
    default:
      return null;
  }
}

function readChange(said: string): Intent | null {
  if (said === '') return { intent: 'RESCHEDULE', code: null, visitDate: null };
  const words = said.split(/\s+/);
  const code = words.find(isCodeLike) ?? null;
  const visitDate = readDate(words.filter((word) => word !== code).join(' '));
  return visitDate ? { intent: 'RESCHEDULE', code, visitDate } : null;
}

/** Eight characters with a digit among them, as every code but few words have: whether it is right is not said here. */
function isCodeLike(text: string): boolean {
  const bare = text.replace(/[\s-]/g, '');
  return /^[a-z0-9]{8}$/i.test(bare) && /\d/.test(bare) && !readDate(bare);
}

function readCodeIn(text: string): Intent | null {
  const whole = text
    .replace(/^#/, '')
    .replace(/[.!]+$/, '')
    .trim();
  if (isCodeLike(whole) && whole.length <= 11) return { intent: 'CONFIRM', code: whole.replace(/[\s-]/g, '') };
  if (text.includes('#') && text.replace(/^#/, '').includes('#')) return null;
  const words = whole.split(/[\s:,.]+/).filter((word) => isCodeLike(word) && /[a-z]/i.test(word));
  return words.length === 1 ? { intent: 'CONFIRM', code: words[0] as string } : null;
}

function fieldsOf(template: string): FieldName[] {
  return template.split('#').flatMap((part) => FIELDS[part.replace(/\+.*$/, '').trim().toUpperCase()] ?? []);
}

function readRegistration(text: string, template: string): Intent {
  const fields = fieldsOf(template);
  const line = lineWithFields(text);
  if (!line.includes('#')) return { intent: 'UNCLEAR', reason: 'UNKNOWN_TEXT' };
  const parts = splitParts(line, fields);
  if (parts.some((part) => PLACEHOLDERS.test(part))) return { intent: 'UNCLEAR', reason: 'PLACEHOLDER_LEFT' };
  if (parts.length > fields.length) return { intent: 'UNCLEAR', reason: 'TOO_MANY_FIELDS' };
  return parts.length < fields.length ? tooFew(parts, fields) : readParts(parts, fields);
}

/** A greeting and a thank-you on lines of their own are left aside, as long as the rest is one registration. */
function lineWithFields(text: string): string {
  const lines = text.split('\n').filter((line) => line.includes('#'));
  const whole = lines.filter((line) => (line.match(/#/g)?.length ?? 0) > 1);
  return whole.length === 1 ? (whole[0] as string) : lines.join(' ');
}

/** A last field of free text may hold a # of its own. */
function splitParts(line: string, fields: readonly FieldName[]): string[] {
  const parts = line.split('#').map((part) => part.replace(/\s+/g, ' ').trim());
  const from = line.trimStart().startsWith('#') ? 1 : 0;
  const kept = parts.slice(from);
  if (fields.at(-1) === 'address' && kept.length > fields.length) {
    return [
      ...kept.slice(0, fields.length - 1),
      kept
        .slice(fields.length - 1)
        .join(' #')
        .replace(/[ #]+$/, ''),
    ];
  }
  // Doubled and trailing signs leave empty parts; a field that was left out does too, but then one is missing.
  const filled = kept.filter((part) => part !== '');
  return filled;
}

function tooFew(parts: readonly string[], fields: readonly FieldName[]): Unclear {
  const dates = parts.filter((part) => readDate(part)).length;
  const texts = parts.length - dates;
  const missing = fields.filter((field) => field === 'birthDate' || field === 'visitDate').slice(dates);
  const missingTexts = fields.filter((field) => field === 'name' || field === 'address').slice(texts);
  return {
    intent: 'UNCLEAR',
    reason: 'TOO_FEW_FIELDS',
    missing: fields.filter((f) => [...missing, ...missingTexts].includes(f)),
  };
}

function readParts(parts: readonly string[], fields: readonly FieldName[]): Registration | Unclear {
  const typed = Object.fromEntries(fields.map((field, index) => [field, parts[index] as string])) as Record<
    FieldName,
    string
  >;
  const birthDate = readDate(typed.birthDate);
  if (!birthDate) return { intent: 'UNCLEAR', reason: 'BIRTHDATE_UNREADABLE', typed: shown(typed.birthDate) };
  const asksForDate = fields.includes('visitDate');
  const visitDate: LocalDate | null = asksForDate ? readDate(typed.visitDate) : null;
  if (asksForDate && !visitDate)
    return { intent: 'UNCLEAR', reason: 'VISITDATE_UNREADABLE', typed: shown(typed.visitDate) };
  const address = typed.address ?? null;
  if (address && readDate(address)) return { intent: 'UNCLEAR', reason: 'FIELD_MISMATCH', typed: shown(address) };
  return { intent: 'REGISTER', name: typed.name, birthDate, visitDate, address };
}

function shown(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}
