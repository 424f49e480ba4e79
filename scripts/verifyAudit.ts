// Verifies the hash chain of the audit log: `npm run verify-audit`, with `--head <place>:<digest>` noted down before.
import { parseArgs } from 'node:util';
import type { BrokenChain } from '../src/audit/verifyAudit.ts';
import { importCompiled } from './compiled.ts';
import { openRunningDatabase } from './runningDatabase.ts';

const { headStands, verifyAudit } = await importCompiled('src/audit/verifyAudit');
const { atOneMoment } = await importCompiled('src/database');
const { values: given } = parseArgs({ options: { head: { type: 'string' } } });

const database = await openRunningDatabase();
try {
  const { fault, rows, head } = await atOneMoment(database.pool, verifyAudit);
  if (fault?.kind === 'unsealed')
    fail(
      'The end of the chain has not the seal of a server with this DATA_KEY: give the one that the server has. If it is that, the end was tampered with.',
    );
  else if (fault) fail(`The audit log was tampered with. ${sentenceOf(fault)} The ${rows} rows before it are right.`);
  else if (given.head && !(await headStands(database.queries, given.head)))
    fail(
      `The chain is whole, but not the one whose head was ${given.head}: rows were cut off, or all were written again.`,
    );
  else console.log(`${rows} rows are as they were written. Note down this head: ${head.sequence}:${head.digest}`);
} finally {
  await database.close();
}

function sentenceOf({ kind, row, sequence }: BrokenChain): string {
  const place = sequence === null ? '' : ` (place ${sequence} of the chain)`;
  if (kind === 'removed before') return `A row before row ${row}${place} was removed.`;
  return `${row === null ? 'A row' : `Row ${row}`}${place} was ${kind}.`;
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
