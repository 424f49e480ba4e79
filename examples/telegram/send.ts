// Sends a text, or a picture with it; what there is to press is an inline keyboard.
import { type OutboundMessage, SendError, type SendReceipt, textAt } from 'antrean/channel-kit';
import { askBot, type BotAnswer, type BotServer, isOk, refusedBy } from './botApi.ts';

/** Bytes of `callback_data`. https://core.telegram.org/bots/api#inlinekeyboardbutton */
const MAX_CALLBACK_BYTES = 64;

export async function send(message: OutboundMessage, server: BotServer): Promise<SendReceipt> {
  const { media, text, to, buttons } = message;
  if (!/^[1-9]\d{0,15}$/.test(to.value)) throw new SendError('address', 'Telegram has no such user id.');
  const common = { chat_id: Number(to.value), ...keyboard(buttons) };
  const [photo] = media;
  if (photo) {
    const answer = await askBot(server, 'sendPhoto', { ...common, photo, ...(text !== '' && { caption: text }) });
    if (isOk(answer)) return receiptOf(answer);
    // The text says all that the picture says.
    if (!couldNotFetch(answer) || text === '') throw refusedBy(answer);
  }
  const answer = await askBot(server, 'sendMessage', { ...common, text, link_preview_options: { is_disabled: true } });
  if (!isOk(answer)) throw refusedBy(answer);
  return receiptOf(answer);
}

/** Telegram fetches pictures itself, from the address that it is given. */
function couldNotFetch({ status, body }: BotAnswer): boolean {
  return status === 400 && /HTTP URL|web ?page|IMAGE_PROCESS_FAILED|PHOTO_/i.test(textAt(body, 'description'));
}

/** Numbers of messages begin again in each chat. */
function receiptOf({ body }: BotAnswer): SendReceipt {
  const [chat, message] = [textAt(body, 'result', 'chat', 'id'), textAt(body, 'result', 'message_id')];
  if (message === '') throw new SendError('unknown', 'Telegram may have taken the message: it gave no number.');
  return { providerId: `${chat}/${message}` };
}

/** All or none, since a missing choice looks as if there were none; the text says the same. */
function keyboard(buttons: OutboundMessage['buttons'] = []) {
  const fits = buttons.every(({ action }) => Buffer.byteLength(action) <= MAX_CALLBACK_BYTES);
  if (buttons.length === 0 || !fits) return {};
  const rows = buttons.map(({ action, title }) => [{ text: title.trim(), callback_data: action }]);
  return { reply_markup: { inline_keyboard: rows } };
}
