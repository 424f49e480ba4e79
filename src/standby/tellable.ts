// Until when people can be told of a place: some channels take free text only for some hours after the person's last message.
import { type ApplicantReach, reachOfApplicant } from '../booking/reach.ts';
import type { Capabilities } from '../channel/capabilities.ts';
import { canWriteTo, channelName, traitsOf } from '../channelKinds.ts';
import type { Queryable } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { heardLastOf, type MessageRoute } from '../outbox/reachable.ts';
import { type Instant, isBefore, type Language } from '../time.ts';

/** The channels of this deployment. */
export interface TellMeans {
  /** The limits of a kind of channel; null: it is not set up here. */
  capabilitiesOf(kind: string): Capabilities | null;
}

/** A notice of a place to a person. */
export interface PlaceNews {
  key: 'placeFound' | 'offer';
  /** null: the person cannot be written to. */
  reach: ApplicantReach | null;
  language: Language;
}

/** `until` null: at any time. The span as a whole is null where the person cannot be told. */
export type TellSpan = { until: Instant | null } | null;

export function canBeTold(span: TellSpan, at: Instant): boolean {
  return span !== null && (span.until === null || isBefore(at, span.until));
}

/** In the places of the news. */
export async function tellSpans(
  db: Queryable,
  office: Office,
  means: TellMeans,
  news: readonly PlaceNews[],
): Promise<TellSpan[]> {
  const ways = news.map((one) => routesOf(one, office, means));
  const isLimited = (routes: readonly MessageRoute[]) =>
    routes.every(({ replyWindowHours }) => replyWindowHours !== null);
  const limited = ways.filter(isLimited).flat();
  const heard = await heardLastOf(db, limited);
  const ends = new Map(limited.map((route, index) => [route, endOfWindow(route, heard[index] ?? null)]));
  return ways.map((routes): TellSpan => {
    if (!isLimited(routes)) return { until: null };
    const last = routes
      .flatMap((route) => ends.get(route) ?? [])
      .toSorted(Temporal.Instant.compare)
      .at(-1);
    return last ? { until: last } : null;
  });
}

/** Whether a number that never wrote can be told of a place. */
export function tellsStrangers(office: Office, language: Language, means: TellMeans): boolean {
  const reach = reachOfApplicant({ channel: 'WEB', senderKey: null, phone: '+0' }, office);
  const routes = routesOf({ key: 'placeFound', reach, language }, office, means);
  return routes.some(({ replyWindowHours }) => replyWindowHours === null);
}

function endOfWindow({ replyWindowHours }: MessageRoute, heardAt: Instant | null): Instant | null {
  return heardAt?.add({ hours: replyWindowHours ?? 0 }) ?? null;
}

/** The channel of the person, and the office's other one where the office lets notices go by it. */
function routesOf({ key, reach, language }: PlaceNews, office: Office, { capabilitiesOf }: TellMeans): MessageRoute[] {
  if (!reach) return [];
  const { to } = reach;
  const own = reach.channel.toUpperCase();
  const others = office.notices.fallback ? traitsOf(own).fallback : [];
  const kinds = [own, ...others.filter((kind) => canWriteTo(kind, to))];
  return kinds.flatMap((kind) => {
    const from = kind === own ? reach.from : office.channels.find((channel) => channel.kind === kind)?.address;
    const can = from === undefined ? null : capabilitiesOf(kind);
    if (from === undefined || !can) return [];
    const isApproved = can.templates && Boolean(office.approvedTemplates[key]?.[language]);
    return { channel: channelName(kind), from, to, replyWindowHours: isApproved ? null : can.replyWindowHours };
  });
}
