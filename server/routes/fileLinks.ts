// Addresses that let a browser, which can send no key, fetch one file for some minutes in the name of who asked for it.
import { EncryptJWT, jwtDecrypt } from 'jose';
import type { FileLink, FileLinks } from '../../schema/index.ts';
import type { Asker } from '../../src/access/asker.ts';
import { addMinutes, type Clock, type LocalDate } from '../../src/time.ts';

export interface SignedLinks extends FileLinks {
  /** The owner of the link as of now; null if the token was not made for this address, or is no longer valid. */
  askerOf(token: string, address: string): Promise<Asker | null>;
}

/** Parameters that the caller may add: they change how a table looks, not what is in it. */
const APPEARANCE_PARAMETERS = ['separator', 'language'];

/** The part of an address that the token is for: the path and all parameters in any order, without the token and the appearance. */
function signedPart(address: string): string {
  const [path = '', query = ''] = address.split(/\?(.*)/s);
  const parameters = new URLSearchParams(query);
  for (const name of ['token', ...APPEARANCE_PARAMETERS]) parameters.delete(name);
  parameters.sort();
  return `${path}?${parameters}`;
}

/** Minutes: a page is fetched at once, a table perhaps once more. */
const FILE_LINK_MINUTES = 10;
const ENCRYPTION = { alg: 'dir', enc: 'A256GCM' };

export function dayListPath(office: string, date: LocalDate, kind: 'csv' | 'html'): string {
  return `/offices/${office}/days/${date}.${kind}`;
}

export function figuresPath(office: string): string {
  return `/offices/${office}/figures.csv`;
}

export function bookingsPath(office: string): string {
  return `/offices/${office}/bookings.csv`;
}

export function placesPath(office: string): string {
  return `/offices/${office}/places.jsonl`;
}

export function photoPath(id: string): string {
  return `/photos/${id}`;
}

export interface FileLinksSetup {
  publicUrl: string;
  /** 32 bytes. Links are encrypted rather than signed: an address must not tell in whose name it opens. */
  key: Uint8Array;
  clock: Clock;
  /** The asker as of now; null if the key was ended: what it may no longer ask it may no longer fetch. */
  current(asker: Asker): Promise<Asker | null>;
}

export function openFileLinks({ publicUrl, key, clock, current }: FileLinksSetup): SignedLinks {
  async function link(asker: Asker, path: string, query: Record<string, string> = {}): Promise<FileLink> {
    const expiresAt = addMinutes(clock.now(), FILE_LINK_MINUTES);
    const token = await new EncryptJWT({ asker })
      .setProtectedHeader(ENCRYPTION)
      .setSubject(signedPart(`${path}?${new URLSearchParams(query)}`))
      .setExpirationTime(seconds(expiresAt))
      .encrypt(key);
    return { url: `${publicUrl}${path}?${new URLSearchParams({ ...query, token })}`, expiresAt };
  }

  return {
    dayList: (asker, office, date, kind) => link(asker, dayListPath(office, date, kind)),
    figures: (asker, office, { from, to }) => link(asker, figuresPath(office), { from, to }),
    bookings: (asker, office, { from, to }, withApplicants) =>
      link(asker, bookingsPath(office), { from, to, ...(withApplicants && { applicants: 'true' }) }),
    places: (asker, office, { from, to }) => link(asker, placesPath(office), { from, to }),
    photo: (asker, name) => link(asker, photoPath(name.slice('photo:'.length))),
    async askerOf(token, address) {
      try {
        const currentDate = new Date(clock.now().epochMilliseconds);
        const { payload } = await jwtDecrypt(token, key, {
          subject: signedPart(address),
          currentDate,
          requiredClaims: ['exp'],
          keyManagementAlgorithms: [ENCRYPTION.alg],
          contentEncryptionAlgorithms: [ENCRYPTION.enc],
        });
        return await current(payload.asker as Asker);
      } catch {
        return null;
      }
    },
  };
}

function seconds({ epochMilliseconds }: Temporal.Instant): number {
  return Math.floor(epochMilliseconds / 1000);
}
