// No promise of the server is thrown away: a fault that is never heard would end the process.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { floatingIn } from '../support/floating.ts';
import { files, textOf, withoutRemarks } from '../support/sourceTree.ts';

/** `void` before an expression throws its value away, and with a promise the only way to hear of its fault. */
const THROWN_AWAY = /\bvoid\s+[\w([!'"`]/;

describe('promises', () => {
  test('are thrown away by the `void` that a reader would write', () => {
    for (const text of ['void keep(tx);', 'if (a) void this.b();', '(x) => void x.go(),', 'void (await a)'])
      expect([text, THROWN_AWAY.test(text)]).toEqual([text, true]);
    for (const text of ['keep(): void {', 'Promise<void>', '() => void;', 'void | null', 'avoid it'])
      expect([text, THROWN_AWAY.test(text)]).toEqual([text, false]);
  });

  // A promise whose fault is never heard ends the process. Biome finds those neither awaited nor caught, but it takes
  // `void` for an answer. A page has no process to lose.
  test('of the server are thrown away nowhere', () => {
    const careless = files.filter((file) => !file.startsWith('web/') && THROWN_AWAY.test(withoutRemarks(textOf(file))));
    expect(careless).toEqual([]);
  });

  test('of the driver float where nothing waits for them', () => {
    for (const text of [
      `pool.query('x');`,
      `a.on('a', (b) => { this.pool.query(b); });`,
      `setTimeout(() => pool.query('x'), 5);`,
      `client.on('end', async () => { await again(); });`,
    ])
      expect([text, floatingIn(text).length]).toEqual([text, 1]);
    for (const text of [
      `async () => { await pool.query('x'); }`,
      `const found = pool.query('x');`,
      `pool.query('x').catch(onFault);`,
      `setTimeout(() => { pool.query('x').then(a, b); }, 5);`,
      `const ask = () => pool.query('x');`,
      `once(tx, async () => {});`,
    ])
      expect([text, floatingIn(text)]).toEqual([text, []]);
  });

  test('of the driver float nowhere', () => {
    const compiled = (file: string) => readFileSync(join('dist', file.replace(/\.ts$/, '.js')), 'utf8');
    const ours = files.filter((file) => !file.startsWith('web/'));
    expect(ours.flatMap((file) => floatingIn(compiled(file)).map((line) => `${file}: ${line}`))).toEqual([]);
  });

  // Fastify reads a body after these hooks. If one takes a turn, an empty body has ended before anything listens, and the request hangs.
  test('are not waited for by hooks before the body', () => {
    const early = /\.addHook\(\s*'(?:onRequest|preParsing)',\s*async\b/;
    expect(early.test(`app.addHook('onRequest', async (request) => {});`)).toBe(true);
    expect(files.filter((file) => file.startsWith('server/') && early.test(textOf(file)))).toEqual([]);
  });

  test('that float are looked for by Biome', () => {
    const { linter } = JSON.parse(readFileSync('biome.json', 'utf8'));
    expect(linter.rules.nursery.noFloatingPromises).toBe('error');
  });
});
