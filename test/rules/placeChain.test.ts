// The place log alone: what its digests cover, how rows continue it, and the faults that an auditor finds in an export.
import { describe, expect, test } from 'vitest';
import { chained, digestOf, EMPTY_CHAIN, type LogEntry, type LogRow } from '../../src/placeLog/chain.ts';
import { askerOf, entryOf } from '../../src/placeLog/entry.ts';
import type { LogLine } from '../../src/placeLog/export.ts';
import { headText, type PlaceHead } from '../../src/placeLog/head.ts';
import { isSignedBy, isSigningKey, makeSigningKey, openKeys, pseudonymsBy } from '../../src/placeLog/keys.ts';
import { type Trusted, verifyLog } from '../../src/placeLog/verify.ts';
import { instant } from '../../src/time.ts';

const keys = openKeys(makeSigningKey(), '');
const others = openKeys(makeSigningKey(), '');
const OFFICE = 'BOGOR';

const entry = (event: number): LogEntry => ({
  office: OFFICE,
  event,
  at: '2017-08-01T02:00:00Z',
  day: '2017-08-07',
  window: 3,
  startsAt: '2017-08-07T01:00:00Z',
  quota: 'WHATSAPP',
  place: 4,
  person: 'person',
  asker: 'manager',
  officer: 'officer',
  action: 'CONFIRM',
});

/** Ten rows, of which the one at index 4 has number 5. */
const rows = chained(
  EMPTY_CHAIN,
  Array.from({ length: 10 }, (_, index) => entry(100 + index)),
);
/** The row of that number. */
function row(sequence: number): LogRow {
  const found = rows.find((one) => one.sequence === sequence);
  if (!found) throw new Error(`There is no row ${sequence}.`);
  return found;
}

function headOf({ sequence, digest }: Pick<LogRow, 'sequence' | 'digest'>, more: Partial<PlaceHead> = {}): PlaceHead {
  const head = { office: OFFICE, sequence, digest, at: '2017-08-01T03:00:00Z', ...more };
  return { publicKey: keys.publicKey, signature: keys.sign(headText(head)), ...head };
}

interface Export {
  heads?: readonly PlaceHead[];
  rows?: readonly LogRow[];
  after?: number;
  until?: number;
}

function exportOf({ heads = [headOf(row(10))], rows: some = rows, after = 0, until = 10 }: Export): LogLine[] {
  return [
    { kind: 'log', version: 1, office: OFFICE, after, until, publicKey: keys.publicKey },
    ...heads.map((head) => ({ kind: 'head' as const, ...head })),
    ...some.map((one) => ({ kind: 'row' as const, ...one })),
  ];
}

const verified = (log: Export, trusted?: Trusted) => verifyLog(exportOf(log), trusted);
/** Kind, number and text of each fault. */
const faultsOf = async (log: Export, trusted?: Trusted) =>
  (await verified(log, trusted)).faults.map(({ kind, sequence, text }) => `${kind} ${sequence}: ${text}`);

const missing = (sequence: number, text = 'the row is missing') => `MISSING ${sequence}: ${text}`;
const unlinked = (sequence: number) => `UNLINKED ${sequence}: the row does not continue the row before it`;
const foreign = (sequence: number) => `INSERTED ${sequence}: the row does not belong to this export`;
const double = (sequence: number) => `INSERTED ${sequence}: there are two rows of this number`;
const late = (sequence: number) => `REORDERED ${sequence}: the row stands after later ones`;
const unsigned = (sequence: number) => `HEAD ${sequence}: the signature of the head is not valid`;
const otherRow = (sequence: number) => `HEAD ${sequence}: the row is not the one that the signed head names`;

describe('the chain', () => {
  test('begins at 1 behind 64 noughts, and each row names the digest of the one before', () => {
    expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(rows.map(({ previous }) => previous)).toEqual([
      '0'.repeat(64),
      ...rows.slice(0, -1).map((one) => one.digest),
    ]);
    expect(chained(row(10), [entry(110)])).toMatchObject([{ sequence: 11, previous: row(10).digest, event: 110 }]);
  });

  test('has digests that an auditor can work out', () => {
    // sha256 of '["BOGOR",1,100,"2017-08-01T02:00:00Z","2017-08-07",3,"2017-08-07T01:00:00Z","WHATSAPP",4,"person",…]'
    expect(row(1).digest).toBe('3eef84eb482d20c32b168ccbf3a52c8f863d5093241df0587b063e827d2aa235');
  });

  test.each(['office', 'at', 'day', 'startsAt', 'quota', 'person', 'asker', 'officer', 'action', 'previous'] as const)(
    'has another digest where %s is another',
    (field) => {
      expect(digestOf({ ...row(5), [field]: 'other' })).not.toBe(row(5).digest);
    },
  );

  test.each(['sequence', 'event', 'window', 'place'] as const)('has another digest where %s is another', (field) => {
    expect(digestOf({ ...row(5), [field]: 77 })).not.toBe(row(5).digest);
  });
});

describe('an auditor finds', () => {
  test('no fault in the export of a whole log, and what it holds', async () => {
    expect(await verified({ heads: [headOf(row(4)), headOf(row(10))] })).toEqual({
      office: OFFICE,
      rows: 10,
      heads: 2,
      publicKeys: [keys.publicKey],
      unsigned: 0,
      faults: [],
    });
    expect((await verified({ heads: [headOf(row(10)), headOf(row(4))] })).unsigned).toBe(0);
  });

  test('no fault in a log without rows', async () => {
    expect(await verified({ heads: [], rows: [], until: 0 })).toMatchObject({ rows: 0, unsigned: 0, faults: [] });
  });

  test('the rows behind the last head', async () => {
    expect(await verified({ heads: [headOf(row(7))] })).toMatchObject({ unsigned: 3, faults: [] });
    expect(await verified({ heads: [] })).toMatchObject({ unsigned: 10, heads: 0, faults: [] });
    const part = { heads: [headOf(row(6))], rows: rows.slice(6), after: 6 };
    expect(await verified(part)).toMatchObject({ rows: 4, unsigned: 4, faults: [] });
  });

  test('an export of some days that does not continue the head before it, or lacks it', async () => {
    const part = { rows: rows.slice(6), after: 6 };
    expect(await faultsOf({ ...part, heads: [headOf(row(10))] })).toEqual([
      'HEAD 6: the signed head before the first row is missing',
    ]);
    // It is said once, however many rows of others come first.
    const more = { ...part, rows: [...rows.slice(4, 6), ...part.rows] };
    expect(await faultsOf({ ...more, heads: [headOf(row(10))] })).toEqual([
      'HEAD 6: the signed head before the first row is missing',
      foreign(5),
      foreign(6),
    ]);
    expect(await faultsOf({ ...part, heads: [headOf({ sequence: 6, digest: 'other' })] })).toEqual([unlinked(7)]);
    expect(await faultsOf({ ...part, rows: rows.slice(5), heads: [headOf(row(6))] })).toEqual([foreign(6)]);
    expect(await faultsOf({ ...part, rows: rows.slice(7), heads: [headOf(row(6))] })).toEqual([missing(7)]);
  });

  test('a changed row', async () => {
    const changed = { ...row(5), place: 1 };
    expect(await faultsOf({ rows: rows.with(4, changed) })).toEqual([
      'CHANGED 5: the content does not match the digest',
    ]);
    const digested = { ...changed, digest: digestOf(changed) };
    expect(await faultsOf({ rows: rows.with(4, digested) })).toEqual([unlinked(6)]);
    const heads = [headOf(row(5)), headOf(row(10))];
    expect(await faultsOf({ heads, rows: rows.with(4, digested) })).toEqual([otherRow(5), unlinked(6)]);
    expect(
      await faultsOf({ rows: rows.with(0, { ...row(1), ...chained({ sequence: 0, digest: 'x' }, [entry(100)])[0] }) }),
    ).toEqual([unlinked(1), unlinked(2)]);
  });

  test('rows that are missing, once for each stretch', async () => {
    expect(await faultsOf({ rows: rows.slice(1) })).toEqual([missing(1)]);
    expect(await faultsOf({ rows: rows.toSpliced(4, 1) })).toEqual([missing(5)]);
    expect(await faultsOf({ rows: rows.toSpliced(4, 3) })).toEqual([missing(5, 'the rows up to 7 are missing')]);
    expect(await faultsOf({ rows: rows.slice(0, -1) })).toEqual([missing(10)]);
    expect(await faultsOf({ rows: [] })).toEqual([missing(1, 'the rows up to 10 are missing')]);
    expect(await faultsOf({ rows: rows.filter(({ sequence }) => sequence % 4 !== 0) })).toEqual([
      missing(4),
      missing(8),
    ]);
  });

  test('rows twice', async () => {
    expect(await faultsOf({ rows: rows.toSpliced(5, 0, row(5)) })).toEqual([double(5)]);
    expect(await faultsOf({ rows: [...rows, row(1)] })).toEqual([double(1)]);
    // A row that is missing elsewhere excuses none.
    const fewer = rows.toSpliced(4, 1);
    expect(await faultsOf({ rows: [...fewer, row(2), row(8)] })).toEqual([double(2), double(8), missing(5)]);
    const [one, two] = [row(5), row(6)];
    expect(await faultsOf({ rows: rows.toSpliced(4, 2, two, one, one) })).toEqual([late(5), double(5)]);
  });

  test('rows of another office, and beyond the end', async () => {
    const own = { ...entry(300), office: 'DEPOK' };
    expect(await faultsOf({ rows: [...rows, ...chained(row(10), [own])] })).toEqual([foreign(11)]);
    expect(await faultsOf({ rows: [...rows, ...chained(row(10), [entry(300)])] })).toEqual([foreign(11)]);
    expect(await faultsOf({ rows: chained(EMPTY_CHAIN, [own]), heads: [], until: 1 })).toEqual([
      foreign(1),
      missing(1),
    ]);
  });

  test('rows in another order', async () => {
    expect(await faultsOf({ rows: rows.with(4, row(6)).with(5, row(5)) })).toEqual([late(5)]);
    expect(await faultsOf({ rows: [...rows.slice(2), row(1)] })).toEqual([
      late(1),
      missing(1, 'the rows up to 2 are missing'),
    ]);
    expect(await faultsOf({ rows: [...rows.slice(2), row(2), row(1)] })).toEqual([late(2), late(1)]);
    // A row that is late fills no other gap.
    const fewer = rows.filter(({ sequence }) => sequence !== 3 && sequence !== 6);
    expect(await faultsOf({ rows: [...fewer, row(3)] })).toEqual([late(3), missing(6)]);
    expect(await faultsOf({ rows: [...fewer, row(6)] })).toEqual([late(6), missing(3)]);
  });

  test('a log that was written again', async () => {
    const again = chained(EMPTY_CHAIN, rows.with(4, { ...row(5), person: 'another' }));
    expect(await faultsOf({ rows: again })).toEqual([otherRow(10)]);
    expect(await faultsOf({ rows: again, heads: [headOf(row(3)), headOf(row(6))] })).toEqual([otherRow(6)]);
    expect(await faultsOf({ rows: again, heads: [] })).toEqual([]);
  });

  test('a head whose signature is of another text or key', async () => {
    const good = headOf(row(10));
    const forged = { ...good, signature: keys.sign('x') };
    const heads: PlaceHead[] = [
      { ...good, office: 'DEPOK', signature: keys.sign(headText({ ...good, office: 'DEPOK' })) },
      forged,
      { ...good, signature: '' },
      { ...good, at: '2017-08-01T04:00:00Z' },
      { ...good, publicKey: others.publicKey },
      { ...good, publicKey: 'none' },
    ];
    for (const head of heads) expect(await faultsOf({ heads: [head] }), JSON.stringify(head)).toEqual([unsigned(10)]);
  });

  test('two heads of a row, and a head of the other key', async () => {
    const two = [headOf(row(10)), headOf({ sequence: 10, digest: 'other' })];
    expect(await faultsOf({ heads: two })).toEqual(['HEAD 10: two heads of this row differ', otherRow(10)]);
    expect(await faultsOf({ heads: [headOf(row(10)), headOf(row(10))] })).toEqual([]);
    const head = headOf(row(10));
    const other = { ...head, publicKey: others.publicKey, signature: others.sign(headText(head)) };
    expect(await verified({ heads: [other] })).toMatchObject({ publicKeys: [others.publicKey], faults: [] });
    expect(await faultsOf({ heads: [other] }, { publicKey: keys.publicKey })).toEqual([unsigned(10)]);
    expect(await faultsOf({ heads: [head] }, { publicKey: keys.publicKey })).toEqual([]);
    const renamed = { ...head, publicKey: others.publicKey };
    expect(await faultsOf({ heads: [renamed] }, { publicKey: keys.publicKey })).toEqual([unsigned(10)]);
  });

  test('a row unlike the head that was written down earlier', async () => {
    const known = (sequence: number, digest: string) => ({ heads: [{ sequence, digest }] });
    expect(await faultsOf({}, known(5, row(5).digest))).toEqual([]);
    expect(await faultsOf({}, known(5, 'other'))).toEqual([otherRow(5)]);
    expect(await faultsOf({}, known(10, 'other'))).toEqual(['HEAD 10: two heads of this row differ']);
  });

  test('no log where the lines are none', async () => {
    await expect(verifyLog([])).rejects.toThrow('The export is empty.');
    const [, ...headless] = exportOf({});
    await expect(verifyLog(headless)).rejects.toThrow('The first line of an export says which log it is of.');
    await expect(verifyLog(exportOf({ heads: [] }).slice(1))).rejects.toThrow('The first line of an export');
  });
});

test('the text of a head is a JSON list that names the log', () => {
  const list = ['antrean place log', 'BOGOR', 10, row(10).digest, '2017-08-01T03:00:00Z'];
  expect(headText(headOf(row(10)))).toBe(JSON.stringify(list));
});

test('an entry names persons and officers by pseudonyms, and none whose data was deleted', () => {
  const event = {
    id: 100,
    at: instant('2017-08-01T09:00:00+07:00'),
    action: 'CONFIRM' as const,
    by: 'manager Budi',
    place: 4,
    office: OFFICE,
    personKey: 'SITI 1987-01-25',
    date: '2017-08-07',
    startsAt: instant('2017-08-07T08:00:00+07:00'),
    quota: 'WHATSAPP',
    window: 3,
  };
  const written = { ...entry(100), person: '<person SITI 1987-01-25>', officer: '<officer manager Budi>' };
  const pseudonymOf = (text: string) => `<${text}>`;
  expect(entryOf(event, pseudonymOf)).toEqual(written);
  const deleted = { ...event, personKey: '', by: 'clock' };
  expect(entryOf(deleted, pseudonymOf)).toEqual({ ...written, person: null, officer: null, asker: 'clock' });
});

describe('the keys of the log', () => {
  test('sign texts, and no other text has the signature', () => {
    const signature = keys.sign('text');
    expect(isSignedBy(keys.publicKey, 'text', signature)).toBe(true);
    expect(isSignedBy(keys.publicKey, 'texts', signature)).toBe(false);
    expect(isSignedBy(others.publicKey, 'text', signature)).toBe(false);
    expect(isSignedBy('no key', 'text', signature)).toBe(false);
  });

  test('are Ed25519 and nothing else', async () => {
    const { generateKeyPairSync } = await import('node:crypto');
    const { privateKey } = generateKeyPairSync('x25519');
    const other = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
    expect([makeSigningKey(), other, 'no key', ''].map(isSigningKey)).toEqual([true, false, false, false]);
    expect(() => openKeys(other, '')).toThrow('The key of the place log is no Ed25519 key.');
  });

  test('make pseudonyms: the same for the same text, others by another secret', () => {
    const [own, other] = [Buffer.alloc(32, 7), Buffer.alloc(32, 8)].map((secret) => secret.toString('base64'));
    // The first 96 bits of an HMAC with SHA-256.
    expect(pseudonymsBy(own ?? '')('person A')).toBe('eO0XWAdfTAuugKPL');
    expect(openKeys(makeSigningKey(), own ?? '').pseudonymOf('person A')).toBe('eO0XWAdfTAuugKPL');
    expect(pseudonymsBy(other ?? '')('person A')).not.toBe('eO0XWAdfTAuugKPL');
  });
});

test.each([
  ['front desk Sari', 'front desk', true],
  ['counter officer Budi', 'counter officer', true],
  ['manager M', 'manager', true],
  ['manager', 'manager', false],
  ['the manager Budi', 'the manager Budi', false],
  ['applicant by API Travel agency', 'applicant by API', false],
  ['applicant by API', 'applicant by API', false],
  ['applicant by APIs', 'applicant by APIs', false],
  ['applicant by WEB', 'applicant by WEB', false],
  ['clock', 'clock', false],
])('%j is written down as %j', (by, kind, isOfficer) => {
  expect(askerOf(by)).toEqual({ kind, isOfficer });
});
