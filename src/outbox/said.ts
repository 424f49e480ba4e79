// Renders a notice from its data: in the words the office has now, as text or as an approved template.
import type { OutboundMessage, TemplateMessage } from '../channel/messages.ts';
import { traitsOfChannel } from '../channelKinds.ts';
import {
  LATER_PARAMETERS,
  type OwnText,
  parametersIn,
  REPLIES,
  type ReplyKey,
  type ReplyParameters,
  sayReply,
  type Voice,
} from '../messages/index.ts';
import { instant } from '../time.ts';
import type { NoticeSource, WaitingMessage } from './outbox.ts';

/** A sentence of the catalogue as it was approved, by language; what stands in its gaps, in their order. */
export interface Approved {
  id?: string | undefined;
  en?: string | undefined;
  /** Names of parameters; none: all of the sentence, as the catalogue has them. */
  variables?: readonly string[] | undefined;
}

export interface OfficeWords {
  /** Sentences of the office's own. */
  texts: readonly OwnText[];
  approved: Readonly<Record<string, Approved>>;
}

/** The text it is sent with; what it was put out with, where it is rendered from nothing. */
export function textOf(message: WaitingMessage, { texts }: Pick<OfficeWords, 'texts'>): string {
  const { said, key, text, channel, asStandard } = message;
  if (!said || !isKey(key)) return (asStandard && message.standard) || text;
  const voice: Voice = {
    language: said.language,
    texts: asStandard ? [] : texts,
    sms: traitsOfChannel(channel).isShort,
  };
  return sayReply(voice, key, readParameters(key, said));
}

/** Whether it was tried in words of the office's own, and there are others. */
export function hasStandard(message: WaitingMessage, words: Pick<OfficeWords, 'texts'>): boolean {
  const standard = textOf({ ...message, asStandard: true }, words);
  return !message.asStandard && standard !== textOf(message, words);
}

/** The same as a template, where one was approved in that language. */
export function templateOf(
  { said, key }: WaitingMessage,
  { approved }: Pick<OfficeWords, 'approved'>,
): TemplateMessage | null {
  const known = approved[key];
  const id = said && known?.[said.language];
  if (!id || !isKey(key)) return null;
  const written = parametersIn(said.language, key, readParameters(key, said));
  const later = LATER_PARAMETERS[key] ?? [];
  const names = known.variables ?? Object.keys(REPLIES[key]).filter((name) => !later.includes(name));
  return { id, language: said.language, variables: names.map((name) => written[name] ?? '') };
}

function isKey(key: string): key is ReplyKey {
  return Object.hasOwn(REPLIES, key);
}

/** JSON knows no moments. */
function readParameters<K extends ReplyKey>(key: K, { parameters }: NoticeSource): ReplyParameters<K> {
  const kinds: Readonly<Record<string, string>> = REPLIES[key];
  // Put out before its text named the deadline: the start of the window is the nearest to it.
  const whole = 'deadline' in kinds ? { deadline: parameters.from, ...parameters } : parameters;
  const read = Object.entries(whole).map(([name, value]) => {
    if (kinds[name] !== 'moment') return [name, value];
    const { at, zone } = value as { at: string; zone: string };
    return [name, { at: instant(at), zone }];
  });
  return Object.fromEntries(read) as ReplyParameters<K>;
}

/** The message as it is handed to the channel. */
export function outbound(
  message: WaitingMessage,
  text: string,
  template: TemplateMessage | null,
  validFor: number,
): OutboundMessage {
  const { id, from, to, media, buttons } = message;
  return {
    id: String(id),
    from,
    to,
    text,
    media,
    validFor,
    ...(buttons && { buttons }),
    ...(template && { template }),
  };
}
