// The answer of an office's own that a question belongs to.
import { expect, test } from 'vitest';
import { ownAnswerTo } from '../../adapters/conversation/ownAnswers.ts';

const QRIS = { question: 'Apakah bisa bayar dengan QRIS?', examples: ['kartu debit'] };
const LOCKER = { question: 'ada loker titipan barang?', examples: ['loker', 'where can I leave my bag'] };
const HAJJ = { question: 'paspor haji kuotanya berapa', examples: [] };
const PARKING = { question: 'parkir motor', examples: ['parkir'] };
const ANSWERS = [QRIS, LOCKER, HAJJ, PARKING];

test.each([
  ['bisa bayar pakai qris gak?', QRIS],
  ['pembayaran pake QRIS boleh min?', QRIS],
  ['pembayarannya qrisnya aktif?', QRIS],
  ['Selamat pagi pak, apakah bisa bayar dengan QRIS?', QRIS],
  ['saya bawa kartu debit', QRIS],
  ['lokernya dimana', LOCKER],
  ['sewa loker brp', LOCKER],
  ['parking?', PARKING],
  ['Excuse me, where can I leave my bag?', LOCKER],
  ['untuk haji kuota paspor berapa', HAJJ],
])('%s', (text, answer) => {
  expect(ownAnswerTo(text, ANSWERS)).toBe(answer);
});

test.each([
  'bayarnya di mana',
  'biayanya berapa',
  'kuota besok berapa',
  'apakah bisa?',
  'kartu keluarga saya hilang',
  'terima kasih',
  '',
  '123',
])('gives none of them to: %s', (text) => {
  expect(ownAnswerTo(text, ANSWERS)).toBeNull();
});

test('takes the one that says most of the question', () => {
  const general = { question: 'parkir', examples: [] };
  const bus = { question: 'parkir untuk bus rombongan', examples: [] };
  expect(ownAnswerTo('parkir bus rombongan di mana', [general, bus])).toBe(bus);
  expect(ownAnswerTo('parkirnya di mana', [general, bus])).toBe(general);
});

test('takes the same words for it, however common they are', () => {
  const open = { question: 'apa itu?', examples: ['ada apa saja'] };
  expect(ownAnswerTo('ada apa saja', [QRIS, open])).toBe(open);
  expect(ownAnswerTo('apa saja', [QRIS, open])).toBeNull();
});

test('reads no page for a question', () => {
  expect(ownAnswerTo(`qris ${'a '.repeat(400)}`, ANSWERS)).toBeNull();
});
