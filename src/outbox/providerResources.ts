// The ids of resources at providers, in the database.
import type { ProviderResources } from '../channel/providerResources.ts';
import { type Pool, queriesOn } from '../database.ts';
import { tablesOf } from '../tables.ts';
import { ProviderResourceEntity } from './entities.ts';

const resourceTables = tablesOf(ProviderResourceEntity);

/** The first of two servers that create the same is kept. */
export function openProviderResources(pool: Pool): ProviderResources {
  return {
    async find(key) {
      const query = resourceTables(queriesOn(pool)).selectFrom('provider_resource').select('id').where('key', '=', key);
      return (await query.executeTakeFirst())?.id ?? null;
    },
    async keep(key, id) {
      await queriesOn(pool).query('insert into provider_resource (key, id) values ($1, $2) on conflict do nothing', [
        key,
        id,
      ]);
    },
    async forget(key) {
      await queriesOn(pool).query('delete from provider_resource where key = $1', [key]);
    },
  };
}
