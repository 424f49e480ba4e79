// Draws the pictures by which chats show links to pages, with the letters and colours of the pages themselves.
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';

const DESIGN_FOLDER = resolve('web/design');
const CARD_SIZE = { width: 1200, height: 630 };

interface CardText {
  id: string;
  en: string;
  /** The label and the number of the slip beside the words. */
  slip: [label: string, number: string, below: string];
}

const CARDS: Readonly<Record<string, CardText>> = {
  home: {
    id: 'Ambil nomor antrean dari rumah',
    en: 'Get your queue number at home',
    slip: ['Gratis · Free', 'A101', 'Nomor antrean'],
  },
  book: {
    id: 'Pilih hari dan jam, datang tepat waktu',
    en: 'Choose a day and time, come on time',
    slip: ['Nomor antrean', 'A101', 'Queue number'],
  },
  board: {
    id: 'Nomor yang sedang dipanggil',
    en: 'The numbers being called now',
    slip: ['Loket 2', 'A101', 'Counter 2'],
  },
};

export async function drawCards(browser: Browser): Promise<void> {
  const font = (await readFile(`${DESIGN_FOLDER}/plus-jakarta-sans.woff2`)).toString('base64');
  const [mark, pattern] = await Promise.all(
    ['mark-light.svg', 'kawung.svg'].map(async (name) =>
      (await readFile(`${DESIGN_FOLDER}/${name}`)).toString('base64'),
    ),
  );
  for (const [name, text] of Object.entries(CARDS)) {
    const page = await browser.newPage({ viewport: CARD_SIZE });
    await page.setContent(`<style>
      @font-face { font-family: Sans; src: url(data:font/woff2;base64,${font}); font-weight: 200 800 }
      body { margin: 0; height: 630px; display: grid; grid-template-columns: 1fr 400px; gap: 60px; align-items: center; padding: 0 80px;
        box-sizing: border-box; color: #fff; background: #0b4a46 url(data:image/svg+xml;base64,${pattern}) center / 72px;
        font-family: Sans; word-spacing: 0.08em }
      .brand { display: flex; align-items: center; gap: 20px; font-size: 44px; font-weight: 750; margin: 0 0 44px }
      .brand img { width: 64px } h1 { margin: 0; font-size: 62px; line-height: 1.12; font-weight: 750; letter-spacing: -0.02em }
      .en { margin: 28px 0 0; font-size: 31px; color: #c5deda }
      .slip { padding: 44px 20px; border-radius: 28px; background: #fff; color: #17302e; text-align: center; font-size: 32px;
        box-shadow: 0 24px 60px #0006 }
      .slip b { display: block; padding: 6px 0; font-size: 124px; font-weight: 800; line-height: 1.1; letter-spacing: -0.02em; color: #0d5752 }
      .slip i { display: block; height: 10px; margin: 0 -20px 32px; background: #f3b83f; font-style: normal }
      .slip span { color: #4d605d }
    </style><div><p class="brand"><img src="data:image/svg+xml;base64,${mark}" alt="">Antrean</p>
    <h1>${text.id}</h1><p class="en">${text.en}</p></div>
    <div class="slip"><i></i>${text.slip[0]}<b>${text.slip[1]}</b><span>${text.slip[2]}</span></div>`);
    await page.evaluate('document.fonts.ready');
    const drawn = await page.screenshot();
    await writeFile(
      `${DESIGN_FOLDER}/cards/${name}.png`,
      await sharp(drawn).png({ palette: true, effort: 10 }).toBuffer(),
    );
    await page.close();
  }
}
