// Reads parts as the fields of a template, one part for each field; and tries another order where theirs cannot be read.

import { itemAt } from '../../src/items.ts';
import type { FieldName } from '../../src/messages/index.ts';
import { fitsBirthDate, type KnownFields, readField } from './fields.ts';
import {
  type FieldReading,
  type Fields,
  type MediaUse,
  type Registration,
  type Unclear,
  unclear,
  type Warning,
} from './intent.ts';
import { labelAt } from './labels.ts';
import type { Reader } from './template.ts';

/** The facts needed to read a registration. */
export interface Situation extends KnownFields {
  readers: readonly Reader[];
  media: MediaUse[];
}

export type Match = Registration | Unclear;

/** The same by one of the templates. */
export interface Whole extends Situation {
  reader: Reader;
}

/** A part as the field that it is taken for. */
export type Slot = { field: FieldName; reading: FieldReading };

/** A part that was understood as that field. */
type ReadSlot = Slot & { reading: Exclude<FieldReading, Unclear> };

export function isRead(slot: Slot): slot is ReadSlot {
  return 'values' in slot.reading;
}

function faultsOf(slots: readonly Pick<Slot, 'reading'>[]): Unclear[] {
  return slots.flatMap(({ reading }) => ('intent' in reading ? reading : []));
}

/** As many parts as fields: each is read as the field in its place. */
export function matchFields(texts: readonly string[], whole: Whole): Match {
  const { fields } = whole.reader;
  const order = labelledOrder(texts, fields) ?? fields;
  const slots = texts.map((text, index) => {
    const field = itemAt(order, index);
    return { field, reading: readField(field, text, whole) };
  });
  if (slots.every(isRead)) return registration(slots, whole);
  if (faultsOf(slots).some(({ reason }) => reason === 'PLACEHOLDER_LEFT')) {
    return unclear('PLACEHOLDER_LEFT', { understood: slotValues(slots) });
  }
  const inOrder = fields.flatMap((field) => slots.filter((slot) => slot.field === field));
  return swapped(slots, whole) ?? reordered(texts, whole) ?? splitWrongly(texts, whole) ?? firstFault(inOrder);
}

/** Parts whose fields are known: no other order is thought of. */
export function matchSlots(slots: readonly Slot[], whole: Whole): Match {
  if (slots.every(isRead)) return registration(slots, whole);
  return swapped(slots, whole) ?? firstFault(slots);
}

/** Every part says which field it is: then that counts, whatever the order. */
function labelledOrder(texts: readonly string[], fields: readonly FieldName[]): FieldName[] | null {
  const order = texts.flatMap((text) => {
    const label = labelAt(text, 0);
    return fields.filter((field) => field === label?.field);
  });
  return order.length === fields.length && new Set(order).size === order.length ? order : null;
}

function registration(slots: readonly ReadSlot[], { reader, media }: Whole, more: Warning[] = []): Match {
  const values = slotValues(slots);
  const { name, birthDate, nik } = values;
  if (name === undefined || birthDate === undefined) return tooFewOf(slots, reader.fields);
  if (nik && !fitsBirthDate(nik, birthDate)) return unclear('NIK_MISMATCH', { understood: values }, nik);
  // Beside other labels "Nama" is one, too.
  const labelled = slots.filter(({ reading }) => reading.warnings.includes('LABELS')).length;
  const warnings = [...more, ...slots.flatMap(({ reading }) => reading.warnings)];
  return {
    intent: 'REGISTER',
    name,
    birthDate,
    visitDate: values.visitDate ?? null,
    address: values.address ?? null,
    service: values.service ?? reader.service,
    people: values.people ?? null,
    nik: nik ?? null,
    template: reader.template,
    media,
    warnings: [...new Set(labelled > 1 ? warnings.filter((one) => one !== 'NAME_LABEL') : warnings)],
  };
}

function slotValues(slots: readonly Slot[]): Fields {
  return Object.assign({}, ...slots.filter(isRead).map(({ reading }) => reading.values));
}

function firstFault(slots: readonly Slot[]): Unclear {
  const faults = faultsOf(slots);
  return { ...itemAt(faults, 0), understood: slotValues(slots), ...proposedIn(faults) };
}

/** A visit date that was read among words which speak against it. */
function proposedIn(faults: readonly Unclear[]): Pick<Unclear, 'proposed'> {
  const proposed = faults.find((fault) => fault.proposed)?.proposed;
  return proposed ? { proposed } : {};
}

/** The same in parts that may be any field. */
export function proposedAmong(texts: readonly string[], whole: Whole): Pick<Unclear, 'proposed'> {
  if (!whole.reader.fields.includes('visitDate')) return {};
  return proposedIn(faultsOf(texts.map((text) => ({ reading: readField('visitDate', text, whole) }))));
}

/** A birth to come and a visit long past: both are clear the other way round, and that is proposed, not done. */
function swapped(slots: readonly Slot[], { today }: Whole): Unclear | null {
  const [visitDate] = faultsOf(slots).flatMap(({ reason, choices = [] }) =>
    reason === 'BIRTHDATE_IN_FUTURE' ? choices : [],
  );
  const { visitDate: birthDate } = slotValues(slots);
  if (!visitDate || !birthDate || birthDate >= today) return null;
  return unclear('DATES_SWAPPED', { understood: { ...slotValues(slots), birthDate, visitDate } });
}

/** The same parts in another order, where exactly one order can be read. */
function reordered(texts: readonly string[], whole: Whole): Match | null {
  const { fields } = whole.reader;
  const fits = texts.map((text) => fields.map((field) => slotOf(field, text, whole)));
  const found: ReadSlot[][] = [];
  const search = (index: number, taken: readonly ReadSlot[]): void => {
    if (index === texts.length) {
      found.push([...taken]);
      return;
    }
    for (const slot of itemAt(fits, index))
      if (slot && !taken.some(({ field }) => field === slot.field)) search(index + 1, [...taken, slot]);
  };
  search(0, []);
  return found.length === 1 ? registration(itemAt(found, 0), whole, ['FIELDS_REORDERED']) : null;
}

/** The part as that field, where it can be nothing less: a visit is not past, a birth is, a name has no digits. */
function slotOf(field: FieldName, text: string, whole: Whole): ReadSlot | null {
  const reading = readField(field, text, whole);
  if ('intent' in reading) return null;
  const { birthDate = '', visitDate = whole.today } = reading.values;
  return visitDate < whole.today || birthDate >= whole.today ? null : { field, reading };
}

/** Free text has swallowed a field that is too many: `#Budi#L#25011987#Jl. Melati`. */
function splitWrongly(texts: readonly string[], whole: Whole): Unclear | null {
  const { fields, free } = whole.reader;
  const birth = fields.indexOf('birthDate');
  if (!free || slotOf('birthDate', itemAt(texts, birth), whole)) return null;
  const own = texts.toSpliced(birth, 1).flatMap((text) => text.split('#'));
  if (!slotOf('birthDate', itemAt(own, birth), whole)) return null;
  return unclear('TOO_MANY_FIELDS', { understood: understoodOf(own, whole) });
}

/** Each part is the first field it fits, in the order of the template. */
export function slotsOf(texts: readonly string[], whole: Whole): ReadSlot[] {
  const { fields } = whole.reader;
  const slots: ReadSlot[] = [];
  let next = 0;
  for (const text of texts) {
    const slot = fields
      .slice(next)
      .map((field) => slotOf(field, text, whole))
      .find((one) => one !== null);
    if (!slot) continue;
    slots.push(slot);
    next = fields.indexOf(slot.field) + 1;
  }
  return slots;
}

export function understoodOf(texts: readonly string[], whole: Whole): Fields {
  return slotValues(slotsOf(texts, whole));
}

/** Fields without a part are missing. */
export function tooFewOf(slots: readonly ReadSlot[], fields: readonly FieldName[]): Unclear & { missing: FieldName[] } {
  const there = new Set(slots.map(({ field }) => field));
  const missing = fields.filter((field) => !there.has(field));
  return { ...unclear('TOO_FEW_FIELDS', { understood: slotValues(slots) }), missing };
}
