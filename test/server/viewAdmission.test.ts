// Operations over live connections wait for the same turns as over HTTP: neither reading nor executing them is free of it.
import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import type { AppContext } from '../../schema/index.ts';
import { TooManyRequests } from '../../server/access/limiting.ts';
import { openDocuments } from '../../server/graphql/documents.ts';
import type { LiveRequest } from '../../server/live/liveOperation.ts';
import { ViewAdmission } from '../../server/live/viewAdmission.ts';
import type { Asker } from '../../src/access/asker.ts';

const schema = buildSchema('type Query { places: Int }');

function admissionOver(isFull = false) {
  const turns: string[] = [];
  const admission = new ViewAdmission({
    schema,
    app: null as unknown as AppContext,
    read: openDocuments(schema),
    hub: {
      has: () => false,
      hasRoomFor: () => true,
      async begin(source, work) {
        if (isFull) throw new TooManyRequests(2, 'Too many costly requests');
        turns.push(source);
        return work();
      },
    },
    counts: (source) => source !== '127.0.0.1',
    take: async () => null,
  });
  return { admission, turns };
}

const asked = (asker: Asker, source: string): LiveRequest => ({
  asker,
  source,
  language: 'en',
  payload: { query: '{ places }' },
});
const stranger = (source: string) => asked({ kind: 'anonymous', source }, source);

async function answerTo({ admission }: ReturnType<typeof admissionOver>, request: LiveRequest) {
  const args = await admission.admit(request);
  if (!('live' in args)) throw new Error('It was refused.');
  return admission.executeOnce(args);
}

describe('a query over a live connection', () => {
  test('is read and executed in turn for a stranger, and at once for all others', async () => {
    const over = admissionOver();
    expect(await answerTo(over, stranger('114.120.1.1'))).toEqual({ data: { places: null } });
    expect(over.turns).toEqual(['114.120.1.1', '114.120.1.1']);
    await answerTo(over, asked({ kind: 'administrator' }, '114.120.1.2'));
    await answerTo(over, stranger('127.0.0.1'));
    expect(over.turns).toHaveLength(2);
  });

  test('is refused where too many wait', async () => {
    await expect(admissionOver(true).admission.admit(stranger('114.120.1.1'))).rejects.toThrow(TooManyRequests);
    const args = await admissionOver().admission.admit(stranger('114.120.1.1'));
    if (!('live' in args)) throw new Error('It was refused.');
    const { errors } = await admissionOver(true).admission.executeOnce(args);
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'RATE_LIMITED' }]);
  });
});
