// Writes what the database holds as JSON Lines, of one moment: everything, or what is of one office.
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { linesIn } from '../backup/backupConnection.ts';
import { StartFault } from '../faults/startFault.ts';
import { exportedTables } from './exportedTables.ts';

/** Rows by their table. */
export type ExportedRows = Record<string, number>;

/** Lines of the form `{"table": "booking", "row": {…}}`; `counted` gets the rows of each table. @throws StartFault */
export async function* exportedLines(
  client: pg.Client,
  office: string | null,
  counted: ExportedRows,
): AsyncGenerator<Buffer> {
  await client.query('begin isolation level repeatable read read only');
  if (office !== null) await refuseUnknownOffice(client, office);
  for (const { name, columns, ofOffice } of exportedTables()) {
    if (office !== null && ofOffice === null) continue;
    const where =
      office === null || ofOffice === null ? 'true' : ofOffice.replaceAll('$office', pg.escapeLiteral(office));
    counted[name] = 0;
    for await (const chunk of client.query(copyTo(linesOfTable(name, columns, where))) as AsyncIterable<Buffer>) {
      counted[name] += linesIn(chunk);
      yield chunk;
    }
  }
  await client.query('commit');
}

async function refuseUnknownOffice(client: pg.Client, office: string): Promise<void> {
  const { rows } = await client.query<{ code: string }>('select code from office order by code');
  if (!rows.some(({ code }) => code === office))
    throw new StartFault(`There is no office ${office}. There are: ${rows.map(({ code }) => code).join(', ')}.`);
}

/** JSON of one line has none of these signs, so that COPY as CSV writes it as it is. */
const AS_IT_IS = `with (format csv, quote e'\\x01', escape e'\\x01', delimiter e'\\x02')`;

function linesOfTable(name: string, columns: readonly string[], where: string): string {
  const row = columns.map((column) => `${pg.escapeLiteral(column)}, "${column}"`);
  // A function takes a hundred arguments.
  const parts: string[] = [];
  for (let from = 0; from < row.length; from += 40)
    parts.push(`jsonb_build_object(${row.slice(from, from + 40).join(', ')})`);
  return `copy (select jsonb_build_object('table', ${pg.escapeLiteral(name)}, 'row', ${parts.join(' || ')})
    from "${name}" where ${where}) to stdout ${AS_IT_IS}`;
}
