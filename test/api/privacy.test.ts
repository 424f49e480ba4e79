// The privacy notice is shown before data are asked for, at every door: the API, its page, the web form, and the chat.
import { describe, expect, test } from 'vitest';
import { openApp, PUBLIC_URL } from '../support/app.ts';
import { phoneOf } from '../support/house.ts';

const app = await openApp({ change: { BOGOR: { policy: { retentionDays: 45 } } } });
const NOTICE = `query ($code: ID!) { office(code: $code) { name privacy { brief url parts { key heading text } } } }`;
const pageAt = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${app.url}${path}`, { headers, redirect: 'manual' });
  return { status: response.status, location: response.headers.get('location'), text: await response.text() };
};

describe('the privacy notice', () => {
  test('is told by the API in the language of the request, with the address of its page', async () => {
    for (const language of ['id', 'en']) {
      const { data } = await app.graphql(NOTICE, { code: 'BOGOR' }, { 'accept-language': language });
      const { name, privacy } = data.office;
      expect(privacy.url).toBe(`${PUBLIC_URL}/privacy/BOGOR`);
      expect(privacy.brief).toContain(name);
      expect(privacy.brief).toContain('45');
      expect(privacy.parts.map(({ key }: { key: string }) => key)).toContain('privacyRights');
    }
  });

  test('has a page for each office, in both languages', async () => {
    const page = await pageAt('/privacy/bogor', { 'accept-language': 'id' });
    expect(page.status).toBe(200);
    for (const said of ['Data pribadi Anda di Kantor Imigrasi Bogor', '45 hari', '+628111100333', 'Hak Anda'])
      expect(page.text).toContain(said);
    const english = await pageAt('/privacy/BOGOR', { 'accept-language': 'en' });
    expect(english.text).toContain('Your rights');
  });

  test('of no office leads to the list of offices', async () => {
    expect(await pageAt('/privacy/NOWHERE')).toMatchObject({ status: 303, location: '/privacy' });
    expect((await pageAt('/privacy')).text).toContain('href="/privacy/BOGOR"');
  });

  test('stands above the fields of the web form', async () => {
    const { text } = await pageAt('/channels/web?office=BOGOR&language=en');
    const link = text.indexOf('href="/privacy/BOGOR"');
    expect(link).toBeGreaterThan(0);
    expect(link).toBeLessThan(text.indexOf('name="name"'));
  });

  test('is linked where a chat tells how to register or asks for the name, and leaves the dialogue as it is', async () => {
    const said = async (text: string, from: string) =>
      (await app.simulator({ from, to: 'BOGOR', text })).replies.map((reply) => reply.text).join();
    const link = `${PUBLIC_URL}/privacy/BOGOR`;
    for (const text of ['halo', 'mau bikin paspor', 'PANDU']) {
      expect(await said(text, phoneOf(4000 + text.length))).toContain(link);
    }
    expect(await said('#Budi#25011987#07082017', phoneOf(4100))).not.toContain('/privacy/');
  });

  test('may be copied along with the line to register by', async () => {
    const from = phoneOf(4200);
    const { replies } = await app.simulator({ from, to: 'BOGOR', text: 'bantuan' });
    const text = (replies[0]?.text ?? '').replace('CONTOH', 'Wayan Sari').replace('01011900', '17081990');
    expect(await app.simulator({ from, to: 'BOGOR', text })).toMatchObject({ replies: [{ key: 'held' }] });
  });
});
