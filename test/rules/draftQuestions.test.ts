// A question about a day, asked while a registration lacks its day, is answered, and registers for no day.
import { expect, test } from 'vitest';
import { BOGOR, read } from './reading.ts';

const draft = { name: 'Rina Wati', birthDate: '1990-04-03' };
const intentOf = (text: string) => read(text, BOGOR, { draft }).intent;

test.each([
  'hari senin buka jam berapa?',
  'besok kantor buka?',
  'senin masih ada kuota?',
  'kalau selasa masih kosong',
  'jumat penuh ga',
])('%s', (text) => {
  expect(intentOf(text)).not.toBe('REGISTER');
});

test.each(['senin', 'saya datang hari senin', 'besok bisa', '7 agustus'])('%s is the day', (text) => {
  expect(intentOf(text)).toBe('REGISTER');
});
