// Pictures and files of messages: where they are, fetching them, and deleting their message.
import { download, listAt, type Media, MediaError, textAt } from 'antrean/channel-kit';
import { askBot, type BotServer, isOk } from './botApi.ts';
import type { TelegramAccount } from './bots.ts';

/** The message that a file came with. */
interface FileOf {
  bot: string;
  chat: string;
  number: string;
}

/** Sizes of one picture come together, the largest last. https://core.telegram.org/bots/api#message */
export function mediaOf(message: unknown, { bot, chat, number }: FileOf): Media[] {
  const photo = textAt(listAt(message, 'photo').at(-1), 'file_id');
  const file = photo || textAt(message, 'document', 'file_id');
  if (file === '') return [];
  const contentType = photo ? 'image/jpeg' : textAt(message, 'document', 'mime_type') || 'application/octet-stream';
  return [{ url: `telegram:${bot}/${chat}/${number}/${file}`, contentType }];
}

const FILE = /^telegram:(@\w+)\/(\d+)\/(\d+)\/([\w-]+)$/;

function readFile({ url }: Media, account: TelegramAccount) {
  const [, address, chat, number, file] = FILE.exec(url) ?? [];
  const bot = account.bots.find((each) => each.address === address);
  if (!bot) throw new MediaError('never', 'The file is of none of the bots.');
  return { server: { bot, url: account.url }, chat: Number(chat), number: Number(number), file };
}

export async function fetchMedia(media: Media, account: TelegramAccount): Promise<Buffer> {
  const { server, file } = readFile(media, account);
  const answer = await asked(server, 'getFile', { file_id: file });
  const path = textAt(answer.body, 'result', 'file_path');
  if (!isOk(answer) || path === '') throw notHad(answer.status);
  const url = `${server.url}/file/bot${server.bot.token}/${path.split('/').map(encodeURIComponent).join('/')}`;
  return download({ url, headers: {}, delays: [], timeout: 30_000 });
}

/** Telegram deletes no files, but a bot may delete messages of a private chat: https://core.telegram.org/bots/api#deletemessage */
export async function removeMedia(media: Media, account: TelegramAccount): Promise<void> {
  const { server, chat, number } = readFile(media, account);
  const answer = await asked(server, 'deleteMessage', { chat_id: chat, message_id: number });
  // It is gone already, or older than the two days in which it may be deleted.
  if (!isOk(answer) && answer.status !== 400) throw notHad(answer.status);
}

function asked(server: BotServer, method: string, fields: object) {
  return askBot(server, method, fields).catch(() => {
    throw new MediaError('later', 'Telegram did not answer.');
  });
}

function notHad(status: number): MediaError {
  return new MediaError(status === 400 || status === 404 ? 'never' : 'later', `Telegram answered ${status}.`);
}
