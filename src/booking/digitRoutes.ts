// The ways by which an office can send digits to an address: its own channels, then those of offices that send for it.
import { refusedNumber } from '../abuse/proofRules.ts';
import { officeContact } from '../abuse/unproven.ts';
import type { Capabilities } from '../channel/capabilities.ts';
import type { ChannelAddress } from '../channel/messages.ts';
import { channelName, isChat } from '../channelKinds.ts';
import type { Transaction } from '../database.ts';
import type { Directory } from '../office/directory.ts';
import { hasChat, type Office } from '../office/settings.ts';
import { isReachable, type MessageRoute } from '../outbox/reachable.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Instant, Language } from '../time.ts';
import { type ApplicantReach, kindsThatWriteTo } from './reach.ts';

/** The channels of this deployment, and the offices that have numbers on them. */
export interface DigitMeans {
  offices: Pick<Directory, 'all' | 'get'>;
  /** The limits of a kind of channel; null: it is not set up here. */
  capabilitiesOf(kind: string): Capabilities | null;
}

/** The sentence that tells the digits. */
export type DigitKey = 'proof' | 'dataProof';

/** A message with digits that is wanted. */
export interface DigitMessage {
  /** The office at which the digits count. */
  office: Office;
  to: ChannelAddress;
  key: DigitKey;
  language: Language;
  /** The kind of channel by which the applicant wrote; null: by none. */
  wroteBy: string | null;
}

/** A way for the digits. */
export interface DigitRoute {
  reach: ApplicantReach;
  /** The office whose number sends, and which pays. */
  payer: Office;
  replyWindowHours: number | null;
}

type WithoutAddress = Omit<DigitMessage, 'to'>;

/** In the order of preference; whether the person can be reached by them just now is another question. */
export function digitRoutes(wanted: DigitMessage, means: DigitMeans): DigitRoute[] {
  const { office, to, wroteBy } = wanted;
  const kinds = new Set([...(wroteBy && isChat(wroteBy) ? [wroteBy] : []), ...kindsThatWriteTo(to)]);
  return payersFor(office, means)
    .filter((payer) => payer === office || (to.kind === 'phone' && !refusedNumber(to.value, payer)))
    .flatMap((payer) => [...kinds].flatMap((kind) => routeBy(kind, payer, wanted, means) ?? []))
    .map(({ channel, from, payer, replyWindowHours }) => {
      return { reach: { channel, from, office: payer.code, to }, payer, replyWindowHours };
    });
}

/** The kinds of channel by which digits go to any number of the office's countries, also of people who never wrote. */
export function digitKinds(office: Office, language: Language, means: DigitMeans): string[] {
  const wanted: WithoutAddress = { office, key: 'proof', language, wroteBy: null };
  const kinds = kindsThatWriteTo({ kind: 'phone', value: '' });
  return kinds.filter((kind) =>
    payersFor(office, means).some((payer) => routeBy(kind, payer, wanted, means)?.replyWindowHours === null),
  );
}

/** The first way that reaches the person now; null: none does. */
export async function digitRoute(
  tx: Transaction,
  routes: readonly DigitRoute[],
  now: Instant,
): Promise<DigitRoute | null> {
  for (const route of routes) {
    const { reach, replyWindowHours } = route;
    if (await isReachable(tx, { ...reach, replyWindowHours }, now)) return route;
  }
  return null;
}

/** The refusal of digits that no channel can bring, with another way. */
export function refusedDelivery(office: Office): Refusal {
  if (!hasChat(office)) return refuse('DIGITS_NOT_OFFERED', { office: office.name }, { field: 'office' });
  return refuse('DIGITS_UNDELIVERABLE', { contact: officeContact(office) }, { field: 'phone' });
}

/** The office itself, and those whose operators let their numbers send its digits. */
function payersFor(office: Office, { offices }: DigitMeans): Office[] {
  const lending = offices.all().filter(({ policy }) => policy.sendsDigitsFor.includes(office.code));
  return [office, ...lending.filter(({ code }) => code !== office.code)];
}

function routeBy(
  kind: string,
  payer: Office,
  { key, language }: WithoutAddress,
  { capabilitiesOf }: DigitMeans,
): (Omit<MessageRoute, 'to'> & { payer: Office }) | null {
  const own = payer.channels.find((channel) => channel.kind === kind);
  const can = own && capabilitiesOf(kind);
  if (!can) return null;
  const isApproved = can.templates && Boolean(payer.approvedTemplates[key]?.[language]);
  const replyWindowHours = isApproved ? null : can.replyWindowHours;
  return { channel: channelName(kind), from: own.address, payer, replyWindowHours };
}
