// The bots of the offices: their names, their tokens, and the secret by which the webhook of each is known.
import { createHmac } from 'node:crypto';

export interface Bot {
  /** `@kanim_bogor_bot`, in small letters: Telegram takes both sizes for the same. */
  address: string;
  token: string;
}

export interface TelegramAccount {
  bots: readonly Bot[];
  secret: string;
  /** The Bot API, without a slash at its end. */
  url: string;
}

export const BOT_EXAMPLE = '@kanim_bogor_bot';

/** 5 to 32 letters, digits and underscores. */
const USERNAME = /^(?:@|(?:https:\/\/)?t\.me\/)?([a-z]\w{4,31})$/i;
const TOKEN = /^\d{6,20}:[\w-]{30,60}$/;

/** The name of a bot as people write it, with or without @, or as a link. */
export function botAddress(text: string): string | null {
  const [, name] = USERNAME.exec(text.trim()) ?? [];
  return name ? `@${name.toLowerCase()}` : null;
}

export function readBots(text: string): Bot[] | null {
  const bots = text.split(',').map((pair) => {
    const [name = '', token = ''] = pair.trim().split('=');
    return { address: botAddress(name), token };
  });
  const whole = bots.filter((bot): bot is Bot => bot.address !== null && TOKEN.test(bot.token));
  const areDistinct = new Set(whole.map(({ address }) => address)).size === bots.length;
  return areDistinct ? whole : null;
}

/** All bots have one address here: each has a token of its own in the header, of letters that Telegram allows there. */
export function webhookToken({ secret }: Pick<TelegramAccount, 'secret'>, { address }: Pick<Bot, 'address'>): string {
  return createHmac('sha256', secret).update(address).digest('base64url');
}
