// The pieces of the boards bench work together: subscribers of a bare server and of graphql-ws are told each event once.
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { notice } from '../../bench/boards/board.ts';
import { startListeners } from '../../bench/boards/children.ts';
import { startProcess } from '../../bench/servers.ts';
import { atEnd } from '../support/atEnd.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const BOARD = { sequence: 0, called: [], waiting: [], notice: notice(0), office: { code: 'BENCH', name: 'Bench' } };
const SHOWN = { ...BOARD, at: '2017-08-07T01:00:00Z' };

test.each(['raw', 'plain'])('of the server in bench/boards/%s.ts', async (name) => {
  const server = await startProcess([join(ROOT, `bench/boards/${name}.ts`)], ROOT, /Ready: (\S+)/);
  atEnd(() => server.stop());
  const listeners = startListeners(ROOT);
  atEnd(listeners.end);
  await fetch(server.url, { method: 'POST', body: JSON.stringify(SHOWN) });

  await listeners.order({ do: 'begin', url: server.url, board: SHOWN, announces: false });
  for (const subscribers of [3, 0, 2]) await listeners.order({ do: 'be', subscribers });
  expect(await listeners.order({ do: 'event', number: 1 })).toMatchObject({ fault: '' });
  expect(server.complaints()).toBe('');
});
