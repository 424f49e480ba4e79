// Tells which service of an office a sentence is about, by the words that set one kind of application apart. Pure.
import { termsIn } from './normalise.ts';
import type { Service } from './template.ts';
import type { QuestionTerm } from './terms.ts';

/** Terms that one service has and others do not. */
const TELLING: ReadonlySet<QuestionTerm> = new Set([
  'RENEW',
  'LOST',
  'DAMAGED',
  'E_PASSPORT',
  'EXPRESS',
  'CHILD',
  'PILGRIMAGE',
  'WORKER',
  'FOREIGN',
  'ADD_NAME',
]);

/** The only service that the sentence speaks of; null: it speaks of none, or of several alike. */
export function serviceMeantBy<S extends Service>(text: string, services: readonly S[]): S | null {
  const said = tellingTerms(text);
  if (said.length === 0) return null;
  const scored = services.map((service) => {
    const own = new Set([service.code.replaceAll('_', ' '), ...service.names].flatMap(tellingTerms));
    return { service, score: said.filter((term) => own.has(term)).length };
  });
  const best = Math.max(...scored.map(({ score }) => score), 0);
  const [first, ...more] = scored.filter(({ score }) => score === best);
  return best > 0 && first && more.length === 0 ? first.service : null;
}

function tellingTerms(text: string): QuestionTerm[] {
  return [...termsIn(text)].filter((term) => TELLING.has(term));
}
