// A Twilio of one's own: keeps what it is sent, refuses what Twilio refuses, fails as scripted, calls back signed.
import type { RawRequest } from '../../src/channel/webhook.ts';
import { startFakeServer } from './fakeServer.ts';
import { type Account, type KeptFile, twilioApi } from './twilioApi.ts';
import { type Mailbox, newMailbox } from './twilioMailbox.ts';
import {
  type Fields,
  type IncomingMessage,
  messageFields,
  newSid,
  receiptFields,
  type Signing,
  signedRequest,
} from './twilioWebhook.ts';
import { post } from './webhooks.ts';

export interface FakeTwilioOptions extends Partial<Account> {
  /** The address of its server that the office entered at Twilio. */
  publicUrl?: string;
}

export type FakeTwilio = Awaited<ReturnType<typeof startFakeTwilio>>;

/** Starts the fake at a free port. Recipients may be given with or without `whatsapp:`. */
export async function startFakeTwilio(options: FakeTwilioOptions = {}) {
  const account = {
    accountSid: options.accountSid ?? newSid('AC'),
    authToken: options.authToken ?? newSid(''),
    publicUrl: options.publicUrl ?? 'https://antrean.example',
  };
  const mailbox = newMailbox();
  const api = twilioApi(account, mailbox);
  const server = await startFakeServer(api.answer);
  return {
    ...account,
    ...server,
    /** Every message that was taken, in order. */
    messages: mailbox.messages,
    /** How many times it was asked to send, refusals included. */
    attempts: () => api.counted.attempts,
    /** The outcomes of the next messages to a recipient, one after another; afterwards they are taken. */
    script: api.script,
    /** Whether its lists can be had. */
    listings: (up: boolean) => {
      api.up.listings = up;
    },
    /** Whether our credentials are good. */
    credentials: (good: boolean) => {
      api.up.credentials = good;
    },
    /** Whether it makes Contents. */
    makesContents: (up: boolean) => {
      api.up.contents = up;
    },
    /** How often it was asked for a Content. */
    contentsAsked: () => api.counted.contents,
    /** How often it was asked for a file. */
    fetches: () => api.counted.fetches,
    /** Keeps a file of a message, and tells where. */
    keepFile: (file: KeptFile, messageSid = newSid('MM')) => {
      const sid = newSid('ME');
      api.files.set(sid, { ...file, messageSid });
      api.withFiles.add(messageSid);
      return `${server.url}/2010-04-01/Accounts/${account.accountSid}/Messages/${messageSid}/Media/${sid}`;
    },
    /** A message that someone deleted at Twilio, with its files. */
    forgetMessage: (sid: string) => {
      api.withFiles.delete(sid);
      for (const [file, { messageSid }] of api.files) if (messageSid === sid) api.files.delete(file);
    },
    /** How many files it has. */
    files: () => api.files.size,
    /** A message of an applicant's that no webhook tells of. */
    keep: (message: IncomingMessage, sent: string) => mailbox.keep(message, new Date(sent)),
    messagesTo: mailbox.to,
    /** All messages, once there are that many. */
    waitFor: (count: number, within?: number) => mailbox.until(() => mailbox.messages, count, within),
    /** The messages to an address, once there are that many. */
    sentTo: (to: string, count = 1, within?: number) => mailbox.until(() => mailbox.to(to), count, within),
    ...webhooks(account, mailbox),
  };
}

/** Requests that Twilio sends to the server: applicants' messages, and the outcomes of ours. */
function webhooks({ accountSid, authToken, publicUrl }: Account & { publicUrl: string }, mailbox: Mailbox) {
  /** An applicant's message; its path follows from the address unless another is given. */
  function webhook(message: IncomingMessage, variation: Partial<Signing> = {}): RawRequest {
    const path = `/channels/${message.from.startsWith('whatsapp:') ? 'whatsapp' : 'sms'}`;
    return signedRequest(messageFields(message, accountSid), { token: authToken, publicUrl, path, ...variation });
  }

  /** Reports the outcome of a message that was taken, for the address its sender gave. */
  function statusCallback(sid: string, status: string, fields: Fields = {}): RawRequest {
    const message = mailbox.messages.find((each) => each.sid === sid);
    if (!message?.statusCallback?.startsWith(publicUrl)) throw new Error(`No status callback of ours for ${sid}.`);
    message.status = status;
    const path = message.statusCallback.slice(publicUrl.length).replace(/#.*$/, '');
    const all = { ...receiptFields(message, accountSid), ...fields };
    return signedRequest(all, { token: authToken, publicUrl, path });
  }

  return {
    webhook,
    statusCallback,
    /** Posts an applicant's message to a running server. */
    deliver: (serverUrl: string, message: IncomingMessage, variation?: Partial<Signing>) =>
      post(serverUrl, webhook(message, variation)),
    /** Posts statuses to a running server, in the order and as often as they stand here. */
    deliverStatuses: async (serverUrl: string, sid: string, statuses: string[], fields?: Fields) => {
      const responses: Response[] = [];
      for (const status of statuses) responses.push(await post(serverUrl, statusCallback(sid, status, fields)));
      return responses;
    },
  };
}
