// A process that books at a fixed rate, each time for another person, over connections that are kept.
import { Agent, request } from 'node:http';
import type { BookedMeanwhile } from './bookings.ts';

const [bookedUrl = '', rate = '500'] = process.argv.slice(2);
const TICK_MS = 20;
const keptAgent = new Agent({ keepAlive: true, maxSockets: 32 });
const query =
  'mutation Book($input: BookInput!) { book(input: $input) { __typename ... on Booking { code } ... on Refusal { reason } } }';

let bookedCount = 0;
const counted: BookedMeanwhile = { rate: 0, answers: 0, refused: 0, refusal: '' };

function bookOne(): void {
  const number = bookedCount++;
  const letters = [...number.toString(16).padStart(6, '0')].map((digit) =>
    String.fromCharCode(65 + Number.parseInt(digit, 16)),
  );
  const input = {
    office: 'BENCH',
    applicant: { name: `Pembaca ${letters.join('')}`, birthDate: '1987-01-25' },
    phone: `+62813${String(number).padStart(8, '0')}`,
  };
  const body = JSON.stringify({ query, variables: { input } });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  const asked = request(bookedUrl, { method: 'POST', agent: keptAgent, headers }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
    response.on('end', () => {
      counted.answers++;
      if (text.includes('"Booking"')) return;
      counted.refused++;
      counted.refusal ||= text.slice(0, 300);
    });
  });
  asked.on('error', () => {
    counted.answers++;
    counted.refused++;
  });
  asked.end(body);
}

const began = performance.now();
const bookingTimer = setInterval(() => {
  const due = Math.floor(((performance.now() - began) / 1000) * Number(rate));
  while (bookedCount < due) bookOne();
}, TICK_MS);

process.on('message', () => {
  clearInterval(bookingTimer);
  const seconds = (performance.now() - began) / 1000;
  process.send?.({ ...counted, rate: (counted.answers - counted.refused) / seconds });
});
process.send?.('ready');
