// Tells Telegram where updates go, and sets the menu of each bot: at the start, and again until it is done.
import { askBot, isOk } from './botApi.ts';
import { type Bot, type TelegramAccount, webhookToken } from './bots.ts';
import { BOT_COMMANDS } from './commands.ts';

const RETRY_MS = 60_000;
const UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'];

/** Telegram posts to https only: a server of another address is tried with a fake, which needs no telling. */
export async function prepareBots(account: TelegramAccount, publicUrl: string): Promise<void> {
  if (!publicUrl.startsWith('https://')) return;
  const left = await unprepared(account, publicUrl);
  if (left.length === 0) return;
  console.warn(`Telegram did not take the webhook of ${left.map(({ address }) => address).join(', ')}; trying again.`);
  setTimeout(() => void prepareBots({ ...account, bots: left }, publicUrl), RETRY_MS).unref();
}

async function unprepared(account: TelegramAccount, publicUrl: string): Promise<Bot[]> {
  const done = await Promise.all(account.bots.map((bot) => prepareBot(bot, account, publicUrl).catch(() => false)));
  return account.bots.filter((_, index) => !done[index]);
}

async function prepareBot(bot: Bot, account: TelegramAccount, publicUrl: string): Promise<boolean> {
  const server = { bot, url: account.url };
  const webhook = await askBot(server, 'setWebhook', {
    url: `${publicUrl}/channels/telegram`,
    secret_token: webhookToken(account, bot),
    allowed_updates: UPDATES,
  });
  const menu = await askBot(server, 'setMyCommands', { commands: BOT_COMMANDS });
  return isOk(webhook) && isOk(menu);
}
