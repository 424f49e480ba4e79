// Traces and metrics reach a collector by OTLP, as protobuf over HTTP: off unless one is named, and never at the cost of service.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spanCollector } from '../../src/tracing.ts';
import { eventually } from '../support/eventually.ts';
import { startFakeTwilio } from '../support/fakeTwilio.ts';
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from '../support/otlpReceiver.ts';
import { openServer, type Server } from '../support/server.ts';
import { step } from '../support/step.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';
const PUBLIC_URL = 'https://antrean.example';
const BOOK = `mutation BookFromTest($input: BookInput!) { answer: book(input: $input) { ... on Booking { code } ... on Refusal { reason } } }`;

let collector: OtlpReceiver;
let server: Server;
let twilio: Awaited<ReturnType<typeof startFakeTwilio>>;

beforeAll(async () => {
  [collector, twilio] = await Promise.all([startOtlpReceiver(), startFakeTwilio({ publicUrl: PUBLIC_URL })]);
  server = await openServer({
    environment: {
      ...{ OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`, OTEL_SERVICE_NAME: 'antrean bogor' },
      ...{ OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20its%20key', OTEL_METRIC_EXPORT_INTERVAL: '200' },
      ...{ PUBLIC_URL, TWILIO_BASE_URL: twilio.url },
      ...{ TWILIO_ACCOUNT_SID: twilio.accountSid, TWILIO_AUTH_TOKEN: twilio.authToken },
    },
  });
});
afterAll(() => twilio.close());

/** Without ids, which have any digits. */
const toldOf = (spans: readonly ReceivedSpan[]) => spans.map(({ name, attributes }) => ({ name, attributes }));
const spansNamed = (name: string) => collector.spans.filter((span) => span.name === name);
const child = (of: ReceivedSpan | undefined, name: string) =>
  spansNamed(name).find(({ parentId, traceId }) => parentId === of?.spanId && traceId === of.traceId);

test('traces and metrics reach a collector that is named', async () => {
  await step('a request is a span in the trace of its caller, with its operation and its transaction', async () => {
    const applicant = { name: 'Budi Santoso', birthDate: '1990-05-02' };
    const variables = { input: { office: 'BOGOR', when: { date: '2017-08-09' }, applicant } };
    await server.graphql(BOOK, variables, { traceparent: `00-${TRACE}-${PARENT}-00` });
    const request = await eventually('the request is told', () =>
      spansNamed('POST /graphql').find(({ traceId }) => traceId === TRACE),
    );
    expect(request).toMatchObject({
      parentId: PARENT,
      kind: 2,
      service: 'antrean bogor',
      attributes: { 'http.request.method': 'POST', 'http.route': '/graphql', 'http.response.status_code': 200 },
      isError: false,
    });
    const operation = child(request, 'graphql');
    expect(operation?.attributes).toEqual({
      'graphql.operation.type': 'mutation',
      'graphql.operation.name': 'BookFromTest',
    });
    expect(child(operation, 'transaction')?.attributes).toEqual({ 'db.system.name': 'postgresql' });
    expect(JSON.stringify(toldOf(collector.spans))).not.toMatch(/Budi|Santoso|1990/);
    expect(collector.headers[0]).toMatchObject({
      authorization: 'Bearer its key',
      'content-type': 'application/x-protobuf',
    });
  });

  await step('a message is one trace, from its webhook through its jobs to the provider', async () => {
    const message = {
      from: 'whatsapp:+6281355577009',
      to: 'whatsapp:+628111100333',
      body: '#Ani Wijaya#25011987#07082017',
    };
    const { status, headers } = await twilio.deliver(server.url, message);
    expect(status).toBe(204);
    const id = headers.get('x-request-id')?.replaceAll('-', '');
    const sent = await eventually('the reply is told', () =>
      spansNamed('send message').find(({ traceId }) => traceId === id),
    );
    const own = collector.spans.filter(({ traceId }) => traceId === id).map(({ name }) => name);
    for (const name of ['POST /channels/:channel', 'job converse', 'job deliver', 'transaction'])
      expect(own).toContain(name);
    expect(sent.attributes).toMatchObject({ 'messaging.system': 'whatsapp' });
    expect(JSON.stringify(toldOf(collector.spans))).not.toMatch(/Ani|Wijaya|6281355577009/);
  });

  await step('the figures of Prometheus are sent as well, each in its kind', async () => {
    const metric = (name: string) => collector.metrics.findLast((each) => each.name === name);
    const held = await eventually('bookings are told', () =>
      metric('antrean_bookings_total')?.points.find(({ value }) => value > 0),
    );
    expect(held.attributes).toMatchObject({ outcome: 'HELD' });
    expect(metric('antrean_bookings_total')?.kind).toBe('sum');
    expect(metric('antrean_database_up')).toMatchObject({ kind: 'gauge', points: [{ value: 1 }] });
    const requests = metric('antrean_request_seconds');
    const [graphql] = requests?.points.filter(({ attributes }) => attributes['route'] === '/graphql') ?? [];
    expect(requests?.kind).toBe('histogram');
    expect(graphql?.counts?.length).toBe((graphql?.bounds?.length ?? 0) + 1);
    expect(graphql?.counts?.reduce((sum, count) => sum + count)).toBe(graphql?.value);
  });

  await step('a collector that takes nothing is counted and logged, and nothing else changes', async () => {
    collector.answerBy(400);
    const lost = async () => {
      const text = await fetch(`${server.url}/metrics`).then((response) => response.text());
      return /antrean_telemetry_lost_total\{signal="metrics"\} [1-9]/.test(text);
    };
    await eventually('it is counted', lost);
    expect(server.lines.some((line) => line.includes('The collector did not take'))).toBe(true);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    collector.answerBy(200);
  });

  await step('a server without a collector begins no spans', async () => {
    expect(spanCollector()).not.toBeNull();
    await server.stop();
    expect(spanCollector()).toBeNull();
  });
});
