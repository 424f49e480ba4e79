// The cookies of the browser sign-in. Browsers take a cookie by the prefix `__Host-` only if it is Secure and of this host alone.

const SESSION_COOKIE = '__Host-antrean_session';
const TRANSACTION_COOKIE = '__Host-antrean_sign_in';
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** Cookies of other programs on this host may make the header long, so it is not split. */
function cookieIn(header: string | undefined, name: string): string | undefined {
  const found = header === undefined ? null : new RegExp(`(?:^|;\\s*)${name}=([\\w.-]+)`).exec(header);
  return found?.[1];
}

export function sessionTokenIn(header: string | undefined): string | undefined {
  return cookieIn(header, SESSION_COOKIE);
}

/** It is forgotten when the browser is closed: the devices of an office have several users. */
export function sessionCookie(token: string): string {
  return `${SESSION_COOKIE}=${token}; ${ATTRIBUTES}`;
}

/** The sign-in that was begun in this browser, encrypted. */
export function transactionIn(header: string | undefined): string | undefined {
  return cookieIn(header, TRANSACTION_COOKIE);
}

export function transactionCookie(transaction: string, seconds: number): string {
  return `${TRANSACTION_COOKIE}=${transaction}; ${ATTRIBUTES}; Max-Age=${seconds}`;
}

export function noSessionCookie(): string {
  return `${SESSION_COOKIE}=; ${ATTRIBUTES}; Max-Age=0`;
}

export function noTransactionCookie(): string {
  return `${TRANSACTION_COOKIE}=; ${ATTRIBUTES}; Max-Age=0`;
}
