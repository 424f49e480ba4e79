// A webhook of Meta's: any number of entries, each with any number of changes, messages and statuses.

import { UnreadableRequestError } from '../../src/channel/faults.ts';
import type { Inbound } from '../../src/channel/messages.ts';
import type { RawRequest } from '../../src/channel/webhook.ts';
import { listAt, readJson, textAt } from '../json.ts';
import { isAboutUs, readAlarm } from './alarm.ts';
import { readMessage } from './message.ts';
import { readReceipt } from './receipt.ts';
import type { MetaSettings } from './settings.ts';
import { checkSignature, isVerification, verification } from './verify.ts';

export function receive(request: RawRequest, settings: MetaSettings): Inbound[] {
  if (isVerification(request)) return [verification(request, settings)];
  checkSignature(request, settings);
  const payload = readJson(request.body.toString('utf8'));
  if (textAt(payload, 'object') !== 'whatsapp_business_account') {
    throw new UnreadableRequestError('The request is not of a WhatsApp business account.');
  }
  return listAt(payload, 'entry').flatMap((entry) =>
    listAt(entry, 'changes').flatMap((change) => readChange(change, entry, settings)),
  );
}

/** One message that can't be read must not take the others of its batch with it. */
function readChange(change: unknown, entry: unknown, settings: MetaSettings): Inbound[] {
  // Messages that the office writes by the app on its phone come under a field of their own, and are no applicant's.
  const field = textAt(change, 'field');
  if (isAboutUs(field)) return [readAlarm(change, entry, settings)];
  if (field !== 'messages') return [{ type: 'dropped', reason: `field ${field}` }];
  return [
    ...listAt(change, 'value', 'messages').map((message) => readMessage(message, change, settings)),
    ...listAt(change, 'value', 'statuses').map(readReceipt),
    ...listAt(change, 'value', 'errors').map((error) => {
      return { type: 'dropped' as const, reason: `error ${textAt(error, 'code')}` };
    }),
  ];
}
