// Actors are read back from the texts that histories and the audit log keep of them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readActor } from '../../src/access/actor.ts';
import { type Asker, writtenAs } from '../../src/access/asker.ts';
import { whoIs } from '../../src/access/audit.ts';
import { keySpace } from '../../src/access/keySpace.ts';
import { administrator, anonymous, sender } from './make.ts';

const NONE = { role: null, id: null, name: null, channel: null };
const officer = { kind: 'officer', id: '7', name: 'Sri', role: 'FRONT_DESK', office: 'BOGOR' } satisfies Asker;
const key = { kind: 'apiKey', id: 3, label: 'A site', scopes: ['READ'], offices: [], perMinute: 60 } satisfies Asker;
const kiosk = { kind: 'device', id: 4, device: 'KIOSK', office: 'BOGOR', name: 'Pintu' } satisfies Asker;

describe('in the history of a booking', () => {
  test.each([
    ['clock', { kind: 'CLOCK' }],
    [writtenAs(anonymous), { kind: 'APPLICANT', channel: 'WEB' }],
    [writtenAs(anonymous, 'guardian'), { kind: 'GUARDIAN', channel: 'WEB' }],
    [writtenAs(sender('+6281234567890')), { kind: 'APPLICANT', channel: 'WHATSAPP' }],
    [writtenAs(key), { kind: 'APPLICANT', channel: 'API', name: 'A site' }],
    [writtenAs(officer), { kind: 'STAFF', role: 'FRONT_DESK', id: '7' }],
    [writtenAs({ ...officer, role: 'COUNTER_OFFICER' }), { kind: 'STAFF', role: 'COUNTER_OFFICER', id: '7' }],
    [
      writtenAs({ ...officer, role: 'MANAGER', id: 'oidc a|b c' }),
      { kind: 'STAFF', role: 'MANAGER', id: 'oidc a|b c' },
    ],
    [writtenAs(administrator), { kind: 'STAFF', role: 'ADMINISTRATOR' }],
    [writtenAs(kiosk), { kind: 'KIOSK', id: '4' }],
    // The kinds of caller that webhooks are told of have no number.
    ['front desk', { kind: 'STAFF', role: 'FRONT_DESK' }],
    ['kiosk', { kind: 'KIOSK' }],
  ])('%s', (text, actor) => {
    expect(readActor(text)).toEqual({ ...NONE, ...actor });
  });
});

describe('in the audit log', () => {
  test.each([
    [whoIs(officer), { kind: 'STAFF', role: 'FRONT_DESK', id: '7', name: 'Sri' }],
    [whoIs({ ...officer, id: 'oidc u-1' }), { kind: 'STAFF', role: 'FRONT_DESK', id: 'oidc u-1', name: 'Sri' }],
    [whoIs(kiosk), { kind: 'KIOSK', id: '4', name: 'Pintu' }],
    [whoIs({ ...kiosk, device: 'BOARD' }), { kind: 'BOARD', id: '4', name: 'Pintu' }],
    [whoIs(key), { kind: 'API_KEY', id: '3', name: 'A site' }],
    [
      whoIs({ kind: 'administrator', id: '9', name: 'Rina' }),
      { kind: 'STAFF', role: 'ADMINISTRATOR', id: '9', name: 'Rina' },
    ],
    [whoIs(administrator), { kind: 'STAFF', role: 'ADMINISTRATOR' }],
    ['webhook 5 (example.org)', { kind: 'WEBHOOK', id: '5', name: 'example.org' }],
  ])('%s', (text, actor) => {
    expect(readActor(text)).toEqual({ ...NONE, ...actor });
  });

  test('any name or label is read back as it was', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 100, unit: 'grapheme' }), fc.nat(), (name, number) => {
        expect(readActor(whoIs({ ...officer, name, id: String(number) }))).toMatchObject({ name, id: String(number) });
        expect(readActor(whoIs({ ...key, label: name, id: number }))).toMatchObject({ name, id: String(number) });
        expect(readActor(writtenAs({ ...key, label: name }))).toMatchObject({ kind: 'APPLICANT', name });
      }),
    );
  });
});

test('the key of an officer has no role, and a text of another make is a name', () => {
  expect(readActor(keySpace(officer))).toEqual({ ...NONE, kind: 'STAFF', id: '7' });
  expect(readActor('Bu Sri')).toEqual({ ...NONE, kind: 'STAFF', name: 'Bu Sri' });
});
