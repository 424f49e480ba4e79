// Commands and codes: whole messages, in both languages, with and without the sign in front.
import { type ChannelKind, traitsOf } from '../../src/channelKinds.ts';
import type { Language, LocalDate } from '../../src/time.ts';
import { isCodeLike, isCodeOfWords, squeezedCode, withoutEnd } from './codes.ts';
import { readCorrection } from './correctionWords.ts';
import { readVisitDate } from './dateFields.ts';
import type { Intent } from './intent.ts';
import { stanceOf } from './stance.ts';
import { POLITE, wordsOf } from './words.ts';

type Command =
  | 'CANCEL'
  | 'RESCHEDULE'
  | 'STATUS'
  | 'STANDBY'
  | 'DECLINE'
  | 'HELP'
  | 'STOP'
  | 'GUIDE'
  | 'QUOTA'
  | 'LANGUAGE';

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    CANCEL: 'batal batalkan pembatalan cancel',
    RESCHEDULE: 'ubah ganti pindah reschedule change',
    STATUS: 'cek status check',
    STANDBY: 'awal earlier',
    DECLINE: 'tidak no',
    HELP: 'bantuan help info menu mulai start daftar format cara halo hallo hello hai hi p ping test tes',
    STOP: 'berhenti stop',
    GUIDE: 'pandu panduan dipandu guide',
    QUOTA: 'kuota quota sisa places',
    LANGUAGE: 'bahasa language',
  } satisfies Record<Command, string>).flatMap(([command, words]) =>
    words.split(' ').map((word) => [word, command as Command]),
  ),
);

/** Sentences that ask for one of these, as many people write them. */
type PhraseCommand = 'STATUS' | 'STOP' | 'HELP' | 'MY_DATA' | 'CHILD_DATA';
const PHRASES: ReadonlyMap<string, PhraseCommand> = new Map(
  Object.entries({
    STATUS: [
      'nomor antrian saya',
      'nomor antrean saya',
      'nomor antrian saya berapa',
      'nomor antrean saya berapa',
      'no antrian saya',
      'no antrian saya berapa',
      'cek antrian',
      'cek antrean',
      'cek nomor',
      'cek status',
      'my number',
    ],
    STOP: [
      'jangan kirim pesan lagi',
      'jangan kirim pesan',
      'jangan sms lagi',
      'jangan wa lagi',
      'berhenti kirim pesan',
    ],
    MY_DATA: [
      'data saya',
      'data pribadi saya',
      'data pribadi',
      'lihat data saya',
      'minta data saya',
      'lihat data pribadi saya',
      'minta data pribadi saya',
      'my data',
      'my personal data',
      'show my data',
      'see my data',
    ],
    CHILD_DATA: [
      'data anak',
      'data anak saya',
      'lihat data anak saya',
      'minta data anak saya',
      'data pribadi anak saya',
      "my child's data",
      "my children's data",
      'data of my child',
      'data of my children',
      "show my child's data",
    ],
    HELP: ['cara daftar', 'cara pendaftaran', 'format pendaftaran', 'how to register', 'mau daftar', 'mau tanya'],
  }).flatMap(([command, phrases]) => phrases.map((phrase) => [phrase, command as PhraseCommand])),
);

/** By SMS the provider takes these words for its own and delivers nothing to the sender afterwards. */
const PROVIDER_STOPS = new Set('stop stopall unsubscribe cancel end quit revoke optout'.split(' '));
/** The longest command, code or greeting. */
const MAX_COMMAND_LENGTH = 60;

export function isProviderStop(text: string, channel: ChannelKind): boolean {
  return traitsOf(channel).hasProviderStops && text.length < 20 && PROVIDER_STOPS.has(withoutEnd(text).toLowerCase());
}

const STARTS = new Set('mulai start unstop'.split(' '));

/** Takes back that nothing is wanted; to all others the words ask how to begin. */
export function isStart(text: string): boolean {
  return text.length < 20 && STARTS.has(withoutEnd(text.replace(/^#+/, '')).toLowerCase());
}

/** Commands are whole messages, with a code or a date at most: a word inside a sentence is no command. */
export function readCommand(text: string, today: LocalDate): Intent | null {
  const correction = readCorrection(text, today);
  if (correction) return correction;
  if (text.length > MAX_COMMAND_LENGTH) return null;
  const signed = text.startsWith('#');
  const [, word = '', rest = ''] = /^#* *([a-z]+)\b[ #:]*(.*)/is.exec(text) ?? [];
  const said = withoutEnd(rest);
  const command = COMMANDS.get(word.toLowerCase());
  if (command === 'RESCHEDULE') return readChangeCommand(said, signed, today);
  if (command === 'LANGUAGE') return readLanguage(said);
  const code = codeBehind(said);
  if (command && (said === '' || code)) return commanded(command, code);
  if (QUEUE_NUMBER.test(text)) return { intent: 'STATUS' };
  if (signed && said === '' && word.toLowerCase() === DATA_WORD) return { intent: 'MY_DATA' };
  const phrase = PHRASES.get(withoutPolite(text).join(' '));
  if (phrase && !/\d/.test(text)) return commanded(phrase, null);
  if (isThanks(text)) return { intent: 'THANKS' };
  if (asksToBeLed(text)) return { intent: 'GUIDE' };
  return isGreeting(text) ? { intent: 'HELP' } : null;
}

/** `kode A312`, `nomor antrean B207`: the number is no code, and what is shown has both. */
const QUEUE_NUMBER =
  /^#?\s*(?:(?:kode|code|no|nomor|nomer|antrian|antrean|saya|my|number)\b[ .:]*){0,4}[a-z]\d{3}[\s.!]*$/i;

/** Without the polite words at the end: "lihat data saya ya pak". */
function withoutPolite(text: string): string[] {
  const words = wordsOf(text);
  return words.slice(0, words.findLastIndex((word) => !POLITE.has(word)) + 1);
}

/** Alone it is a command only with the sign: many messages that register begin with it. */
const DATA_WORD = 'data';

const LANGUAGE_WORDS: ReadonlyMap<string, Language> = new Map(
  Object.entries({ id: 'id indonesia indonesian ina', en: 'en inggris english eng' }).flatMap(([language, words]) =>
    words.split(' ').map((word) => [word, language as Language]),
  ),
);

function readLanguage(said: string): Intent | null {
  if (said === '') return { intent: 'LANGUAGE', language: null };
  const language = LANGUAGE_WORDS.get(said.toLowerCase());
  return language ? { intent: 'LANGUAGE', language } : null;
}

function commanded(
  command: Exclude<Command, 'RESCHEDULE' | 'LANGUAGE'> | 'MY_DATA' | 'CHILD_DATA',
  code: string | null,
): Intent | null {
  switch (command) {
    case 'CANCEL':
    case 'STANDBY':
    case 'DECLINE':
      return { intent: command, code };
    case 'STATUS':
      return { intent: 'STATUS' };
    default:
      return code ? null : { intent: command };
  }
}

/** `2345678A`, `kode 2345 678A`. */
function codeBehind(said: string): string | null {
  const code = said.replace(/^(?:kode|code|booking|nomor|no) *[:.]? */i, '');
  return isCodeOfWords(code) ? squeezedCode(code) : null;
}

/** `09082017`, `2345678A 9 Agustus 2017`, `ke besok`; by its sign it is a command even where no date can be read. */
function readChangeCommand(said: string, signed: boolean, today: LocalDate): Intent | null {
  const words = said
    .split(/[ \n#]/)
    .filter((word) => word !== '' && !/^(?:ke|jadi|menjadi|kode|to|jadwal)$/i.test(word));
  if (words.length === 0) return { intent: 'RESCHEDULE', code: null, visitDate: null };
  // Digits alone are the date, unless there is another word for it.
  const code = words.find((word) => isCodeLike(word) && (words.length > 1 || /[a-z]/i.test(word))) ?? null;
  const reading = readVisitDate(words.filter((word) => word !== code).join(' '), today);
  if ('values' in reading) {
    const wishesHour = reading.warnings.includes('HOUR_IGNORED') && { wishesHour: true as const };
    return { intent: 'RESCHEDULE', code, visitDate: reading.values.visitDate ?? null, ...wishesHour };
  }
  if (words.length === 1 && code) return { intent: 'RESCHEDULE', code, visitDate: null };
  return signed || reading.reason !== 'VISITDATE_UNREADABLE' ? { ...reading, command: 'RESCHEDULE' } : null;
}

function isGreeting(text: string): boolean {
  const words = wordsOf(text);
  return words.length > 0 && !/[\d#]/.test(text) && words.every((word) => POLITE.has(word));
}

/** "Makasih banyak pak": it asks for nothing. */
function isThanks(text: string): boolean {
  if (/[\d#?]/.test(text)) return false;
  const words = wordsOf(text).map((word) => (POLITE.has(word) ? word : word.replace(/(.)\1+/gu, '$1')));
  return (
    words.some((word) => THANKS.has(word)) &&
    words.every((word) => THANKS.has(word) || POLITE.has(word) || MUCH.has(word))
  );
}
const THANKS = new Set(
  'kasih terimakasih makasih makasi mksh mksih mkasih trims trimakasih thanks thank thx tq tks nuwun suwun nuhun'.split(
    ' ',
  ),
);
const MUCH = new Set(
  'banyak sangat matur hatur sebelumnya sebelum sama sekali ok oke siap baik very much so a lot'.split(' '),
);

/** `tolong pandu saya pak`. */
function asksToBeLed(text: string): boolean {
  const words = wordsOf(text);
  const led = words.filter((word) => COMMANDS.get(word) === 'GUIDE').length;
  return (
    led === 1 &&
    words.length < 8 &&
    words.every((word) => COMMANDS.get(word) === 'GUIDE' || POLITE.has(word) || word === 'saya')
  );
}

/** The longest yes, with thanks and all. */
const LONGEST_YES = 120;

/** `ya`, `ok pak`, `iya bener`, a thumb; `said` is the text as it came, with its pictures. */
export function isYes(text: string, said: string, names?: readonly string[]): boolean {
  return text.length <= LONGEST_YES && said.length <= 2 * LONGEST_YES && stanceOf(said, text, names) === 'YES';
}
