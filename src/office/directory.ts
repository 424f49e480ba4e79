// All offices as they stand, held in memory: read again when a setting changes.

import type { EntityManager } from '@mikro-orm/postgresql';
import { OFFICES_FILE_LOCK } from '../locks.ts';
import { CallerError } from '../refusal.ts';
import { OfficeEntity, ScheduleExceptionEntity } from './entities.ts';
import type { FileOffice } from './officesFile.ts';
import { readOffices } from './read.ts';
import type { Office } from './settings.ts';

export interface Directory {
  all(): readonly Office[];
  /** @throws CallerError NOT_FOUND */
  get(code: string): Office;
  find(code: string): Office | undefined;
  /** The office that has this number on any channel. */
  byAddress(address: string): Office | undefined;
  reload(): Promise<void>;
  /** `told` hears whenever the offices have been read again. */
  onReload(told: () => void): void;
}

export async function openDirectory(em: EntityManager): Promise<Directory> {
  let offices: Office[] = [];
  /** Readings begun, and which of them is shown: one that took longer must not replace a later one. */
  let [begun, shown] = [0, 0];
  let byCode = new Map<string, Office>();
  const hearers: (() => void)[] = [];
  const directory: Directory = {
    all: () => offices,
    find: (code) => byCode.get(code),
    get(code) {
      const office = byCode.get(code);
      if (!office) throw new CallerError('NOT_FOUND', `There is no office ${code}.`);
      return office;
    },
    byAddress: (address) => offices.find(({ channels }) => channels.some((channel) => channel.address === address)),
    async reload() {
      const reading = ++begun;
      const read = await readOffices(em.fork());
      if (reading < shown) return;
      shown = reading;
      offices = read;
      byCode = new Map(offices.map((office) => [office.code, office]));
      for (const told of hearers) told();
    },
    onReload: (told) => hearers.push(told),
  };
  await directory.reload();
  return directory;
}

/**
 * Writes what the file says into the file's layer, whole. The managers' layer is not touched. An office that is no
 * longer in the file stays as it was, since it may have bookings; its code is returned.
 */
export async function applyFile(em: EntityManager, file: readonly FileOffice[]): Promise<string[]> {
  return em.fork().transactional(async (own) => {
    // Of two servers that start at once, the second finds what the first has written.
    const lock = 'select pg_advisory_xact_lock(?)';
    await own.getConnection().execute(lock, [OFFICES_FILE_LOCK], 'run', own.getTransactionContext());
    const known = new Map((await own.find(OfficeEntity, {})).map((row) => [row.code, row]));
    file.forEach(({ code, settings }, position) => {
      const row = known.get(code);
      if (row) own.assign(row, { position, fromFile: settings });
      else own.create(OfficeEntity, { code, position, fromFile: settings, fromManagers: {} }, { persist: true });
    });
    await own.flush();
    await replaceExceptions(own, file);
    const named = new Set(file.map(({ code }) => code));
    // Offices that were added through the API never were in the file.
    return [...known.values()].filter((row) => !named.has(row.code) && 'name' in row.fromFile).map(({ code }) => code);
  });
}

async function replaceExceptions(em: EntityManager, file: readonly FileOffice[]): Promise<void> {
  await em.nativeDelete(ScheduleExceptionEntity, { origin: 'file', office: { $in: file.map(({ code }) => code) } });
  const rows = file.flatMap(({ code, exceptions }) =>
    exceptions.map((e) => ({ ...e, office: code, origin: 'file' as const })),
  );
  if (rows.length > 0) await em.insertMany(ScheduleExceptionEntity, rows);
}
