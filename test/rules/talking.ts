// A booking that waits for its code or is confirmed, and what the conversation would do with a text sent then.
import { converse } from '../../adapters/conversation/converse.ts';
import type { VisitFragment } from '../../adapters/conversation/documents.ts';
import type { Circumstances } from '../../adapters/conversation/parse.ts';
import type { Facts } from '../../adapters/conversation/reply.ts';
import { BOGOR, officeOf, read } from './reading.ts';

export const CODE = '2345678A';
const bogor = officeOf({ template: BOGOR });

function visit(status: 'HELD' | 'CONFIRMED', more: Partial<VisitFragment> = {}): VisitFragment {
  return {
    code: CODE,
    status,
    queueNumber: status === 'HELD' ? null : 'A101',
    arriveBy: '2017-08-07T07:30:00+07:00',
    forfeitsAt: '2017-08-07T08:00:00+07:00',
    confirmBy: '2017-08-01T09:30:00+07:00',
    overflowedFrom: null,
    barcodeUrl: null,
    applicant: { name: 'Budi Santoso', birthDate: '1987-01-25' },
    window: { startsAt: '2017-08-07T08:00:00+07:00' },
    office: { name: bogor.name, timeZone: bogor.timeZone, bring: 'Bawa dokumen asli.' },
    standby: null,
    ...more,
  } as VisitFragment;
}

/** The intent that the conversation would act on; `held`: the booking waits for its code. */
export function meant(typed: string, held: boolean, more: Partial<Circumstances> = {}) {
  const names = ['Budi Santoso'];
  const intent = read(typed, BOGOR, { held: held ? [CODE] : [], own: [CODE], names, ...more });
  return { intent, step: converse(intent, factsOf(held)) };
}

export function factsOf(held: boolean): Facts {
  const { code, name, timeZone, languages, policy } = bogor;
  const registration = { example: '#CONTOH#01011900#02082017', photo: 'NONE', templates: [] };
  const privacy = { url: 'https://antrean.example/privacy/BOGOR' };
  const office = { code, name, timeZone, languages, policy, privacy, texts: [], services: [], registration };
  const bookings = [visit(held ? 'HELD' : 'CONFIRMED')];
  return {
    office: office as never,
    bookings,
    language: 'id',
    voice: { language: 'id' },
    messageKey: 'key',
    photo: null,
  };
}

/** The request to the API that a text leads to; null: none. */
export function asked(typed: string, held: boolean): string | null {
  const { step } = meant(typed, held);
  return 'request' in step ? step.request.ask : null;
}
