// The people of the benches are different people, also to rules that take spellings of one name for one person.
import { expect, test } from 'vitest';
import { lettersOfNumber } from '../../bench/lettersOfNumber.ts';
import { bookingCodeIn } from '../../bench/webhooks/people.ts';
import { spellingKey } from '../../src/applicantName.ts';
import { newCode } from '../../src/bookingCode.ts';
import { makeOfficesFile, type OfficesChange } from '../support/offices.ts';

test('twenty thousand names have as many spellings', () => {
  const keys = Array.from({ length: 20_000 }, (_, index) =>
    spellingKey(`Pemohon ${lettersOfNumber(index)}`, '1987-01-25'),
  );
  expect(new Set(keys).size).toBe(20_000);
});

test('every code is found in a reply', () => {
  for (let times = 0; times < 2000; times++) {
    const code = newCode();
    expect(bookingCodeIn(`Balas dengan kode ${code} sebelum 09.30 WIB`)).toBe(code);
  }
});

test('the changes of which offices are made stay as they were', () => {
  const change: OfficesChange = { BOGOR: { policy: { lotteryMinutes: 10 } } };
  makeOfficesFile(change, { BOGOR: { policy: { lotteryMinutes: 20 } } });
  expect(change).toEqual({ BOGOR: { policy: { lotteryMinutes: 10 } } });
});
