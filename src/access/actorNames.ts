// The names of those whose keys are kept beside what they did: of staff their own, of devices their labels.
import type { Queryable } from '../database.ts';
import { DeviceEntity } from './entities.ts';
import { officerNames } from './officerNames.ts';

/** By key, `officer 7` or `device 3`; one that is not known any more has none. */
export async function actorNames(db: Queryable, keys: readonly string[]): Promise<Map<string, string>> {
  const names = await officerNames(db, keys);
  const devices = keys.flatMap((key) => {
    const [, id] = /^device (\d{1,15})$/.exec(key) ?? [];
    return id ? [Number(id)] : [];
  });
  const found = devices.length > 0 ? await db.em.find(DeviceEntity, { id: { $in: devices } }) : [];
  for (const { id, label } of found) names.set(`device ${id}`, label);
  return names;
}
