import { expect, test } from 'vitest';
import { instant } from '../../src/time.ts';

test('instants are compared by what they say', () => {
  const at = instant('2017-08-07T09:00:00+07:00');
  expect(at).toEqual(instant('2017-08-07T02:00:00Z'));
  expect(at).not.toEqual(instant('2017-08-07T02:00:01Z'));
  expect([{ at }]).not.toEqual([{ at: instant('2017-08-07T02:00:01Z') }]);
  expect([{ at }]).not.toMatchObject([{ at: instant('2017-08-07T02:00:01Z') }]);
  expect(at).not.toEqual('2017-08-07T02:00:00Z');
});
