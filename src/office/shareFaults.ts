// Faults among quotas, services and schedules that are each right by themselves.
import { itemAt } from '../items.ts';
import { type PlacedFault, refuse } from '../refusal.ts';
import type { OfficeSettings } from './settings.ts';

/**
 * A quota names services that exist, its line is its own, and every share names a quota. Schedules that end before
 * `today` do not count.
 */
export function faultOfShares(
  { quotas, schedule, schedules, services }: Pick<OfficeSettings, 'quotas' | 'schedule' | 'schedules' | 'services'>,
  today = '',
): PlacedFault | null {
  const offered = new Set(services.map(({ code }) => code));
  for (const [index, quota] of quotas.entries()) {
    const lost = quota.services.findIndex((code) => !offered.has(code));
    if (lost >= 0)
      return {
        path: ['quotas', index, 'services', lost],
        message: 'is none of the services',
        refusal: refuse('SERVICE_NOT_BOOKABLE', { service: itemAt(quota.services, lost) }),
      };
  }
  const named = new Set(quotas.map(({ code }) => code));
  const all = [
    { path: ['schedule'], from: '', schedule },
    ...schedules.map((later, index) => ({ path: ['schedules', index, 'schedule'], ...later })),
  ];
  const inForce = all.slice(all.findLastIndex(({ from }) => from <= today));
  for (const { path, schedule: one } of inForce) {
    const unknown = Object.keys(one.shares).find((code) => !named.has(code));
    if (unknown)
      return {
        path: [...path, 'shares', unknown],
        message: 'is none of the quotas',
        refusal: refuse('QUOTA_IN_USE', { quota: unknown }),
      };
    const same = quotas.findIndex(({ line }) => line === one.line);
    if (same >= 0)
      return {
        path: ['quotas', same, 'line'],
        message: `${one.line} is everybody's line`,
        refusal: refuse('LINE_TAKEN', { line: one.line }),
      };
  }
  return null;
}
