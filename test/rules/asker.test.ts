// Each kind of caller: whether the person is known, the name in the history, and the space of its idempotency keys.
import { describe, expect, test } from 'vitest';
import {
  type Asker,
  isAtDesk,
  isAudited,
  isProven,
  isStaff,
  senderKeyOf,
  workplaceOf,
  worksAt,
  writtenAs,
} from '../../src/access/asker.ts';
import { keySpace } from '../../src/access/keySpace.ts';
import { administrator, anonymous, sender } from './make.ts';

const key = {
  kind: 'apiKey',
  id: 7,
  label: 'Front end',
  scopes: ['READ', 'BOOK'],
  offices: [],
  perMinute: 60,
} satisfies Asker;
const vouching: Asker = { ...key, id: 8, scopes: ['READ', 'BOOK', 'VOUCH'] };
const programOfDesk: Asker = { ...key, id: 9, scopes: ['READ', 'BOOK', 'VOUCH', 'DESK'], offices: ['BOGOR'] };
const frontDesk = { kind: 'officer', id: '3', name: 'Sari', role: 'FRONT_DESK', office: 'BOGOR' } satisfies Asker;
const counterOfficer: Asker = { ...frontDesk, id: '4', role: 'COUNTER_OFFICER' };
const manager: Asker = { ...frontDesk, id: '5', role: 'MANAGER' };
const named: Asker = { kind: 'administrator', id: '9', name: 'Rina' };

interface Known {
  asker: Asker;
  proven: boolean;
  staff: boolean;
  /** Works at Bogor, at Jakarta Pusat. */
  works: [boolean, boolean];
  written: string;
  keys: string;
}

const KNOWN: Record<string, Known> = {
  'an anonymous caller': {
    asker: anonymous,
    proven: false,
    staff: false,
    works: [false, false],
    written: 'applicant by WEB',
    keys: 'anonymous unknown',
  },
  'a sender by WhatsApp': {
    asker: sender('+6281234567890'),
    proven: true,
    staff: false,
    works: [false, false],
    written: 'applicant by WHATSAPP',
    keys: 'sender tel:+6281234567890',
  },
  'a sender by SMS': {
    asker: sender('+6281234567890', 'SMS'),
    proven: true,
    staff: false,
    works: [false, false],
    written: 'applicant by SMS',
    keys: 'sender tel:+6281234567890',
  },
  'a front end': {
    asker: key,
    proven: false,
    staff: false,
    works: [false, false],
    written: 'applicant by API (Front end)',
    keys: 'api key 7',
  },
  'a front end that vouches for its users': {
    asker: vouching,
    proven: true,
    staff: false,
    works: [false, false],
    written: 'applicant by API (Front end)',
    keys: 'api key 8',
  },
  'a desk of another make': {
    asker: programOfDesk,
    proven: true,
    staff: false,
    works: [true, false],
    written: 'applicant by API (Front end)',
    keys: 'api key 9',
  },
  'an officer at the front desk': {
    asker: frontDesk,
    proven: true,
    staff: true,
    works: [true, false],
    written: 'front desk 3',
    keys: 'officer 3',
  },
  'an officer at a counter': {
    asker: counterOfficer,
    proven: true,
    staff: true,
    works: [true, false],
    written: 'counter officer 4',
    keys: 'officer 4',
  },
  'a manager': {
    asker: manager,
    proven: true,
    staff: true,
    works: [true, false],
    written: 'manager 5',
    keys: 'officer 5',
  },
  'the holder of the administrator’s key': {
    asker: administrator,
    proven: true,
    staff: true,
    works: [true, true],
    written: 'administrator',
    keys: 'administrator',
  },
  'an administrator with a personal key': {
    asker: named,
    proven: true,
    staff: true,
    works: [true, true],
    written: 'administrator',
    keys: 'administrator 9',
  },
};

test.each(Object.entries(KNOWN))('%s is known as the table says', (_name, { asker, ...known }) => {
  expect({
    proven: isProven(asker),
    staff: isStaff(asker),
    works: ['BOGOR', 'JAKARTA_PUSAT'].map((office) => worksAt(asker, office)),
    written: writtenAs(asker),
    keys: keySpace(asker),
  }).toEqual(known);
});

test('desks are staff of any office, and a program at the offices of its key', () => {
  const atDesk = (asker: Asker) => ['BOGOR', 'JAKARTA_PUSAT'].map((office) => isAtDesk(asker, office));
  expect([frontDesk, programOfDesk, vouching].map(atDesk)).toEqual([
    [true, true],
    [true, false],
    [false, false],
  ]);
});

test('what people do themselves is not audited, all else is', () => {
  const audited = Object.entries(KNOWN).filter(([, { asker }]) => isAudited(asker));
  expect(Object.keys(KNOWN).filter((name) => !audited.some(([known]) => known === name))).toEqual([
    'an anonymous caller',
    'a sender by WhatsApp',
    'a sender by SMS',
  ]);
});

test('two desks of one make at other offices have other workplaces, and so never one answer', () => {
  const places = [programOfDesk, { ...programOfDesk, offices: ['DEPOK'] } as Asker, vouching, frontDesk, anonymous];
  expect(places.map(workplaceOf)).toEqual(['BOGOR', 'DEPOK', '', 'BOGOR', '']);
});

describe('the bookings of a sender', () => {
  test('are found by the address, and by no other caller', () => {
    const keys = Object.entries(KNOWN).flatMap(([name, { asker }]) => {
      const found = senderKeyOf(asker);
      return found === null ? [] : [[name, found]];
    });
    expect(keys).toEqual([
      ['a sender by WhatsApp', 'tel:+6281234567890'],
      ['a sender by SMS', 'tel:+6281234567890'],
    ]);
  });
});
