// The ways of the staff: a morning at the front desk, at a counter, and through the console.
import { SECTIONS } from '../../web/office/sectionNames.ts';
import { LOOKS, type Walk } from './walk.ts';

const TODAY = { when: { date: '2017-08-07' } };

export async function walkDesk(walk: Walk): Promise<void> {
  const queue = walk.queue(walk.look.office);
  const [first, second] = [await queue.confirmed(walk.person(4), TODAY), await queue.confirmed(walk.person(5), TODAY)];
  const asked = await walk.open('/desk');
  await asked.waitForSelector('#staff-key');
  await walk.check(asked, 'the sign-in');
  const page = await walk.openStaff('/desk', 'FRONT_DESK');
  await page.waitForSelector('.day-list tbody tr');
  await walk.check(page, 'the desk');
  await page.fill('#code', first.code);
  await page.keyboard.press('Enter');
  await page.waitForSelector(`.came .number:text-is("${first.queueNumber}")`);
  await walk.check(page, 'checked in');
  await page.fill('#code', 'K7M2');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.check-in .error');
  await page.click('.walk-in .give .button');
  await page.waitForSelector('.came .number:has-text("W")');
  await walk.check(page, 'a walk-in, and a code that is none', { axe: false });
  await page.fill('#search', second.applicant.name);
  await page.click(`.day-list tr:has-text("${second.applicant.name}") button.correct`);
  await page.waitForSelector('#right-name:focus');
  await walk.check(page, 'a correction');
}

export async function walkCounter(walk: Walk): Promise<void> {
  const queue = walk.queue(walk.look.office);
  await queue.issueTicket();
  await queue.openCounter(2);
  const page = await walk.openStaff('/desk#counter', 'COUNTER_OFFICER');
  await page.waitForSelector('.counters button');
  await walk.check(page, 'the choice of a counter', { axe: false });
  await page.click('.counters button >> nth=0');
  await page.click('.actions .button[aria-keyshortcuts=F2]');
  await page.waitForSelector('.stage.called .number');
  await walk.check(page, 'called');
  await page.click('.actions .button[aria-keyshortcuts=F8]');
  await page.waitForSelector('.stage.serving');
  await page.click('.actions .button[aria-keyshortcuts="Shift+F9"]');
  await page.waitForSelector('.transfer');
  await walk.check(page, 'to be transferred');
  await page.click('.transfer .link');
  await page.click('.actions .button[aria-keyshortcuts=F8]');
  await page.waitForSelector('.done');
  await walk.check(page, 'done', { axe: false });
}

/** Each section is looked at in every look, by axe in one of them. */
export async function walkConsole(walk: Walk): Promise<void> {
  const page = await walk.openStaff('/office', 'MANAGER');
  for (const [index, section] of SECTIONS.entries()) {
    await page.click(`.sections a.${section}`);
    await page.waitForSelector(`.sections a.${section}[aria-current]`);
    await page.waitForSelector('.work h1');
    await page.waitForLoadState('networkidle');
    await walk.check(page, section, { axe: index % LOOKS.length === LOOKS.indexOf(walk.look) });
  }
  await page.click('.sections a.today');
  await page.fill('office-notice textarea', walk.say('Loket 2 tutup pukul tiga', 'Counter 2 closes at three'));
  await page.click('office-notice .button:not(.plain)');
  await page.waitForSelector('office-notice .note.good');
  await walk.check(page, 'an announcement', { axe: false });
}
