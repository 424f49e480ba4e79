// Roles in the claim of an identity provider: what they are read as, and the office that a request is for.
import { describe, expect, test } from 'vitest';
import type { Officer } from '../../src/access/asker.ts';
import { rolesOf } from '../../src/access/permissions.ts';
import { askerWithRoles, postAtOffice, postsIn, readRoles } from '../../src/access/posts.ts';

const PERSON = { id: 'oidc u-17', name: 'Rina Wati' };
const isOffice = (code: string) => ['BOGOR', 'DEPOK', 'BATAM'].includes(code);

describe('the claim', () => {
  test.each<[unknown, string[]]>([
    [['MANAGER:BOGOR'], ['MANAGER:BOGOR']],
    ['FRONT_DESK:BOGOR', ['FRONT_DESK:BOGOR']],
    [
      ['offline_access', 'MANAGER:BOGOR', 'ADMINISTRATOR'],
      ['MANAGER:BOGOR', 'ADMINISTRATOR'],
    ],
    [['MANAGER:BOGOR', 'MANAGER:BOGOR'], ['MANAGER:BOGOR']],
    [['OWNER:BOGOR', 'MANAGER', 'MANAGER:', 'ADMINISTRATOR:BOGOR', 'MANAGER:BOGOR:2017', ':BOGOR', ''], []],
    [[{ role: 'MANAGER:BOGOR' }, ['MANAGER:BOGOR'], 7, null], []],
    [{ 0: 'MANAGER:BOGOR' }, []],
    [undefined, []],
  ])('%j names %j', (claim, roles) => {
    expect(readRoles(claim)).toEqual(roles);
  });

  test('names no more roles than can be kept', () => {
    expect(readRoles(Array.from({ length: 5000 }, (_, at) => `MANAGER:O${at}`))).toHaveLength(100);
  });
});

describe('posts', () => {
  test('are one for each office there is, with its roles in the order of their rights', () => {
    const roles = ['COUNTER_OFFICER:DEPOK', 'MANAGER:NOWHERE', 'FRONT_DESK:DEPOK', 'MANAGER:BATAM'];
    expect(postsIn(roles, isOffice)).toEqual([
      { office: 'DEPOK', roles: ['FRONT_DESK', 'COUNTER_OFFICER'] },
      { office: 'BATAM', roles: ['MANAGER'] },
    ]);
  });

  test('make no asker where there are none', () => {
    expect(askerWithRoles(PERSON, [], isOffice)).toBeNull();
    expect(askerWithRoles(PERSON, ['MANAGER:NOWHERE'], isOffice)).toBeNull();
  });

  test('of an administrator are all offices, whatever else they are', () => {
    const asker = askerWithRoles(PERSON, ['MANAGER:BOGOR', 'ADMINISTRATOR'], isOffice);
    expect(asker).toEqual({ kind: 'administrator', ...PERSON });
  });
});

describe('a person at two offices', () => {
  const asker = askerWithRoles(PERSON, ['MANAGER:BOGOR', 'COUNTER_OFFICER:DEPOK', 'FRONT_DESK:DEPOK'], isOffice);

  test('is at the first one, unless a request names the other; the rights are those of that office alone', () => {
    if (!asker) throw new Error('No one signed in.');
    expect(postAtOffice(asker, undefined)).toMatchObject({ role: 'MANAGER', office: 'BOGOR' });
    expect(rolesOf(postAtOffice(asker, 'BOGOR'))).toEqual(['MANAGER']);
    const there = postAtOffice(asker, 'DEPOK');
    expect(there).toMatchObject({ role: 'FRONT_DESK', office: 'DEPOK' });
    expect(rolesOf(there)).toEqual(['FRONT_DESK', 'COUNTER_OFFICER']);
    expect(rolesOf(postAtOffice(there, 'BOGOR'))).toEqual(['MANAGER']);
  });

  test('is at no third one', () => {
    if (!asker) throw new Error('No one signed in.');
    expect(() => postAtOffice(asker, 'BATAM')).toThrow('You do not work at BATAM.');
  });
});

test('staff with a personal key are at their office only; callers of no office may name any', () => {
  const officer: Officer = { kind: 'officer', id: '7', name: 'Sri', role: 'FRONT_DESK', office: 'BOGOR' };
  expect(postAtOffice(officer, 'BOGOR')).toBe(officer);
  expect(rolesOf(officer)).toEqual(['FRONT_DESK']);
  expect(() => postAtOffice(officer, 'DEPOK')).toThrow('You do not work at DEPOK.');
  const administrator = { kind: 'administrator' } as const;
  expect(postAtOffice(administrator, 'DEPOK')).toBe(administrator);
});
