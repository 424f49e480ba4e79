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

  test('has its number left aside at the head of a list', () => {
    expect(registered('# 1. Budi\n2. 25011987\n3. besok', BOGOR)).toMatchObject({ intent: 'REGISTER', name: 'Budi' });
  });

  test('is a registration with fields missing where nothing else parts it', () => {
    expect(registered('#Budi', BOGOR)).toMatchObject({ reason: 'TOO_FEW_FIELDS', understood: { name: 'Budi' } });
  });
});

test('a sign that parts two fields is all that two fields need', () => {
  expect(registered('Budi#25011987', 'NAMA#TGLLAHIR')).toMatchObject({ intent: 'REGISTER', warnings: [] });
});

describe('a text without the sign', () => {
  test('is read by its lines, and by its dates', () => {
    const budi = { intent: 'REGISTER', name: 'Budi', birthDate: '1987-01-25', visitDate: '2017-08-07' };
    for (const text of ['Budi\n25011987\n07082017', 'Budi 25011987 07082017'])
      expect(registered(text, BOGOR)).toMatchObject({ ...budi, warnings: ['SEPARATOR'] });
  });

  test('is a registration with fields missing where it tells enough of one, and else nothing that is known', () => {
    const missing = { reason: 'TOO_FEW_FIELDS', missing: ['visitDate'] };
    expect(registered('Budi\n25011987', BOGOR)).toMatchObject({ ...missing, understood: { name: 'Budi' } });
    expect(registered('Apa kabar?', BOGOR)).toEqual({ intent: 'UNCLEAR', reason: 'UNKNOWN_TEXT', understood: {} });
    // By a sign it would be a name.
    expect(registered('Budi', BOGOR)).toEqual({ intent: 'UNCLEAR', reason: 'UNKNOWN_TEXT', understood: {} });
  });
});

test('of two signs none is taken for an address', () => {
  const missing = { reason: 'TOO_FEW_FIELDS', missing: ['name', 'address'] };
  expect(registered('Nama: Budi\n25011987#\n#', BATAM)).toMatchObject(missing);
  expect(registered('Budi\n#25 Januari 1987\n #', BATAM)).toMatchObject(missing);
});
