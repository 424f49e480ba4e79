// The budgets of each page over a slow network: bytes of script, and how much of what stands there jumps while it loads.
import { afterAll, describe, expect, test } from 'vitest';
import type { OfficerRole } from '../../src/access/asker.ts';
import { SECTIONS } from '../../web/office/sectionNames.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { managerOf, signInWith } from '../support/officePage.ts';
import { loadSlowly } from '../support/pageLoad.ts';
import { queueAt } from '../support/queue.ts';
import { openServer } from '../support/server.ts';
import { visitUrlOf } from '../support/visitUrl.ts';

const browser = await openBrowser();
const server = await openServer({ start: '2017-08-07T07:30:00+07:00' });

const MAX_LAYOUT_SHIFT = 0.05;
const MAX_SCRIPT_BYTES = 45 * 1024;

interface MeasuredPage {
  path: string;
  role?: OfficerRole;
  /** Stands on the page once it is drawn. */
  drawn: string;
}

/** Each page as its users have it; the explorer of the API is no page for phones. */
const MEASURED_PAGES: readonly MeasuredPage[] = [
  { path: '/', drawn: '.offices a' },
  { path: '/book/BOGOR', drawn: '.choice' },
  { path: '/booking', drawn: '#main input' },
  { path: '/my-data', drawn: 'main h1' },
  { path: '/privacy/BOGOR', drawn: 'main h1' },
  { path: '/channels/web?office=BOGOR', drawn: 'main form' },
  { path: '/board/BOGOR', drawn: 'main h1' },
  { path: '/door/BOGOR', drawn: '.door-code' },
  { path: '/here/BOGOR#code', drawn: '#code' },
  { path: '/kiosk/BOGOR', drawn: '.shown-code' },
  { path: '/simulator', drawn: 'main button' },
  { path: '/nonexistent', drawn: 'main h1' },
  { path: '/desk', drawn: '#staff-key' },
  { path: '/desk', role: 'FRONT_DESK', drawn: '#code' },
  { path: '/desk#counter', role: 'COUNTER_OFFICER', drawn: 'antrean-counter button' },
  { path: '/sessions', role: 'MANAGER', drawn: 'antrean-sessions > h1' },
  ...SECTIONS.map((section) => ({
    path: `/office#${section}`,
    role: 'MANAGER' as const,
    drawn: '.work h1',
  })),
];

describe.skipIf(noBrowser)('over a slow network', () => {
  const table: string[] = [];

  afterAll(() => {
    console.log(`script bytes and layout shift\n${table.join('\n')}`);
  });

  async function keepsWithin({ path, role, drawn }: MeasuredPage, name = path): Promise<void> {
    const key = role && (await managerOf(server, role)).key;
    const load = await loadSlowly(browser, {
      ...{ url: `${server.url}${path}`, drawn },
      enter: async (page) => {
        if (key) await signInWith(page, key);
      },
    });
    const { scriptBytes, layoutShift, moved } = load;
    table.push(`${`${name} ${role ?? ''}`.padEnd(40)} ${scriptBytes} ${layoutShift.toFixed(3)} ${moved.join('; ')}`);
    expect.soft(scriptBytes).toBeLessThanOrEqual(MAX_SCRIPT_BYTES);
    expect.soft(layoutShift, moved.join('\n')).toBeLessThanOrEqual(MAX_LAYOUT_SHIFT);
  }

  test.each(MEASURED_PAGES)('$path $role keeps within its budgets', (measured) => keepsWithin(measured));

  test("one's own place keeps within its budgets", async () => {
    const { code } = await queueAt(server.url).confirmed(700, { when: { date: '2017-08-07' } });
    await keepsWithin({ path: new URL(await visitUrlOf(server, code)).pathname, drawn: '.now h1' }, '/t');
  });
});
