// The board's recorded voice in a real browser: the words that sound, an office's own, and the sound as it is decoded.
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { boardOf, frameOf, START } from '../support/boardOffice.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { eventually } from '../support/eventually.ts';
import { openServer } from '../support/server.ts';

const recordingsFolder = await temporaryDirectory();
for (const [office, word] of [
  ['.', 'a'],
  ['BOGOR', '1'],
] as const) {
  mkdirSync(join(recordingsFolder, office, 'id'), { recursive: true });
  cpSync('web/board/recordings/en/door.mp3', join(recordingsFolder, office, 'id', `${word}.mp3`));
}
const browser = await openBrowser();
const plainServer = await openServer();
const ownServer = await openServer({ environment: { RECORDINGS_DIR: recordingsFolder } });

/** The latest call alone: of the others, the helper tells another time with each frame. */
const alone = (calls: number, now: number) => {
  const frame = frameOf(calls, now);
  return { ...frame, called: frame.called.slice(0, 1) };
};

/** A machine whose voices the test says; notes what is spoken, and each recording that sounds. */
const machineWith = (voices: string[]) => `
  window.spoken = [];
  window.sounds = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => ${JSON.stringify(voices)}.map((lang) => ({ lang, name: lang })),
    cancel() {},
    speak(words) { window.spoken.push(words.lang); setTimeout(() => words.onend(), 50); },
  } });
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (at) {
    window.sounds.push({ at, seconds: this.buffer.duration, loud: this.buffer.getChannelData(0).some((level) => Math.abs(level) > 0.3) });
    return start.call(this, at);
  };
`;

interface RecordedSound {
  at: number;
  seconds: number;
  loud: boolean;
}

async function boardWithVoices(url: string, voices: string[]): Promise<{ page: Page; asked: string[] }> {
  const asked: string[] = [];
  const { page, office } = await boardOf(browser, url, {
    ...{ ownClock: false, sound: true, before: machineWith(voices), frame: frameOf(1, START) },
  });
  page.on('request', (request) => {
    const found = request.url().match(/([^/]+)\.mp3/);
    if (found)
      asked.push(`${request.url().includes('/recordings/') ? 'own ' : ''}${found[1]?.replace(/-[\w-]{8}$/, '')}`);
  });
  await page.click('.quiet');
  await page.waitForSelector('.quiet', { state: 'detached' });
  office.show(alone(2, START + 1000));
  return { page, asked };
}

const soundsOf = (page: Page) => page.evaluate<RecordedSound[]>('sounds');

describe.skipIf(noBrowser)('a board', () => {
  test('without a voice speaks by recordings, in both languages, one word after the other', async () => {
    const { page, asked } = await boardWithVoices(plainServer.url, []);
    await eventually('both languages sounded', async () => (await soundsOf(page)).length === 16);
    // A102 to counter 3: the words of each language, each fetched once.
    const words = ['0', '1', '2', '3', 'a', 'go', 'number'];
    expect(asked.toSorted()).toEqual([...words, ...words, 'counter', 'loket'].toSorted());
    const sounds = await soundsOf(page);
    for (const [index, { at, seconds, loud }] of sounds.entries()) {
      expect(seconds).toBeGreaterThan(0.15);
      expect(loud).toBe(true);
      expect(at).toBeGreaterThanOrEqual((sounds[index - 1]?.at ?? 0) + (sounds[index - 1]?.seconds ?? 0) - 0.001);
    }
  });

  test('with an English voice alone lets it speak English, and Indonesian by recordings', async () => {
    const { page, asked } = await boardWithVoices(plainServer.url, ['en-GB']);
    await eventually('English is spoken', async () => (await page.evaluate<string[]>('spoken')).length > 0);
    expect(await page.evaluate('spoken')).toEqual(['en-GB']);
    expect(asked).toContain('loket');
    expect(asked).not.toContain('counter');
  });

  test("of an office that has recorded words speaks by them before a machine's voice", async () => {
    const { page, asked } = await boardWithVoices(ownServer.url, ['id-ID', 'en-GB']);
    await eventually('English is spoken', async () => (await page.evaluate<string[]>('spoken')).length > 0);
    expect(await page.evaluate('spoken')).toEqual(['en-GB']);
    expect(asked.filter((word) => word.startsWith('own')).toSorted()).toEqual(['own 1', 'own a']);
    expect(asked).toContain('loket');
  });
});

describe('the recordings of an office', () => {
  const words = async (path: string) =>
    (await (await fetch(`${ownServer.url}${path}`)).json()) as { id: Record<string, string> };

  test('are its own words and those for all, by language', async () => {
    expect(Object.keys((await words('/recordings/BOGOR')).id).toSorted()).toEqual(['1', 'a']);
    expect(Object.keys((await words('/recordings/depok')).id)).toEqual(['a']);
    const { id } = await words('/recordings/BOGOR');
    const sound = await fetch(`${ownServer.url}${id['1']}`);
    expect([sound.status, sound.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
    expect((await sound.arrayBuffer()).byteLength).toBeGreaterThan(1000);
    expect(await (await fetch(`${plainServer.url}/recordings/BOGOR`)).json()).toEqual({});
  });

  test.each([
    '/recordings/NOWHERE',
    '/recordings/BOGOR/id/b.mp3',
    '/recordings/BOGOR/id/a.wav',
    '/recordings/BOGOR/xx/a.mp3',
    '/recordings/BOGOR/id/..%2F..%2Fid%2Fa.mp3',
    '/recordings/BOGOR/..%2Fid/a.mp3',
  ])('%s is none of them', async (path) => {
    expect((await fetch(`${ownServer.url}${path}`)).status).toBe(404);
  });
});
