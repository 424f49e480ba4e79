// Changes an office's settings in the managers' layer, or adds an office that the file does not name.
import { z } from 'zod';
import type { Transaction } from '../database.ts';
import { lockDays } from '../office/dayLock.ts';
import { OfficeEntity } from '../office/entities.ts';
import { setInManagersLayer } from '../office/managersLayer.ts';
import { officeAsItStands } from '../office/read.ts';
import { NO_PREMISES, type Office, type OfficeSettings, type Service } from '../office/settings.ts';
import { SETTINGS } from '../office/shapes.ts';
import { faultOfTemplates } from '../office/template.ts';
import { CallerError, type Refusal, refuse, refusedAt } from '../refusal.ts';
import { tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';
import { rollAsItStands } from './roll.ts';

/** As in the offices file: whole settings, of which those that are missing stay. */
export type SettingsChange = Partial<Record<keyof typeof SETTINGS, unknown>>;

/** The other offices, whose numbers are taken, and the moment of the change. */
export interface AmongOffices {
  others: readonly Office[];
  now: Instant;
}

const offices = tablesOf(OfficeEntity);

const partial = z.strictObject(SETTINGS).partial();

/** @throws RefusedInput of the first fault that has words for people, CallerError BAD_USER_INPUT naming each setting that is wrong. */
function settingsLayer(change: SettingsChange): Partial<OfficeSettings> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined && value !== null));
  const result = partial.safeParse(given);
  if (result.success) return result.data as Partial<OfficeSettings>;
  for (const issue of result.error.issues) {
    const refusal = refusalOfIssue(issue);
    if (refusal) throw refusedAt({ path: issue.path, message: issue.message, refusal }, 'settings');
  }
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new CallerError('BAD_USER_INPUT', faults.join('; '));
}

/**
 * Settings named replace those there are, each as a whole, and the windows follow. `change` is told how the office stands
 * in that very moment: what is named in part is filled up with nothing older. @throws CallerError BAD_USER_INPUT
 */
export async function changeOffice(
  tx: Transaction,
  code: string,
  change: (office: Office) => SettingsChange,
  { others, now }: AmongOffices,
): Promise<Office> {
  // Transactions that change the days lock them before the office.
  await lockDays(tx, code);
  const office = await officeAsItStands(tx, code);
  const settings = settingsLayer(change(office));
  checkTemplates({ ...office, ...settings });
  checkNumbers(
    settings,
    others.filter(({ code }) => code !== office.code),
  );
  await setInManagersLayer(tx, office.code, settings);
  return movesWindows(settings) ? rollAsItStands(tx, code, now) : officeAsItStands(tx, code);
}

/** Planning all windows of the horizon again is the dearest part of a change: a new name or text needs none of it. */
function movesWindows({ policy, quotas, schedules }: Partial<OfficeSettings>): boolean {
  return Boolean(policy ?? quotas ?? schedules);
}

/** An office to be added. */
export interface NewOffice extends Pick<Office, 'code' | 'timeZone'> {
  /** The settings that `change` leaves out are as at this office. */
  like: Office;
  change: SettingsChange;
}

/** A new office is like another one but for what is said of it. @throws CallerError BAD_USER_INPUT */
export async function addOffice(
  tx: Transaction,
  { code, timeZone, like, change }: NewOffice,
  { others, now }: AmongOffices,
): Promise<Office> {
  if (!/^[A-Z][A-Z0-9_]{0,39}$/.test(code))
    throw new CallerError('BAD_USER_INPUT', 'code must be capitals such as JAKARTA_PUSAT.');
  const { exceptions: _, overrides: __, code: ___, ...model } = like;
  const copied = {
    ...model,
    channels: [],
    serves: [],
    premises: NO_PREMISES,
    answers: [],
    services: model.services.map(unconfirmed),
  };
  const settings: OfficeSettings = { ...copied, ...settingsLayer(change), timeZone: readZone(timeZone) };
  checkTemplates(settings);
  checkNumbers(settings, others);
  const added = await offices(tx)
    .insertInto('office')
    .values((row) => ({
      code,
      position: row
        .selectFrom('office')
        .select(({ eb, fn, val }) => eb(fn.coalesce(fn.max('position'), val(0)), '+', 1).as('position')),
      fromFile: {},
      fromManagers: settings,
    }))
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst();
  if (!added) throw new CallerError('BAD_USER_INPUT', `There is an office ${code} already.`);
  return rollAsItStands(tx, code, now);
}

/** Details that one office has checked are general rules for another one. */
function unconfirmed(service: Service): Service {
  return { ...service, details: service.details && { ...service.details, confirmed: false } };
}

function readZone(zone: string): string {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId;
  } catch {
    throw new CallerError('BAD_USER_INPUT', 'timeZone must be an IANA time zone such as Asia/Jakarta.');
  }
}

/** The office as it would be with these settings; nothing is written. @throws CallerError BAD_USER_INPUT */
export function drafted(office: Office, change: SettingsChange): Office {
  const settings = settingsLayer(change);
  checkTemplates({ ...office, ...settings });
  return { ...office, ...settings };
}

function refusalOfIssue(issue: z.core.$ZodIssue): Refusal | null {
  return issue.code === 'custom' ? ((issue.params?.refusal as Refusal | undefined) ?? null) : null;
}

function checkTemplates(settings: OfficeSettings): void {
  const fault = faultOfTemplates(settings);
  if (fault) throw refusedAt(fault, 'settings');
}

/** A number leads to one office: otherwise messages would go astray. */
function checkNumbers({ channels = [] }: Partial<OfficeSettings>, others: readonly Office[]): void {
  for (const { address } of channels) {
    const owner = others.find((office) => office.channels.some((channel) => channel.address === address));
    if (owner)
      throw refusedAt(
        {
          path: ['channels'],
          message: `${address} belongs to ${owner.code}.`,
          refusal: refuse('NUMBER_TAKEN', { address, office: owner.name }),
        },
        'settings',
      );
  }
}
