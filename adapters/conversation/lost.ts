// Tells where a message says that the passport is lost or damaged: that is seen in person, and never booked as an ordinary one.
import type { ChannelKind } from '../../src/channelKinds.ts';
import { itemAt } from '../../src/items.ts';
import type { Registration } from './intent.ts';
import { AGAINST, NOT } from './speech.ts';
import type { Service } from './template.ts';
import { POLITE, wordsOf } from './words.ts';

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const LOST = list(
  'hilang ilang hlg kehilangan ngilangin menghilangkan raib lenyap dicuri kecurian dicopet kecopetan dijambret kerampokan ketinggalan ' +
    'tercecer rusak rusaknya sobek robek basah kebasahan kebanjiran terendam terbakar kebakar kebakaran hancur lepas luntur ' +
    'lost stolen damaged torn broken',
);
const PASSPORT = list('paspor paspornya passport passportnya pasport pasportnya paspornye paspordnya paspotr paspr');
/** Other things that get lost: what stands next to the word is what is meant. */
const OTHERS = list('ktp kk ijazah akta akte dompet kode kodenya nomor nomer hp handphone barcode sim tas pesan chat');
/** Other words of a field than that the passport is lost. */
const WORDS_BESIDE_LOSS = list(
  'paspor passport pasport lama saya karena krn sdh sudah yang yg hilang rusak atau dan baru untuk utk',
);
/** The most words between the passport and its fate. */
const NEAR = 5;

/**
 * Whether a text says so. Of a registration only what is no name and no address says so by a single word: there may be
 * people called Hilang, and there are roads called Rusak.
 */
export function saysLost(text: string, registration?: Registration): boolean {
  if (!MAY_BE_LOST.test(text)) return false;
  const parts = text.split(/[#\n]/);
  if (parts.some((part) => part.length <= MAX_LOST_TEXT && isPassportLost(wordsOf(part)))) return true;
  const saysSo = (part: string) => saysOnlyLost(part) || saysOnlyLost(behindDate(part));
  if (!registration) return text.includes('#') ? parts.some(saysSo) : saysOnlyLost(text);
  const own = [registration.name, registration.address ?? ''].map(plainWords);
  return parts.some((part) => !own.includes(plainWords(part)) && saysSo(part));
}

/** Most texts have none of these words, and are read no further. */
const MAY_BE_LOST = new RegExp([...LOST].join('|'), 'i');

/** Longer than any part of a message that is read word by word. */
const MAX_LOST_TEXT = 1000;

/** `paspor saya hilang`, `kehilangan paspor`; not `paspor tidak hilang`, and not `perpanjang paspor, ktp saya hilang`. */
function isPassportLost(words: readonly string[]): boolean {
  return words.some((word, at) => {
    if (!LOST.has(word)) return false;
    const before = words.slice(Math.max(0, at - NEAR - 1), at);
    if (before.slice(-2).some((one) => NOT.has(one) || AGAINST.has(one))) return false;
    const from = before.findLastIndex((one) => PASSPORT.has(one) || OTHERS.has(one));
    if (from >= 0) return PASSPORT.has(itemAt(before, from));
    const next = words.slice(at + 1, at + 4).find((one) => PASSPORT.has(one) || OTHERS.has(one));
    return next !== undefined && PASSPORT.has(next);
  });
}

/** "Hilang di bandara, gimana ya?", after the passport was named: nothing else is said to be lost. */
export function goesOnAboutLoss(text: string): boolean {
  if (text.length > MAX_LOST_TEXT) return false;
  const words = wordsOf(text);
  const isDenied = words.some((word) => NOT.has(word) || AGAINST.has(word));
  return !isDenied && words.some((word) => LOST.has(word)) && !words.some((word) => OTHERS.has(word));
}

/** `HILANG`, `rusak pak`, with nothing else said. */
function saysOnlyLost(part: string): boolean {
  if (part.length > 80 || /\d/.test(part)) return false;
  const words = wordsOf(part);
  return (
    words.some((word) => LOST.has(word)) &&
    words.every((word) => LOST.has(word) || WORDS_BESIDE_LOSS.has(word) || POLITE.has(word))
  );
}

/** The text behind the last digit. */
function behindDate(part: string): string {
  return /\d([^\d]*)$/.exec(part.slice(-120))?.[1] ?? '';
}

function plainWords(text: string): string {
  return wordsOf(text).join(' ');
}

/** The same for the service of the office for these, where it can be booked by that channel; null: it cannot. */
export function withLostService(
  registration: Registration,
  services: readonly Service[],
  channel: ChannelKind,
): Registration | null {
  if (isLostService(services.find(({ code }) => code === registration.service))) return registration;
  const service = services.find(isLostService);
  return service?.channels?.includes(channel) ? { ...registration, service: service.code } : null;
}

export function isLostService(service: Service | undefined): boolean {
  return service !== undefined && [service.code, ...service.names].flatMap(wordsOf).some((word) => LOST.has(word));
}
