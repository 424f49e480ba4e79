// Telegram as a channel from outside: loaded by CHANNELS=./examples/telegram/telegram.ts, with nothing of it in the product.
import { defineChannel, SendError } from 'antrean/channel-kit';
import { BOT_EXAMPLE, botAddress, readBots } from './bots.ts';
import { fetchMedia, removeMedia } from './media.ts';
import { prepareBots } from './prepare.ts';
import { receive } from './receive.ts';
import { send } from './send.ts';

export default defineChannel({
  name: 'telegram',
  label: 'Telegram',
  about: "A message to the office's bot on Telegram.",
  address: { example: BOT_EXAMPLE, read: botAddress },
  settings: {
    TELEGRAM_BOTS: {
      about: "Each office's bot with its token, as BotFather gives it, separated by commas.",
      read: readBots,
      must: `name each bot and its token, such as ${BOT_EXAMPLE}=110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw`,
      secret: true,
      example: `${BOT_EXAMPLE}=110201543:AAHd…`,
    },
    TELEGRAM_SECRET: {
      about: 'A secret of your own, from which the token of each webhook is made: at least 16 characters.',
      read: (text: string) => (text.length >= 16 ? text : null),
      must: 'have at least 16 characters',
      secret: true,
    },
    TELEGRAM_URL: {
      about: 'A Bot API server of your own, or a fake of it for tests.',
      read: (text: string) => (URL.parse(text)?.protocol.startsWith('http') ? text.replace(/\/+$/, '') : null),
      must: 'be a URL',
      usual: 'https://api.telegram.org',
    },
  },
  urlSetting: 'TELEGRAM_URL',
  linkTo: (address, text) => linkToBot(address.slice(1), text),
  open({ TELEGRAM_BOTS: bots, TELEGRAM_SECRET: secret, TELEGRAM_URL: url }, { publicUrl }) {
    const account = { bots, secret, url };
    return {
      // https://core.telegram.org/bots/api#sendmessage and #sendphoto; the paces are those of
      // https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
      limits: {
        maxCharacters: 4096,
        maxCaption: 1024,
        pictures: 1,
        buttons: { count: 10, title: 64, rows: 10, rowTitle: 64 },
        replyWindowHours: null,
        receipts: false,
        messagesPerSecond: 30,
        perPersonMinute: 60,
      },
      largest: () => 256 * 1024,
      accepted: () => 200,
      receive: async (request) => receive(request, account),
      async send(message) {
        const bot = bots.find(({ address }) => address === message.from);
        if (!bot) throw new SendError('configuration', 'Telegram has no bot of that office: see TELEGRAM_BOTS.');
        return send(message, { bot, url });
      },
      fetchMedia: (media) => fetchMedia(media, account),
      removeMedia: (media) => removeMedia(media, account),
      // Requests of applicants do not wait for Telegram.
      async prepare() {
        void prepareBots(account, publicUrl);
      },
    };
  },
});

/** The text that a link may carry which starts the bot: https://core.telegram.org/bots/features#deep-linking */
const START_PARAMETER = /^[\w-]{1,64}$/;

/** A code goes with the touch of START, which a new bot needs anyway; another text is typed: https://core.telegram.org/api/links */
function linkToBot(bot: string, text: string): string {
  const name = START_PARAMETER.test(text) ? 'start' : 'text';
  return `https://t.me/${bot}?${name}=${encodeURIComponent(text)}`;
}
