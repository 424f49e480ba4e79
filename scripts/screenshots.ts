// npm run screenshots: starts the program on an office's busy morning and takes a picture of every page for the docs.
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startPostgres } from '../server/postgres/postgres.ts';
import { bookedWeeks, firstArrivals, pastWeeks, peopleWhoWait, unclearMessages } from './officeScene.ts';
import { PICTURES_FOLDER } from './shots/camera.ts';
import { drawCards } from './shots/cards.ts';
import { DESK_SHOTS } from './shots/deskShots.ts';
import { aQuarterOn, busyMorning } from './shots/morning.ts';
import { OFFICE_SHOTS } from './shots/officeShots.ts';
import { PAGE_SHOTS } from './shots/pageShots.ts';
import { startServer } from './shots/server.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** When most have booked, when people come, and when the pictures are taken: in between the first ones are served. */
const DAYS_BEFORE = '2017-08-04T15:00:00+07:00';
const MORNING = '2017-08-07T07:52:00+07:00';
const SCENE_LATER = '2017-08-07T08:11:00+07:00';

async function takePictures(): Promise<void> {
  await mkdir(PICTURES_FOLDER, { recursive: true });
  const wanted = process.argv.slice(2);
  const dataDir = await mkdtemp(join(tmpdir(), 'antrean-screenshots-'));
  const earlier = await startServer(dataDir, DAYS_BEFORE);
  await bookedWeeks(earlier).finally(() => earlier.stop());
  const postgres = await startPostgres({ dataDir, log() {} });
  await pastWeeks(postgres.superuserUrl).finally(() => postgres.stop());
  const before = await startServer(dataDir, MORNING);
  await busyMorning(before)
    .then(() => firstArrivals(before))
    .finally(() => before.stop());
  const server = await startServer(dataDir, SCENE_LATER);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    if (wanted.length === 0 || wanted.includes('cards')) await drawCards(browser);
    await aQuarterOn(server);
    await unclearMessages(server);
    await peopleWhoWait(server);
    for (const [name, shot] of Object.entries({ ...PAGE_SHOTS, ...OFFICE_SHOTS, ...DESK_SHOTS })) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      await shot(browser, server);
      const { size } = await stat(join(PICTURES_FOLDER, `${name}.png`));
      console.log(`${name} ${Math.round(size / 1024)} KB`);
    }
  } finally {
    await browser.close();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

await takePictures();
