// npm run breach-report -- --asker "officer 7" --since 2017-08-01T00:00:00+07:00: a table of the persons affected.
import { parseArgs } from 'node:util';
import { importCompiled } from './compiled.ts';
import { openRunningDatabase } from './runningDatabase.ts';

const USAGE = `Usage: npm run -s breach-report -- --asker "officer 7" --since <time> [--until <time>] [--office <code>] > affected.csv`;
const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { asker: text, since: text, until: text, office: text } });
if (!values.asker || !values.since) {
  console.error(USAGE);
  process.exit(2);
}
const { breachReport } = await importCompiled('src/audit/breach');
const database = await openRunningDatabase();
try {
  const { csv, affected } = await breachReport(database.queries, {
    asker: values.asker,
    since: Temporal.Instant.from(values.since),
    until: values.until ? Temporal.Instant.from(values.until) : Temporal.Instant.from('9999-01-01T00:00:00Z'),
    office: values.office ?? null,
  });
  process.stdout.write(csv);
  console.error(`${affected} persons or references.`);
} finally {
  await database.close();
}
