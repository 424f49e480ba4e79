// Only its managers read the rules that an office keeps to itself.
import { expect, test } from 'vitest';
import { ADMIN, openServer } from '../support/server.ts';

const server = await openServer();
const RULES = `{ office(code: "BOGOR") { houseRules {
  checkInOpensMinutesBefore retentionDays forfeitsInRow forfeitDelayDays overbookPercent freedPlaceMinutes { from to } } } }`;
const CHANGE = 'mutation ($input: ChangeOfficeInput!) { changeOffice(input: $input) { __typename } }';

test('a manager reads what was set', async () => {
  const manager = await server.staff('MANAGER');
  const policy = { checkInOpensMinutesBefore: 90, overbookPercent: 5, freedPlaceMinutes: { from: 3, to: 30 } };
  await server.ask(CHANGE, { input: { office: 'BOGOR', settings: { policy } } }, manager);
  expect(await server.ask(RULES, {}, manager)).toEqual({
    houseRules: { ...policy, retentionDays: 90, forfeitsInRow: 0, forfeitDelayDays: 7 },
  });
});

test('an administrator reads them too; applicants, other staff and other managers do not', async () => {
  expect((await server.graphql(RULES, {}, ADMIN)).errors).toBeUndefined();
  const codes = [];
  for (const headers of [{}, await server.staff('FRONT_DESK'), await server.staff('MANAGER', 'DEPOK')])
    codes.push((await server.graphql(RULES, {}, headers)).errors?.[0]?.extensions.code);
  expect(codes).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN']);
});
