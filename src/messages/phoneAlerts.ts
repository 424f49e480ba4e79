// Words that phones show of a visit while its page is closed, in Indonesian and English: a title and one sentence.
import type { Language } from '../time.ts';

/** The facts that a sentence needs. */
export type SaidPhoneAlert =
  | { kind: 'CALLED'; number: string; counter: string; calls: number }
  | { kind: 'NEAR'; number: string; ahead: number }
  | { kind: 'MOVED' | 'CANCELLED' };

interface AlertSurroundings {
  office: string;
  /** Of the visit, in the reader's words; empty: a walk-in. */
  date: string;
  time: string;
}

interface AlertWords {
  title: string;
  body: string;
}

type SayAlert = (alert: SaidPhoneAlert, surroundings: AlertSurroundings) => AlertWords;

/** `3` is a number of the place; `Meja 3` has a word of its own. */
function counterCalled(word: string, label: string): string {
  return /\p{L}{2}/u.test(label) ? label : `${word} ${label}`;
}

const inIndonesian: SayAlert = (alert, { office, date, time }) => {
  switch (alert.kind) {
    case 'CALLED':
      return {
        title: `${counterCalled('Loket', alert.counter)}, sekarang`,
        body: `Nomor ${alert.number} dipanggil${alert.calls > 1 ? ' lagi' : ''}. Silakan maju. ${office}`,
      };
    case 'NEAR':
      return {
        title: alert.ahead === 0 ? 'Berikutnya giliran Anda' : 'Giliran Anda sudah dekat',
        body: `Nomor ${alert.number}: ${alert.ahead === 0 ? 'tidak ada orang' : `${alert.ahead} orang`} di depan Anda. Tunggu di dekat loket. ${office}`,
      };
    case 'MOVED':
      return { title: 'Kunjungan Anda dipindahkan', body: `Sekarang ${date} pukul ${time}. ${office}` };
    case 'CANCELLED':
      return { title: 'Pendaftaran Anda dibatalkan', body: `Yang untuk ${date} pukul ${time}. ${office}` };
  }
};

const inEnglish: SayAlert = (alert, { office, date, time }) => {
  switch (alert.kind) {
    case 'CALLED':
      return {
        title: `${counterCalled('Counter', alert.counter)}, now`,
        body: `Number ${alert.number} is called${alert.calls > 1 ? ' again' : ''}. Please come forward. ${office}`,
      };
    case 'NEAR':
      return {
        title: alert.ahead === 0 ? 'You are next' : 'Your turn is near',
        body: `Number ${alert.number}: ${peopleAhead(alert.ahead)} ahead of you. Please wait near the counters. ${office}`,
      };
    case 'MOVED':
      return { title: 'Your visit was moved', body: `It is now on ${date} at ${time}. ${office}` };
    case 'CANCELLED':
      return { title: 'Your booking was cancelled', body: `The one for ${date} at ${time}. ${office}` };
  }
};

function peopleAhead(ahead: number): string {
  if (ahead === 0) return 'no one is';
  return ahead === 1 ? '1 person is' : `${ahead} people are`;
}

const SAY_ALERTS: Readonly<Record<Language, SayAlert>> = { id: inIndonesian, en: inEnglish };

export function sayPhoneAlert(language: Language, alert: SaidPhoneAlert, surroundings: AlertSurroundings): AlertWords {
  return SAY_ALERTS[language](alert, surroundings);
}
