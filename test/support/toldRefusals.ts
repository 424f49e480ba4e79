// Holds every refusal that a test is given against the table of the contract.
import { afterAll, expect } from 'vitest';
import { type GivenRefusal, mayRefuseWith, REFUSAL_GIVEN } from '../../schema/refusalsOf.ts';

const untold = new Set<string>();
REFUSAL_GIVEN.subscribe((message) => {
  const { operation, code } = message as GivenRefusal;
  if (!mayRefuseWith(operation, code)) untold.add(`${operation} ${code}`);
});
afterAll(() => expect([...untold], 'refusals that schema/refusalsOf.ts does not name').toEqual([]));
