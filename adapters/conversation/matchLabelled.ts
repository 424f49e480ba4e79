// Matches values by the labels that stood before them with a template. Pure.
import type { FieldName } from '../../src/messages/index.ts';
import { readField } from './fields.ts';
import { unclear, withWarnings } from './intent.ts';
import { chooseReader } from './reader.ts';
import { isRead, type Match, matchSlots, type Situation, type Slot, tooFewOf, type Whole } from './slots.ts';

/**
 * Values by the labels that stood before them; a field without one is missing. `before` may be a keyword. A service that
 * is named counts, whether the template asks for it or not; another field that it does not ask for is left aside.
 */
export function matchLabelled(
  values: ReadonlyMap<FieldName, string>,
  before: string,
  situation: Situation,
): { match: Match; named: boolean } {
  const { reader, parts, named } = chooseReader([{ text: before, index: 0 }], situation);
  if (!reader) return { match: unclear('UNKNOWN_TEXT'), named: false };
  const byKeyword = parts.length === 0;
  const whole = { ...situation, reader };
  const wanted: FieldName[] = values.has('service')
    ? [...new Set([...reader.fields, 'service' as const])]
    : [...reader.fields];
  const slots = wanted.flatMap((field) => {
    const value = values.get(field) ?? '';
    return value === '' ? [] : [{ field, reading: readField(field, value, whole) }];
  });
  const match = labelled(slots, wanted, named || values.has('service'), whole);
  const extra = [...values.keys()].some((field) => !wanted.includes(field));
  const told = match.intent === 'REGISTER' && extra ? withWarnings(match, ['EXTRA_FIELD_IGNORED']) : match;
  return { match: told.intent === 'UNCLEAR' ? { ...told, template: reader.template } : told, named: byKeyword };
}

function labelled(slots: readonly Slot[], wanted: readonly FieldName[], named: boolean, whole: Whole): Match {
  const readable = slots.filter(isRead);
  if (slots.some(({ reading }) => 'intent' in reading && reading.reason === 'PLACEHOLDER_LEFT')) {
    return unclear('PLACEHOLDER_LEFT', { understood: tooFewOf(readable, wanted).understood });
  }
  if (slots.length < wanted.length || !named) {
    const { understood, missing } = tooFewOf(readable, wanted);
    return unclear('TOO_FEW_FIELDS', { understood, missing: [...(named ? [] : (['service'] as const)), ...missing] });
  }
  return matchSlots(slots, whole);
}
