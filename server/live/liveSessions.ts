// The open WebSocket connections with their credentials, which are checked at each operation, and regularly in between.
import type { IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { languageFrom } from '../../src/messages/index.ts';
import { CallerError } from '../../src/refusal.ts';
import { storable } from '../../src/text.ts';
import type { Language } from '../../src/time.ts';
import { type Credentials, credentialsOfSocket, type FindAsker, type SessionOrigin } from '../access/credentials.ts';
import { TooManyRequests } from '../access/limiting.ts';
import { isAsker, type SignedIn } from '../access/signIn.ts';
import { NOT_NOW, type SocketArgs } from './liveStream.ts';
import { refusedView, type ViewAdmission } from './viewAdmission.ts';

export interface SessionsSetup {
  admission: ViewAdmission;
  sourceOf(request: IncomingMessage): string;
  askerOf: FindAsker;
  origin: SessionOrigin;
  onFault(error: unknown): void;
}

interface IncomingOperation {
  socket: WebSocket;
  /** The operations that are open on the connection, this one included. */
  openCount: number;
  request: IncomingMessage;
  id: string;
  payload: SubscribePayload;
}

/** A key or session that was ended during a live view is noticed within this time. */
const RECHECK_INTERVAL_MS = 60_000;
/** The close code for keys that are not valid. */
const FORBIDDEN = 4403;
/** Live views of one connection; a page needs one to three. */
const MAX_VIEWS_OF_CONNECTION = 20;
/** No client sees it, because the connection is closing. */
const CLOSING_ERRORS = [new GraphQLError('The connection is closing.')];

export class LiveSessions {
  private readonly credentials = new Map<WebSocket, Credentials>();
  private readonly languages = new WeakMap<WebSocket, Language>();
  private readonly setup: SessionsSetup;
  private timer: NodeJS.Timeout | undefined;

  constructor(setup: SessionsSetup) {
    this.setup = setup;
  }

  /** False if the credentials are not valid. */
  open(socket: WebSocket, request: IncomingMessage, parameters: Record<string, unknown> | undefined): Promise<boolean> {
    const { sourceOf, origin } = this.setup;
    const source = sourceOf(request);
    return this.unlessFailing(socket, false, async () => {
      const credentials = await unlessForbidden(async () =>
        credentialsOfSocket(request.headers, parameters ?? {}, origin),
      );
      const found = credentials && (await this.findWith(credentials, source));
      if (!credentials || !isAsker(found)) {
        socket.close(FORBIDDEN, reasonForEnd(found));
        return false;
      }
      // The connection may have closed in the meantime.
      if (socket.readyState === socket.OPEN) this.credentials.set(socket, credentials);
      this.languages.set(socket, languageOfSocket(request, parameters ?? {}));
      return true;
    });
  }

  forget(socket: WebSocket): void {
    this.credentials.delete(socket);
  }

  /** The arguments for executing the operation, or its faults. */
  prepare(operation: IncomingOperation): Promise<SocketArgs | readonly GraphQLError[]> {
    return this.unlessFailing(operation.socket, CLOSING_ERRORS, () => this.admit(operation));
  }

  /** Faults of ours and used up budgets pass, so the client is asked to return and to subscribe again. */
  notNow(socket: WebSocket, error: unknown): void {
    const isTheirs = error instanceof TooManyRequests;
    if (!isTheirs) this.setup.onFault(error);
    socket.close(NOT_NOW, isTheirs ? error.message : 'Try again later');
  }

  startRechecking(): void {
    this.timer = setInterval(() => this.recheckAll().catch(this.setup.onFault), RECHECK_INTERVAL_MS);
  }

  stopRechecking(): void {
    clearInterval(this.timer);
  }

  private async admit({ socket, openCount, request, id, payload }: IncomingOperation) {
    const source = this.setup.sourceOf(request);
    const credentials = this.credentials.get(socket);
    const asker = credentials ? await this.findWith(credentials, source) : null;
    if (!this.credentials.has(socket) || !isAsker(asker)) {
      socket.close(FORBIDDEN, reasonForEnd(asker));
      return CLOSING_ERRORS;
    }
    const language = this.languages.get(socket) ?? languageOfSocket(request, {});
    const args = await this.setup.admission.admit({ asker, source, language, payload });
    if (openCount > MAX_VIEWS_OF_CONNECTION) return [tooManyViews()];
    return 'live' in args ? { ...args, line: { socket, wire: request.socket, id } } : args;
  }

  private findWith(credentials: Credentials, source: string): Promise<SignedIn> {
    return unlessForbidden(() => this.setup.askerOf(credentials, source));
  }

  private async unlessFailing<T>(socket: WebSocket, otherwise: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.notNow(socket, error);
      return otherwise;
    }
  }

  private async recheckAll(): Promise<void> {
    await Promise.all(
      [...this.credentials].map(async ([socket, credentials]) => {
        if (!credentials.authorization && !credentials.session) return;
        const found = await this.findWith(credentials, '');
        if (!isAsker(found)) socket.close(FORBIDDEN, reasonForEnd(found));
      }),
    );
  }
}

/** A page cannot set headers of the upgrade, so the first message may say what `Accept-Language` says. */
function languageOfSocket(request: IncomingMessage, parameters: Readonly<Record<string, unknown>>): Language {
  const said = parameters['accept-language'] ?? parameters['Accept-Language'];
  return languageFrom(typeof said === 'string' ? storable(said) : request.headers['accept-language']);
}

/** The reason that a client is closed with, which is all that it is told. */
function reasonForEnd(found: SignedIn): string {
  return found?.kind === 'expired' ? 'The key has expired' : 'The key or session is not valid';
}

/** Null where the credentials do not count here, or not for that office. */
async function unlessForbidden<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CallerError && error.code === 'FORBIDDEN') return null;
    throw error;
  }
}

function tooManyViews(): GraphQLError {
  return refusedView(
    `A connection has at most ${MAX_VIEWS_OF_CONNECTION} live views: end one, or open another connection.`,
  );
}
