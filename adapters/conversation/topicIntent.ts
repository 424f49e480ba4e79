// Makes an intent of the topic that a message is about: what the conversation can do at once, or a question of its own. Pure.
import type { Language, LocalDate } from '../../src/time.ts';
import type { Intent } from './intent.ts';
import { dayIn, firstDayIn, mentionOf } from './mention.ts';
import { termsIn } from './normalise.ts';
import { readTopic } from './topicOf.ts';
import type { FollowedTopic, Topic } from './topics.ts';

/** The facts that a topic is read with. */
export interface TopicContext {
  today: LocalDate;
  /** The sender has a booking. */
  isBooked: boolean;
  /** The topics that the sender was asked to choose from, in their order. */
  choices?: readonly Topic[] | undefined;
  /** The topic of the sender's last message. */
  lastTopic?: FollowedTopic | undefined;
}

/** null: nothing can be said of it. */
export function topicIntent(text: string, context: TopicContext): Intent | null {
  const reading = readTopic(text, context.isBooked);
  if ('topic' in reading) return intentOf(reading.topic, text, context);
  const { lastTopic, today } = context;
  if (lastTopic && lastTopic !== 'LOST') {
    const said = withDayWord(text);
    if (saysDayOnly(said, today)) return intentOf(lastTopic, said, context);
  }
  const [only, ...more] = reading.choices;
  if (!only) return null;
  // There is something to choose: "this one, or an officer?"
  return { intent: 'CHOICES', topics: more.length === 0 && only !== 'HUMAN' ? [only, 'HUMAN'] : reading.choices };
}

const MAX_FOLLOW_UP_WORDS = 4;
const MAX_FOLLOW_UP_LENGTH = 60;

/** "Klo 18?" goes on with a day of the month. */
function withDayWord(text: string): string {
  return text.length < MAX_FOLLOW_UP_LENGTH ? text.replace(ONLY_NUMBER, '$1tanggal $2') : text;
}
const ONLY_NUMBER = /^(\s*(?:kalau|kalo|klo|kl|trus|terus|yang|yg|what about)\s+)(\d{1,2})(?=\s*[?.!]*\s*$)/i;

/** "Kalau Minggu?", after the hours were asked. */
function saysDayOnly(text: string, today: LocalDate): boolean {
  return (
    text.length < MAX_FOLLOW_UP_LENGTH && text.split(/\s+/).length <= MAX_FOLLOW_UP_WORDS && dayIn(text, today) !== null
  );
}

/** The word that our sentences give for calling an officer. */
export function calledOfficer(text: string): Intent | null {
  return OFFICER.test(text) ? { intent: 'TOPIC', topic: 'HUMAN', date: null } : null;
}
const OFFICER = /^#*\s*(?:petugas|officer)[\s.!]*$/i;

/** "Denda paspor hilang berapa" asks what it costs, and not what to do. */
export function asksFee(text: string): boolean {
  const reading = readTopic(text);
  return 'topic' in reading && reading.topic === 'FEE';
}

export function saysThanks(text: string): boolean {
  return termsIn(text).has('THANKS');
}

/** `2`, where the sender was asked to choose. */
export function chosenTopic(text: string, context: TopicContext): Intent | null {
  const number = /^\s*([1-9])[.)]?\s*$/.exec(text)?.[1];
  const topic = context.choices?.[Number(number) - 1];
  return topic ? intentOf(topic, '', context) : null;
}

function intentOf(topic: Topic, text: string, { today }: TopicContext): Intent {
  switch (topic) {
    case 'HELP':
    case 'GUIDE':
    case 'STATUS':
    case 'LOST':
    case 'THANKS':
    case 'STOP':
      return { intent: topic };
    case 'QUOTA':
      return { intent: 'QUOTA', date: dayIn(text, today) };
    case 'LANGUAGE':
      return { intent: 'LANGUAGE', language: languageNamed(text) };
    case 'CHANGE':
      return mentionOf(null, 'CHANGE', text, today);
    case 'STANDBY':
      return { intent: 'MENTION', code: null, wish: 'EARLIER', visitDate: null };
    default:
      return { intent: 'TOPIC', topic, date: topic === 'HOURS' ? firstDayIn(text, today) : null };
  }
}

function languageNamed(text: string): Language | null {
  if (/\b(?:inggris|english)\b/i.test(text)) return 'en';
  return termsIn(text).has('LANGUAGE') && /indonesia/i.test(text) ? 'id' : null;
}
