// Faults that nothing caught, in a process of its own: which of them end it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** The output of a process that meets the fault and goes on to say that it lives. */
async function meet(fault: string): Promise<string> {
  const program = `
    import { catchTheRest, uncaughtFaults } from '${join(root, 'dist/server/faults/lastResort.js')}';
    const told = (fields, text) => console.log(text, fields.err.message);
    catchTheRest({ error: told, fatal: told }, (reason) => { console.log('Ends:', reason); process.exit(1); });
    setTimeout(() => { ${fault} });
    setTimeout(() => console.log('Lives', JSON.stringify(uncaughtFaults)), 200);`;
  const child = spawn(join(root, 'node_modules/.bin/node'), ['--input-type=module', '-e', program]);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  await once(child, 'close');
  return said;
}

test('a promise that no one awaited is logged and counted, and ends nothing', async () => {
  expect(await meet(`Promise.reject(new TypeError('Ours'));`)).toBe(
    'A fault that nobody awaited; the server goes on. Ours\nLives {"rejections":1,"exceptions":0}\n',
  );
});

test('a session that was lost ends nothing', async () => {
  expect(await meet(`throw Object.assign(new Error('Gone'), { code: '57P01' });`)).toBe(
    'A fault of the database that nobody caught; the server goes on. Gone\nLives {"rejections":0,"exceptions":1}\n',
  );
});

test('a fault of the program ends it in order', async () => {
  expect(await meet(`throw new TypeError('Ours');`)).toBe(
    'A fault that nobody caught; the server ends. Ours\nEnds: a fault that nobody caught\n',
  );
});
