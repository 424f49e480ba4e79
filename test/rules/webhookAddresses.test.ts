// The addresses to which a webhook may be delivered: one rule for those written down and for those behind a name.
import { expect, test } from 'vitest';
import { type DeliveryRules, faultOfWebhookUrl, mayReach, NOT_PUBLIC } from '../../src/webhooks/addresses.ts';

const PUBLIC_ONLY: DeliveryRules = { networks: [], httpsOnly: false };
const within = (...networks: string[]): DeliveryRules => ({ networks, httpsOnly: false });

test.each([
  ...[
    'localhost',
    'localhost.',
    'LOCALHOST',
    'localhost。',
    'ｌｏｃａｌｈｏｓｔ',
    'api.localhost',
    'a.b.localhost.',
    'localhost.localdomain',
  ],
  ...[
    'printer.local',
    'printer.local.',
    'metadata.google.internal',
    'db.INTERNAL.',
    'wiki.corp',
    'nas.home',
    'nas.lan',
    'router.home.arpa',
  ],
  ...['postgres', 'postgres.', 'ip6-loopback', 'intranet', 'x.intranet', 'x.private'],
  ...[
    '127.0.0.1',
    '127.0.0.1.',
    '127.1',
    '2130706433',
    '0x7f000001',
    '017700000001',
    '0x7f.0.0.1',
    '127.0.0.1。',
    '１２７.0.0.1',
  ],
  ...[
    '0',
    '0.0.0.0',
    '10.1',
    '172.16.0.1',
    '192.168.1',
    '169.254.169.254',
    '0xA9FEA9FE',
    '100.64.0.1',
    '100.100.100.200',
  ],
  ...['168.63.129.16', '192.0.2.1', '198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
  ...['[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:a00:1]', '[::127.0.0.1]', '[::a9fe:a9fe]', '[::ffff:0:10.0.0.1]'],
  ...[
    '[64:ff9b::10.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::a00:1]',
    '[2002:7f00:1::]',
    '[2001::1]',
    '[2001:db8::1]',
  ],
  ...['[fe80::1]', '[fec0::1]', '[fd00:ec2::254]', '[ff02::1]', '[100::1]', '[4000::1]'],
])('%s is no address for a webhook', (host) => {
  expect(faultOfWebhookUrl(`https://${host}/hooks`, PUBLIC_ONLY)).toBe(`url: ${NOT_PUBLIC}`);
});

test.each([
  'example.org',
  'example.org.',
  'localhost.example.org',
  'local.id',
  'mylocalhost.id',
  '8.8.8.8',
  '[2606:4700::1]',
])('%s is one', (host) => expect(faultOfWebhookUrl(`https://${host}/hooks`, PUBLIC_ONLY)).toBeNull());

test.each<[string, DeliveryRules, boolean]>([
  ['localhost', within('loopback'), true],
  ['localhost.', within('::1'), true],
  ['localhost', within('10.0.0.0/8'), false],
  ['hooks.internal', within('10.0.0.0/8'), true],
  ['receiver', within('uniquelocal'), true],
  ['10.2.3.4', within('10.0.0.0/8'), true],
  ['[::ffff:10.2.3.4]', within('10.0.0.0/8'), true],
  ['[64:ff9b::10.2.3.4]', within('10.0.0.0/8'), false],
  ['192.168.0.1', within('10.0.0.0/8'), false],
])('%s with the networks of the operator', (host, rules, isAllowed) => {
  expect(faultOfWebhookUrl(`http://${host}/`, rules) === null).toBe(isAllowed);
});

test.each(['::127.0.0.1', '64:ff9b::a00:1', '::ffff:a9fe:a9fe', 'fe80::1%eth0', '4000::1', 'nonsense'])(
  'an answer of the name server such as %s is not connected to',
  (address) => expect(mayReach(address, PUBLIC_ONLY)).toBe(false),
);
