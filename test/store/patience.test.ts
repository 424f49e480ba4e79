// The hot pool gives up a statement that hangs.
import { expect, test } from 'vitest';
import { cloneDatabase } from '../support/database.ts';

test('a statement that hangs is given up after half a minute', async () => {
  const { open } = await cloneDatabase();
  const { pool } = await open();
  expect((await pool.query('show statement_timeout')).rows).toEqual([{ statement_timeout: '30s' }]);
});
