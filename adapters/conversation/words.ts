// The words people type, as tables: months, days, labels, greetings and thanks, in Indonesian and in English.
import type { FieldName } from '../../src/messages/index.ts';

const list = (text: string) => text.split(' ');
const setOf = (...texts: string[]): ReadonlySet<string> => new Set(texts.flatMap(list));

/** Months by all their spellings, the old Indonesian ones among them; 1 is January. */
export const MONTHS: ReadonlyMap<string, number> = numbered([
  'jan januari january',
  'feb peb februari pebruari february feburari',
  'mar mrt maret march',
  'apr april',
  'mei may',
  'jun juni june',
  'jul juli july',
  'agu agt ags agst agus agustus aug august',
  'sep sept september',
  'okt oktober oct october',
  'nov nop november nopember',
  'des desember dec december',
]);

/** Days of the week; 1 is Monday. */
export const WEEKDAYS: ReadonlyMap<string, number> = numbered([
  'senin senen mon monday',
  'selasa tue tuesday',
  'rabu rebo wed wednesday',
  'kamis thu thursday',
  "jumat jum'at fri friday",
  'sabtu sat saturday',
  'minggu ahad sun sunday',
]);

/** Days by words, counted from today. */
export const RELATIVE: ReadonlyMap<string, number> = new Map([
  ['hari ini', 0],
  ['today', 0],
  ['besok', 1],
  ['benjing', 1],
  ['sesuk', 1],
  ['esok', 1],
  ['tomorrow', 1],
  ['lusa', 2],
  ['besok lusa', 2],
  ['the day after tomorrow', 2],
  ['day after tomorrow', 2],
]);

/** A number behind one of these is a day of the month. */
export const DAY_WORDS = setOf('tgl tanggal tg tngl tanggl kaping');

/** Words of a date that say nothing of it. */
export const DATE_FILLERS = setOf('tgl tanggal tg tngl tanggl kaping hari bulan bln tahun thn pada of the on');

export const NUMBERS: ReadonlyMap<string, number> = numbered(
  list('satu dua tiga empat lima enam tujuh delapan sembilan sepuluh'),
  list('one two three four five six seven eight nine ten'),
);

/** The names of a field as applicants write them; a label is taken as whole words only. */
export const LABELS: ReadonlyMap<string, FieldName> = new Map(
  Object.entries({
    name: [
      'nama',
      'nama lengkap',
      'nama saya',
      'nama pemohon',
      'nama sesuai ktp',
      'nm',
      'name',
      'full name',
      'my name',
      'atas nama',
    ],
    birthDate: [
      'tgl lahir',
      'tanggal lahir',
      'tgllahir',
      'tanggallahir',
      'lahir',
      'ttl',
      'tempat tanggal lahir',
      'tempat tgl lahir',
      'tempat dan tanggal lahir',
      'tgl bulan tahun lahir',
      'birth date',
      'birthdate',
      'date of birth',
      'dob',
      'born',
    ],
    visitDate: [
      'tgl kedatangan',
      'tanggal kedatangan',
      'tglkedatangan',
      'tanggalkedatangan',
      'kedatangan',
      'tgl datang',
      'tanggal datang',
      'tgldatang',
      'datang',
      'rencana datang',
      'mau datang',
      'tgl kunjungan',
      'tanggal kunjungan',
      'kunjungan',
      'visit date',
      'date of visit',
      'visit',
      'arrival date',
    ],
    address: [
      'alamat',
      'alamat rumah',
      'alamat lengkap',
      'alamat ktp',
      'alamat sesuai ktp',
      'alamat sesuai ektp',
      'alamat sesuai e ktp',
      'alamat saya',
      'address',
      'home address',
    ],
    service: ['layanan', 'jenis layanan', 'jenis paspor', 'keperluan', 'service'],
    people: ['jumlah', 'jumlah orang', 'jumlah keluarga', 'jumlah anggota keluarga', 'jumlah pemohon', 'people'],
    nik: ['nik', 'no nik', 'nomor nik', 'no ktp', 'nomor ktp', 'nik ktp'],
  } satisfies Record<FieldName, string[]>).flatMap(([field, labels]) =>
    labels.map((label) => [label, field as FieldName]),
  ),
);

/** Words round a registration that are no part of it. */
export const POLITE = setOf(
  'assalamualaikum asalamualaikum assalamu alaikum wr wb warahmatullahi wabarakatuh waalaikumsalam wassalam salam',
  'selamat pagi siang sore malam met hai halo hallo hello hi hei hey woi woy oi oy dear permisi maaf mohon tolong minta bantu bantuannya bantuan',
  'pak bu bapak ibu min mimin admin kak kakak mas mbak bang bos sis gan petugas sir madam',
  'terima kasih terimakasih makasih makasi trimakasih trims tks thanks thank you thx tq please ya yah iya dong deh nih',
  'demikian sekian ditunggu infonya informasinya atas perhatiannya',
);

/** A word before the fields that only says what they are for. */
export const OPENERS = setOf(
  'daftar reg registrasi register pendaftaran antri antrian antrean booking format contoh fwd fw forwarded',
);

/** Other words of a sentence before the fields: a wish, its purpose, and the person whose data follow. */
export const WISHES = setOf(
  'saya sy aku kami mau ingin pengen pingin minta ijin izin bertanya daftar daftarkan daftarin mendaftar mendaftarkan didaftarkan',
  'bikin buat membuat pembuatan perpanjang perpanjangan memperpanjang ganti penggantian paspor passport pasport antri antre ambil',
  'untuk utk atas nama an berikut data datanya formulir ini dengan dgn format formatnya anak istri suami ibu ayah orangtua keluarga',
  'kulo kula badhe bade ajeng arep abdi ngadamel nggih inggih punten nuwun sewu monggo matur hatur nuhun',
  'want would like to register apply for my me i a the passport renew renewal appointment',
);

/** Words of a sentence: what holds one of them is no name. */
export const CHATTER = setOf(
  'saya aku kami mau ingin daftar daftarkan bisa boleh apa apakah bagaimana gimana kapan berapa dimana kenapa mengapa tanya',
  'paspor passport pasport antri antrian antrean nomor nomer kode tanggal tgl jam besok lusa untuk buat bikin kantor',
  'datang lahir batal ubah ganti sudah belum tidak bukan dengan dan atau yang ini itu jadi kalau kalo ke di dari',
  'my want would like can could when where what how is are the for and to at',
);

/** English words that no Indonesian sentence has, and Indonesian ones that no English sentence has. */
export const ENGLISH = setOf(
  'january february march august october december monday tuesday wednesday thursday friday saturday sunday',
  'what when where how which does your you closed weekend weekends',
  'tomorrow today name birth born visit address cancel reschedule appointment register please thank thanks would want yes can here foreigner',
  'have has had lost need my is are not this there',
);
export const INDONESIAN = setOf(
  'januari februari pebruari maret mei juni juli agustus oktober desember senin selasa rabu kamis jumat sabtu minggu',
  'besok lusa nama lahir kedatangan datang alamat batal ubah daftar paspor terima kasih selamat tolong mohon saya jalan jl aja saja min gan dong deh nggak gak ga',
  'tidak bisa yang dan untuk dengan dari ini itu apa kapan berapa bagaimana sudah belum kode nomor antrean aku mau ingin',
);

function numbered(...lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(
    lists.flatMap((rows) => rows.flatMap((row, index) => list(row).map((word): [string, number] => [word, index + 1]))),
  );
}

/** Longer texts are looked at once or twice, and not kept. */
const MAX_TEXT_KEPT = 200;
const MAX_TEXTS_KEPT = 256;
/** One message is parted in words again and again while it is read; the cache starts empty when it is full. */
const wordsOfReadTexts = new Map<string, readonly string[]>();

/** The words of a text, in small letters, without what stands between them. */
export function wordsOf(text: string): readonly string[] {
  if (text.length > MAX_TEXT_KEPT) return wordsInText(text);
  const known = wordsOfReadTexts.get(text);
  if (known) return known;
  if (wordsOfReadTexts.size >= MAX_TEXTS_KEPT) wordsOfReadTexts.clear();
  const words = wordsInText(text);
  wordsOfReadTexts.set(text, words);
  return words;
}

function wordsInText(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*/gu) ?? [];
}

/** Longer than any greeting. */
const MAX_WORDS_TEXT = 200;

/** Whether there is nothing in it but words of these: no digits, and no others. */
export function saysOnly(text: string, words: ReadonlySet<string>): boolean {
  if (text.length > MAX_WORDS_TEXT) return false;
  const said = wordsOf(text);
  return said.length > 0 && !/\d/.test(text) && said.every((word) => words.has(word));
}
