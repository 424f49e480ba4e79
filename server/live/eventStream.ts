// One operation over Server-Sent Events, by the protocol of graphql-sse in its distinct connections mode.
import type { ServerResponse } from 'node:http';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { isOurs, presentable } from '../faults/faults.ts';
import { EVENT_STREAM } from '../graphql/overHttp.ts';
import type { Hub } from './hub.ts';
import type { LiveArgs } from './liveOperation.ts';
import type { LiveMember } from './liveRoom.ts';
import { MAX_BACKLOG_BYTES, subscriptionOf } from './liveStream.ts';
import { openEventSender } from './sharedEvent.ts';
import type { ViewAdmission } from './viewAdmission.ts';

/** A comment: it keeps proxies from ending a stream in which nothing happens, and tells readers that the server is there. */
const HEARTBEAT = ':\n\n';
/** The empty data make browsers pass the event on. */
const COMPLETE = 'event: complete\ndata:\n\n';

const STREAM_HEADERS = {
  'content-type': EVENT_STREAM,
  // Proxies neither keep it nor compress it, which would hold events back until there are enough of them.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  // Its connection is counted with live views, and serves nothing else.
  connection: 'close',
};

const sendEvent = openEventSender();

interface StreamViews {
  hub: Hub;
  admission: Pick<ViewAdmission, 'executeOnce'>;
}

export class EventStream implements LiveMember {
  private readonly response: ServerResponse;
  private readonly onFault: (error: unknown) => void;
  private isOver = false;

  constructor(response: ServerResponse, onFault: (error: unknown) => void) {
    this.response = response;
    this.onFault = onFault;
  }

  open(headers: Readonly<Record<string, number | string | string[] | undefined>>): void {
    for (const [name, value] of Object.entries({ ...headers, ...STREAM_HEADERS }))
      if (value !== undefined) this.response.setHeader(name, value);
    this.response.writeHead(200);
    // Some browsers wait for the first bytes before they tell the page of the answer.
    this.response.write(HEARTBEAT);
  }

  /** Queries and mutations are answered once; a subscription stays open until it ends on one of the two sides. */
  async run({ hub, admission }: StreamViews, args: LiveArgs | readonly GraphQLError[]): Promise<void> {
    if (!('live' in args)) return this.finish({ errors: args });
    if (!args.live.topic) return this.finish(await admission.executeOnce(args));
    if (this.response.destroyed) return;
    const leave = hub.join(subscriptionOf(hub, args), this);
    this.response.once('close', leave);
  }

  send(payload: string): void {
    if (this.isOver || this.response.destroyed) return;
    // The reader returns, and gets the whole state again.
    if (this.response.writableLength > MAX_BACKLOG_BYTES) this.response.destroy();
    else sendEvent(this.response, payload);
  }

  /** Clients return to a stream that ends without `complete`; ours are the faults that pass. */
  fail(error: unknown): void {
    if (isOurs(error)) {
      this.onFault(error);
      this.interrupt();
    } else this.finish({ errors: [asGraphQLError(error)] });
  }

  end(): void {
    if (this.isOver || this.response.destroyed) return;
    this.isOver = true;
    this.response.end(COMPLETE);
  }

  beat(): void {
    if (!this.isOver) this.response.write(HEARTBEAT);
  }

  interrupt(): void {
    this.isOver = true;
    this.response.end();
  }

  private finish({ errors, ...result }: ExecutionResult): void {
    const shown = errors?.map((error) => presentable(error, this.onFault));
    this.send(JSON.stringify({ ...(shown && { errors: shown }), ...result }));
    this.end();
  }
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError(String(error), error instanceof Error ? { originalError: error } : {});
}
