// The list of services as a manager changes it: one is typed, retired, offered again, or made the first. Pure.
import type { ChannelKind, ServiceInput } from '../../../clients/types.ts';
import { mustBeRead } from '../../fields/typedNumber.ts';
import type { ServiceTexts } from '../../texts/services/texts.ts';
import type { ServiceSet } from './typedDetails.ts';

/** All channels, in the order in which they are shown. */
export const BOOKING_WAYS = ['WHATSAPP', 'SMS', 'EMAIL', 'WEB', 'COUNTER', 'API'] as const satisfies ChannelKind[];

export interface TypedService {
  code: string;
  /** Names by language. */
  id: string;
  en: string;
  channels: readonly ChannelKind[];
}

export type ServiceFaults = Partial<Record<keyof TypedService, string>>;

/** `E_PASSPORT` of `e-passport`; null if it is no code. */
export function serviceCodeTyped(text: string): string | null {
  const code = text
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  return /^[A-Z][A-Z0-9_]{0,39}$/.test(code) ? code : null;
}

/** `taken`: the codes of other services. */
export function faultsOfService(typed: TypedService, taken: readonly string[], say: ServiceTexts): ServiceFaults {
  const code = serviceCodeTyped(typed.code);
  const isChosen = typed.channels.length > 0;
  return {
    ...(!code && { code: say.needCode }),
    ...(code && taken.includes(code) && { code: say.codeTaken }),
    ...(!typed.id.trim() && { id: say.needName }),
    ...(!typed.en.trim() && { en: say.needName }),
    ...(!isChosen && { channels: say.needChannel }),
  };
}

/** All services but for their details, which stay as they are. */
export function listedServices(services: readonly ServiceSet[]): ServiceInput[] {
  return services.map(({ code, names, channels }) => ({
    code,
    name: { id: names[0] ?? code, en: names[1] ?? names[0] ?? code },
    channels,
  }));
}

/** In its place in the list, or at its end if it is new. @throws Error where `faultsOfService` finds what cannot be read. */
export function withService(services: readonly ServiceInput[], typed: TypedService): ServiceInput[] {
  const code = mustBeRead(serviceCodeTyped(typed.code));
  const service = { code, name: { id: typed.id.trim(), en: typed.en.trim() }, channels: typed.channels };
  const isThere = services.some((each) => each.code === code);
  return isThere ? services.map((each) => (each.code === code ? service : each)) : [...services, service];
}

/** Without channels it is retired. */
export function withChannels(
  services: readonly ServiceInput[],
  code: string,
  channels: readonly ChannelKind[],
): ServiceInput[] {
  return services.map((each) => (each.code === code ? { ...each, channels } : each));
}

export function withFirst(services: readonly ServiceInput[], code: string): ServiceInput[] {
  return services.toSorted((a, b) => Number(b.code === code) - Number(a.code === code));
}

export function withoutService(services: readonly ServiceInput[], code: string): ServiceInput[] {
  return services.filter((each) => each.code !== code);
}
