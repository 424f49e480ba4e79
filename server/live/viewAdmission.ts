// Admits operations over live connections: counts each in the budget of its asker, and bounds the distinct views.
import { type ExecutionResult, execute, GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type Asker, workplaceOf } from '../../src/access/asker.ts';
import { rolesOf } from '../../src/access/permissions.ts';
import { CallerError } from '../../src/refusal.ts';
import { TooManyRequests } from '../access/limiting.ts';
import type { Hub } from './hub.ts';
import { argumentsFor, type LiveArgs, type LiveRequest, type LiveSetup } from './liveOperation.ts';

export interface AdmissionSetup extends LiveSetup {
  hub: Pick<Hub, 'has' | 'hasRoomFor' | 'begin'>;
  /** Whether what this source does is counted. */
  counts(source: string): boolean;
  /** Counts an operation; the seconds to wait, or null if it may proceed. `joins`: an equal view is being served already. */
  take(asker: Asker, source: string, joins: boolean): Promise<number | null>;
}

/** Operations as they were sent, by which those that join a view are known before they are read. */
const MAX_VIEW_KEY_BYTES = 4 * 1024 * 1024;

export class ViewAdmission {
  private readonly setup: AdmissionSetup;
  private readonly viewKeys = new LRUCache<string, string>({
    maxSize: MAX_VIEW_KEY_BYTES,
    sizeCalculation: (key, sent) => 2 * (key.length + sent.length),
  });

  /** Operations that are being read, as they were sent: an equal one waits, and joins the view that comes of it. */
  private readonly arriving = new Map<string, Promise<unknown>>();

  constructor(setup: AdmissionSetup) {
    this.setup = setup;
  }

  /** The arguments for executing the operation, or its faults. @throws TooManyRequests */
  async admit(request: LiveRequest): Promise<LiveArgs | readonly GraphQLError[]> {
    const { asker, language, payload } = request;
    const sent = JSON.stringify([rolesOf(asker), workplaceOf(asker), language, payload]);
    while (this.arriving.has(sent)) await this.arriving.get(sent);
    const joins = this.setup.hub.has(this.viewKeys.get(sent) ?? '');
    const admitted = this.admitAs(sent, request, joins);
    if (!joins) {
      const read = admitted.catch(() => {}).finally(() => this.arriving.delete(sent));
      this.arriving.set(sent, read);
    }
    return admitted;
  }

  private async admitAs(
    sent: string,
    request: LiveRequest,
    joins: boolean,
  ): Promise<LiveArgs | readonly GraphQLError[]> {
    const { hub, take } = this.setup;
    const { asker, source } = request;
    const waitSeconds = await take(asker, source, joins);
    if (waitSeconds !== null) throw new TooManyRequests(waitSeconds);
    const read = () => argumentsFor(this.setup, request);
    const args = joins ? read() : await this.inTurn(asker, source, async () => read());
    if ('live' in args && args.live.key) {
      if (!hub.hasRoomFor(args.live.topic, args.live.key)) return [tooManyRooms()];
      this.viewKeys.set(sent, args.live.key);
    }
    return args;
  }

  /** A query or mutation, which is executed once: by these connections it waits for the same turns as over HTTP. */
  async executeOnce(args: LiveArgs): Promise<ExecutionResult> {
    const { asker, source } = args.contextValue;
    try {
      return await this.inTurn(asker, source ?? '', async () => execute(args));
    } catch (error) {
      if (error instanceof TooManyRequests) return { errors: [refusedView(error.message)] };
      throw error;
    }
  }

  private inTurn<Result>(asker: Asker, source: string, work: () => Promise<Result>): Promise<Result> {
    const waits = asker.kind === 'anonymous' && this.setup.counts(source);
    return waits ? this.setup.hub.begin(source, work) : work();
  }
}

function tooManyRooms(): GraphQLError {
  return refusedView(
    'This office has too many different live views at the moment: try again later, or send the query at intervals.',
  );
}

export function refusedView(message: string): GraphQLError {
  const extensions = { code: 'RATE_LIMITED' };
  return new GraphQLError(message, { originalError: new CallerError('RATE_LIMITED', message), extensions });
}
