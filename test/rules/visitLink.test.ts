// The address of a visit's page below a message: encrypted or not at all, and never for the price of a further SMS.
import { expect, test } from 'vitest';
import { partsOf } from '../../src/messages/gsm7.ts';
import { hasVisitLink, withVisitLink } from '../../src/messages/visitLink.ts';

const LINK = 'https://antrean.example/t/AAAAAAAAAAAAAAAAAAAAAA';

test.each([
  ['no address', null],
  ['one that is not encrypted on its way', 'http://10.0.0.4:4000/t/AAAAAAAAAAAAAAAAAAAAAA'],
])('%s leaves the message as it is', (_, link) => {
  expect(withVisitLink('Giliran Anda.', link, false)).toBe('Giliran Anda.');
});

test('a chat has it on a line of its own, an SMS as long as it stays as many', () => {
  expect(withVisitLink('Giliran Anda.', LINK, false)).toBe(`Giliran Anda.\n${LINK}`);
  for (let length = 1; length < 400; length++) {
    const text = 'a'.repeat(length);
    const longer = withVisitLink(text, LINK, true);
    expect(partsOf(longer)).toBe(partsOf(text));
    expect(longer !== text).toBe(partsOf(`${text}\n${LINK}`) === partsOf(text));
  }
});

test('a passport that is ready, and an attempt by others, say nothing of a visit', () => {
  expect(['called', 'turnNear', 'passportReady', 'registrationTried'].map(hasVisitLink)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
