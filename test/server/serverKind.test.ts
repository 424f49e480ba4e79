// The kinds of PostgreSQL that will not do, each with its sentence.
import { expect, test } from 'vitest';
import { faultOfServerKind } from '../../server/postgres/serverKind.ts';

const GOOD = {
  ...{ version: '18.4', versionNumber: 180_004 },
  ...{ encoding: 'UTF8', isReadOnly: false, isStandby: false },
};

test.each([{}, { version: '15.0', versionNumber: 150_000 }, { version: '19beta1', versionNumber: 190_000 }])(
  '%j will do',
  (change) => {
    expect(faultOfServerKind({ ...GOOD, ...change })).toBeNull();
  },
);

test.each([
  [
    { version: '14.22 (Debian)', versionNumber: 140_022 },
    'it is PostgreSQL 14.22 (Debian), and Antrean needs 15 or newer.',
  ],
  [{ encoding: 'SQL_ASCII' }, 'its encoding is SQL_ASCII, which lacks letters of names.'],
  [{ isReadOnly: true, isStandby: true }, 'it is a standby, which takes no writes. Name the primary'],
  [{ isReadOnly: true }, 'it takes no writes: default_transaction_read_only is on'],
])('%j will not', (change, said) => {
  expect(faultOfServerKind({ ...GOOD, ...change })).toContain(said);
});
