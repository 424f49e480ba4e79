// Opening and closing counters.
import { type Asker, writtenAs } from '../access/asker.ts';
import type { Transaction } from '../database.ts';
import type { Announcement } from '../events.ts';
import type { Office } from '../office/settings.ts';
import { CallerError, type Refusal, RefusedInput, refuse } from '../refusal.ts';
import { tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';
import { queueChanged } from './checkIn.ts';
import { CounterEntity, TicketEntity } from './entities.ts';
import { counterById, openLine, ticketAt } from './line.ts';
import type { Counter } from './ticket.ts';

export interface CounterStep {
  answer: Counter | Refusal;
  announcements: Announcement[];
  repeated?: boolean;
  /** The counter as it was. */
  before?: Counter;
}

export interface CounterInput {
  office: Office;
  counter: string;
  /** The services it serves from now on; none: as before. */
  services: string[] | null;
  asker: Asker;
}

const counters = tablesOf(CounterEntity);

/** Opening an open counter gives the same answer. @throws CallerError NOT_FOUND */
export async function openCounter(tx: Transaction, input: CounterInput, now: Instant): Promise<CounterStep> {
  await openLine(tx, input.office, now);
  const counter = await theCounter(tx, input.counter);
  const services = input.services ?? counter.services;
  const unknown = services.find((code) => !input.office.services.some((service) => service.code === code));
  if (unknown) throw new CallerError('NOT_FOUND', `${input.office.code} has no service ${unknown}.`);
  const opened: Counter = { ...counter, open: true, services, officer: writtenAs(input.asker) };
  if (counter.open && counter.officer === opened.officer && counter.services.join() === services.join())
    return { answer: counter, announcements: [], repeated: true };
  await save(tx, opened);
  return { answer: opened, announcements: queueChanged(input.office), before: counter };
}

/** The ticket at the counter must be finished first. @throws CallerError NOT_FOUND */
export async function closeCounter(tx: Transaction, input: CounterInput, now: Instant): Promise<CounterStep> {
  await openLine(tx, input.office, now);
  const counter = await theCounter(tx, input.counter);
  const there = await ticketAt(tx, counter.id);
  if (there)
    return { answer: refuse('NOT_ALLOWED_NOW', { status: `${there.number} ${there.status}` }), announcements: [] };
  if (!counter.open) return { answer: counter, announcements: [], repeated: true };
  const closed: Counter = { ...counter, open: false, officer: null };
  await save(tx, closed);
  return { answer: closed, announcements: queueChanged(input.office), before: counter };
}

async function theCounter(tx: Transaction, id: string): Promise<Counter> {
  const counter = await counterById(tx, id);
  if (!counter) throw new CallerError('NOT_FOUND', `There is no counter ${id.slice(0, 60)}.`);
  return counter;
}

async function save(tx: Transaction, { id, open, services, officer }: Counter): Promise<void> {
  await tx.em.nativeUpdate(CounterEntity, { id }, { open, services, officer });
}

/** Counters of the file that are not there yet; those that were removed stay so. Any number of servers may start at once. */
export async function seedCounters(tx: Transaction, offices: readonly Office[]): Promise<void> {
  const rows = offices.flatMap(({ code: office, queue }) =>
    queue.counters.map((label) => ({ id: `${office}/${label}`, office, label })),
  );
  await tx.query(SEED_COUNTERS, [JSON.stringify(rows)]);
}
// In one order, so that of two servers none waits for the other.
const SEED_COUNTERS = `insert into counter (id, office, label)
  select id, office, label from json_to_recordset($1) as seeded (id text, office text, label text)
  where not exists (select from counter known where known.id = seeded.id)
  order by id on conflict do nothing`;

export interface NewCounter {
  office: Office;
  label: string;
  /** None: it serves all. */
  services: string[];
}

/** @throws RefusedInput where there is such a counter, CallerError NOT_FOUND where a service is not there. */
export async function addCounter(tx: Transaction, { office, label, services }: NewCounter, now: Instant) {
  const unknown = services.find((code) => !office.services.some((service) => service.code === code));
  if (unknown) throw new CallerError('NOT_FOUND', `${office.code} has no service ${unknown.slice(0, 60)}.`);
  await openLine(tx, office, now);
  const id = `${office.code}/${label}`;
  const added = await counters(tx)
    .insertInto('counter')
    .values({ id, office: office.code, label, services })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(({ ref }) => ({ removed: false, services: ref('excluded.services') }))
        .where('counter.removed', '=', true),
    )
    .returning(['id', 'office', 'label', 'services', 'open', 'officer'])
    .executeTakeFirst();
  if (!added)
    throw new RefusedInput({
      message: `${office.code} has a counter ${label} already.`,
      refusal: refuse('COUNTER_EXISTS', { counter: label, office: office.name }, { field: 'label' }),
    });
  return { answer: added satisfies Counter, announcements: queueChanged(office) };
}

/**
 * Tickets that were sent to it may then be called by any counter. @throws CallerError NOT_FOUND, RefusedInput while it
 * is open.
 */
export async function removeCounter(tx: Transaction, office: Office, id: string, now: Instant) {
  await openLine(tx, office, now);
  const counter = await theCounter(tx, id);
  if (counter.open)
    throw new RefusedInput({
      message: `Close the counter ${counter.label} first.`,
      refusal: refuse('COUNTER_OPEN', { counter: counter.label }),
    });
  await tx.em.nativeUpdate(CounterEntity, { id }, { removed: true });
  await tx.em.nativeUpdate(TicketEntity, { office: office.code, wantedCounter: id }, { wantedCounter: null });
  return { answer: counter, announcements: queueChanged(office) };
}
