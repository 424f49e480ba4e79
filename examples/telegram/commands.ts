// The commands of the bot's menu, as the office understands them.

/** In the order of the menu, with what Telegram shows beside them. https://core.telegram.org/bots/api#botcommand */
export const BOT_COMMANDS = [
  { command: 'cek', description: 'Lihat pendaftaran saya' },
  { command: 'pandu', description: 'Daftar dengan panduan, langkah demi langkah' },
  { command: 'ubah', description: 'Pindah ke hari lain' },
  { command: 'batal', description: 'Batalkan pendaftaran' },
  { command: 'awal', description: 'Minta tempat lebih awal' },
  { command: 'kuota', description: 'Tempat yang tersisa' },
  { command: 'bahasa', description: 'Bahasa / language: id, en' },
  { command: 'bantuan', description: 'Bantuan' },
] as const;

const KNOWN = new Set<string>([...BOT_COMMANDS.map(({ command }) => command), 'data', 'help']);
const COMMAND = /^\/([a-z]+)(?:@\w+)?(?:\s+(.*))?$/is;

/** `/batal` is `#batal`. `/start` is what comes with it, a code from a link, or else a beginning. */
export function asCommand(text: string, language: string): string {
  const [, name = '', rest = ''] = COMMAND.exec(text) ?? [];
  const command = name.toLowerCase();
  if (command === 'start')
    return rest.trim() || (language === '' || /^(id|ms|jv|su)\b/.test(language) ? 'mulai' : 'start');
  if (!KNOWN.has(command)) return text;
  return `#${command} ${rest}`.trim();
}
