// Finds a second question beside the first: "syaratnya apa, dan biayanya berapa". Pure.
import { readTopic } from './topicOf.ts';
import type { BesideTopic, Topic } from './topics.ts';

/** A message with more parts than that is a letter, and officers read it. */
const MAX_PARTS = 6;
const MAX_PARTED_LENGTH = 400;
const PARTS_MESSAGE =
  /[?.!;,\n]+|,? *\b(?:dan|terus|trus|trs|sama|serta|lalu|and|also|plus|oh iya|satu lagi|sekalian tanya)\b/i;

/** Questions that are answered beside another one: each has a reply that changes nothing, and calls no officer. */
const BESIDE: ReadonlySet<Topic> = new Set<BesideTopic>([
  'HOURS',
  'REQUIREMENTS',
  'FEE',
  'LOCATION',
  'FACILITIES',
  'CHILD',
  'PROXY',
  'PRIORITY',
  'PASSPORT_STATUS',
  'LATE',
  'WALK_IN',
  'SERVICES',
  'HELP',
  'QUOTA',
]);

/** A question of a message, with its words. */
export interface PartAsked {
  topic: BesideTopic;
  text: string;
}

/** The questions of a message that has more than one, in their order. */
export function severalTopics(text: string, isBooked: boolean): PartAsked[] {
  if (text.length > MAX_PARTED_LENGTH) return [];
  const parts = text.split(PARTS_MESSAGE).filter((part) => part.trim() !== '');
  if (parts.length < 2 || parts.length > MAX_PARTS) return [];
  const found = new Map<BesideTopic, string>();
  for (const part of parts) {
    const reading = readTopic(part, isBooked);
    if ('topic' in reading && isBeside(reading.topic) && !found.has(reading.topic)) found.set(reading.topic, part);
  }
  // The answer about children has the requirements in it.
  if (found.has('CHILD')) found.delete('REQUIREMENTS');
  return found.size > 1 ? [...found].map(([topic, part]) => ({ topic, text: part })) : [];
}

/** The other questions besides `main`; none if no part is about it, since then the parts belong together. */
export function askedBeside(text: string, main: Topic, isBooked: boolean): PartAsked[] {
  const asked = severalTopics(text, isBooked);
  return asked.some(({ topic }) => topic === main) ? asked.filter(({ topic }) => topic !== main) : [];
}

function isBeside(topic: Topic): topic is BesideTopic {
  return BESIDE.has(topic);
}
