// The words by which people agree, refuse, ask, give up or change something, as tables, everyday spellings among them.

const setOf = (...texts: string[]): ReadonlySet<string> => new Set(texts.flatMap((text) => text.split(' ')));

/** Not, as a statement or at the end of a question: Indonesian, Javanese, Sundanese, Betawi, English. */
export const NOT = setOf(
  'tidak tdk tdak tidk tak gak ga gk g nggak ngga ngak enggak engga enga kagak kaga kgk ndak nda dak ndk ora mboten boten',
  'teu henteu moal ogah no not dont doesnt didnt cant cannot wont isnt never nope',
);
/** Words that forbid, deny or put off; no question ends in these. */
export const AGAINST = setOf(
  'jangan jgn jgan jngan jng jangn ojo ulah bukan bkn bkan bukn dudu sanes belum blm blum belom blom durung teu acan tanpa',
  'nanti ntar nti tar dulu dlu tunggu bentar sebentar batalnya tolak menolak ditolak stop berhenti refuse reject wait later yet',
  'keberatan ragu gagal gagalkan lupakan abaikan diabaikan forget ignore tarik',
);
/** Those of them that a sentence about registering is turned by: not "dulu", which only puts things in an order. */
export const AGAINST_SAID = setOf(
  'jangan jgn jgan jngan jng jangn ojo ulah bukan bkn bkan bukn dudu sanes belum blm blum belom blom durung acan tanpa',
);
/** The words of another, or of a text. */
export const QUOTES = setOf(
  'kata katanya katane bilang bilangnya blg ngomong ngomongnya tulis tertulis ditulis tulisan tulisannya nyuruh ujar ceunah jare',
  'said says told wrote written',
);
export const IF = setOf(
  'kalau kalo klo klu kl kalu klau kalaw kalok jika jikalau bila apabila misal misalnya misalkan umpama umpamanya',
  'seandainya andai andaikan andaikata seumpama lamun menawi upami if unless whether suppose',
  'takut takutnya khawatir khawatirnya kuatir siapatau',
);
export const ASKS = setOf(
  'apa apaan ap apah ape apo apakah opo naon kapan kpn kapn iraha berapa brp brapa brpa piro sabaraha gimana gmn gmna gimna',
  'gimanah bagaimana bgmn bgmana gimane piye kumaha kenapa knp knapa kenape napa mengapa ngapain mana mn dimana dmn',
  'kemana siapa sapa sp siapakah masa masak maksudnya maksud arti artinya',
  'what when where which who whom whose why how',
);
/** With a negation before it: giving up. */
export const GIVEN_UP = setOf(
  'tulus able attend hadir jadi jd jdi jadinya jadii sido sios estu saestu mau pengen ingin bisa bs bsa dapat sempat lanjut',
);
/** With a negation before it: the data are wrong. */
export const NOT_RIGHT = setOf('benar bener bnr bner betul btl cocok sesuai sama tepat pas right correct');
export const WRONG = setOf(
  'salah slh slah keliru kliru typo tertukar ketuker harusnya seharusnya mestinya hrsnya kurang',
  'kelebihan wrong incorrect mistake error instead',
);
/** Behind a yes they take it back; in any other sentence they only join its parts. */
export const BUT = setOf('tapi tp tpi tetapi namun but rather except kecuali');
const CANCELS =
  /^(?:di|me|mem|nge|peng|pem|ke|ter)?(?:batal|btal|btl|cancel|kensel|kansel)(?:kan|in|an|nya|lah|led|ed|ing|lation|i)*$/;
const ERASE = setOf('hapus dihapus hapuskan hapusin apus delete remove');
const CHANGES =
  /^(?:di|me|mem|meng|men|nge|ng|ber|per|pe|peng|ter)?(?:ubah|rubah|robah|obah|ganti|gnti|anti|pindah|geser|tukar|tuker|undur|mundur|maju|tunda|reschedul|koreksi|gentos|resked|alih|perbaik|betulk|revisi|edit|move|chang|switch|postpon)(?:kan|in|an|nya|lah|e|ed|ing|i|d)*$/;

export function isCancelWord(word: string): boolean {
  // "btl" is betul, too: alone it is taken for neither.
  return word !== 'btl' && (CANCELS.test(word) || ERASE.has(word));
}

export function isChangeWord(word: string): boolean {
  return word !== 'anti' && CHANGES.test(word);
}

/** "Saya berhalangan hadir" gives up in one word. */
const HINDERED = setOf(
  'lepasin lepaskan relakan relain ikhlaskan ikhlasin berhalangan halangan udzur uzur absen wurung urung bolay drop withdraw',
);

/** A negation and what it denies, written as one word. */
const GLUED = /^(?:tidak|tdk|gak?|ngga?k?|engga?k?)(jadi|jd|bisa|bs|mau|benar|bener|betul|setuju|sesuai)$/;

/** `gajadi` gives up, `gabener` says that something is wrong; null: it is no such word. */
export function gluedNot(word: string): 'cancel' | 'change' | null {
  if (HINDERED.has(word)) return 'cancel';
  const denied = GLUED.exec(word)?.[1];
  if (!denied) return null;
  return GIVEN_UP.has(denied) ? 'cancel' : 'change';
}

/** With a negation before it, and nothing behind it: not wanted any more. */
export const NEEDED = setOf('perlu usah butuh needed necessary');
/** Another person: what they want is said of them, and not asked for. */
export const OTHER_PEOPLE = setOf('dia doi beliau mereka tetangga they he she him her them neighbour neighbor');

/** Yes, and the words that stand beside it. */
export const YES = setOf(
  'ya iya y iy yes yess yep yup yap yoi yo iyo iyah yah iyes yoa oke ok okay okey oki okeh okee sip siip siap siapp baik',
  'okelah okesip sumuhun akur valid sampun pas sesuai cocok tepat mantap gas gaskan gaskeun perfect great setuju setujuu stuju stju benar bener bnr bner betul btul leres nggih inggih injih enggih muhun mangga lanjut lanjutkan',
  'iyap iyak iyh iyha yha yach yups baek setju lanjutin konfirmasi konfirm confirm confirmed agree agreed correct right sure deal fix yakin sepakat',
);
export const YES_BESIDE = setOf(
  'sudah sdh udah dah udh sudh pak bu min kak admin mas mbak bang terima kasih terimakasih makasih makasi mksh thanks thank',
  'you saya sy aku deh dong lah banget semua smua semuanya sekali itu ini kok mah sih aja saja juga data datanya datanya',
  'pisan banget bgt kang akang teh teteh neng mang bro gan thats its everything looks good diproses proses prosesnya ngapunten hapunten punten',
  'namanya tanggalnya please plis tolong mohon dengan semuanya lengkap jelas sesuai mau the all',
);
/** Words beside a code that only send it. */
export const CODE_BESIDE = setOf(
  'kode kodenya code codenya booking bookingnya antrean antrian daftar pendaftaran nomor nomornya nomer untuk utk berikut',
  'adalah dari atas nama a n an sesuai perihal re my your here kirim',
);

const REGISTERING =
  /\b(?:data(?:nya)?|nama(?:nya)?|tanggal(?:nya)?|daftar|pendaftaran|antrean|antrian|booking|lanjut\p{L}*|sesuai|lengkap|jelas|mau|[ck]on[fv]irm\p{L}*)\b/iu;

/** Agreement that may be to what is registered as well as to giving it up. */
export function speaksOfRegistering(text: string): boolean {
  return REGISTERING.test(text);
}

/** Pictures that say yes, no, or ask. */
export const YES_PICTURES = /[👍👌✅☑✔🆗💯🙆👏]/u;
export const NO_PICTURES = /[👎❌✖🚫🙅⛔🛑❎😡🤬]/u;
export const ASKING_PICTURES = /[❓❔⁉🤔🤷]/u;
