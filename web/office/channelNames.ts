// The channels of this server in the console: those that all have, those that its operator has added, and their names. Pure.
import type { ChannelKind } from '../../clients/types.ts';
import { textFor } from '../texts/textFor.ts';

/** `Telegram` of `TELEGRAM`. */
export function nameOfChannel(names: Readonly<Record<string, string>>, kind: string): string {
  return textFor(names, kind) ?? `${kind.slice(0, 1)}${kind.slice(1).toLowerCase()}`;
}

const RELEASED_KINDS: readonly string[] = [
  'WHATSAPP',
  'SMS',
  'EMAIL',
  'WEB',
  'COUNTER',
  'API',
  'OTHER',
] satisfies ChannelKind[];

/** Kinds that this server has besides those of all servers; `kinds` is its enumeration. The types know none of them. */
export function addedChannels(kinds: { enumValues: readonly { name: string }[] | null } | null): ChannelKind[] {
  const names = kinds?.enumValues?.map(({ name }) => name) ?? [];
  return names.filter((name) => !RELEASED_KINDS.includes(name)) as ChannelKind[];
}
