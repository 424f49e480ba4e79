// The rights of people to their data: a copy of everything that is kept of them.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { isAtDesk } from '../src/access/asker.ts';
import type { Transaction } from '../src/database.ts';
import { noteOwnDeed } from '../src/privacy/noteOwn.ts';
import { readableData } from '../src/privacy/readable.ts';
import { bookingsOfSubject, type PersonalRecords, recordsOf } from '../src/privacy/records.ts';
import { type DataSubject, proveSubject } from '../src/privacy/subject.ts';
import { isRefusal, type Refusal, refuse } from '../src/refusal.ts';
import { type Instant, rfc3339 } from '../src/time.ts';
import { type Done, transact } from '../src/transact.ts';
import type { Context } from './context.ts';
import { guarded } from './guardedLookup.ts';
import { noteReading } from './noteReading.ts';
import { PersonalData, PersonalDataInput, PersonalDataResult } from './personalDataInput.ts';

@Resolver(() => PersonalData)
export class PersonalDataResolver {
  @Mutation(() => PersonalDataResult, {
    description:
      'Gives people a copy of everything that an office keeps of them: their bookings, messages, blocks, and who opened their data. It is a mutation because it uses up a try of the digits, and is noted in the audit log.',
  })
  async myData(
    @Arg('input', () => PersonalDataInput, { description: 'The person, and the proof.' }) input: PersonalDataInput,
    @Ctx() context: Context,
  ): Promise<PersonalData | Refusal> {
    const { asker } = context;
    const found = await withSubject(context, input, async (tx, subject, now) => {
      const office = context.app.offices.get(subject.office);
      const found = await bookingsOfSubject(tx, subject, office, now);
      const records = await recordsOf(tx, { subject, asker, office, found }, now);
      const deed = { asker, what: 'myData', office: office.code, bookings: found, isReading: true };
      if (!isAtDesk(asker, office.code)) await noteOwnDeed(tx, deed, now);
      return { answer: { subject, records }, announcements: [] };
    });
    return isRefusal(found) ? found : shownData(found, input, context);
  }
}

/** Does something with the data of the person whom the caller has proven to be. */
export async function withSubject<T extends object>(
  context: Context,
  { pass, office = null, code = null, birthDate = null, digits = null, ofChildren }: PersonalDataInput,
  work: (tx: Transaction, subject: DataSubject, now: Instant) => Promise<Done<T | Refusal>>,
): Promise<T | Refusal> {
  const { app, asker } = context;
  const now = app.now();
  const passed = pass ? await app.dataPasses.read(pass) : null;
  if (pass && !passed) return refuse('WRONG_DIGITS', {}, { field: 'pass' });
  const proof = { birthDate, digits };
  const own = { asker, office: office && app.offices.get(office).code, code, proof };
  const request = { ...own, ofChildren: ofChildren ?? false };
  const passedSubject = passed && { ...passed.subject, ofChildren: passed.subject.ofChildren || request.ofChildren };
  const command = (tx: Transaction) => proveSubject(tx, request, app.offices.get, now);
  const run = () =>
    transact<T | Refusal>(app.pool, async (tx) => {
      const subject = passedSubject ?? (await command(tx));
      return isRefusal(subject) ? { answer: subject, announcements: [] } : work(tx, subject, now);
    });
  return passed || !code ? run() : guarded(context, { code, birthDate }, run);
}

interface FoundData {
  subject: DataSubject;
  records: PersonalRecords;
}

/**
 * Staff read in their own name, within their daily ceiling, and get no pass to hand on. A pass to the data of children lasts as long
 * as the one that it was made from.
 */
async function shownData(
  { subject, records }: FoundData,
  { pass }: PersonalDataInput,
  context: Context,
): Promise<PersonalData> {
  const { app, asker, language } = context;
  const office = app.offices.get(subject.office);
  const copy = { text: readableData(records, office, language), json: JSON.stringify(records, null, 2) };
  const subjects = records.bookings.map(({ code }) => code);
  if (isAtDesk(asker, office.code)) {
    await noteReading(context, { what: 'myData', office: office.code, subjects });
    return { ...copy, pass: null, url: null, expiresAt: null };
  }
  const passed = pass ? await app.dataPasses.read(pass) : null;
  const isSame = passed?.subject.ofChildren === subject.ofChildren;
  const given = passed && isSame ? passed : await app.dataPasses.issue(subject, passed?.expiresAt);
  return { ...copy, pass: given.pass, url: given.url, expiresAt: rfc3339(given.expiresAt, office.timeZone) };
}
