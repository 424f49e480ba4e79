// Takes the steps of an applicant on the booking page.
import type { Page } from 'playwright-core';
import type { Server } from './server.ts';

/** The label of a day in the calendar, by the words a screen reader hears. */
export function dayCell(page: Page, words: string) {
  return page.locator(`.grid label:has-text("${words}")`);
}

/** Chooses a day, and the first free hour of it. */
export async function chooseDay(page: Page, words: string): Promise<void> {
  await dayCell(page, words).click();
  await page.click('.hour:has-text("Jam pertama yang kosong")');
}

/** Chooses the first free place of all: no day is chosen by itself. */
export async function chooseSoonest(page: Page): Promise<void> {
  await page.click('.choice');
}

export async function fillPerson(page: Page, name: string, birth = ['25', '1', '1987']): Promise<void> {
  await page.fill('#name', name);
  for (const [index, field] of ['day', 'month', 'year'].entries()) await page.fill(`#${field}`, birth[index] as string);
}

/** Takes a place of Monday on an office's booking page; gives the page once it shows the code. */
export async function hold(page: Page, name: string): Promise<Page> {
  await chooseDay(page, 'Senin, 7 Agustus');
  await fillPerson(page, name);
  await page.click('.button.main');
  await page.waitForSelector('.held');
  return page;
}

/** The code that the page shows, once it does. */
export async function codeShown(page: Page): Promise<string> {
  return ((await page.textContent('.your-code b')) ?? '').replace('-', '');
}

let phones = 0;

/** The applicant's phone, another one each time unless it is named, sends the code to the office, as the link on the page would. */
export async function sendCode(server: Server, to: string, code: string, phone: string | null = null): Promise<void> {
  const from = phone ?? `+62813${String(10_000_000 + phones++)}`;
  const response = await fetch(`${server.url}/channels/simulator`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from, to, text: code }),
  });
  if (!response.ok) throw new Error(`The simulator answered ${response.status}.`);
}
