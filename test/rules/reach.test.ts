// An applicant is written to by the channel they used, or by the number they gave.
import { expect, test } from 'vitest';
import { reachOfApplicant } from '../../src/booking/reach.ts';
import type { ChannelKind } from '../../src/channelKinds.ts';
import { APPLICANT, makeOffice } from './make.ts';

const WHATSAPP = { kind: 'WHATSAPP', address: '+628111100333' } as const;
const SMS = { kind: 'SMS', address: '+628111100444' } as const;
const byWhatsApp = { channel: 'whatsapp', from: WHATSAPP.address, office: 'BOGOR' };
const bySms = { channel: 'sms', from: SMS.address, office: 'BOGOR' };
const phone = { kind: 'phone', value: APPLICANT };
const other = { kind: 'other', value: 'ID.4566123' };

interface Case {
  channel: ChannelKind;
  senderKey?: string;
  phone?: string;
  channels: (typeof WHATSAPP | typeof SMS)[];
  reach: object | null;
}

const CASES: Case[] = [
  {
    channel: 'WHATSAPP',
    senderKey: `tel:${APPLICANT}`,
    channels: [SMS, WHATSAPP],
    reach: { ...byWhatsApp, to: phone },
  },
  { channel: 'WHATSAPP', senderKey: 'id:ID.4566123', channels: [WHATSAPP], reach: { ...byWhatsApp, to: other } },
  { channel: 'SMS', senderKey: `tel:${APPLICANT}`, channels: [WHATSAPP, SMS], reach: { ...bySms, to: phone } },
  // A number that is reached by SMS need not have WhatsApp.
  { channel: 'SMS', senderKey: `tel:${APPLICANT}`, channels: [WHATSAPP], reach: null },
  { channel: 'WEB', senderKey: `tel:${APPLICANT}`, channels: [SMS, WHATSAPP], reach: { ...byWhatsApp, to: phone } },
  { channel: 'API', phone: APPLICANT, channels: [SMS], reach: { ...bySms, to: phone } },
  { channel: 'COUNTER', phone: APPLICANT, channels: [], reach: null },
  { channel: 'WEB', channels: [WHATSAPP, SMS], reach: null },
];

test.each(CASES)(
  '$channel, $senderKey, $phone: $reach',
  ({ channel, senderKey = null, phone = null, channels, reach }) => {
    expect(reachOfApplicant({ channel, senderKey, phone }, makeOffice('BOGOR', { channels }))).toEqual(reach);
  },
);
