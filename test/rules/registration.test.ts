// A registration with a single sign: the sign parts its fields where it can, and else lines or labels do.
import { describe, expect, test } from 'vitest';
import { readRegistration } from '../../adapters/conversation/registration.ts';
import { readerOf } from '../../adapters/conversation/template.ts';
import { at, BATAM, BOGOR, officeOf } from './reading.ts';

const TODAY = '2017-08-01';

function registered(text: string, template: string) {
  const { templates, services, today } = at(officeOf({ template }), TODAY);
  return readRegistration(text, { readers: templates.map(readerOf), services, today, media: [] });
}

describe('a text whose only sign parts no fields', () => {
  test.each(['NAMA#Budi\n25011987\nbesok', '#Budi\n25011987\nbesok', 'Budi\n25011987\nbesok#'])(
    '%j is read by its lines',
    (text) => {
      const budi = { intent: 'REGISTER', name: 'Budi', birthDate: '1987-01-25', visitDate: '2017-08-02' };
      expect(registered(text, BOGOR)).toMatchObject(budi);
    },
  );

  test('is a registration with fields missing where nothing else parts it', () => {
    expect(registered('#Budi', BOGOR)).toMatchObject({ reason: 'TOO_FEW_FIELDS', understood: { name: 'Budi' } });
  });
});

test('of two signs none is taken for an address', () => {
  const missing = { reason: 'TOO_FEW_FIELDS', missing: ['name', 'address'] };
  expect(registered('Nama: Budi\n25011987#\n#', BATAM)).toMatchObject(missing);
  expect(registered('Budi\n#25 Januari 1987\n #', BATAM)).toMatchObject(missing);
});
