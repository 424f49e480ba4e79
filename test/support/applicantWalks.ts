// The ways of applicants: from the first page to the queue number and back, a lost code, and the booking on another site.
import type { Page } from 'playwright-core';
import { fillPerson, sendCode } from './bookPage.ts';
import { nameOf } from './house.ts';
import type { Walk } from './walk.ts';

const TOMORROW = '2017-08-08';

/** As a reader does who has not read the page yet, and then as one who has. */
async function chooseAndFill(walk: Walk, page: Page): Promise<void> {
  await page.click(`.grid label:has(input[value="${TOMORROW}"])`);
  await page.click('.hour:has(input:enabled) >> nth=1');
  await page.waitForSelector('.chosen:not(.none)');
  await page.click('.button.main');
  await page.waitForSelector('.error');
  await walk.check(page, 'the form with faults');
  await fillPerson(page, nameOf(walk.person(1)));
  await page.click('.button.main');
  await page.waitForSelector(`h1:text-is("${walk.say('Tinggal satu langkah lagi', 'One more step')}")`);
}

/** By the message that the page links to; at an office without a number for messages, on the page. */
async function confirmAsAsked(walk: Walk, page: Page): Promise<void> {
  const link = page.locator('.links a').first();
  const href = (await link.count()) > 0 ? ((await link.getAttribute('href')) ?? '') : null;
  const asked = href === null ? null : new URL(href, walk.server.url).searchParams;
  if (asked) await sendCode(walk.server, asked.get('to') ?? '', asked.get('text') ?? '');
  else await page.click('.held .button.main');
  await page.waitForSelector(`h1:text-is("${walk.say('Anda sudah terdaftar', 'You are booked')}")`);
}

export async function walkBooking(walk: Walk): Promise<void> {
  const page = await walk.open('/');
  await page.waitForSelector('.offices .next');
  await walk.check(page, 'home');
  await page.fill('#find', walk.look.office.replace('_', ' '));
  await page.click('.offices a');
  await page.waitForSelector('.grid .date');
  await walk.check(page, 'the form');
  await chooseAndFill(walk, page);
  await walk.check(page, 'held');
  await confirmAsAsked(walk, page);
  await walk.check(page, 'confirmed');
  const booking = page.url();
  await page.click('a[href*="/t/"]:not([download])');
  await page.waitForSelector('.now h1');
  await walk.check(page, 'own place');
  await page.goto(booking);
  await page.click('.row > .button.plain:not(.danger):text-matches("Ubah|Change")');
  await page.waitForSelector('#asking .date.present');
  await page.click(`#asking .choice`);
  await walk.check(page, 'another day');
  await page.click('#asking .row .plain');
  await page.click('.button.plain.danger');
  await page.waitForSelector('#asking .danger');
  await walk.check(page, 'the question before it is cancelled');
  await page.click('#asking .danger');
  await page.waitForSelector(`h1:text-is("${walk.say('Sudah dibatalkan', 'Cancelled')}")`);
  await walk.check(page, 'cancelled');
}

export async function walkLostCode(walk: Walk): Promise<void> {
  const page = await walk.open('/booking');
  await page.click('#main .button.main');
  await page.waitForSelector('#code-error');
  await page.click('.lost summary');
  await page.selectOption('#lost-office', 'BOGOR');
  await page.waitForSelector('.ways a[href*="cek"]');
  await walk.check(page, 'a lost code');
  const missing = await walk.open('/nonexistent');
  await missing.waitForSelector('main h1');
  await walk.check(missing, 'a page that is none');
}

/** The page of another site, with its own size of letters. */
export function embeddingPage(server: string, language: string, office: string): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Kota</title>
    <meta name="viewport" content="width=device-width"><style>html { font-size: 10px }</style>
    <script type="module" src="${server}/embed.js"></script></head>
    <body><main><h1>Kota</h1><antrean-booking office="${office}"></antrean-booking></main></body></html>`;
}

export async function walkEmbedded(walk: Walk): Promise<void> {
  const { url } = walk.server;
  const body = embeddingPage(url, walk.look.language, walk.look.lobby);
  const page = await walk.open('/embedding', {
    prepare: (page) => page.route(`${url}/embedding`, (route) => route.fulfill({ contentType: 'text/html', body })),
  });
  await page.waitForSelector('antrean-booking .grid');
  await walk.check(page, 'embedded form', { axe: false });
  await page.click('.choice');
  await fillPerson(page, nameOf(walk.person(2)));
  await page.click('.button.main');
  await page.waitForSelector('.held');
  await walk.check(page, 'embedded and held');
}
