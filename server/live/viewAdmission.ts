// Admits operations over live connections: counts each in the budget of its asker, and bounds the distinct views.
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type Asker, workplaceOf } from '../../src/access/asker.ts';
import { rolesOf } from '../../src/access/permissions.ts';
import { CallerError } from '../../src/refusal.ts';
import { TooManyRequests } from '../access/limiting.ts';
import type { Hub } from './hub.ts';
import { argumentsFor, type LiveArgs, type LiveRequest, type LiveSetup } from './liveOperation.ts';

export interface AdmissionSetup extends LiveSetup {
  hub: Pick<Hub, 'has' | 'hasRoomFor'>;
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

  constructor(setup: AdmissionSetup) {
    this.setup = setup;
  }

  /** The arguments for executing the operation, or its faults. @throws TooManyRequests */
  async admit(request: LiveRequest): Promise<LiveArgs | readonly GraphQLError[]> {
    const { hub, take } = this.setup;
    const { asker, source, language, payload } = request;
    const sent = JSON.stringify([rolesOf(asker), workplaceOf(asker), language, payload]);
    const waitSeconds = await take(asker, source, hub.has(this.viewKeys.get(sent) ?? ''));
    if (waitSeconds !== null) throw new TooManyRequests(waitSeconds);
    const args = argumentsFor(this.setup, request);
    if ('live' in args && args.live.key) {
      if (!hub.hasRoomFor(args.live.topic, args.live.key)) return [tooManyRooms()];
      this.viewKeys.set(sent, args.live.key);
    }
    return args;
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
