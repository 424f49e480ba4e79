// Tells which service of an office a sentence is about, by the words that set one kind of application apart. Pure.
import type { ChannelKind } from '../../src/channelKinds.ts';
import type { Intent } from './intent.ts';
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

/** The office and the channel that a message is read for. */
interface ServicesHere {
  services: readonly Service[];
  channel: ChannelKind;
}

/** A registration for the service that its words name, where the office has one that the channel can book. */
export function withServiceSaid(intent: Intent, text: string, { services, channel }: ServicesHere): Intent {
  const [usual, ...others] = services.filter(({ channels }) => channels?.includes(channel) ?? true);
  if (!usual || others.length === 0) return intent;
  if (intent.intent === 'REGISTER') {
    if (intent.service !== null) return intent;
    // There are people called Anak Agung, and roads called Haji.
    const said = without(without(text, intent.name), intent.address ?? '');
    const service = serviceMeantBy(said, [usual, ...others]);
    return service && service !== usual ? { ...intent, service: service.code } : intent;
  }
  if (intent.intent !== 'UNCLEAR' || intent.reason !== 'TOO_FEW_FIELDS' || intent.understood.service) return intent;
  const service = serviceMeantBy(without(text, intent.understood.name ?? ''), [usual, ...others]);
  if (!service || service === usual) return intent;
  return { ...intent, understood: { ...intent.understood, service: service.code } };
}

function without(text: string, part: string): string {
  const at = part === '' ? -1 : text.toLowerCase().indexOf(part.toLowerCase());
  return at < 0 ? text : `${text.slice(0, at)} ${text.slice(at + part.length)}`;
}
