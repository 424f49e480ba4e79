// Offices as their rows say: all of them, or one in the very transaction that changes it.

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Transaction } from '../database.ts';
import { CallerError } from '../refusal.ts';
import { tablesOf } from '../tables.ts';
import type { LocalDate } from '../time.ts';
import { DEFAULT_BOARD } from './boardSettings.ts';
import { CapacityOverrideEntity, OfficeEntity, ScheduleExceptionEntity } from './entities.ts';
import { DEFAULT_NOTICES } from './notices.ts';
import {
  type CapacityOverride,
  DEFAULT_POLICY,
  NO_PREMISES,
  type Office,
  type OfficeSettings,
  type Policy,
  type ScheduleException,
} from './settings.ts';

const tables = tablesOf(OfficeEntity, ScheduleExceptionEntity, CapacityOverrideEntity);

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
  const settings = {
    schedules: [],
    quotas: [],
    texts: [],
    answers: [],
    ...fromFile,
    ...fromManagers,
  } as unknown as OfficeSettings;
  return {
    ...settings,
    code,
    policy: { ...DEFAULT_POLICY, ...settings.policy },
    serves: settings.serves ?? [],
    premises: settings.premises ?? NO_PREMISES,
    boardSettings: settings.boardSettings ?? DEFAULT_BOARD,
    boardSlides: settings.boardSlides ?? [],
    services: settings.services.map((service) => ({ ...service, details: service.details ?? null })),
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

/** The policies in force of these offices, by code, read from the database whatever the EntityManager has read before. */
export async function policiesOf(em: EntityManager, codes: readonly string[]): Promise<Map<string, Policy>> {
  const fields = ['code', 'fromFile', 'fromManagers'] as const;
  const rows = await em.find(OfficeEntity, { code: { $in: [...codes] } }, { fields, disableIdentityMap: true });
  return new Map(
    rows.map(({ code, fromFile, fromManagers }) => [
      code,
      { ...DEFAULT_POLICY, ...(fromManagers.policy ?? fromFile.policy) },
    ]),
  );
}

/**
 * The offices of these codes, or all of them, read from the database whatever the EntityManager has read before; what it has
 * not written yet is not seen. As rows: making an entity of each holiday of each office takes megabytes.
 */
export async function readOffices(em: EntityManager, codes?: readonly string[]): Promise<Office[]> {
  const db = tables({ em });
  const offices = db.selectFrom('office').select(['code', 'fromFile', 'fromManagers']);
  const exceptions = db.selectFrom('schedule_exception').select(['office', 'date', 'reason', 'open', 'capacity']);
  const overrides = db.selectFrom('capacity_override').select(['office', 'date', 'starts', 'quota', 'capacity']);
  const rows = await (codes ? offices.where('code', 'in', codes) : offices)
    .orderBy('position')
    .orderBy('code')
    .execute();
  // "manager" sorts after "file" and so stands above it.
  const byDate = (codes ? exceptions.where('office', 'in', codes) : exceptions).orderBy('date').orderBy('origin');
  const exceptionsOf = Map.groupBy(await byDate.execute(), ({ office }) => office);
  const byTime = (codes ? overrides.where('office', 'in', codes) : overrides).orderBy('date').orderBy('starts');
  const overridesOf = Map.groupBy(await byTime.execute(), ({ office }) => office);
  return rows.map((row) =>
    assemble({
      ...row,
      exceptions: exceptionsOf.get(row.code) ?? [],
      overrides: (overridesOf.get(row.code) ?? []).map(({ starts, ...rest }) => ({
        ...rest,
        from: starts.slice(0, 5),
      })),
    }),
  );
}

/** The offices of these codes that are there, as their rows say in this very transaction. */
export async function officesAsTheyStand({ em }: Transaction, codes: readonly string[]): Promise<Office[]> {
  await em.flush();
  return readOffices(em, codes);
}

/** @throws CallerError NOT_FOUND */
export async function officeAsItStands(tx: Transaction, code: string): Promise<Office> {
  const [office] = await officesAsTheyStand(tx, [code]);
  if (!office) throw new CallerError('NOT_FOUND', `There is no office ${code}.`);
  return office;
}
