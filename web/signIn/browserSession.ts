// The sign-in of this browser at the identity provider: whether there is one, how it went, and its end.
import { askApi, RETRY_AFTER_MS } from '../api/ask.ts';
import { SERVER } from '../api/server.ts';
import { headersFor } from '../api/staffKey.ts';
import { readStoredValue, storeValue } from '../storage/draftStorage.ts';
import type { PageLanguage } from '../texts/language.ts';
import { BrowserSignInDocument } from './documents.ts';

export interface SignInProvider {
  /** The host by which people recognise it. */
  provider: string;
  /** The address that begins the sign-in. */
  url: string;
}

/** The reasons that the server names in the page's address when a sign-in ends without a session. */
const SIGN_IN_FAULTS = ['EXPIRED', 'DENIED', 'FAILED', 'UNAVAILABLE', 'NO_ROLE'] as const;
export type ReturnedFault = (typeof SIGN_IN_FAULTS)[number];

const FAULT_PARAMETER = 'signIn';
const OFFICE_NAME = 'session office';
const LEFT_NAME = 'session left';
const HELD_NAME = 'session held';

/** The ways into a session of this browser, besides the personal key, which needs none. */
export interface SignInWays {
  /** Null: there is no identity provider. */
  provider: SignInProvider | null;
  /** The address that takes cards; null: sessions do not count for pages at this address. */
  cardUrl: string | null;
}

let knownWays: SignInWays | undefined;

/** Asked once. @throws AskFault */
export async function signInWays(language: PageLanguage): Promise<SignInWays> {
  if (knownWays) return knownWays;
  const { browserSignIn, cardSignIn } = await askApi(BrowserSignInDocument, {}, { language });
  const isHere = cardSignIn !== null && URL.parse(cardSignIn.url)?.origin === location.origin;
  knownWays = { provider: browserSignIn, cardUrl: isHere ? cardSignIn.url : null };
  return knownWays;
}

/**
 * The address that begins the sign-in and comes back to this page. After someone left, or came with an account that is of
 * no use, the provider asks for the account, although it may still know the one before.
 */
export function addressToSignIn({ url }: SignInProvider): string {
  const { pathname, search, hash } = location;
  const query = new URLSearchParams({ return: pathname + search + hash });
  if (readStoredValue<boolean>(LEFT_NAME, 'device')) query.set('prompt', 'login');
  return `${url}?${query}`;
}

/** Whether the next person at this device has to show who they are. */
export function storeLeft(hasLeft: boolean): void {
  storeValue(LEFT_NAME, hasLeft || null, 'device');
}

/** Why the sign-in that came back here failed; null: it did not. It is told once: a reload forgets it. */
export function takeSignInFault(): ReturnedFault | null {
  const page = new URL(location.href);
  const fault = SIGN_IN_FAULTS.find((each) => each === page.searchParams.get(FAULT_PARAMETER));
  if (!page.searchParams.has(FAULT_PARAMETER)) return null;
  page.searchParams.delete(FAULT_PARAMETER);
  history.replaceState(history.state, '', page.pathname + page.search + page.hash);
  if (fault === 'NO_ROLE') storeLeft(true);
  return fault ?? 'FAILED';
}

export interface EndedSession {
  /** The provider's page that signs the person out there as well; null: the provider has none. */
  logoutUrl: string | null;
}

/** The office of the session that this browser had last; null: it has ended. Scripts cannot see its cookie. */
export function readHeldOffice(): string | null {
  return readStoredValue<string>(HELD_NAME, 'device');
}

export function storeHeldOffice(code: string | null): void {
  storeValue(HELD_NAME, code, 'device');
}

/** Ends the session and forgets its cookie; null: the server could not be asked. */
export async function endBrowserSession(): Promise<EndedSession | null> {
  storeHeldOffice(null);
  for (const wait of RETRY_AFTER_MS) {
    const ended = await askToEnd();
    if (ended) return ended;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return askToEnd();
}

async function askToEnd(): Promise<EndedSession | null> {
  try {
    const headers = headersFor({ office: null });
    const response = await fetch(`${SERVER}/sign-out`, { method: 'POST', headers, credentials: 'same-origin' });
    if (!response.ok) return null;
    return response.status === 204 ? { logoutUrl: null } : await response.json();
  } catch {
    return null;
  }
}

/** The office where this device's last session was; null: none was chosen. */
export function readSessionOffice(): string | null {
  return readStoredValue<string>(OFFICE_NAME, 'device');
}

export function storeSessionOffice(code: string): void {
  storeValue(OFFICE_NAME, code, 'device');
}
