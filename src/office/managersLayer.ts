// The managers' layer of an office's settings: whole settings, each of which hides the file's.
import { LockMode } from '@mikro-orm/core';
import type { Transaction } from '../database.ts';
import { OfficeEntity } from './entities.ts';
import type { OfficeSettings } from './settings.ts';

/** These settings stand instead of what managers set for them before; the others stay. */
export async function setInManagersLayer(
  { em }: Transaction,
  code: string,
  settings: Partial<OfficeSettings>,
): Promise<void> {
  const row = await em.findOneOrFail(OfficeEntity, code, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  row.fromManagers = { ...row.fromManagers, ...settings };
  await em.flush();
}
