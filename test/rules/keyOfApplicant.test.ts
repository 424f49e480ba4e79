// Keys of requests to book that need no lock of their own: equal ones are always those of one person or sender, who is locked.
import { expect, test } from 'vitest';
import type { Asker } from '../../src/access/asker.ts';
import { isOfOneApplicant, readKey } from '../../src/idempotency.ts';

const key = (asker: Asker, of: string) => readKey(asker, { operation: 'book', key: 'once', input: {}, of });
const ANONYMOUS: Asker = { kind: 'anonymous', source: '203.0.113.7' };
const SENDER: Asker = {
  kind: 'sender',
  channel: 'WHATSAPP',
  address: { kind: 'phone', value: '+628121' },
  sentAt: null,
};
const PROGRAM: Asker = { kind: 'apiKey', id: 7, label: 'x', scopes: ['BOOK'], offices: [], perMinute: 60 };
const OFFICER: Asker = { kind: 'officer', id: '7', name: 'Adi', role: 'FRONT_DESK', office: 'BOGOR' };

test('a key of an anonymous caller is that of the person, and a key of a sender that of the sender', () => {
  expect(key(ANONYMOUS, 'ADI 1987-01-25')?.key).not.toBe(key(ANONYMOUS, 'BUDI 1987-01-25')?.key);
  for (const asker of [ANONYMOUS, SENDER]) expect(isOfOneApplicant(key(asker, 'ADI 1987-01-25') as never)).toBe(true);
});

test.each([PROGRAM, OFFICER, { kind: 'administrator' } as const])('a key of $kind may come for anyone', (asker) => {
  expect(key(asker, 'ADI 1987-01-25')?.key).toBe(key(asker, 'BUDI 1987-01-25')?.key);
  expect(isOfOneApplicant(key(asker, 'ADI 1987-01-25') as never)).toBe(false);
});
