// The addresses of an office: its numbers, and its code, by which it is written to on the web.
import type { Office } from './settings.ts';

export function addressesOf({ code, channels }: Pick<Office, 'code' | 'channels'>): string[] {
  return [code, ...channels.map(({ address }) => address)];
}
