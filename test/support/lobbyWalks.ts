// The ways past what stands in an office: the lobby board and the kiosk at the door.
import { ADMIN } from './server.ts';
import type { Walk } from './walk.ts';

export async function walkBoard(walk: Walk): Promise<void> {
  const { lobby } = walk.look;
  const queue = walk.queue(lobby);
  const page = await walk.open(`/board/${lobby}`);
  await page.waitForSelector('.hero.idle');
  await walk.check(page, 'before the first call');
  for (const counter of [1, 2, 3]) await queue.openCounter(counter);
  for (let given = 0; given < 9; given++) await queue.issueTicket();
  for (const counter of [1, 2, 3]) await queue.callNext(counter);
  await queue.announce('Listrik padam sampai pukul sepuluh. Mohon bersabar.');
  await page.waitForSelector('.counters li >> nth=1');
  await page.waitForSelector('.notice');
  await page.waitForSelector('.hero:not(.together) .number');
  await walk.check(page, 'three calls and a notice');
}

const START_PAIRING =
  'mutation ($input: StartPairingInput!) { startPairing(input: $input) { ... on DevicePairing { code } } }';

export async function walkKiosk(walk: Walk): Promise<void> {
  const { lobby } = walk.look;
  const input = { office: lobby, kind: 'KIOSK', label: 'Pintu' };
  const { code } = await walk.server.ask(START_PAIRING, { input }, ADMIN);
  const booked = await walk.queue(lobby).confirmed(walk.person(3), { when: { date: '2017-08-07' } });
  const page = await walk.open(`/kiosk/${lobby}#pair=${code}`);
  await page.waitForSelector('#pair-code');
  await walk.check(page, 'to be paired');
  await page.click('form.sign-in .button');
  await page.waitForSelector('.keypad');
  await walk.check(page, 'the keypad');
  for (const key of booked.code) await page.click(`.keypad button:text-is("${key}")`);
  await page.click('.go');
  await page.waitForSelector(`.big:text-is("${booked.queueNumber}")`);
  await walk.check(page, 'the number');
  await page.click('.button.main');
  await page.click('.without .button');
  await page.waitForSelector('.choices .button');
  await walk.check(page, 'the services', { axe: false });
}
