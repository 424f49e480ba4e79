// Counts the days of the history as the product does, without the rests it takes beside its other work.
import { importProduct } from '../productModules.ts';
import type { BenchDatabase } from '../servers.ts';

/** Days that were counted a second; 0: none had to be. */
export async function countHistory(root: string, database: BenchDatabase): Promise<number> {
  const { countDays, MAX_DAYS_COUNTED } = await importProduct(root, 'src/figures/count.ts');
  const { inTransaction, openPool } = await importProduct(root, 'src/database.ts');
  const days = await database.run<{ office: string; date: string; zone: string }>(`
    select distinct w.office, w.date::text, office.from_file->>'timeZone' as zone from capacity_window w join office on office.code = w.office
    where w.date < current_date and not exists (select from day_figures f where f.office = w.office and f.date = w.date)
    order by 2, 1`);
  const pool = openPool(database.url, 2);
  const began = performance.now();
  for (let first = 0; first < days.length; first += MAX_DAYS_COUNTED) {
    const some = days.slice(first, first + MAX_DAYS_COUNTED).map(({ office, date, zone }) => {
      return { office: { code: office, timeZone: zone } as never, date };
    });
    await inTransaction(pool, (tx) => countDays(tx, some, Temporal.Now.instant()));
  }
  await pool.end();
  return days.length === 0 ? 0 : days.length / ((performance.now() - began) / 1000);
}
