// Passes by which a person who has proven an address sees and changes the own data for some minutes.
import { EncryptJWT, jwtDecrypt } from 'jose';
import type { DataPass, DataPasses } from '../../schema/index.ts';
import type { DataSubject } from '../../src/privacy/subject.ts';
import { addMinutes, type Clock, instant } from '../../src/time.ts';

const PASS_MINUTES = 15;
/** Tells them from links to files, which are encrypted with the same key. */
const SUBJECT = 'personal data';
const PASS_ENCRYPTION = { alg: 'dir', enc: 'A256GCM' };
const SECOND_MS = 1000;

export const MY_DATA_PATH = '/my-data';

export interface DataPassesSetup {
  publicUrl: string;
  /** 32 bytes. */
  key: Uint8Array;
  clock: Clock;
}

export function openDataPasses({ publicUrl, key, clock }: DataPassesSetup): DataPasses {
  const passFor = (pass: string, subject: DataSubject, expiresAt: Temporal.Instant): DataPass => {
    return { pass, subject, expiresAt, url: `${publicUrl}${MY_DATA_PATH}?${new URLSearchParams({ pass })}` };
  };
  return {
    async issue(subject, until) {
      const expiresAt = until ?? addMinutes(clock.now(), PASS_MINUTES);
      const pass = await new EncryptJWT({ ...subject, until: expiresAt.toString() })
        .setProtectedHeader(PASS_ENCRYPTION)
        .setSubject(SUBJECT)
        .setExpirationTime(Math.floor(expiresAt.epochMilliseconds / SECOND_MS))
        .encrypt(key);
      return passFor(pass, subject, expiresAt);
    },
    async read(pass) {
      try {
        const { payload } = await jwtDecrypt<DataSubject & { until: string }>(pass, key, {
          subject: SUBJECT,
          currentDate: new Date(clock.now().epochMilliseconds),
          requiredClaims: ['exp'],
          keyManagementAlgorithms: [PASS_ENCRYPTION.alg],
          contentEncryptionAlgorithms: [PASS_ENCRYPTION.enc],
        });
        const { office, code, address, ofChildren = false, until } = payload;
        return passFor(pass, { office, code, address, ofChildren }, instant(until));
      } catch {
        return null;
      }
    },
  };
}
