// One message of a conversation, and what an officer can make of it: a booking, or an answer of the office.
import { html, nothing, type TemplateResult } from 'lit';
import { officeTextsOf } from '../texts/office/texts.ts';
import { textFor } from '../texts/textFor.ts';
import type { FailedFragment, SaidFragment } from './documents.ts';
import './makeAnswer.ts';
import './message.ts';
import type { ConsolePlace } from './place.ts';
import { shortTime } from './shortTime.ts';

const talkTexts = officeTextsOf('talk', 'intents');

interface SaidSetup {
  place: ConsolePlace;
  /** The message of the person before it. */
  question: string;
  /** The form that is open below it. */
  opened: 'booking' | 'answer' | null;
  onOpen(open: 'booking' | 'answer' | null): void;
  onDone(done: string): void;
}

const FAULTY_STATES: readonly SaidFragment['state'][] = ['FAILED', 'UNKNOWN', 'DROPPED'];

export function saidMessage(message: SaidFragment, setup: SaidSetup): TemplateResult {
  const { place, opened, onOpen } = setup;
  const { messages, inbox: say, log, reasons } = talkTexts(place.language);
  const { direction, text, media, state, fault, writtenBy, createdAt } = message;
  const isInward = direction === 'INBOUND';
  const canBook = isInward && state === 'REFUSED';
  const canAnswer = writtenBy !== null && place.allowed.has('Mutation.makeAnswer');
  const toggle = (to: 'booking' | 'answer', name: string) =>
    html`<button type="button" class="button plain small" aria-expanded=${opened === to ? 'true' : 'false'}
      @click=${() => onOpen(opened === to ? null : to)}>${name}</button>`;
  return html`
    <li class=${isInward ? 'inward' : 'outward'}>
      <p class="from"><b>${writerOf(message, setup)}</b> <span class="quietly">${shortTime(createdAt, place)}${writtenBy === null ? nothing : html` · ${log.states[state]}`}</span></p>
      <p class="text">${text || messages.noText}${media > 0 ? html` <span class="quietly">${messages.media(media)}</span>` : nothing}</p>
      ${fault ? html`<p class="quietly">${textFor(reasons, fault) ?? fault}</p>` : nothing}
      ${FAULTY_STATES.includes(state) ? html`<p><span class="tag">${log.states[state]}</span></p>` : nothing}
      ${canBook ? toggle('booking', messages.accept) : nothing}
      ${canAnswer ? toggle('answer', say.makeAnswer) : nothing}
      ${opened === 'booking' ? bookingForm(message, setup) : nothing}
      ${
        opened === 'answer'
          ? html`<office-make-answer .place=${place} .question=${setup.question} .answer=${text} .onDone=${setup.onDone}
              .onClose=${() => onOpen(null)}></office-make-answer>`
          : nothing
      }
    </li>`;
}

function writerOf({ direction, writtenBy }: SaidFragment, { place }: SaidSetup): string {
  const { inbox: say } = talkTexts(place.language);
  if (direction === 'INBOUND') return say.personWrote;
  if (writtenBy === null) return say.automaton;
  return writtenBy.isSelf ? say.youWrote : writtenBy.name;
}

function bookingForm({ id, text, media, fault, createdAt }: SaidFragment, { place, onOpen, onDone }: SaidSetup) {
  const failed: Omit<FailedFragment, 'channel'> = {
    id: id.replace(/^in-/, ''),
    from: '',
    text,
    media,
    intent: '',
    reason: fault ?? '',
    receivedAt: createdAt,
  };
  return html`<office-message .place=${place} .message=${failed} .onDone=${onDone} .onClose=${() => onOpen(null)}></office-message>`;
}
