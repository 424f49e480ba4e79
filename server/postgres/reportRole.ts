// Lets programs of business intelligence read the views of the schema `report`, by a role that has no other right.
import type pg from 'pg';
import { REPORT_ROLE } from './roles.ts';

/**
 * Makes the role if there is none and the account may make roles, and gives it the views. If the account may not, an
 * administrator of the database makes it as docs/reports.md says, and the next start gives it the views. Rights that are as
 * they should be stay untouched.
 */
export async function openReports(client: pg.ClientBase): Promise<void> {
  await client.query(OPEN_REPORTS);
}

const OPEN_REPORTS = `do $$ declare view regclass; begin
  if to_regnamespace('report') is null then return; end if;
  if to_regrole('${REPORT_ROLE}') is null then
    if not (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) then return; end if;
    begin
      create role ${REPORT_ROLE} nologin;
    exception when duplicate_object or unique_violation then
      -- Another server of the same PostgreSQL was faster.
    end;
  end if;
  if not has_schema_privilege('${REPORT_ROLE}', 'report', 'USAGE') then
    grant usage on schema report to ${REPORT_ROLE};
  end if;
  for view in
    select oid::regclass from pg_class
    where relnamespace = 'report'::regnamespace and relkind = 'v' and pg_has_role(relowner, 'USAGE')
      and not has_table_privilege('${REPORT_ROLE}', oid, 'SELECT')
  loop
    execute format('grant select on %s to ${REPORT_ROLE}', view);
  end loop;
end $$`;
