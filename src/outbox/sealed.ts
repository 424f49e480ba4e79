// Texts that only the recipient may read, such as digits that prove a number: encrypted until they are said, and then blanked.
import type { DataCipher } from '../cipher.ts';
import type { Transaction } from '../database.ts';
import type { Instant } from '../time.ts';

/** The text of a message, and the parameters from which it is rendered. */
interface SaidMessage {
  purpose: string;
  text: string;
  said?: { parameters: Readonly<Record<string, unknown>> };
  /** Parts of the text, and whole parameters. */
  secret?: string[];
}

/** The parts of a message as the table shows them, and the rest as it is kept apart from them. */
export interface KeptParts {
  text: string;
  parameters: Readonly<Record<string, unknown>> | null;
  /** null: there is nothing to hide. Empty: it was blanked. */
  sealed: string | null;
}

/** The parts that are kept apart. */
interface Sealed {
  secret: string[];
  text: string;
  parameters: Record<string, unknown>;
}

export function keptParts(message: SaidMessage, cipher: DataCipher): KeptParts {
  const { purpose, text, said, secret } = message;
  const parameters = Object.entries(said?.parameters ?? {});
  if (!secret) return { text, parameters: said?.parameters ?? null, sealed: null };
  const isSecret = ([, value]: [string, unknown]) => typeof value === 'string' && secret.includes(value);
  const apart = { secret, text, parameters: Object.fromEntries(parameters.filter(isSecret)) };
  return {
    text: hidden(text, message),
    parameters: said ? Object.fromEntries(parameters.filter((one) => !isSecret(one))) : null,
    sealed: cipher.sealText(JSON.stringify(apart), rowOfMessage(purpose)),
  };
}

/** @throws DataKeyFault */
export function openSealedParts({ text, parameters, sealed }: KeptParts, purpose: string, cipher: DataCipher) {
  if (!sealed) return { text, parameters, isBlanked: sealed === '' };
  const apart: Sealed = JSON.parse(cipher.openText(sealed, rowOfMessage(purpose)));
  return {
    text: apart.text,
    parameters: parameters && { ...parameters, ...apart.parameters },
    secret: apart.secret,
    isBlanked: false,
  };
}

/** The text as the table and officers see it. */
export function hidden(text: string, { secret = [] }: Pick<SaidMessage, 'secret'>): string {
  return secret.reduce((shown, one) => shown.replaceAll(one, '•'.repeat(one.length)), text);
}

function rowOfMessage(purpose: string): string {
  return `outbox message ${purpose}`;
}

/** Those that arrived, were dropped, or are of no use any more; servers' clocks may be a minute apart. */
export function blankSecrets(tx: Transaction, now: Instant): void {
  tx.send({ name: 'blank secrets', text: BLANK_SECRETS }, [now.subtract({ minutes: 1 }).toString()]);
}
const BLANK_SECRETS = `update outbox_message set sealed = ''
  where sealed <> '' and (status in ('DELIVERED', 'READ', 'DROPPED') or not_after <= $1)`;

/** Encrypts with the first key what was kept with another or with none; gives the number of messages. */
export async function resealMessages(tx: Transaction): Promise<number> {
  const { cipher } = tx;
  const rows = await tx.query<{ id: number; purpose: string; sealed: string }>(SEALED_BY_OTHERS, [cipher.header]);
  for (const { id, purpose, sealed } of rows) {
    const row = rowOfMessage(purpose);
    tx.send('update outbox_message set sealed = $2 where id = $1', [
      id,
      cipher.sealText(cipher.openText(sealed, row), row),
    ]);
  }
  return rows.length;
}
const SEALED_BY_OTHERS = `select id, purpose, sealed from outbox_message
  where sealed <> '' and not starts_with(sealed, $1) order by id for update`;
