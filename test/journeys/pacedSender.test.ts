// A number that writes as fast as a machine: its messages are stored, answered in order at the pace of a person, and none is lost.
import { expect, test } from 'vitest';
import { SENDER_BURST } from '../../src/inbox/senderPace.ts';
import { eventually, openApp } from '../support/app.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { hurryPacedQueues } from '../support/pacedQueues.ts';

const app = await openApp();
const BOGOR = 'whatsapp:+628111100333';

const worked = async (sender: string) => {
  const rows = await app.query(
    'select worked_at is not null as done from inbox_message where sender = $1 order by id',
    [sender],
  );
  return rows.map(({ done }) => done as boolean);
};
test('messages beyond a burst wait for their turn, while another person is answered', async () => {
  const machine = phoneOf(9901);
  const sent = SENDER_BURST + 4;
  for (let index = 0; index < sent; index++) {
    const { status } = await app.deliver({ from: `whatsapp:${machine}`, to: BOGOR, body: `hari ke-${index} buka?` });
    expect(status).toBe(204);
  }
  const person = `whatsapp:${phoneOf(9902)}`;
  await app.deliver({ from: person, to: BOGOR, body: `#${nameOf(9902)}#25011987#07082017` });
  expect((await app.twilio.sentTo(person))[0]?.body).toContain('Balas dengan kode');
  expect(await worked(machine)).toHaveLength(sent);
  await eventually('all are worked on, one a turn', async () => {
    await hurryPacedQueues(app.query);
    return (await worked(machine)).every(Boolean);
  });
  const order = await app.query('select id from inbox_message where sender = $1 order by worked_at, id', [machine]);
  expect(order.map(({ id }) => id)).toEqual(order.map(({ id }) => id).toSorted((one, two) => one - two));
});
