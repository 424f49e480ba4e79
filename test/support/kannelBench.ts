// A server with Kannel itself before it, and a centre of the test behind Kannel.
import { eventually } from './app.ts';
import { openLink } from './link.ts';
import type { OfficesChange } from './offices.ts';
import { freePort, type KannelSetup, startKannel } from './realKannel.ts';
import { ADMIN, openServer } from './server.ts';
import { type CentreSms, startCentre } from './smppCentre.ts';

export const KANNEL_OFFICE = '+6281100000099';
const KANNEL_OFFICES: OfficesChange = { DEPOK: { channels: [{ kind: 'SMS', address: KANNEL_OFFICE }] } };
const CHANGE_TEXTS = 'mutation ($input: ChangeOfficeInput!) { changeOffice(input: $input) { __typename } }';

export async function openKannelBench(
  more: Pick<KannelSetup, 'retrySeconds' | 'reportsUrl' | 'byCommand' | 'preload'> = {},
) {
  // Between Kannel and the server, so that it can be away.
  const door = await openLink('http://127.0.0.1:1');
  const publicUrl = door.url.replace(/\/$/, '');
  const [centrePort, sendPort] = [await freePort(), await freePort()];
  const account = { username: 'antrean', password: 'only-for-the-test', secret: 'a-secret-for-the-test' };
  const centre = await startCentre(centrePort);
  const server = await openServer({
    change: KANNEL_OFFICES,
    environment: {
      ...{ PUBLIC_URL: publicUrl, KANNEL_URL: `http://127.0.0.1:${sendPort}/cgi-bin/sendsms`, RETRY_SECONDS: '0.2' },
      ...{ KANNEL_USERNAME: account.username, KANNEL_PASSWORD: account.password, KANNEL_SECRET: account.secret },
    },
  });
  door.lead(server.url);
  const kannel = await startKannel({ publicUrl, ...account, centrePort, sendPort, ...more });
  const isConnected = () => eventually('Kannel is connected to its centre', () => centre.isConnected());
  await isConnected();
  const outbox = (to: string): Promise<{ status: string; fault: string | null; text: string }[]> =>
    server.query('select status, fault, text from outbox_message where recipient = $1 order by id', [to]);
  return {
    ...{ door, centre, server, kannel, isConnected, outbox },
    sentTo: (to: string, count = 1): Promise<CentreSms[]> =>
      eventually(`${count} SMS`, () => {
        const found = centre.taken.filter((sms) => sms.to === to);
        return found.length >= count ? found : null;
      }),
    states: async (to: string) => (await outbox(to)).map(({ status, fault }) => [status, fault]),
    /** Of the messages of a sender, as they came. */
    received: async (from: string): Promise<string[]> =>
      (await server.query('select text from inbox_message where sender = $1 order by id', [from])).map(
        ({ text }) => text,
      ),
    /** Gives the office words of its own. */
    say: (texts: object[]) => server.ask(CHANGE_TEXTS, { input: { office: 'DEPOK', settings: { texts } } }, ADMIN),
  };
}
