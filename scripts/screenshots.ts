// npm run screenshots: starts the program on an office's busy morning and takes a picture of every page for the docs.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startPostgres } from '../server/postgres/postgres.ts';
import { bookedWeeks, firstArrivals, officeShots, pastWeeks, unclearMessages } from './officeScene.ts';

const ADMIN_KEY_OF_SHOTS = 'the-key-of-the-screenshots';
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FOLDER = resolve('docs/screenshots');
/** When most have booked, when people come, and when the pictures are taken: in between the first ones are served. */
const DAYS_BEFORE = '2017-08-04T15:00:00+07:00';
const MORNING = '2017-08-07T07:52:00+07:00';
const SCENE_LATER = '2017-08-07T08:11:00+07:00';

const VIEWPORTS = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
  television: { width: 1920, height: 1080 },
  tablet: { width: 1024, height: 768 },
  kiosk: { width: 1080, height: 1920 },
};

interface ShotServer {
  url: string;
  // biome-ignore lint/suspicious/noExplicitAny: what is asked for is what is read.
  ask(query: string, variables?: object): Promise<any>;
  stop(): Promise<void>;
}

/** With a channel that is set up, pages show the links that applicants see; nothing is ever sent. */
const CHANNEL = {
  ...{ META_ACCESS_TOKEN: 'none', META_APP_SECRET: 'none', META_VERIFY_TOKEN: 'none' },
  ...{ META_NUMBERS: '+628111100333=1', META_BASE_URL: 'http://127.0.0.1:9' },
};

async function startServer(dataDir: string, clock: string): Promise<ShotServer> {
  const own = { NODE_ENV: 'production', PORT: '0', DATA_DIR: dataDir, CLOCK: clock, ADMIN_KEY: ADMIN_KEY_OF_SHOTS };
  const env = { ...process.env, ...CHANNEL, ...own };
  const child = spawn(process.execPath, ['dist/server/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((found, failed) => {
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
      const ready = /ready: (http:\S+)/.exec(text);
      if (ready) found(ready[1] as string);
    });
    child.on('exit', () => failed(new Error(`The server ended.\n${text}`)));
  });
  const ended = new Promise((done) => child.once('exit', done));
  return {
    url,
    async ask(query, variables) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY_OF_SHOTS}` },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as { data: Record<string, unknown>; errors?: unknown };
      if (errors) throw new Error(JSON.stringify(errors));
      return Object.values(data)[0];
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const APPLICANT_NAMES = [
  'Adi Nugroho',
  'Budi Santoso',
  'Citra Lestari',
  'Dewi Anggraini',
  'Eko Prasetyo',
  'Fitri Handayani',
];
const MORE = ['Gunawan', 'Hasan Basri', 'Indah Permata', 'Joko Susilo', 'Kartika Sari', 'Lukman Hakim', 'Maya Putri'];

/** A Monday at Bogor: people booked, checked in, called. */
async function busyMorning({ ask }: ShotServer): Promise<void> {
  const codes: string[] = [];
  for (const [index, name] of [
    ...APPLICANT_NAMES,
    ...MORE,
    ...APPLICANT_NAMES.map((name) => `${name} Wijaya`),
  ].entries()) {
    const applicant = { name, birthDate: `19${60 + index}-03-1${index % 9}` };
    const priority = index === 7 ? 'ELDERLY' : 'NORMAL';
    const input = { office: 'BOGOR', visitDate: '2017-08-07', applicant, priority };
    const { code } = await ask(
      'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } ... on Refusal { message } } }',
      { input },
    );
    await ask('mutation ($input: ConfirmBookingInput!) { confirmBooking(input: $input) { __typename } }', {
      input: { code },
    });
    codes.push(code);
  }
  for (const code of codes)
    await ask('mutation ($input: CheckInInput!) { checkIn(input: $input) { __typename } }', {
      input: { office: 'BOGOR', code },
    });
  for (const counter of COUNTER_IDS) {
    await ask('mutation ($input: OpenCounterInput!) { openCounter(input: $input) { __typename } }', {
      input: { counter },
    });
  }
  for (const counter of COUNTER_IDS) await callNextAt(ask, counter);
  await ask('mutation ($input: AnnounceInput!) { announce(input: $input) { __typename } }', {
    input: { office: 'BOGOR', notice: 'Foto dan sidik jari di lantai 2. Siapkan KTP asli dan kartu keluarga.' },
  });
}

const LATER_ON = ['Nadia Kusuma', 'Oki Setiawan', 'Putri Ayu', 'Rahmat Hidayat', 'Sari Dewi', 'Teguh Prakoso'];

/** Booked for later that morning, and not there yet; the first one's code. */
async function othersExpected({ ask }: ShotServer): Promise<string> {
  const { windows } = await ask('{ office(code: "BOGOR") { windows(date: "2017-08-07") { id startsAt } } }');
  const codes: string[] = [];
  for (const [index, name] of [...LATER_ON, ...LATER_ON.map((name) => `${name} Hakim`)].entries()) {
    const applicant = { name, birthDate: `19${70 + index}-06-0${1 + (index % 9)}` };
    const window = windows[index < 5 ? 1 : 2].id;
    const input = {
      office: 'BOGOR',
      visitDate: '2017-08-07',
      window,
      applicant,
      priority: index === 2 ? 'PREGNANT' : 'NORMAL',
    };
    const { code } = await ask('mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } } }', {
      input,
    });
    await ask('mutation ($input: ConfirmBookingInput!) { confirmBooking(input: $input) { __typename } }', {
      input: { code },
    });
    codes.push(code);
  }
  return codes[2] as string;
}

const COUNTER_IDS = ['BOGOR/1', 'BOGOR/2', 'BOGOR/3', 'BOGOR/4'];

/** The next one comes to the counter and is served. */
async function callNextAt(ask: ShotServer['ask'], counter: string): Promise<string> {
  const { number } = await ask(
    'mutation ($input: CallNextInput!) { callNext(input: $input) { ... on Ticket { number } } }',
    {
      input: { counter },
    },
  );
  await ask('mutation ($input: TicketInput!) { serve(input: $input) { __typename } }', {
    input: { office: 'BOGOR', number },
  });
  return number;
}

async function finish(ask: ShotServer['ask'], counter: string): Promise<void> {
  const { counters } = await ask('{ office(code: "BOGOR") { counters { id serving { number } } } }');
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  const number = counters.find(({ id }: any) => id === counter)?.serving?.number;
  await ask('mutation ($input: TicketInput!) { finish(input: $input) { __typename } }', {
    input: { office: 'BOGOR', number },
  });
}

/** A quarter of an hour on: those are done with, others are at the counters, and one is just being called. */
async function aQuarterOn({ ask }: ShotServer): Promise<void> {
  for (const counter of COUNTER_IDS) {
    await finish(ask, counter);
    await callNextAt(ask, counter);
  }
  await finish(ask, 'BOGOR/2');
  await ask('mutation ($input: CallNextInput!) { callNext(input: $input) { __typename } }', {
    input: { counter: 'BOGOR/2' },
  });
}

type PageShot = (browser: Browser, server: ShotServer) => Promise<void>;

/** A page of an officer of Bogor, signed in. */
async function openAs(
  browser: Browser,
  { url, ask }: ShotServer,
  role: string,
  [path, size, more]: [path: string, size: keyof typeof VIEWPORTS, more?: object],
): Promise<Page> {
  const input = { office: 'BOGOR', name: 'Sri Rahayu', role };
  const { key } = await ask('mutation ($input: AddStaffInput!) { addStaff(input: $input) { key } }', { input });
  const page = await openPage(browser, size, more);
  await page.addInitScript(`sessionStorage.setItem('antrean key', ${JSON.stringify(JSON.stringify({ key }))})`);
  await page.goto(`${url}${path}`);
  // Letters that came late are there the second time.
  await page.reload();
  return page;
}

async function openPage(browser: Browser, size: keyof typeof VIEWPORTS, more: object = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORTS[size], locale: 'id-ID', ...more });
  return context.newPage();
}

async function keepPicture(page: Page, name: string, whole = false): Promise<void> {
  await page.evaluate('document.fonts.ready');
  // A button that has just been pressed shows no ring.
  await page.evaluate('document.activeElement.blur(); scrollTo(0, 0)');
  await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: whole });
  await page.context().close();
}

const SHOTS: Record<string, PageShot> = {
  async board(browser, server) {
    await boardShot(browser, server, 'board', {});
  },
  async 'board-dark'(browser, server) {
    await boardShot(browser, server, 'board-dark', { colorScheme: 'dark' });
  },
  async offices(browser, { url }) {
    const page = await openPage(browser, 'phone');
    await page.goto(url);
    await page.waitForSelector('.offices');
    await keepPicture(page, 'offices');
  },
  async book(browser, { url }) {
    const page = await openPage(browser, 'desktop');
    await page.goto(`${url}/book/BOGOR`);
    await chooseApplicant(page);
    await keepPicture(page, 'book', true);
  },
  async 'book-held'(browser, { url }) {
    const page = await openPage(browser, 'desktop');
    await page.goto(`${url}/book/BOGOR`);
    await chooseApplicant(page);
    await page.click('.button.main');
    await page.waitForSelector('svg.qr path');
    await keepPicture(page, 'book-held');
  },
  async 'book-confirmed'(browser, { url }) {
    const page = await openPage(browser, 'phone');
    await page.goto(`${url}/book/BOGOR`);
    await chooseApplicant(page, 'Rini Marlina');
    await page.click('.button.main');
    await page.waitForSelector('.held');
    const code = (await page.textContent('.your-code b'))?.replace('-', '');
    await fetch(`${url}/channels/simulator`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from: '+6281234567890', to: '+628111100333', text: code }),
    });
    await page.waitForSelector('.ticket img.qr');
    await page.waitForLoadState('networkidle');
    await keepPicture(page, 'book-confirmed', true);
  },
  async simulator(browser, server) {
    await simulator(browser, server, 'simulator', 'desktop', 'Dewi Anggraini');
  },
  async explorer(browser, { url }) {
    const page = await openPage(browser, 'desktop');
    await page.goto(`${url}/graphql`);
    await page.click('.graphiql-execute-button');
    await page.waitForSelector('.graphiql-response .CodeMirror-code:has-text("Bogor")');
    await keepPicture(page, 'explorer');
  },
  async 'simulator-phone'(browser, server) {
    await simulator(browser, server, 'simulator-phone', 'phone', 'Rini Lestari');
  },
};

/** From the example to the queue number. */
async function simulator(
  browser: Browser,
  { url }: ShotServer,
  name: string,
  size: keyof typeof VIEWPORTS,
  who: string,
) {
  const page = await openPage(browser, size);
  await page.goto(`${url}/simulator?office=BOGOR`);
  if (size === 'phone') await page.click('.tab:has-text("Pemohon")');
  await page.click('.new-person summary');
  await page.fill('#new-name', who);
  await page.fill('#new-address', size === 'phone' ? '+6281234567804' : '+6281234567805');
  await page.click('.new-person .button');
  for (const reply of ['.bubble.office:not(.typing)', '.bubble img.qr']) {
    await page.click('.example >> nth=0');
    await page.keyboard.press('Enter');
    await page.waitForSelector(reply);
    await page.waitForSelector('.typing', { state: 'detached' });
  }
  await page.waitForSelector('.seat .CONFIRMED', { state: 'attached' });
  await page.waitForLoadState('networkidle');
  await keepPicture(page, name);
}
Object.assign(SHOTS, officeShots({ open: openPage, keep: keepPicture }, ADMIN_KEY_OF_SHOTS));

const DESK_SHOTS: Record<string, PageShot> = {
  async desk(browser, server) {
    await atDesk(browser, server, 'desk', 'desktop', {});
  },
  async 'desk-dark'(browser, server) {
    await atDesk(browser, server, 'desk-dark', 'desktop', { colorScheme: 'dark' });
  },
  async 'desk-tablet'(browser, server) {
    await atDesk(browser, server, 'desk-tablet', 'tablet', {});
  },
  async counter(browser, server) {
    await atCounter(browser, server, 'counter', 'desktop', {});
  },
  async 'counter-tablet'(browser, server) {
    await atCounter(browser, server, 'counter-tablet', 'tablet', { colorScheme: 'dark' });
  },
  async kiosk(browser, server) {
    const page = await openAs(browser, server, 'FRONT_DESK', ['/kiosk/BOGOR', 'kiosk']);
    for (const key of 'K7M2P') await page.click(`.keypad button:text-is("${key}")`);
    await keepPicture(page, 'kiosk');
  },
  async 'kiosk-number'(browser, server) {
    expected ??= othersExpected(server);
    const page = await openAs(browser, server, 'FRONT_DESK', ['/kiosk/BOGOR', 'kiosk']);
    for (const key of await expected) await page.click(`.keypad button:text-is("${key}")`);
    await page.click('.go');
    await page.waitForSelector('.big');
    await keepPicture(page, 'kiosk-number');
  },
  async 'kiosk-lying'(browser, server) {
    const page = await openAs(browser, server, 'FRONT_DESK', ['/kiosk/BOGOR', 'desktop', { colorScheme: 'dark' }]);
    await page.waitForSelector('.keypad');
    await keepPicture(page, 'kiosk-lying');
  },
};
Object.assign(SHOTS, DESK_SHOTS);

async function atDesk(browser: Browser, server: ShotServer, name: string, size: keyof typeof VIEWPORTS, more: object) {
  expected ??= othersExpected(server);
  const code = await expected;
  const page = await openAs(browser, server, 'MANAGER', ['/desk', size, more]);
  await page.waitForSelector('.day-list td');
  await page.fill('#code', code);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.came .number');
  await page.waitForLoadState('networkidle');
  await keepPicture(page, name);
}
let expected: Promise<string> | undefined;

async function atCounter(
  browser: Browser,
  server: ShotServer,
  name: string,
  size: keyof typeof VIEWPORTS,
  more: object,
) {
  const page = await openAs(browser, server, 'COUNTER_OFFICER', ['/desk', size, more]);
  await page.click('.counters button:has-text("Loket 2")');
  await page.waitForSelector('.before .number');
  await page.waitForLoadState('networkidle');
  await keepPicture(page, name);
}

async function boardShot(browser: Browser, { url }: ShotServer, name: string, more: object): Promise<void> {
  const page = await openPage(browser, 'television', more);
  await page.goto(`${url}/board/BOGOR?sound=off`);
  await page.waitForSelector('.hero .number');
  await keepPicture(page, name);
}

/** A day, an hour, and who comes. */
async function chooseApplicant(page: Page, name = 'Budi Santoso'): Promise<void> {
  await page.click('.grid label:has-text("Senin, 14 Agustus")');
  await page.click('.hour:has-text("09.00–10.00")');
  await page.fill('#name', name);
  for (const [field, value] of [
    ['day', '25'],
    ['month', '1'],
    ['year', '1987'],
  ])
    await page.fill(`#${field}`, value as string);
}

async function takePictures(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const wanted = process.argv.slice(2);
  const dataDir = await mkdtemp(join(tmpdir(), 'antrean-screenshots-'));
  const earlier = await startServer(dataDir, DAYS_BEFORE);
  await bookedWeeks(earlier).finally(() => earlier.stop());
  const postgres = await startPostgres({ dataDir, log() {} });
  await pastWeeks(postgres.url).finally(() => postgres.stop());
  const before = await startServer(dataDir, MORNING);
  await busyMorning(before)
    .then(() => firstArrivals(before))
    .finally(() => before.stop());
  const server = await startServer(dataDir, SCENE_LATER);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    await aQuarterOn(server);
    await unclearMessages(server);
    for (const [name, shot] of Object.entries(SHOTS)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      await shot(browser, server);
      const { size } = await stat(join(FOLDER, `${name}.png`));
      console.log(`${name} ${Math.round(size / 1024)} KB`);
    }
  } finally {
    await browser.close();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

await takePictures();
