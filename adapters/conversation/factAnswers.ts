// Answers from what the office has written of itself: its services' requirements, fees and durations, its address and telephone.
import * as documents from './documents.ts';
import type { Exchange } from './exchange.ts';
import { termsIn } from './normalise.ts';
import { plainReply, type Reply } from './reply.ts';
import { serviceMeantBy } from './serviceMeant.ts';

type ServiceFacts = NonNullable<documents.ServiceFactsQuery['office']>['services'][number];
type DetailedService = ServiceFacts & { details: NonNullable<ServiceFacts['details']> };

/** A reply that leaves nothing open, or null where the office has written nothing to say. */
type FactReply = Reply | null;

/** Those of the service that is named, else of the first; the other services are named. */
export async function requirementsReply(exchange: Exchange): Promise<FactReply> {
  const { named, detailed } = await servicesAsked(exchange);
  const [first, ...others] = (named ? [named] : detailed).filter(({ details }) => details.requirements.length > 0);
  if (!first) return null;
  const { facts } = exchange;
  const parameters = { office: facts.office.name, service: first.name, list: listedLines(first.details.requirements) };
  const reply = withAge(plainReply(facts, 'requirementsOf', parameters), first, exchange);
  if (others.length === 0) return reply;
  const list = others.map(({ name }) => name).join(', ');
  return withLine(reply, plainReply(facts, 'requirementsToo', { list }));
}

/** Those of the service that is named, else of all. */
export async function feeReply(exchange: Exchange): Promise<FactReply> {
  const { named, detailed } = await servicesAsked(exchange);
  const priced = (named ? [named] : detailed).filter(({ details }) => details.fee !== null);
  const [first] = priced;
  if (!first) return null;
  const list = listedLines(priced.map(({ name, details }) => `${name}: ${details.fee}`));
  const { facts } = exchange;
  return withAge(plainReply(facts, 'feesOf', { office: facts.office.name, list }), first, exchange);
}

/** How long the service takes that is named, else the first; null: not written. */
export async function durationReply(exchange: Exchange): Promise<FactReply> {
  const { named, detailed } = await servicesAsked(exchange);
  const first = (named ? [named] : detailed).find(({ details }) => details.duration !== null);
  if (!first) return null;
  const parameters = { service: first.name, duration: first.details.duration ?? '' };
  return withAge(plainReply(exchange.facts, 'durationOf', parameters), first, exchange);
}

/** The requirements that speak of children; null: none does. */
export async function childReply(exchange: Exchange): Promise<FactReply> {
  const { detailed } = await servicesAsked(exchange);
  const first = detailed.find(({ details }) => details.requirements.some(isForChildren));
  if (!first) return null;
  const list = listedLines(first.details.requirements.filter(isForChildren));
  return withAge(
    plainReply(exchange.facts, 'childNeeds', { office: exchange.facts.office.name, list }),
    first,
    exchange,
  );
}

/** The requirements for a lost or damaged passport; null: not written. */
export async function lostReply(exchange: Exchange): Promise<FactReply> {
  const { named } = await servicesAsked(exchange);
  if (!named || named.details.requirements.length === 0) return null;
  const { office } = exchange.facts;
  const parameters = { office: office.name, service: named.name, list: listedLines(named.details.requirements) };
  return withAge(plainReply(exchange.facts, 'requirementsOf', parameters), named, exchange);
}

/** The address, the map and the telephone, as far as they are written; null: the wanted one is not. */
export async function locationReply(exchange: Exchange): Promise<FactReply> {
  const { facts, ask, delivered } = exchange;
  const { office } = await ask(documents.PremisesDocument, { code: facts.office.code }, facts.language);
  if (!office) return null;
  const { street, mapUrl, telephone } = office.premises;
  const wantsPhone = termsIn(delivered.message.text).has('PHONE');
  if (wantsPhone ? telephone === null : street === null && mapUrl === null) return null;
  const address = plainReply(facts, 'addressOf', {
    office: facts.office.name,
    address: [street, office.city].filter((part) => part !== null).join(', '),
  });
  const lines = [
    mapUrl === null ? null : plainReply(facts, 'mapAt', { link: mapUrl }),
    telephone === null ? null : plainReply(facts, 'telephoneAt', { telephone }),
  ];
  return lines.reduce<Reply>((reply, line) => (line ? withLine(reply, line) : reply), address);
}

/** The services that anything is written of, and the one that the message names. */
async function servicesAsked(
  exchange: Exchange,
): Promise<{ named: DetailedService | null; detailed: DetailedService[] }> {
  const { facts, ask, delivered } = exchange;
  const { office } = await ask(documents.ServiceFactsDocument, { code: facts.office.code }, facts.language);
  const detailed = (office?.services ?? []).filter(isDetailed);
  return { named: serviceMeantBy(delivered.message.text, detailed), detailed };
}

function isDetailed(service: ServiceFacts): service is DetailedService {
  return service.details !== null;
}

function isForChildren(requirement: string): boolean {
  return termsIn(requirement).has('CHILD');
}

function listedLines(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** The date on which it was right, and whether the office has checked it. */
function withAge(reply: Reply, { details }: DetailedService, { facts }: Exchange): Reply {
  const { asOf, confirmed } = details;
  return withLine(reply, plainReply(facts, confirmed ? 'checkedOn' : 'generalRules', { date: asOf }));
}

/** One message, with a further line. */
export function withLine(reply: Reply, more: Reply): Reply {
  return { ...reply, text: `${reply.text}\n${more.text}` };
}
