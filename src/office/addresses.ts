// The addresses of an office: its numbers, and its code, by which it is written to on the web.
import type { Directory } from './directory.ts';
import type { Office } from './settings.ts';

export function addressesOf({ code, channels }: Pick<Office, 'code' | 'channels'>): string[] {
  return [code, ...channels.map(({ address }) => address)];
}

type Finding = Pick<Directory, 'byAddress' | 'find'>;

/** The office that has this address now, on any channel or as its code. */
export function officeAt(offices: Finding, address: string): Office | undefined {
  return offices.byAddress(address) ?? offices.find(address);
}

/** The office that a message belongs to, whichever has its number by now. */
export function officeOfMessage(
  offices: Finding,
  { office, from }: { office: string | null; from: string },
): Office | undefined {
  return office === null ? offices.byAddress(from) : offices.find(office);
}
