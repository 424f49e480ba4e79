// Lists of a day as tests want them: one window, one person, each as usual unless told otherwise.
import type { DayList, Listed } from '../../src/figures/dayList.ts';
import { instant } from '../../src/time.ts';
import { makeOffice } from '../rules/make.ts';

export function makePerson(changes: Partial<Listed> = {}): Listed {
  return {
    ...{ number: 'A101', code: 'K7M2PQ4X', name: 'Siti Rahayu', birthDate: '1987-01-25', service: 'PASSPORT' },
    ...{ priority: 'NORMAL', status: 'CONFIRMED', channel: 'WHATSAPP' },
    ...changes,
  };
}

export function makeList(people: Listed[], changes: Partial<DayList> = {}): DayList {
  return {
    ...{ office: makeOffice(), date: '2017-08-07', at: instant('2017-08-07T00:05:00Z') },
    windows: people.length > 0 ? [{ from: '08:00', to: '09:00', people }] : [],
    ...changes,
  };
}
