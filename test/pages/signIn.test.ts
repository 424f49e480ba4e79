// Staff sign in to their pages: with a key, which the tab or the device keeps; and what stands in the head then.
import { describe, expect, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { ADMIN, apiKey, openServer } from '../support/server.ts';
import { enterKey } from '../support/signIn.ts';

const browser = await openBrowser();
const server = await openServer();
const keyIn = ({ authorization }: { authorization?: string }) => (authorization ?? '').slice('Bearer '.length);
const background = 'getComputedStyle(document.body).backgroundColor';

describe.skipIf(noBrowser)('signing in', () => {
  test('takes a personal key, says who one is, and forgets it with the tab', async () => {
    const page = await browser.open(`${server.url}/desk`, { size: 'desktop' });
    await page.waitForSelector('h1:text-is("Masuk untuk petugas")');
    expect(await page.evaluate('document.activeElement.id')).toBe('staff-key');
    expect(await axeFaults(page)).toEqual([]);
    await enterKey(page, keyIn(await server.staff('FRONT_DESK', 'BOGOR', 'Sri Rahayu')));
    await page.waitForSelector('.who:has-text("Sri Rahayu Meja depan")');
    await page.waitForSelector('h1');
    expect(await axeFaults(page)).toEqual([]);
    await page.reload();
    await page.waitForSelector('.who');
    const other = await page.context().newPage();
    await other.goto(`${server.url}/desk`);
    await other.waitForSelector('#staff-key');
  });

  test('is remembered by the device where that is wished, until one signs out', async () => {
    const page = await browser.open(`${server.url}/desk`, { size: 'desktop' });
    await page.check('#device');
    await enterKey(page, keyIn(await server.staff('FRONT_DESK')));
    await page.waitForSelector('.who');
    const other = await page.context().newPage();
    await other.goto(`${server.url}/desk`);
    await other.click('button:text-is("Keluar")');
    await other.waitForSelector('#staff-key');
    await page.reload();
    await page.waitForSelector('#staff-key');
  });

  test('says what is wrong with a key, and keeps what was typed', async () => {
    const page = await browser.open(`${server.url}/desk`);
    await page.click('.sign-in .button');
    await page.waitForSelector('.error:text-is("Isi kunci Anda.")');
    await enterKey(page, 'antrean_staff_nobody');
    await page.waitForSelector('.error:has-text("tidak dikenal")');
    expect(await page.inputValue('#staff-key')).toBe('antrean_staff_nobody');
    expect(await axeFaults(page)).toEqual([]);
    await enterKey(page, keyIn((await apiKey(server, ['READ'])).signedIn));
    await page.waitForSelector('.error:text-is("Kunci itu bukan kunci petugas.")');
    await page.route('**/graphql', (route) => route.abort());
    await enterKey(page, keyIn(ADMIN));
    await page.waitForSelector('.note.bad:has-text("Server tidak menjawab")');
    await page.unroute('**/graphql');
    await page.click('.sign-in .button');
    await page.waitForSelector('.who:has-text("Pengelola")');
  });

  test('is over once the key was ended, and the page says so', async () => {
    const manager = await server.staff('MANAGER');
    const page = await browser.open(`${server.url}/desk`, { size: 'desktop' });
    await enterKey(page, keyIn(manager));
    await page.waitForSelector('antrean-sign-in', { state: 'detached' });
    // While the page is away it cannot notice the end by itself, and say so too early to be seen here.
    await page.goto('about:blank');
    await server.query('update staff set ended_at = $1', ['2017-08-01T09:00:00+07:00']);
    // The server knows a key for two more seconds.
    await eventually('the key is refused', async () => {
      const { errors } = await server.graphql('{ offices { code } }', {}, manager);
      return errors?.[0]?.extensions.code === 'UNAUTHENTICATED';
    });
    await page.goto(`${server.url}/desk`);
    await page.waitForSelector('.error:has-text("sudah tidak berlaku")');
  });

  test('warns before the key expires, and says what to do once it has', async () => {
    const desk = await server.staff('FRONT_DESK');
    const page = await browser.open(`${server.url}/desk`, { size: 'desktop' });
    await enterKey(page, keyIn(desk));
    await page.waitForSelector('.who');
    expect(await page.isVisible('.soon')).toBe(false);
    const expireAfter = (days: number) =>
      server.query('update staff set last_used_at = null, counts_from = $1::timestamptz - make_interval(days => $2)', [
        server.clock.now().toString(),
        90 - days,
      ]);
    await expireAfter(9);
    await page.reload();
    await page.waitForSelector(
      '.soon:text-is("Kunci Anda berlaku 9 hari lagi: minta yang baru kepada kepala kantor.")',
    );
    expect(await axeFaults(page)).toEqual([]);
    // A page that notices it by itself says so, and forgets the key: a reload would ask for one and say nothing.
    await page.goto('about:blank');
    await expireAfter(0);
    await eventually('the key is refused', async () => {
      const { errors } = await server.graphql('{ offices { code } }', {}, desk);
      return errors?.[0]?.extensions.code === 'KEY_EXPIRED';
    });
    await page.goto(`${server.url}/desk`);
    await page.waitForSelector('.error:has-text("sudah kedaluwarsa")');
  });

  test('lets an administrator choose the office, for the next time as well', async () => {
    const page = await browser.open(`${server.url}/desk`, { size: 'desktop' });
    await enterKey(page, keyIn(ADMIN));
    await page.selectOption('select[name=office]', 'DEPOK');
    await page.waitForSelector('main :text("Kantor Imigrasi Depok")');
    await page.reload();
    await page.waitForSelector('main :text("Kantor Imigrasi Depok")');
  });
});

describe.skipIf(noBrowser)('light and dark', () => {
  test('follow the system until one chooses, and then come at once on every page', async () => {
    const page = await browser.open(`${server.url}/desk`, { size: 'desktop', colorScheme: 'dark' });
    await page.waitForSelector('#staff-key');
    const dark = await page.evaluate(background);
    await page.selectOption('select[name=theme]', 'light');
    const light = await page.evaluate(background);
    expect(light).not.toBe(dark);
    await page.goto(`${server.url}/`);
    expect(await page.getAttribute('html', 'data-theme')).toBe('light');
    expect(await page.evaluate(background)).toBe(light);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${server.url}/desk`);
    await page.selectOption('select[name=theme]', 'dark');
    expect(await page.evaluate(background)).toBe(dark);
    expect(await axeFaults(page)).toEqual([]);
    await page.selectOption('select[name=theme]', 'system');
    expect(await page.evaluate(background)).toBe(light);
    await page.reload();
    expect(await page.getAttribute('html', 'data-theme')).toBeNull();
  });
});
