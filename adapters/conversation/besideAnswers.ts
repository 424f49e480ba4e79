// Answers the further questions of a message under the first: people ask two things at once.
import { dateIn } from '../../src/time.ts';
import type { Exchange, SaidReply } from './exchange.ts';
import { howTo } from './explain.ts';
import { quotaOf } from './guide.ts';
import { dayIn, firstDayIn } from './mention.ts';
import { askedBeside, severalTopics } from './severalTopics.ts';
import { answerTopic } from './topicAnswers.ts';
import type { BesideTopic, Topic } from './topics.ts';

/** `main` is the topic that is answered by `said`. */
export async function withAnswersBeside(said: SaidReply, main: Topic, exchange: Exchange): Promise<SaidReply> {
  const { facts, delivered } = exchange;
  let whole = said;
  for (const { topic, text } of askedBeside(delivered.message.text, main, facts.bookings.length > 0)) {
    const { reply } = whole;
    const beside = reply && (await answerBeside(topic, text, exchange));
    if (!beside) continue;
    // The line to copy stays at the end.
    const texts = main === 'HELP' ? [beside.text, reply.text] : [reply.text, beside.text];
    whole = { ...whole, reply: { ...reply, text: texts.join('\n\n') }, reason: whole.reason ?? beside.reason };
  }
  return whole;
}

async function answerBeside(
  topic: BesideTopic,
  text: string,
  exchange: Exchange,
): Promise<{ text: string; reason: string | null } | null> {
  const { facts, delivered } = exchange;
  if (topic === 'HELP') return { text: howTo(facts).text, reason: null };
  const today = dateIn(facts.office.timeZone, delivered.at);
  if (topic === 'QUOTA') return { text: quotaOf(await exchange.situation(), dayIn(text, today)).text, reason: null };
  const date = topic === 'HOURS' ? firstDayIn(text, today) : null;
  // Names of services count where they stand.
  const message = { ...delivered.message, text };
  const { reply, reason } = await answerTopic(
    { intent: 'TOPIC', topic, date },
    { ...exchange, delivered: { ...delivered, message } },
  );
  return reply && { text: reply.text, reason };
}

/** If the words of the whole are not certain, its parts may be. null: they are not. */
export async function answerParts(exchange: Exchange): Promise<SaidReply | null> {
  const { facts, delivered, state } = exchange;
  const parts = severalTopics(delivered.message.text, facts.bookings.length > 0);
  const texts: string[] = [];
  let reason: string | null = null;
  for (const { topic, text } of parts) {
    const answer = await answerBeside(topic, text, exchange);
    if (answer) texts.push(answer.text);
    reason ??= answer?.reason ?? null;
  }
  const [first] = parts;
  if (!first || texts.length < 2) return null;
  return { reply: { key: 'severalAnswers', text: texts.join('\n\n'), media: [] }, reason, state, intent: first.topic };
}
