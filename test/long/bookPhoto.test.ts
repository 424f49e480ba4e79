// The booking page of an office that asks for a photo: taken at once, shown, taken away, and named by the booking.
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { chooseSoonest, fillPerson } from '../support/bookPage.ts';
import { axeFaults, becomes, noBrowser, openBrowser } from '../support/browser.ts';
import { nameOf } from '../support/house.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer({
  change: {
    BOGOR: { registration: { template: '#NAMA#TGLLAHIR#TGLKEDATANGAN', photo: 'optional' } },
    BATAM: { policy: { maxLiveBookingsPerSender: 2 } },
  },
});
const WIDER_THAN_SCREEN = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
let people = 2100;
const newPerson = () => nameOf(people++);

const card = async (width = 3000) => {
  const background = { r: 90, g: 140, b: 160 };
  const buffer = await sharp({ create: { width, height: Math.round(width / 1.6), channels: 3, background } })
    .jpeg()
    .toBuffer();
  return { name: 'ktp.jpg', mimeType: 'image/jpeg', buffer };
};
const photoOfPerson = async (name: string) => {
  const rows = await server.query(
    `select b.photo, p.content_type from booking b left join photo p on 'photo:' || p.id = b.photo where b.name = $1`,
    [name],
  );
  return rows[0];
};

async function openForm(office: string): Promise<Page> {
  const page = await browser.open(`${server.url}/book/${office}`);
  await chooseSoonest(page);
  await page.waitForSelector('antrean-photo input');
  return page;
}

describe.skipIf(noBrowser)('a photo on the booking page', () => {
  test('is sent at once and shown, can be taken away, and belongs to the booking', async () => {
    const name = newPerson();
    const page = await openForm('BOGOR');
    expect(await page.textContent('antrean-photo label')).toContain('boleh tidak diisi');
    await page.setInputFiles('#photo', await card());
    await page.waitForSelector('.photo .note.good');
    expect(await page.locator('.preview canvas').count()).toBe(1);
    await becomes(page, `document.activeElement.textContent === 'Hapus foto'`);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#photo:focus');
    expect(await page.locator('.preview').count()).toBe(0);
    await page.setInputFiles('#photo', await card());
    await page.waitForSelector('.photo .note.good');
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(WIDER_THAN_SCREEN)).toBe(false);
    // It outlives a reload, though the browser has no picture of it any more.
    await page.reload();
    await page.waitForSelector('.photo .note.good');
    await fillPerson(page, name);
    await page.click('.button.main');
    await page.waitForSelector('.held');
    expect(await photoOfPerson(name)).toEqual({ photo: expect.stringMatching(/^photo:/), content_type: 'image/jpeg' });
  });

  test('that is none is refused in words at its field, and the next one is taken', async () => {
    const page = await openForm('BOGOR');
    const file = { name: 'surat.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('GIF89a, or so it says') };
    await page.setInputFiles('#photo', file);
    await page.waitForSelector('.wrong #photo:focus');
    expect(await page.textContent('#photo-error')).toContain('Bukan foto yang dapat dibaca');
    expect(await axeFaults(page)).toEqual([]);
    await page.setInputFiles('#photo', await card(400));
    await page.waitForSelector('.photo .note.good');
  });

  test('can be stopped on its way, and a lost network is told', async () => {
    const page = await openForm('BOGOR');
    let isLost = false;
    await page.route('**/channels/web', (route) => (isLost ? route.abort() : undefined));
    await page.setInputFiles('#photo', await card(400));
    await page.waitForSelector('.photo progress');
    // Nothing is booked without it meanwhile.
    await fillPerson(page, newPerson());
    await page.click('.button.main');
    await page.waitForSelector('#photo-error:has-text("Foto masih dikirim")');
    await page.click('.photo .button:text-is("Berhenti mengirim")');
    await page.waitForSelector('#photo:focus');
    isLost = true;
    await page.setInputFiles('#photo', await card(400));
    await page.waitForSelector('.wrong #photo:focus');
  });

  test('is needed of each person of a family where the office needs it', async () => {
    const names = [newPerson(), newPerson()] as const;
    const page = await openForm('BATAM');
    await fillPerson(page, names[0]);
    await page.click('#add-member');
    await page.fill('#name-2', names[1]);
    for (const [field, value] of Object.entries({ day: '3', month: '4', year: '1990' }))
      await page.fill(`#${field}-2`, value);
    await page.click('.button.main');
    await page.waitForSelector('#faults:focus');
    expect(await page.locator('#faults li').allTextContents()).toEqual([
      'Pilih foto KTP.',
      'Orang ke-2: Pilih foto KTP.',
    ]);
    expect(await axeFaults(page)).toEqual([]);
    await page.click('#faults a >> nth=1');
    await page.waitForSelector('#photo-2:focus');
    await page.setInputFiles('#photo', await card(400));
    await page.waitForSelector('.photo .note.good');
    await page.setInputFiles('#photo-2', await card(500));
    await page.waitForSelector('.member .photo .note.good');
    // One that the office has forgotten meanwhile is asked for again.
    await server.query('delete from photo where at = (select max(at) from photo) and id::text = $1', [
      await page.evaluate<string>(`document.querySelector('.member antrean-photo').photo.slice(6)`),
    ]);
    await page.click('.button.main');
    await page.waitForSelector('.wrong #photo-2:focus');
    expect(await page.textContent('#photo-error-2')).toContain('tidak tersimpan');
    await page.setInputFiles('#photo-2', await card(500));
    await page.waitForSelector('.photo .note.good');
    await page.click('.button.main');
    await page.waitForSelector('.your-code .people li:nth-child(2)');
    const [first, second] = [await photoOfPerson(names[0]), await photoOfPerson(names[1])];
    expect(first?.content_type).toBe('image/jpeg');
    expect(second?.content_type).toBe('image/jpeg');
    expect(second?.photo).not.toBe(first?.photo);
  });
});
