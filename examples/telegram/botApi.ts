// One request of the Bot API, and what its errors mean. https://core.telegram.org/bots/api#making-requests
import { call, faultOfStatus, readJson, SendError, type SendFault, textAt } from 'antrean/channel-kit';
import type { Bot } from './bots.ts';

const TIMEOUT_MS = 10_000;

/** A bot, and the server of the Bot API. */
export interface BotServer {
  bot: Bot;
  url: string;
}

export interface BotAnswer {
  /** The HTTP status, which is `error_code`, too. */
  status: number;
  body: unknown;
}

export function isOk({ status, body }: BotAnswer): boolean {
  return status === 200 && (body as { ok?: unknown } | undefined)?.ok === true;
}

/** Throws `SendError` if no answer came. */
export async function askBot({ bot, url }: BotServer, method: string, fields: object): Promise<BotAnswer> {
  const { status, text } = await call({
    provider: 'Telegram',
    url: `${url}/bot${bot.token}/${method}`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
    timeout: TIMEOUT_MS,
  });
  return { status, body: readJson(text) };
}

/** Codes tell little; the descriptions are those of the Bot API's own server: https://github.com/tdlib/telegram-bot-api */
export function refusedBy({ status, body }: BotAnswer): SendError {
  const description = textAt(body, 'description');
  const seconds = Number(textAt(body, 'parameters', 'retry_after') || Number.NaN);
  return new SendError(
    faultOf(status, description),
    `Telegram did not take the message: HTTP ${status}.`,
    `${status}`,
    Number.isFinite(seconds) ? seconds : undefined,
  );
}

function faultOf(status: number, description: string): SendFault {
  if (status === 403) return /blocked by the user/i.test(description) ? 'stopped' : 'address';
  if (status === 400 && /chat not found|user not found|PEER_ID_INVALID|deactivated/i.test(description))
    return 'address';
  return faultOfStatus(status);
}
