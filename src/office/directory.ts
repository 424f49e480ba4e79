// All offices as they stand, held in memory: read again when a setting changes.

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Transaction } from '../database.ts';
import { OFFICES_FILE_LOCK } from '../locks.ts';
import { CallerError } from '../refusal.ts';
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
  let byAddress = new Map<string, Office>();
  const hearers: (() => void)[] = [];
  const directory: Directory = {
    all: () => offices,
    find: (code) => byCode.get(code),
    get(code) {
      const office = byCode.get(code);
      if (!office) throw new CallerError('NOT_FOUND', `There is no office ${code}.`);
      return office;
    },
    byAddress: (address) => byAddress.get(address),
    async reload() {
      const reading = ++begun;
      const read = await readOffices(em.fork());
      if (reading < shown) return;
      shown = reading;
      offices = read;
      byCode = new Map(offices.map((office) => [office.code, office]));
      byAddress = officesByAddress(offices);
      for (const told of hearers) told();
    },
    onReload: (told) => hearers.push(told),
  };
  await directory.reload();
  return directory;
}

/** Each message asks for the office of a number. Of two offices that have the same one, the first counts. */
function officesByAddress(offices: readonly Office[]): Map<string, Office> {
  const all = offices.flatMap((office) => office.channels.map(({ address }): [string, Office] => [address, office]));
  return new Map(all.toReversed());
}

/**
 * Writes what the file says into the file's layer, whole. The managers' layer is not touched. An office that is no
 * longer in the file stays as it was, since it may have bookings; its code is returned.
 */
export async function applyFile(tx: Transaction, file: readonly FileOffice[]): Promise<string[]> {
  // Of two servers that start at once, the second finds what the first has written.
  tx.send('select pg_advisory_xact_lock($1)', [OFFICES_FILE_LOCK]);
  const codes = file.map(({ code }) => code);
  const offices = file.map(({ code, settings }, position) => ({ code, position, settings }));
  const days = file.flatMap(({ code, exceptions }) => exceptions.map((day) => ({ ...day, office: code })));
  const exceptions = JSON.stringify(days);
  tx.send(WRITE_OFFICES, [JSON.stringify(offices)]);
  tx.send(WITHDRAW_EXCEPTIONS, [exceptions, codes]);
  tx.send(WRITE_EXCEPTIONS, [exceptions]);
  return (await tx.query<{ code: string }>(NO_LONGER_NAMED, [codes])).map(({ code }) => code);
}

// Nothing that stays as it was is written again: of thousands of offices hardly any changes from one start to the next.
const WRITE_OFFICES = `
  insert into office (code, position, from_file, from_managers)
  select code, position, settings, '{}'
  from json_to_recordset($1) as file (code text, position integer, settings jsonb)
  where not exists (
    select from office known
    where known.code = file.code and known.position = file.position and known.from_file = file.settings
  )
  order by code
  on conflict (code) do update set position = excluded.position, from_file = excluded.from_file`;

const FILE_EXCEPTIONS = `json_to_recordset($1)
  as file (office text, date date, reason text, open jsonb, capacity integer)`;

const WITHDRAW_EXCEPTIONS = `
  with file as materialized (select office, date from ${FILE_EXCEPTIONS})
  delete from schedule_exception known
  where origin = 'file' and office = any($2)
    and not exists (select from file where file.office = known.office and file.date = known.date)`;

const WRITE_EXCEPTIONS = `
  insert into schedule_exception (office, date, origin, reason, open, capacity)
  select office, date, 'file', reason, open, capacity from ${FILE_EXCEPTIONS}
  where not exists (
    select from schedule_exception known
    where known.office = file.office and known.date = file.date and known.origin = 'file' and known.reason = file.reason
      and known.open is not distinct from file.open and known.capacity is not distinct from file.capacity
  )
  on conflict (office, date, origin) do update
    set reason = excluded.reason, open = excluded.open, capacity = excluded.capacity`;

/** Offices that were added through the API never were in the file. */
const NO_LONGER_NAMED = `select code from office
  where from_file -> 'name' is not null and code <> all($1) order by position, code`;
