// Reads a message by its office's templates: pure, never throwing on what a person types, and never at it for long.
import type { ChannelKind } from '../../src/channel.ts';
import type { LocalDate } from '../../src/time.ts';
import { clean, hasPictures } from './clean.ts';
import { codeInSentence, isProviderStop, isStart, isYes, ownCodeIn, readCode, readCommand } from './commands.ts';
import { type Intent, type MediaUse, type Unclear, unclear } from './intent.ts';
import { readRegistration } from './registration.ts';
import { readerOf, type Service, type Template } from './template.ts';

/** What came, as far as reading it goes. */
export interface Text {
  text: string;
  media: readonly { contentType: string }[];
  /** The payload of a button. */
  action?: string | undefined;
  /** The code in the message that was quoted. */
  quotedCode?: string | undefined;
}

/** What is known of the office and of the sender when a message is read. */
export interface Circumstances {
  templates: readonly Template[];
  services: readonly Service[];
  /** Whether the office has a use for a photo of the identity card. */
  wantsPhoto: boolean;
  channel: ChannelKind;
  /** The office's date when the message was sent. */
  today: LocalDate;
  /** Codes of the sender's bookings that wait to be confirmed. */
  held: readonly string[];
  /** A registration of the sender waits for its photo. */
  awaitsPhoto: boolean;
  /** The sender wants no notices. */
  hasStopped?: boolean;
}

/** As long as a message can be; a page that is longer is no registration. */
const LONGEST = 4096;

/** A button that stands for words. */
export const SAYS = 'SAY:';

export function parse(message: Text, circumstances: Circumstances): Intent {
  if (message.action && !message.action.startsWith(SAYS)) return readAction(message.action);
  if (message.text.length > LONGEST) return unclear('TEXT_TOO_LONG');
  const text = unquoted(clean(message.text));
  if (text.length > LONGEST) return unclear('TEXT_TOO_LONG');
  const photos = photosIn(message);
  const intent = text === '' ? unclear('UNSUPPORTED_TYPE') : readText(text, message, photos, circumstances);
  return photos.length > 0 ? withPhoto(intent, photos, circumstances) : intent;
}

/** The whole message in quotes, as it stood in the instructions. */
function unquoted(text: string): string {
  const inside = text.slice(1, -1);
  return text.startsWith('"') && text.endsWith('"') && !inside.includes('"') ? inside.trim() : text;
}

const VERBS = { CONFIRM: 'CONFIRM', CANCEL: 'CANCEL', ACCEPT: 'STANDBY', DECLINE: 'DECLINE' } as const;

function readAction(action: string): Intent {
  const [verb = '', code = ''] = action.split(':');
  if (!Object.hasOwn(VERBS, verb)) return unclear('UNKNOWN_TEXT');
  return { intent: VERBS[verb as keyof typeof VERBS], code };
}

/** Pictures and scans; a sticker is a picture too, but never of an identity card. */
function photosIn({ media }: Text): MediaUse[] {
  return media
    .filter(({ contentType }) => /^(?:image\/(?!webp)|application\/pdf)/.test(contentType))
    .map(() => 'idCard');
}

function readText(text: string, message: Text, photos: MediaUse[], circumstances: Circumstances): Intent {
  const { held, today, channel, templates, services, wantsPhoto } = circumstances;
  if (isProviderStop(text, channel)) return { intent: 'OPT_OUT_BY_PROVIDER' };
  if (circumstances.hasStopped && isStart(text)) return { intent: 'START' };
  if (isYes(text)) return readYes(message.quotedCode, held);
  const command = readCommand(text, today);
  if (command) return command;
  const code = ownCodeIn(text, held) ?? readCode(text);
  if (code) return { intent: 'CONFIRM', code };
  const situation = { readers: templates.map(readerOf), services, today, media: wantsPhoto ? photos.slice(0, 1) : [] };
  const match = readRegistration(text, situation);
  if (match.intent === 'UNCLEAR') {
    const other = Object.keys(match.understood).length === 0 ? codeInSentence(text) : null;
    return other ? { intent: 'CONFIRM', code: other } : match;
  }
  return hasPictures(message.text) ? { ...match, warnings: [...match.warnings, 'EMOJI_DROPPED'] } : match;
}

/** Yes to the message that was quoted, else to the only booking that waits; with several the code has to be said. */
function readYes(quotedCode: string | undefined, held: readonly string[]): Intent {
  if (quotedCode) return { intent: 'CONFIRM', code: quotedCode };
  if (held.length === 0) return unclear('UNKNOWN_TEXT');
  return { intent: 'CONFIRM', code: held.length === 1 ? (held[0] as string) : null };
}

/** A photo with words that say nothing belongs to the registration that waits for it, or waits itself for one. */
function withPhoto(intent: Intent, media: MediaUse[], { wantsPhoto, awaitsPhoto }: Circumstances): Intent {
  if (!wantsPhoto || !saysNothing(intent)) return intent;
  return awaitsPhoto ? { intent: 'ATTACH', to: 'pending', media } : unclear('MEDIA_WITHOUT_TEXT');
}

function saysNothing(intent: Intent): intent is Unclear {
  return intent.intent === 'UNCLEAR' && (intent.reason === 'UNKNOWN_TEXT' || intent.reason === 'UNSUPPORTED_TYPE');
}
