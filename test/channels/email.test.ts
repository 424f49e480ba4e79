// E-mail: the contract of all channels, then what is only so for mails; and the whole dialogue by mail.
import { describe, expect, test } from 'vitest';
import { emailChannel } from '../../adapters/email/channel.ts';
import { withoutQuote } from '../../adapters/email/quote.ts';
import type { ChannelBench } from '../../channelKit/bench.ts';
import { describeChannel } from '../../channelKit/contract.ts';
import { type SendFault, SignatureError } from '../../src/channel/faults.ts';
import { openApp } from '../support/app.ts';
import { atEnd } from '../support/atEnd.ts';
import { type IncomingMail, readMail, startFakeMail } from '../support/fakeMail.ts';

const OFFICE = 'antrean@bogor.example';
const APPLICANT = 'budi@mail.example';

describeChannel('e-mail', async (): Promise<ChannelBench> => {
  const mail = await startFakeMail();
  const faults: Partial<Record<SendFault, Parameters<typeof mail.fail>[0]>> = {
    later: { at: 'RCPT', status: 450 },
    address: { at: 'RCPT', status: 550 },
    never: { at: 'DATA', status: 554 },
    configuration: { at: 'MAIL', status: 530 },
    unknown: 'drop',
  };
  const wordsOnly = 'A mail is words, and a file of the visit.';
  return {
    channel: emailChannel({ smtpUrl: mail.url, from: null, webhookKeys: [mail.key] }),
    office: OFFICE,
    applicant: { kind: 'email', value: APPLICANT },
    incoming: ({ text, messageId }) =>
      mail.webhook({ from: APPLICANT, to: OFFICE, text, ...(messageId && { messageId: `<${messageId}>` }) }),
    fail: (_, fault) => mail.fail(faults[fault] ?? 'drop'),
    taken: () => mail.mails.map(({ to, raw }) => ({ to, text: readMail(raw).text.replace(/\r\n/g, '\n'), media: [] })),
    attempts: mail.attempts,
    limits: {
      signedUrl: 'SendGrid signs what it posts, not where it posts it.',
      ...{ otherAddress: 'Everybody who writes a mail has an address.', alias: 'A mailbox has one name.' },
      ...{ media: wordsOnly, pictures: wordsOnly, buttons: wordsOnly, templates: wordsOnly },
      ...{ receipts: 'Mail servers tell of failures by mail.', validity: 'A mail waits as long as it takes.' },
      lineBreaks: 'Lines of a mail end in CR and LF.',
      ...{ template: 'There is no reply window.', stopped: 'A mail server knows no such word.' },
    },
    close: mail.close,
  };
});

describe('a mail that comes', () => {
  const received = async (given: Partial<IncomingMail>) => {
    const mail = await startFakeMail();
    atEnd(mail.close);
    const channel = emailChannel({ smtpUrl: mail.url, from: null, webhookKeys: [mail.key] });
    return (await channel.receive(mail.webhook({ from: APPLICANT, to: OFFICE, text: 'halo', ...given })))[0];
  };

  test('is believed only where the domain of its sender vouches for it', async () => {
    const unproven = { type: 'dropped', reason: 'an unproven sender' };
    expect(await received({ dkim: 'none' })).toEqual(unproven);
    expect(await received({ dkim: '{@mail.example : fail}' })).toEqual(unproven);
    expect(await received({ dkim: '{@evil.example : pass}' })).toEqual(unproven);
    expect(await received({ dkim: '{@evil-mail.example : pass}' })).toEqual(unproven);
    expect(await received({ dkim: 'none', spf: 'pass', envelopeFrom: 'x@evil.example' })).toEqual(unproven);
    expect(await received({ dkim: 'none', spf: 'pass' })).toMatchObject({ type: 'message' });
    const below = { from: 'Budi <Budi@Staf.Kantor.example>', dkim: '{@kantor.example : pass}' };
    expect(await received(below)).toMatchObject({ from: { kind: 'email', value: 'budi@staf.kantor.example' } });
  });

  test('that a machine wrote is not answered', async () => {
    expect(await received({ headers: 'Auto-Submitted: auto-replied' })).toMatchObject({ type: 'dropped' });
    expect(await received({ headers: 'Precedence: bulk' })).toMatchObject({ type: 'dropped' });
    expect(await received({ envelopeFrom: '' })).toEqual({ type: 'dropped', reason: 'a bounce' });
  });

  test('is read in its own character set, and from its subject where it has nothing else', async () => {
    expect(await received({ text: 'José', charset: 'latin1' })).toMatchObject({ text: 'José' });
    expect(await received({ text: ' \n', subject: 'Re: #Budi#25011987#07082017' })).toMatchObject({
      text: '#Budi#25011987#07082017',
    });
  });

  test.each([
    ['<style>p { color: red }</style><p>#Budi#25011987#07082017</p>', '#Budi#25011987#07082017'],
    ['<h2>#batal</h2><a href="https://mail.example"><img alt="x" src="x"></a>', '#batal'],
    ['<div>#Jos\u00e9 &amp; Budi</div><div>#25011987</div>', '#Jos\u00e9 & Budi\n#25011987'],
    ['<div>ya</div><div>Pada Sen, 7 Agu 2017 pukul 10.00 Antrean menulis:</div><blockquote>Setuju?</blockquote>', 'ya'],
    ['<p>&nbsp;</p>', '#bantuan'],
    [`<style>${'a'.repeat(60_000)}</style><p>x</p>`, '#bantuan'],
    [`${'<b>'.repeat(10_000)}x`, '#bantuan'],
  ])('that has only HTML is read without its markup (case %#)', async (html, text) => {
    const charset = 'latin1';
    expect(await received({ text: '\n', html, charset, subject: '#bantuan' })).toMatchObject({ text });
  });

  test('that has a text is not read by its HTML', async () => {
    expect(await received({ text: 'halo', html: '<p>#batal</p>' })).toMatchObject({ text: 'halo' });
  });

  test('is refused with a key of another account', async () => {
    const [mail, other] = [await startFakeMail(), await startFakeMail()];
    atEnd(mail.close);
    atEnd(other.close);
    const channel = emailChannel({ smtpUrl: mail.url, from: null, webhookKeys: [mail.key] });
    await expect(channel.receive(other.webhook({ from: APPLICANT, to: OFFICE, text: 'x' }))).rejects.toBeInstanceOf(
      SignatureError,
    );
  });

  test.each([
    [
      'YA 2345678A\n\nPada Sen, 7 Agu 2017 pukul 10.00 Antrean <antrean@bogor.example> menulis:\n> Setuju?',
      'YA 2345678A',
    ],
    ['ya\n\nOn Mon, Aug 7, 2017 at 10:00 AM Antrean <antrean@bogor.example> wrote:\n\n> Setuju?\n> Balas', 'ya'],
    ['batal\n-----Pesan Asli-----\nDari: Antrean', 'batal'],
    ['#Budi\n#25011987\n#07082017', '#Budi\n#25011987\n#07082017'],
    ['satu', 'satu'],
  ])('%j is read without what it quotes', (text, written) => {
    expect(withoutQuote(text)).toBe(written);
  });
});

test('the whole dialogue by mail: registered, confirmed with the visit as a file, cancelled', async () => {
  const mail = await startFakeMail();
  atEnd(mail.close);
  const app = await openApp({
    change: {
      BOGOR: {
        channels: [{ kind: 'EMAIL', address: OFFICE }],
        services: [{ code: 'PASSPORT', name: { id: 'Paspor', en: 'Passport' }, channels: ['EMAIL', 'WEB'] }],
      },
    },
    environment: { EMAIL_SMTP_URL: mail.url, EMAIL_WEBHOOK_KEY: mail.key },
  });
  const write = async (text: string) => {
    const before = mail.mails.length;
    const { headers, body } = mail.webhook({ from: `Budi <${APPLICANT}>`, to: OFFICE, text });
    const answer = await fetch(`${app.url}/channels/email`, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: new Uint8Array(body),
    });
    expect(answer.status).toBe(200);
    await expect.poll(() => mail.mails.length).toBeGreaterThan(before);
    const { raw, to } = mail.mails.at(-1) ?? { raw: '', to: '' };
    expect(to).toBe(APPLICANT);
    return { raw, ...readMail(raw) };
  };
  const held = await write('#Budi#25011987#07082017');
  const code = /\b[2-9A-Z]{8}\b/.exec(held.text)?.[0] ?? '';
  expect(held.text).toContain('Budi');
  const confirmed = await write(`YA ${code}\n\nPada Sel, 1 Agu 2017 pukul 09.00 <${OFFICE}> menulis:\n> Setuju?`);
  expect(confirmed.text).toContain('A1');
  expect(confirmed.headers).toContain(`Subject: Pendaftaran ${code}, Kantor Imigrasi Bogor`);
  expect(confirmed.raw).toContain(`antrean-${code}.ics`);
  expect(confirmed.raw).toMatch(/content-type: text\/calendar/i);
  await write(`#batal ${code}`);
  const [row] = await app.query('select status, channel, sender_key from booking where code = $1', [code]);
  expect(row).toEqual({ status: 'CANCELLED', channel: 'EMAIL', sender_key: `mail:${APPLICANT}` });
  expect(app.faults).toEqual([]);
});
