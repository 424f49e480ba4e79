// An office as the audit log compares it: every setting by a name of its own, so that a change shows only what it changed.
import type { Transaction } from '../database.ts';
import { lockDays } from './dayLock.ts';
import { officeAsItStands } from './read.ts';
import type { Office } from './settings.ts';

/** Reads the office as it stands. No other change of it is made until the transaction ends. */
export function officeState(code: string): (tx: Transaction) => Promise<object> {
  return async (tx) => {
    await lockDays(tx, code);
    return auditedOffice(await officeAsItStands(tx, code));
  };
}

/** Items of lists by what tells them apart: a list as a whole would not show which of its items changed. */
export function auditedOffice({ exceptions, overrides, code: _, ...settings }: Office): object {
  const { channels, services, quotas, schedules, texts, answers } = settings;
  return {
    ...settings,
    channels: byName(channels, ({ kind, address }) => `${kind} ${address}`),
    services: byName(services, ({ code }) => code),
    quotas: byName(quotas, ({ code }) => code),
    schedules: byName(schedules, ({ from }) => from),
    texts: byName(texts, ({ key, language, sms }) => `${key} ${language}${sms ? ' sms' : ''}`),
    answers: byName(answers, ({ id }) => id),
    exceptions: Object.fromEntries(exceptions),
    overrides: Object.fromEntries(
      [...overrides].map(([date, places]) => [
        date,
        Object.fromEntries(places.map(({ from, quota, capacity }) => [`${from} ${quota}`, capacity])),
      ]),
    ),
  };
}

function byName<Item>(items: readonly Item[], nameOf: (item: Item) => string): Record<string, Item> {
  return Object.fromEntries(items.map((item) => [nameOf(item), item]));
}
