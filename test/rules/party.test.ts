// The people of one booking page: who is booked next, and what is asked of the API for each.
import { describe, expect, test } from 'vitest';
import type { VisitFragment } from '../../web/book/documents.ts';
import { EMPTY_DRAFT } from '../../web/book/draft.ts';
import {
  holdingsOf,
  inputOfMember,
  linkForCodes,
  nextToBook,
  type Party,
  partyOf,
  withMember,
  withWindow,
} from '../../web/book/party.ts';

const PERSON_RULES = { today: '2017-08-01', photo: 'OPTIONAL' as const };
const FIRST_INPUT = {
  office: 'BOGOR',
  service: 'NEW',
  when: { earliest: true },
  acceptNextPlace: true,
  applicant: { name: 'Ayah', birthDate: '1980-01-02' },
  phone: '081234567890',
  digits: '123456',
  priority: 'NORMAL' as const,
  idempotencyKey: 'first',
};
const FIRST_BOOKED = { code: '2345678A', window: { id: '77', endsAt: '' } } as VisitFragment;
const CHILD_MEMBER = {
  name: ' Anak ',
  day: '3',
  month: '4',
  year: '2015',
  priority: 'CHILD' as const,
  photo: 'photo:of-the-child',
};
const ELDER_MEMBER = { name: 'Nenek', day: '5', month: '6', year: '1940', priority: 'ELDERLY' as const, photo: '' };
const FAMILY_DRAFT = {
  ...EMPTY_DRAFT,
  name: 'Ayah',
  day: '2',
  month: '1',
  year: '1980',
  family: [CHILD_MEMBER, ELDER_MEMBER],
};

function familyOfThree(): Party {
  const party = partyOf(FAMILY_DRAFT, FIRST_INPUT, FIRST_BOOKED, PERSON_RULES);
  if (!party) throw new Error('There is a family.');
  return party;
}

describe('a family', () => {
  test('is none where one person is booked alone', () => {
    expect(partyOf({ ...FAMILY_DRAFT, family: [] }, FIRST_INPUT, FIRST_BOOKED, PERSON_RULES)).toBeNull();
  });

  test('is booked in order, behind the first, who has a place', () => {
    let party = familyOfThree();
    expect(holdingsOf(party)).toEqual([{ code: '2345678A', birthDate: '1980-01-02' }]);
    expect(nextToBook(party)).toBe(1);
    party = withMember(party, 1, { isLeftOut: true });
    expect(nextToBook(party)).toBe(2);
    party = withMember(party, 2, { holding: { code: '3456789B', birthDate: '1940-06-05' } });
    expect(nextToBook(party)).toBe(-1);
    expect(holdingsOf(party).map(({ code }) => code)).toEqual(['2345678A', '3456789B']);
  });

  test('asks for the same hour for each, with own name, birth date and priority, and takes no other unasked', () => {
    const party = familyOfThree();
    const [, child] = party.members;
    expect(child && inputOfMember(party, child, 'ar')).toEqual({
      office: 'BOGOR',
      service: 'NEW',
      phone: '081234567890',
      digits: '123456',
      photo: 'photo:of-the-child',
      priority: 'CHILD',
      when: { window: '77' },
      acceptNextPlace: false,
      applicant: { name: 'Anak', birthDate: '2015-04-03' },
      language: 'en',
      idempotencyKey: child?.key,
    });
    expect(new Set(party.members.map(({ key }) => key)).size).toBe(3);
  });

  test('goes to another hour together, as far as its people have no place yet', () => {
    const moved = withWindow(withMember(familyOfThree(), 1, { isLeftOut: true }), '78');
    expect(moved.members.map(({ window }) => window)).toEqual(['77', '77', '78']);
  });

  test('asks with another key once a person is changed, and with the same one as long as nothing is', () => {
    const party = familyOfThree();
    const key = (of: Party) => of.members[1]?.key;
    expect(key(withMember(party, 1, { window: '78' }))).not.toBe(key(party));
    expect(key(withMember(party, 1, { name: 'Anak Satu' }))).not.toBe(key(party));
    expect(key(withMember(party, 2, { name: 'Nenek Dua' }))).toBe(key(party));
    expect(key(withMember(party, 1, { isLeftOut: true }))).toBe(key(party));
  });
});

test.each([
  ['https://wa.me/628111100333?text=2345678A', 'https://wa.me/628111100333?text=2345678A%203456789B'],
  ['sms:+628111100333?body=2345678A', 'sms:+628111100333?body=2345678A%203456789B'],
  [
    'http://localhost:4000/simulator?office=BOGOR&to=%2B628111100333&text=2345678A',
    'http://localhost:4000/simulator?office=BOGOR&to=%2B628111100333&text=2345678A%203456789B',
  ],
])('%s sends all codes in one message', (link, together) => {
  expect(linkForCodes(link, '2345678A', ['2345678A', '3456789B'])).toBe(together);
});
