// The proof of work of the booking page, on a phone of today: it is begun while the applicant types, and no one waits for it.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ORDINARY_TRIES, PHONE_TRIES_PER_SECOND } from '../../src/abuse/price.ts';
import { chooseSoonest, fillPerson } from '../support/bookPage.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { nameOf } from '../support/house.ts';
import { openServer } from '../support/server.ts';
import { triesIn } from '../support/work.ts';

/** The most that an applicant's phone works in the ordinary situation. */
const MAX_WORK_SECONDS = 2;
/** A phone of today beside the machines that tests run on. */
const PHONE_SLOWDOWN = 4;

/** Runs in the page: counts the derivations of keys, with the time from the first to the last. */
const COUNT_DERIVATIONS = `
  window.derivations = { begun: 0, done: 0, firstAt: 0, lastAt: 0 };
  const derive = SubtleCrypto.prototype.deriveBits;
  SubtleCrypto.prototype.deriveBits = async function (...input) {
    window.derivations.begun++;
    window.derivations.firstAt ||= performance.now();
    const bits = await derive.apply(this, input);
    window.derivations.done++;
    window.derivations.lastAt = performance.now();
    return bits;
  };`;

interface Derivations {
  begun: number;
  done: number;
  firstAt: number;
  lastAt: number;
}
const derivationsOf = (page: Page) => page.evaluate<Derivations>('window.derivations');

describe.skipIf(noBrowser)('on a phone the work', async () => {
  const server = await openServer({ environment: { RATE_LIMIT: '600' } });
  const { open } = await openBrowser();

  /** Opens an office's page on a slow phone; `places` and `confirmations` are the prices in its answers, `booked` its requests to book. */
  async function openPhone(path: string) {
    const places: number[] = [];
    const confirmations: number[] = [];
    const booked: { work?: string | null }[] = [];
    const page = await open(`${server.url}${path}`, {
      size: 'phone',
      before: COUNT_DERIVATIONS,
      prepare: async (opened) => {
        const devtools = await opened.context().newCDPSession(opened);
        await devtools.send('Emulation.setCPUThrottlingRate', { rate: PHONE_SLOWDOWN });
        opened.on('request', (request) => {
          const sent = request.postData() ?? '';
          if (sent.includes('mutation Book')) booked.push(JSON.parse(sent).variables.input);
        });
        opened.on('response', async (response) => {
          if (!response.url().endsWith('/graphql')) return;
          const text = await response.text().catch(() => '');
          for (const [, field, challenge] of text.matchAll(/"(placeWork|work)":("\{.*?\}\}?")/g))
            (field === 'work' ? confirmations : places).push(triesIn(JSON.parse(challenge ?? '""')));
        });
      },
    });
    return { page, places, confirmations, booked };
  }

  /** The price in seconds of a phone, beside what this machine took. */
  async function report(what: string, page: Page, tries: number): Promise<void> {
    const { done, firstAt, lastAt } = await derivationsOf(page);
    const rate = Math.round((1000 * done) / (lastAt - firstAt));
    const seconds = (tries / PHONE_TRIES_PER_SECOND).toFixed(1);
    console.log(
      `${what}: ${tries} derivations at most, ${seconds} s of a phone; here ${done} in ${Math.round(lastAt - firstAt)} ms, ${rate} a second`,
    );
    expect(tries / PHONE_TRIES_PER_SECOND).toBeLessThanOrEqual(MAX_WORK_SECONDS);
    expect(done).toBeLessThanOrEqual(tries);
  }

  /** As many places of other networks as make an office's places cost the most. */
  const crowd = (office: string) =>
    server.query(
      `insert into unproven_place (booking, source, wider, office, person, counts_until)
       select left(md5('crowd ' || n), 8), 'network ' || n, null, $1, 'person ' || n, $2 from generate_series(1, 600) n`,
      [office, server.clock.now().add({ minutes: 50 }).toString()],
    );

  test('of a place is begun before the last field is filled, and sent with the first request', async () => {
    await crowd('BOGOR');
    const { page, places, booked } = await openPhone('/book/BOGOR');
    await chooseSoonest(page);
    await page.fill('#name', nameOf(1));
    await page.fill('#day', '25');
    await page.fill('#month', '1');
    await expect.poll(async () => (await derivationsOf(page)).begun).toBeGreaterThan(0);
    await page.fill('#year', '1987');
    await page.click('.button.main');
    await page.waitForSelector('.held');
    expect(booked).toMatchObject([{ work: expect.stringContaining('"solution"') }]);
    expect(places).toEqual([ORDINARY_TRIES]);
    await report('A place at a busy office', page, ORDINARY_TRIES);
  });

  test('of confirming is begun when the hold is shown, before its button is pressed', async () => {
    const { page, confirmations } = await openPhone('/book/MEDAN');
    await chooseSoonest(page);
    await fillPerson(page, nameOf(2));
    await page.click('.button.main');
    await page.waitForSelector('.held');
    await expect.poll(async () => (await derivationsOf(page)).begun).toBeGreaterThan(0);
    await page.click('.held .button.main');
    await page.waitForSelector('.ticket');
    expect(new Set(confirmations)).toEqual(new Set([ORDINARY_TRIES]));
    await report('Confirming where no number can be proven', page, ORDINARY_TRIES);
  });

  test('is none for a place of a quiet network at an office that is not busy', async () => {
    const { page, places, booked } = await openPhone('/book/DEPOK');
    const priced = page.waitForResponse((response) => response.request().postData()?.includes('PlaceWork') ?? false);
    await chooseSoonest(page);
    await fillPerson(page, nameOf(3));
    expect((await (await priced).json()).data.office).toEqual({ placeWork: null });
    expect((await derivationsOf(page)).begun).toBe(0);
    await page.click('.button.main');
    await page.waitForSelector('.held');
    expect([places, booked.map(({ work }) => work ?? null)]).toEqual([[], [null]]);
  });
});
