// A first day at the desk, practised in the demonstration: each task is ticked by what was done on the pages of staff.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { pressKey } from '../support/counterPage.ts';
import { endEverything, graphql, type Running, start } from '../support/process.ts';
import { step } from '../support/step.ts';

const browser = await openBrowser();
let server: Running;
beforeAll(async () => {
  server = await start({ env: { CLOCK: '' } });
});
afterAll(endEverything);

async function enter(role: string): Promise<Page> {
  const page = await browser.open(`${server.url}/`, { size: 'desktop' });
  await page.click(`antrean-demonstration button:has-text("${role}")`);
  return page;
}

async function keyOfManager(): Promise<Record<string, string>> {
  const signedIn = await fetch(`${server.url}/demonstration/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"role": "MANAGER"}',
  });
  return { authorization: `Bearer ${((await signedIn.json()) as { key: string }).key}` };
}

const isTicked = (page: Page, task: string) => page.waitForSelector(`.training li.done:has-text("${task}")`);

describe.skipIf(noBrowser)('training', () => {
  test('ticks what was really done, and can be started over', async () => {
    const simulator = await browser.open(`${server.url}/simulator`, { size: 'desktop' });
    await step('nothing is ticked at first, whatever the demonstration does itself', async () => {
      await expect
        .poll(
          async () =>
            (await graphql(server.url, '{ board(office: "BOGOR") { called { number } } }')).board.called.length,
          {
            timeout: 120_000,
          },
        )
        .toBeGreaterThan(0);
      await simulator.waitForSelector('.training summary:has-text("0 dari 8 selesai")');
      await simulator.click('.training summary');
      expect(await simulator.locator('.training li').count()).toBe(8);
      expect(await axeFaults(simulator)).toEqual([]);
    });
    await step('at the front desk', async () => {
      const desk = await enter('Meja depan');
      await desk.click('.day-list tr:has-text("Check-in") button:not(.correct)');
      await isTicked(simulator, 'Check-in seorang pemohon');
      await desk.selectOption('#walk-in-priority', 'ELDERLY');
      await desk.click('.walk-in .give button');
      await isTicked(simulator, 'Beri nomor tanpa pendaftaran');
      await isTicked(simulator, 'Beri prioritas');
      await simulator.waitForSelector('.training summary:has-text("3 dari 8 selesai")');
    });
    await step('at a counter', async () => {
      const counter = await enter('Loket');
      await counter.click('.counters button:has-text("tutup")');
      await pressKey(counter, 'F2');
      await counter.waitForSelector('.stage.called');
      await isTicked(simulator, 'Panggil nomor berikutnya');
      await pressKey(counter, 'Shift+F7');
      await isTicked(simulator, 'Kembalikan nomor yang dipanggil');
      await pressKey(counter, 'F2');
      const number = await counter.textContent('.stage.called .number');
      await pressKey(counter, 'F7');
      await counter.click('.done button:has-text("Urungkan")');
      await counter.waitForSelector(`.stage.called .number:text-is("${number?.trim()}")`);
      await isTicked(simulator, 'Tandai tidak datang, lalu terima lagi');
    });
    await step('as manager', async () => {
      const headers = await keyOfManager();
      const waiting = async () =>
        (await graphql(server.url, '{ conversations(office: "BOGOR", first: 1) { nodes { id } } }', {}, headers))
          .conversations.nodes;
      await expect.poll(async () => (await waiting()).length, { timeout: 120_000 }).toBe(1);
      const [{ id }] = await waiting();
      const reply = { office: 'BOGOR', conversation: id, text: 'Ada, di lantai satu.' };
      await graphql(server.url, REPLY, { input: reply }, headers);
      await isTicked(simulator, 'Balas pesan di kotak masuk');
      const { board } = await graphql(server.url, '{ board(office: "BOGOR") { at } }');
      const date = new Date(Date.parse(board.at) + 10 * 86_400_000).toISOString().slice(0, 10);
      await graphql(server.url, CLOSE_DAY, { input: { office: 'BOGOR', date, reason: 'Latihan' } }, headers);
      await isTicked(simulator, 'Tutup satu hari');
      await simulator.waitForSelector('.training summary:has-text("Semua selesai")');
    });
    await step('it starts over', async () => {
      await simulator.click('.training button:text-is("Ulangi latihan dari awal")');
      await simulator.waitForSelector('.training summary:has-text("0 dari 8 selesai")');
      await simulator.reload();
      await simulator.waitForSelector('.training summary:has-text("0 dari 8 selesai")');
    });
  });
});

const REPLY = 'mutation ($input: ReplyInput!) { answer: reply(input: $input) { ... on Refusal { message } } }';
const CLOSE_DAY =
  'mutation ($input: CloseDayInput!) { answer: closeDay(input: $input) { ... on Refusal { message } } }';
