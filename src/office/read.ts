// An office as its rows say, read in the very transaction that changes it.

import type { Transaction } from '../database.ts';
import { CallerError } from '../refusal.ts';
import { select, statement } from '../statement.ts';
import type { LocalDate } from '../time.ts';
import { OfficeEntity } from './entities.ts';
import { DEFAULT_NOTICES } from './notices.ts';
import {
  type CapacityOverride,
  DEFAULT_POLICY,
  type Office,
  type OfficeSettings,
  type ScheduleException,
} from './settings.ts';

/** The rows of an office. */
export interface OfficeRows {
  code: string;
  fromFile: Partial<OfficeSettings>;
  fromManagers: Partial<OfficeSettings>;
  /** In an order in which the later stands above the earlier. */
  exceptions: readonly ScheduleException[];
  overrides: readonly (CapacityOverride & { date: LocalDate })[];
}

const ONE_TEMPLATE = { service: null, more: [] };

/** Rows written before a setting was thought of have its default. */
export function assemble({ code, fromFile, fromManagers, exceptions, overrides }: OfficeRows): Office {
  const settings = { schedules: [], quotas: [], texts: [], ...fromFile, ...fromManagers } as unknown as OfficeSettings;
  return {
    ...settings,
    code,
    policy: { ...DEFAULT_POLICY, ...settings.policy },
    schedule: { ...settings.schedule, shares: settings.schedule.shares ?? {} },
    approvedTemplates: settings.approvedTemplates ?? {},
    notices: { ...DEFAULT_NOTICES, ...settings.notices },
    registration: { ...ONE_TEMPLATE, ...settings.registration },
    exceptions: new Map(exceptions.map(({ date, reason, open, capacity }) => [date, { date, reason, open, capacity }])),
    overrides: Map.groupBy(overrides, ({ date }) => date),
  };
}

/** The policy in force in a row of `office`, as `assemble` reads it. */
export const POLICY_SQL = `'${JSON.stringify(DEFAULT_POLICY)}'::jsonb || coalesce(from_managers->'policy', from_file->'policy', '{}')`;

/** @throws CallerError NOT_FOUND */
export async function officeAsItStands(tx: Transaction, code: string): Promise<Office> {
  const [row] = await tx.query(AS_IT_STANDS, [code]);
  if (!row) throw new CallerError('NOT_FOUND', `There is no office ${code}.`);
  return assemble(row);
}
// "manager" sorts after "file" and so stands above it.
const AS_IT_STANDS = statement<Pick<OfficeRows, 'exceptions' | 'overrides'>>('office as it stands')`
  select ${select(OfficeEntity, ['code', 'fromFile', 'fromManagers'])},
    (select coalesce(json_agg(json_build_object('date', e.date, 'reason', e.reason, 'open', e.open, 'capacity', e.capacity)
      order by e.date, e.origin), '[]') from schedule_exception e where e.office = code) as exceptions,
    (select coalesce(json_agg(json_build_object('date', c.date, 'from', to_char(c.starts, 'HH24:MI'), 'quota', c.quota,
      'capacity', c.capacity) order by c.date, c.starts), '[]') from capacity_override c where c.office = code) as overrides
  from office where code = $1`;
