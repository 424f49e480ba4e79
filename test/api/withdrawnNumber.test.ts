// A number that was given out without a booking by mistake is taken back: its place is free, and it was no visit.
import { expect, test } from 'vitest';
import { queueAt } from '../support/queue.ts';
import { ADMIN, type Headers, openServer } from '../support/server.ts';
import { step } from '../support/step.ts';

const UNDO = `mutation ($number: String!) { undo(input: { office: "BOGOR", number: $number }) {
  ... on Ticket { status allowedActions } ... on Refusal { reason } } }`;
const WALK_INS = '{ dailyStatistics(office: "BOGOR", from: "2017-08-07", to: "2017-08-07") { walkIns } }';

test('an issued number', async () => {
  const server = await openServer({
    start: '2017-08-07T07:00:00+07:00',
    change: { defaults: { queue: { walkInPlaces: 1 } } },
  });
  const bogor = queueAt(server.url);
  const [desk, officer] = [await server.staff('FRONT_DESK'), await server.staff('COUNTER_OFFICER')];
  const undo = async (number: string, as: Headers) => {
    const { data, errors } = await server.graphql(UNDO, { number }, as);
    return errors?.[0]?.extensions.code ?? data.undo;
  };

  await step('is taken back by the front desk, and its place is given again under the next number', async () => {
    expect(await bogor.issueTicket()).toMatchObject({ number: 'W01', allowedActions: ['CALL', 'PARK', 'UNDO'] });
    expect(await bogor.issueTicket()).toMatchObject({ refused: 'FULL' });
    expect(await undo('W01', desk)).toEqual({ status: 'CANCELLED', allowedActions: [] });
    expect(await undo('W01', desk)).toEqual({ reason: 'NOT_ALLOWED_NOW' });
    expect(await bogor.issueTicket()).toMatchObject({ number: 'W02' });
    expect(await bogor.issueTicket()).toMatchObject({ refused: 'FULL' });
  });

  await step('that was taken back was no visit', async () => {
    expect(await server.ask(WALK_INS, {}, ADMIN)).toEqual([{ walkIns: 1 }]);
  });

  await step('that was called is its counter’s to undo, and not the front desk’s', async () => {
    await bogor.openCounter(1, {});
    expect(await bogor.callNext(1)).toMatchObject({ number: 'W02' });
    await bogor.step('markNoShow', 'W02');
    expect(await undo('W02', desk)).toBe('FORBIDDEN');
    expect(await undo('W02', officer)).toMatchObject({ status: 'CALLED' });
  });

  await step('stays after five minutes', async () => {
    const more =
      'mutation { changeOffice(input: { office: "BOGOR", settings: { queue: { walkInPlaces: 9 } } }) { __typename } }';
    await server.ask(more, {}, ADMIN);
    const { number } = await bogor.issueTicket();
    server.clock.advance(5 + 1 / 60);
    expect(await undo(number, officer)).toEqual({ reason: 'NOT_ALLOWED_NOW' });
  });
});
