// Views for programs of business intelligence, in a schema of their own: counts without names and numbers.
import { Migration } from '@mikro-orm/migrations';
import { REPORT_VIEWS, type ReportView } from './reportViews.ts';

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

function viewSql({ name, says, columns, query }: ReportView): string[] {
  const view = `report.${name}`;
  return [
    `create view ${view} (${Object.keys(columns).join(', ')}) as ${query.trim()}`,
    `comment on view ${view} is ${literal(says)}`,
    ...Object.entries(columns).map(([column, text]) => `comment on column ${view}.${column} is ${literal(text)}`),
  ];
}

/**
 * They run as the owner, and PostgreSQL lets each role call each function: a role that reads reports could drop months of
 * events. Those who write events keep the right; `server/postgres/grants.ts` gives it to roles that come later.
 */
const KEEP_MONTHS = `do $$ declare each text; writer regrole; begin
  foreach each in array array['open_months(date, date)', 'drop_months(timestamptz)'] loop
    execute format('revoke execute on function %s from public', each);
    for writer in
      select distinct a.grantee::regrole from pg_class c, aclexplode(c.relacl) a
      where c.oid = 'booking_event'::regclass and a.privilege_type = 'INSERT' and a.grantee not in (0, c.relowner)
    loop
      execute format('grant execute on function %s to %s', each, writer);
    end loop;
  end loop;
end $$`;

export const STATEMENTS: readonly string[] = [
  'create schema if not exists report',
  `comment on schema report is ${literal('Counts for reports, without names and numbers: docs/reports.md.')}`,
  ...REPORT_VIEWS.flatMap(viewSql),
  KEEP_MONTHS,
];

export class Migration20270204_report extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
