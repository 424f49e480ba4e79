// An encrypted value is read by its key at its place alone; each fault is told.
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DataCipher, DataKeyFault, NO_CIPHER } from '../../src/cipher.ts';
import { ConfigFault, readConfig } from '../../src/config.ts';

const keyOf = (id: string) => ({ id, bytes: randomBytes(32) });
const [first, second] = [keyOf('1'), keyOf('2026-a')];
const cipher = new DataCipher([first]);

describe('what is encrypted', () => {
  test('is read by its key at its place, and by no other key, at no other place', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), fc.string(), (bytes, row, other) => {
        const sealed = cipher.seal(bytes, row);
        expect(new Uint8Array(cipher.open(sealed, row))).toEqual(bytes);
        if (other !== row) expect(() => cipher.open(sealed, other)).toThrow(DataKeyFault);
        expect(() => new DataCipher([{ ...second, id: '1' }]).open(sealed, row)).toThrow('DATA_KEY is another');
      }),
    );
  });

  test('is read as a text, too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, row) => {
        expect(cipher.openText(cipher.sealText(text, row), row)).toBe(text);
      }),
    );
  });

  test('is never the same twice, and names its key', () => {
    const sealed = cipher.sealText('123456', 'row');
    expect(sealed).not.toBe(cipher.sealText('123456', 'row'));
    expect(sealed.startsWith('enc1:1:')).toBe(true);
    expect(sealed).not.toContain('123456');
  });

  test('shows the change of any byte', () => {
    const sealed = cipher.seal(Buffer.from('a face'), 'row');
    for (let at = 'enc1:1:'.length; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => cipher.open(changed, 'row')).toThrow(DataKeyFault);
    }
    expect(() => cipher.open(sealed.subarray(0, 20), 'row')).toThrow(DataKeyFault);
  });

  test('is read by the keys that came after it, as long as its own is listed', () => {
    const sealed = cipher.sealText('a face', 'row');
    const turned = new DataCipher([second, first]);
    expect(turned.openText(sealed, 'row')).toBe('a face');
    expect(turned.sealText('a face', 'row').startsWith('enc1:2026-a:')).toBe(true);
    expect(() => new DataCipher([second]).openText(sealed, 'row')).toThrow('key "1", and DATA_KEY does not list it');
    expect(() => NO_CIPHER.openText(sealed, 'row')).toThrow('key "1", and DATA_KEY is not set');
  });

  test('is everything with a key, and nothing without', () => {
    expect(NO_CIPHER.sealText('a face', 'row')).toBe('a face');
    expect(cipher.openText('a face', 'row')).toBe('a face');
  });
});

test('a digest is another with each key, and is found again after a rotation', () => {
  const kept = cipher.digestsOf('K7Q2M9XA 123456')[0];
  const plain = NO_CIPHER.digestsOf('K7Q2M9XA 123456');
  expect(plain).toHaveLength(1);
  expect(plain).not.toContain(kept);
  expect(new DataCipher([second, first]).digestsOf('K7Q2M9XA 123456')).toContain(kept);
  expect(new DataCipher([second]).digestsOf('K7Q2M9XA 123456')).not.toContain(kept);
  expect(cipher.digestsOf('K7Q2M9XA 123457')).not.toContain(kept);
});

describe('DATA_KEY', () => {
  const read = (DATA_KEY: string) => readConfig({ DATA_KEY }).dataKeys;
  const faultsOf = (DATA_KEY: string): string => {
    try {
      read(DATA_KEY);
    } catch (error) {
      if (error instanceof ConfigFault) return error.message;
    }
    throw new Error(`${DATA_KEY} is taken.`);
  };
  const [base64, hex] = [first.bytes.toString('base64'), second.bytes.toString('hex')];

  test('is one key, or several with the one in front that encrypts', () => {
    expect(readConfig({}).dataKeys).toEqual([]);
    expect(read(base64)).toEqual([{ id: '1', bytes: first.bytes }]);
    expect(read(first.bytes.toString('base64url'))).toEqual([{ id: '1', bytes: first.bytes }]);
    expect(read(` 2026-a:${hex} , 1:${base64}`)).toEqual([
      { id: '2026-a', bytes: second.bytes },
      { id: '1', bytes: first.bytes },
    ]);
  });

  test.each([
    ['is short', randomBytes(31).toString('base64'), 'must be 32 bytes'],
    ['is long', randomBytes(33).toString('hex'), 'must be 32 bytes'],
    ['is no key', '*'.repeat(44), 'must be 32 bytes'],
    ['repeats itself', Buffer.alloc(32, 'k3Y!').toString('base64'), 'easy to guess'],
    ['counts up', Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString('hex'), 'easy to guess'],
    ['was written', Buffer.from('The queue of the office in Bogor').toString('base64'), 'easy to guess'],
    ['is nothing', Buffer.alloc(32).toString('base64'), 'easy to guess'],
    ['has an id that is too long', `${'a'.repeat(17)}:${base64}`, 'must name each key'],
    ['lists an id twice', `a:${base64},a:${hex}`, 'two keys under one id'],
    ['lists a key twice', `a:${base64},b:${base64}`, 'one key twice'],
  ])('that %s is refused by name', (_, text, fault) => {
    expect(faultsOf(text)).toContain('DATA_KEY');
    expect(faultsOf(text)).toContain(fault);
    // A fault is logged: it must not tell the key.
    expect(faultsOf(text)).not.toContain(base64);
  });
});
