// The words that people write beside the day of their visit, as tables: thanks, purpose, company, and "the first place there is".
import { POLITE, wordsOf } from './words.ts';

const wordSet = (...texts: string[]): ReadonlySet<string> => new Set(texts.flatMap((text) => text.split(' ')));

/** Words that stand behind a day and take nothing from it. */
export const BESIDE_DATE = wordSet(
  'untuk utk buat perpanjang perpanjangan perpanjangin memperpanjang bikin pembuatan membuat penggantian mengganti ganti baru lama',
  'paspor passport pasport pasportnya paspornya elektronik epaspor umroh umrah haji liburan wisata kerja sekolah kuliah dinas',
  'aja saja doang ajah sj dibantu bantu diproses didaftarkan dijadwalkan daftar antri antrian antrean saya sy ya yaa y dong deh',
  'matur nuwun hatur nuhun nggih kalau kalo bisa jika boleh insyaallah insya allah inshaallah renewal renew new for passport only if possible',
  'insyaalloh alloh bismillah amin aamiin semoga moga mudah mudahan mudah-mudahan lancar datang dateng hadir tiba kesana ke sana',
  'kantor imigrasi kanim langsung pasti fix sip siap ok oke okay baik pas tepat sendiri sendirian cuti libur karena krn soalnya',
  'penting urgent mendesak hopefully fine alone coming i will be there gpp gapapa',
);

/** As soon as possible, or any day. */
const FIRST_PLACE = setOfPhrases(
  'secepatnya;secepat mungkin;secepatnya saja;paling cepat;yang paling cepat;tercepat;yang tercepat;segera;sesegera mungkin',
  'kapan saja;kapanpun;kapan pun;kapan saja bisa;terserah;bebas;hari apa saja;hari mana saja;mana saja;tanggal berapa saja',
  'as soon as possible;asap;any day;anytime;any time;earliest;the earliest;first available;whenever',
);
/** Behind a day these say that any other would do as well, or that nothing hangs on it. */
const ANY_DAY = setOfPhrases(
  'jam berapa saja;pukul berapa saja;jam berapapun;jam berapa pun;tidak apa apa;ga apa apa;gak apa apa;nggak apa apa;ga papa;gak papa',
  'any hour;no problem;no hurry',
);

function setOfPhrases(...texts: string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => text.split(';')));
}

/** The longest text that is taken for such a wish. */
const MAX_WISH_LENGTH = 120;

export function isFirstPlace(text: string): boolean {
  if (text.length > MAX_WISH_LENGTH || /[\d?]/.test(text)) return false;
  const words = wordsOf(text).filter((word) => !POLITE.has(word));
  return FIRST_PLACE.has(spelt(words));
}

/** `kapan aja`, `atau secepatnya`: behind a day it leaves the day as it is. */
export function isAnyDay(words: readonly string[]): boolean {
  const [first = ''] = words;
  const phrase = spelt(first === 'atau' || first === 'or' ? words.slice(1) : words);
  return FIRST_PLACE.has(phrase) || ANY_DAY.has(phrase);
}

function spelt(words: readonly string[]): string {
  return words.map((word) => SPELT.get(word) ?? word).join(' ');
}

const SPELT: ReadonlyMap<string, string> = new Map([
  ...['aja', 'ajah', 'sj', 'ajalah', 'sajalah'].map((word): [string, string] => [word, 'saja']),
  ...['tgl', 'tg'].map((word): [string, string] => [word, 'tanggal']),
  ...['brp', 'brapa'].map((word): [string, string] => [word, 'berapa']),
  ['kpn', 'kapan'],
  ['yg', 'yang'],
]);

/** Company of the applicant: `bareng istri`, `sama anak saya`, `dan 2 anak`. */
export const WITH = wordSet(
  'bareng barengan bersama bersamaan sama sm ama dengan dgn dg dan serta plus ajak ngajak mengajak bawa membawa ditemani didampingi',
  'diantar diantarin nganter nganterin mengantar antar temani nemenin menemani sekalian with and bringing together along + &',
);
export const FOR = wordSet('untuk utk buat for');
export const RELATIVES = wordSet(
  'istri isteri istriku bini suami suamiku laki anak anakku anak-anak anak2 bayi balita ibu ibuku bapak bapakku ayah ayahku mama mamah mamaku papa papah emak',
  'ortu orangtua mertua kakak kakakku adik adek adikku saudara sodara keluarga teman temen kawan tetangga pasangan pacar calon',
  'paman om bibi tante kakek nenek opa oma cucu sepupu keponakan ponakan rombongan istrinya suaminya anaknya ibunya bapaknya orang tua',
  'wife husband spouse partner son daughter child children kid kids baby family mother father mum mom dad parents brother sister friend friends',
);
/** Relatives of the applicant, and how many of them. */
export const BESIDE_RELATIVES = wordSet(
  'saya sy aku ku gue gw kami my the a our juga para semua kedua satu dua tiga empat lima dan and serta & sama',
);
export const IN_COMPANY = wordSet('sekeluarga berdua berduaan bertiga berempat berlima berenam');
