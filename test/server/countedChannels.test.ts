// Each handing over of a message is counted by how it went, and goes on as it was.
import { expect, test } from 'vitest';
import { simulatorChannel } from '../../adapters/simulator/simulator.ts';
import { withCountedSending } from '../../server/channels/countedChannels.ts';
import type { Channel } from '../../src/channel/channel.ts';
import { SendError } from '../../src/channel/faults.ts';
import type { OutboundMessage } from '../../src/channel/messages.ts';

const MESSAGE: OutboundMessage = { id: '1', from: '+62', to: { kind: 'phone', value: '+62' }, text: 'Halo', media: [] };

test('what is taken and what is not', async () => {
  const counts: string[] = [];
  const outcomes: (Error | null)[] = [
    null,
    new SendError('later', 'Busy.'),
    new SendError('configuration', 'Ours.'),
    new Error('Odd.'),
  ];
  const send: Channel['send'] = async () => {
    const fault = outcomes.shift();
    if (fault) throw fault;
    return { providerId: 'taken' };
  };
  const channel = { ...simulatorChannel(null as never, 'http://localhost:4000'), send };
  const { whatsapp } = withCountedSending({ whatsapp: channel }, (name, outcome) => counts.push(`${name} ${outcome}`));
  expect(await whatsapp?.send(MESSAGE)).toEqual({ providerId: 'taken' });
  for (const why of ['Busy.', 'Ours.', 'Odd.']) await expect(whatsapp?.send(MESSAGE)).rejects.toThrow(why);
  expect(counts).toEqual(['whatsapp taken', 'whatsapp later', 'whatsapp configuration', 'whatsapp error']);
  expect(whatsapp?.capabilities).toBe(channel.capabilities);
});
