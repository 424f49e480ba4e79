// The text that an officer has typed to correct a person becomes the input of the API, or names what is missing.
import { expect, test } from 'vitest';
import { emptyCorrection, readDeskCorrection } from '../../web/desk/correctionForm.ts';
import { deskTexts } from '../../web/texts/desk/texts.ts';

const say = deskTexts('en');
const BUDI = { code: 'K7M2PQ4X', name: 'Budi Santosa', birthDate: '1987-01-25' };
const form = { ...emptyCorrection(BUDI), seen: 'IDENTITY_CARD' } as const;
const read = (more: object) => readDeskCorrection(BUDI, { ...form, ...more }, say);

test('the form begins with what stands there, and no document', () => {
  expect(emptyCorrection(BUDI)).toEqual({ name: 'Budi Santosa', day: '25', month: '01', year: '1987', seen: '' });
});

test('only what was changed is corrected', () => {
  const of = { code: 'K7M2PQ4X', booking: 'K7M2PQ4X', seen: 'IDENTITY_CARD' };
  expect(read({ name: ' Budi Santoso ' })).toEqual({ input: { ...of, newName: 'Budi Santoso', newBirthDate: null } });
  expect(read({ year: '1978' })).toEqual({ input: { ...of, newName: null, newBirthDate: '1978-01-25' } });
});

test.each([
  ['nothing changed', {}, { name: say.nothingCorrected }],
  ['a name that is none', { name: '123' }, { name: say.needName }],
  ['a day that is none', { day: '31', month: '2' }, { birthDate: say.needBirthDate }],
  ['no document', { name: 'Budi', seen: '' }, { seen: say.needDocument }],
])('%s is told', (_, more, faults) => {
  expect(read(more)).toEqual({ faults });
});
