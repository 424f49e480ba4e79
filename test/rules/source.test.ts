// Budgets and limits count requests by their source.
import { describe, expect, test } from 'vitest';
import type { Asker } from '../../src/access/asker.ts';
import { isLoopback, openBudgets, requestSource, sourcePrefix, widerNetwork } from '../../src/access/source.ts';
import { administrator, sender } from './make.ts';

describe('a source', () => {
  test.each([
    ['203.0.113.7', '203.0.113.0/24'],
    ['203.0.113.250', '203.0.113.0/24'],
    ['203.0.114.7', '203.0.114.0/24'],
    ['::ffff:203.0.113.7', '203.0.113.0/24'],
    ['::ffff:cb00:7107', '203.0.113.0/24'],
    ['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['fe80::1%eth0', 'fe80::/64'],
    ['', 'unknown'],
    ['%eth0', 'unknown'],
    ['somewhere', 'unknown'],
  ])('%s counts as %s', (address, prefix) => {
    expect(sourcePrefix(address)).toBe(prefix);
  });

  test.each([
    ['203.0.113.0/24', '203.0.112.0/20'],
    ['203.0.127.0/24', '203.0.112.0/20'],
    ['203.0.128.0/24', '203.0.128.0/20'],
    ['2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['2001:db8:1:ffff::/64', '2001:db8:1::/48'],
    ['2001:db8:2:2::/64', '2001:db8:2::/48'],
    ['key 7', null],
    ['unknown', null],
  ])('%s lies in %s', (budget, wider) => {
    expect(widerNetwork(budget)).toBe(wider);
  });

  test('asks by its own address of IPv4, and with its network of IPv6', () => {
    expect(requestSource('203.0.113.7')).toBe('203.0.113.7');
    expect(requestSource('2001:db8:1:2:aaaa::1')).toBe(requestSource('2001:db8:1:2:bbbb::2'));
  });
});

describe('unproven places count', () => {
  const from = (source: string): Asker => ({ kind: 'anonymous', source });
  const key = (...scopes: ('READ' | 'BOOK' | 'VOUCH')[]): Asker => {
    return { kind: 'apiKey', id: 7, label: 'Front end', scopes, offices: [], perMinute: 60 };
  };

  test('by network, by key, and not at all of those who are known', () => {
    const budgetOf = openBudgets(true);
    expect(budgetOf(from('203.0.113.7'))).toBe('203.0.113.0/24');
    expect(budgetOf(from('127.0.0.1'))).toBe('127.0.0.0/24');
    expect(budgetOf(key('READ', 'BOOK'))).toBe('key 7');
    expect([key('READ', 'BOOK', 'VOUCH'), sender(), administrator].map(budgetOf)).toEqual([null, null, null]);
  });

  test('not of this machine itself in a demonstration', () => {
    const budgetOf = openBudgets(false);
    expect(['127.0.0.1', '::1', '::ffff:127.0.0.1'].map((source) => budgetOf(from(source)))).toEqual([
      null,
      null,
      null,
    ]);
    expect(budgetOf(from('203.0.113.7'))).toBe('203.0.113.0/24');
  });

  test.each([
    ['127.0.0.1', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    // An address may hold the digits of this machine's without being it.
    ['203.127.0.1', false],
    ['::127.0.0.1', false],
    ['::11', false],
    ['fe80::1', false],
    ['128.0.0.1', false],
  ])('%s is this machine: %s', (address, isOwn) => {
    expect(isLoopback(address)).toBe(isOwn);
  });
});
