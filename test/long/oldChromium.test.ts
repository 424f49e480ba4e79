// The lobby board on real Chromium 69, 78 and 80, which televisions of 2020 and before have: calls and their layout.
import { describe, expect, test } from 'vitest';
import { namedFaults } from '../support/boardScenes.ts';
import { MORNING } from '../support/desk.ts';
import { eventually } from '../support/eventually.ts';
import { type OldChromium, oldChromium, openOldPage } from '../support/oldBrowser.ts';
import { queueAt } from '../support/queue.ts';
import { ADMIN, openServer } from '../support/server.ts';

const VERSIONS = [69, 78, 80] as const satisfies OldChromium[];
const OFFICES_BY_VERSION = { 69: 'BOGOR', 78: 'DEPOK', 80: 'MEDAN' } as const;
const server = await openServer({ start: MORNING });

const programs = new Map<OldChromium, string | null>();
for (const version of VERSIONS) programs.set(version, await oldChromium(version));

describe('the board', () => {
  test.each(VERSIONS)('runs on Chromium %i', { timeout: 120_000 }, async (version) => {
    const program = programs.get(version);
    if (!program) return;
    const office = queueAt(server.url, OFFICES_BY_VERSION[version], ADMIN.authorization.slice(7));
    for (let person = 0; person < 6; person++)
      await office.checkIn((await office.confirmed(10 * version + person)).code);
    for (const counter of [1, 2, 3]) await office.openCounter(counter);
    const page = await openOldPage(program, `${server.url}/board/${OFFICES_BY_VERSION[version]}`);
    expect(page.version).toContain(`/${version}.`);
    await eventually('the board is there', () => page.evaluate(`!!document.querySelector('.hero.idle')`));

    const calls: { number: string; place: string }[] = [];
    for (const counter of [1, 2, 3]) {
      const { number } = await office.callNext(counter);
      calls.push({ number, place: `Loket ${counter}` });
      await eventually(`${number} is there`, () =>
        page.evaluate(
          `[].some.call(document.querySelectorAll('.number'), function (one) { return one.textContent === '${number}' })`,
        ),
      );
    }
    expect(await namedFaults(page, calls)).toEqual([]);
    expect(await page.evaluate(`document.getElementById('too-old')`)).toBeNull();
    expect(page.errors).toEqual([]);
  });
});
