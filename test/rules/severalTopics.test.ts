// Two questions in one message are both answered; one question in several parts stays one.
import { describe, expect, test } from 'vitest';
import { firstDayIn } from '../../adapters/conversation/mention.ts';
import { askedBeside, severalTopics } from '../../adapters/conversation/severalTopics.ts';
import { readTopic } from '../../adapters/conversation/topicOf.ts';

describe('a message with two questions', () => {
  test.each([
    ['syaratnya apa saja? biayanya berapa?', ['REQUIREMENTS', 'FEE']],
    ['syarat sama biayanya berapa ya pak, terus sabtu buka ga', ['REQUIREMENTS', 'FEE', 'HOURS']],
    ['mau daftar gimana ya, syaratnya apa', ['HELP', 'REQUIREMENTS']],
    ['alamatnya di mana dan jam buka kantor?', ['LOCATION', 'HOURS']],
    ['what documents do I need and how much does it cost', ['REQUIREMENTS', 'FEE']],
    ['how long does it take and can I bring my child?', ['PASSPORT_STATUS', 'CHILD']],
  ])('%s', (text, topics) => {
    expect(severalTopics(text, false).map(({ topic }) => topic)).toEqual(topics);
  });

  test.each([
    'paspor anak dan syaratnya',
    'ktp, kk, akta lahir',
    'biayanya berapa? mahal ga',
    'terima kasih pak, selamat siang',
    'saya kecewa, tidak dibalas dan petugasnya galak',
  ])('is not %j', (text) => {
    const reading = readTopic(text);
    expect('topic' in reading ? askedBeside(text, reading.topic, false) : severalTopics(text, false)).toEqual([]);
  });
});

describe('the day of a question', () => {
  const today = '2017-08-01';
  test.each([
    ['kalau hari sabtu buka tidak ya soalnya saya kerja senin sampai jumat', '2017-08-05'],
    ['tgl 17 agustus buka ga', '2017-08-17'],
    ['senin sampai jumat buka jam berapa', null],
    ['buka minggu depan ga', null],
    ['hari minggu buka?', '2017-08-06'],
  ])('%s: %s', (text, day) => {
    expect(firstDayIn(text, today)).toBe(day);
  });
});
