// Reads a message by its office's templates: pure, never throwing on what a person types, and never at it for long.
import type { ChannelKind } from '../../src/channelKinds.ts';
import { itemAt } from '../../src/items.ts';
import { isLocalDate, type LocalDate } from '../../src/time.ts';
import { answerToQuestion, offerTaken } from './answerToQuestion.ts';
import { clean, hasPictures } from './clean.ts';
import { codeInSentence, codesTogether, type Found, ownCodeIn, readCode } from './codes.ts';
import { isProviderStop, isStart, isYes, readCommand } from './commands.ts';
import { dateAddedTo } from './draft.ts';
import { withoutOurWords } from './echo.ts';
import { wantsErasure } from './erasureWords.ts';
import { isExactMove, isWeekdayAlone } from './exactMove.ts';
import { type Fields, type Intent, type MediaUse, type Question, type Registration, unclear } from './intent.ts';
import { goesOnAboutLoss, saysLost, withLostService } from './lost.ts';
import { mentionOf } from './mention.ts';
import { readOtherwise } from './otherwise.ts';
import { type KnownAnswer, ownAnswerIntent } from './ownAnswers.ts';
import { notMeant, readRegistration } from './registration.ts';
import { isLineNotMeant } from './saidOtherwise.ts';
import { withServiceSaid } from './serviceMeant.ts';
import type { Situation } from './slots.ts';
import { isCancelWord } from './speech.ts';
import { stanceOf } from './stance.ts';
import { readerOf, type Service, type Template } from './template.ts';
import { asksFee, calledOfficer, chosenTopic, saysThanks } from './topicIntent.ts';
import type { FollowedTopic, Topic } from './topics.ts';
import { wordsOf } from './words.ts';

/** The parts of a message that are read. */
export interface Text {
  text: string;
  media: readonly { contentType: string }[];
  /** The payload of a button. */
  action?: string | undefined;
  /** The code in the message that was quoted. */
  quotedCode?: string | undefined;
}

/** The facts about the office and the sender that a message is read with. */
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
  /** Codes of all the sender's bookings that are live, those among them. */
  own?: readonly string[];
  /** Codes of those that an earlier place is offered for. */
  offered?: readonly string[];
  /** The names of the people who are booked. */
  names?: readonly string[];
  /** The last question to the sender. */
  asked?: Question | undefined;
  /** The sender is being led step by step: yes is to that. */
  isGuided?: boolean;
  /** The office's own sentences that show a code, with their gaps. */
  sentences?: readonly string[];
  /** The fields of a registration that came in messages before; none: nothing was begun. */
  draft?: Fields | undefined;
  /** The questions that the office answers in its own words. */
  answers?: readonly KnownAnswer[] | undefined;
  /** The topics that the sender was asked to choose from. */
  choices?: readonly Topic[] | undefined;
  /** The topic of the sender's last message, where the next may go on with it. */
  lastTopic?: FollowedTopic | undefined;
  /** A registration of the sender waits for its photo. */
  awaitsPhoto: boolean;
  /** A registration of the sender came outside the intake hours, and is kept for them. */
  hasKept?: boolean;
  /** The sender wants no notices. */
  hasStopped?: boolean;
}

/** As long as a message can be; a page that is longer is no registration. */
const MAX_MESSAGE_TEXT = 4096;

/** A button that stands for words. */
export const SAYS = 'SAY:';

export function parse(message: Text, circumstances: Circumstances): Intent {
  if (message.action && !message.action.startsWith(SAYS)) return readAction(message.action);
  if (message.text.length > MAX_MESSAGE_TEXT) return unclear('TEXT_TOO_LONG');
  const text = unquoted(clean(message.text));
  if (text.length > MAX_MESSAGE_TEXT) return unclear('TEXT_TOO_LONG');
  const photos = photosIn(message);
  const read =
    text === '' ? picturesOnly(message, circumstances) : readMessageText(text, message, photos, circumstances);
  const intent = withServiceSaid(read, text, circumstances);
  return photos.length > 0 ? withPhoto(intent, photos, circumstances) : intent;
}

/** The whole message in quotes, as it stood in the instructions. */
function unquoted(text: string): string {
  const inside = text.slice(1, -1);
  return text.startsWith('"') && text.endsWith('"') && !inside.includes('"') ? inside.trim() : text;
}

const VERBS = {
  CONFIRM: 'CONFIRM',
  CANCEL: 'CANCEL',
  KEEP: 'KEEP',
  ACCEPT: 'STANDBY',
  DECLINE: 'DECLINE',
  REPLACE: 'REPLACE',
} as const;

function readAction(action: string): Intent {
  const [verb = '', code = '', visitDate = ''] = action.split(':');
  if (verb === 'MOVE' && isLocalDate(visitDate)) return { intent: 'RESCHEDULE', code, visitDate };
  if (!Object.hasOwn(VERBS, verb)) return unclear('UNKNOWN_TEXT');
  return { intent: VERBS[verb as keyof typeof VERBS], code };
}

/** Pictures and scans; a sticker is a picture too, but never of an identity card. */
function photosIn({ media }: Text): MediaUse[] {
  return media
    .filter(({ contentType }) => /^(?:image\/(?!webp)|application\/pdf)/.test(contentType))
    .map(() => 'idCard');
}

function readMessageText(text: string, message: Text, photos: MediaUse[], circumstances: Circumstances): Intent {
  const { channel, isGuided } = circumstances;
  if (isProviderStop(text, channel)) return { intent: 'OPT_OUT_BY_PROVIDER' };
  if (circumstances.hasStopped && isStart(text)) return { intent: 'START' };
  const [code, ...also] = codesTogether(text);
  if (code !== undefined) return { intent: 'CONFIRM', code, also };
  const answer = answerToQuestion(text, message.text, circumstances);
  if (answer) return answer;
  const taken = isGuided ? null : offerTaken(text, message.text, { ...circumstances, quotedCode: message.quotedCode });
  if (taken) return taken;
  if (!isGuided && isYes(text, message.text, circumstances.names))
    return readYes(message.quotedCode, saysThanks(text), circumstances);
  const erasure = wantsErasure(text, () => stanceOf(message.text, text, circumstances.names));
  if (erasure) return { intent: erasure };
  const situation = situationOf(photos, circumstances);
  const before = calledOfficer(text) ?? (isGuided ? null : readByContext(text, situation, circumstances));
  if (before) return before;
  const command = readCommand(text, circumstances.today);
  // There are people called Pindah and Ganti: what is a whole registration is no command that lacks its date.
  if (command?.intent === 'UNCLEAR') {
    const match = readRegistration(text, situation);
    if (match.intent === 'REGISTER') return registered(match, text, message, circumstances);
  }
  if (command) return certain(command, text, message, circumstances);
  const found = ownCodeIn(text, circumstances.own ?? circumstances.held, circumstances.held) ?? readCode(text);
  if (found) return codeSent(found, message, circumstances);
  const match = readRegistration(text, situation);
  if (match.intent === 'REGISTER') return registered(match, text, message, circumstances);
  const other = Object.keys(match.understood).length === 0 ? codeInSentence(text) : null;
  if (other) return codeSent(other, message, circumstances);
  const { draft, held, own, names, lastTopic, answers } = circumstances;
  const isLost = saysLost(text) || (lastTopic === 'LOST' && goesOnAboutLoss(text));
  if (isLost && !asksFee(text)) return ownAnswerIntent(text, answers) ?? { intent: 'LOST' };
  const context = { match, situation, draft, held, own, names, lastTopic, answers, isGuided: isGuided ?? false };
  return readOtherwise(text, message.text, context);
}

/** A number of a list, or the date that a registration lacks: the messages before make it clear. */
function readByContext(
  text: string,
  situation: Situation,
  { draft, choices, own = [], today }: Circumstances,
): Intent | null {
  const chosen = choices && chosenTopic(text, { today, isBooked: own.length > 0, choices });
  return chosen ?? (draft ? dateAddedTo(text, situation, draft) : null);
}

/** Commands that change a booking. */
const CHANGING: ReadonlySet<Intent['intent']> = new Set(['CANCEL', 'RESCHEDULE', 'STANDBY']);

/** A command that changes a booking does so only where it is no question: "batal 2345678A?" asks. */
function certain(command: Intent, text: string, message: Text, { names, today }: Circumstances): Intent {
  if (!CHANGING.has(command.intent) || !('code' in command)) return command;
  // The booked day tells which Thursday "ganti hari kamis" means: it is asked.
  if (command.intent === 'RESCHEDULE' && isWeekdayAlone(text)) return mentionOf(command.code, 'CHANGE', text, today);
  if (command.intent === 'RESCHEDULE' && command.visitDate !== null && !isExactMove(text))
    return { intent: 'MENTION', code: command.code, wish: 'CHANGE', visitDate: command.visitDate };
  // Without the letters of the code.
  const behind = text.replace(/^[#\s]*\p{L}+/u, '').replace(/[a-z0-9]*\d[a-z0-9]*/gi, ' ');
  const stance = stanceOf(hasPictures(message.text) ? message.text : '', behind, names);
  return stance === 'QUESTION'
    ? mentionOf(command.code, command.intent === 'RESCHEDULE' ? 'CHANGE' : stance, text, today)
    : command;
}

function situationOf(photos: MediaUse[], { templates, services, today, wantsPhoto }: Circumstances): Situation {
  const media = wantsPhoto ? photos.slice(0, 1) : [];
  return { readers: templates.map(readerOf), services, today, media, readings: new Map() };
}

function registered(match: Registration, text: string, message: Text, circumstances: Circumstances): Intent {
  const { services, channel, own = [], today } = circumstances;
  if (isLineNotMeant(text, match.name)) {
    const isGivenUp = own.length > 0 && stanceOf('', text.split('#', 1)[0] ?? '') === 'CANCEL';
    return isGivenUp ? mentionOf(null, 'CANCEL', '', today) : notMeant(match);
  }
  if (saysLost(text, match)) return withLostService(match, services, channel) ?? { intent: 'LOST' };
  return hasPictures(message.text) ? { ...match, warnings: [...match.warnings, 'EMOJI_DROPPED'] } : match;
}

/** A code agrees by itself or beside words that do; beside others it only says which booking is meant. */
function codeSent({ code, rest }: Found, message: Text, circumstances: Circumstances): Intent {
  const { names = [], sentences = [], today } = circumstances;
  const added = withoutOurWords(rest, sentences, names);
  const stance = stanceOf(message.text, added, names);
  if (stance === 'YES' || stance === 'BARE') return { intent: 'CONFIRM', code };
  const mention = mentionOf(code, stance, added, today);
  return stance === 'QUESTION' && !wordsOf(added).some(isCancelWord) ? { ...mention, asksOfCode: true } : mention;
}

/** Yes to the message that was quoted, to the only booking that waits, or once more. */
function readYes(
  quotedCode: string | undefined,
  isThankful: boolean,
  { held, own = [], hasKept }: Circumstances,
): Intent {
  if (quotedCode) return { intent: 'CONFIRM', code: quotedCode };
  // With several the code has to be said.
  if (held.length > 0) return { intent: 'CONFIRM', code: held.length === 1 ? itemAt(held, 0) : null };
  if (isThankful) return { intent: 'THANKS' };
  if (hasKept && own.length === 0) return { intent: 'RESUME' };
  return own.length === 1 ? { intent: 'CONFIRM', code: itemAt(own, 0) } : unclear('UNKNOWN_TEXT');
}

/** A thumb alone says yes where there is something to say yes to. */
function picturesOnly(message: Text, circumstances: Circumstances): Intent {
  // Folded hands are thanks, where they can be no yes.
  const { own = [], held } = circumstances;
  if (/🙏/u.test(message.text) && held.length === 0) return { intent: 'THANKS' };
  if (/^[👋🙋]/u.test(message.text) && own.length === 0) return { intent: 'HELP' };
  const read = message.text === '' ? null : readMessageText('', message, [], circumstances);
  return read?.intent === 'UNCLEAR' || !read ? unclear('UNSUPPORTED_TYPE') : read;
}

/** A photo with words that say nothing belongs to the registration that waits for it, or waits itself for one. */
function withPhoto(intent: Intent, media: MediaUse[], { wantsPhoto, awaitsPhoto }: Circumstances): Intent {
  if (!wantsPhoto || !saysNothing(intent)) return intent;
  return awaitsPhoto ? { intent: 'ATTACH', to: 'pending', media } : unclear('MEDIA_WITHOUT_TEXT');
}

function saysNothing(intent: Intent): boolean {
  if (intent.intent === 'CHOICES') return true;
  return intent.intent === 'UNCLEAR' && (intent.reason === 'UNKNOWN_TEXT' || intent.reason === 'UNSUPPORTED_TYPE');
}
