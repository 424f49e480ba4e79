// The conversation's answer to a message that it does not understand, at an office with a template.

import { expect } from 'vitest';
import { type ConverseStep, converse } from '../../adapters/conversation/converse.ts';
import type { DeskFragment } from '../../adapters/conversation/documents.ts';
import type { Unclear } from '../../adapters/conversation/intent.ts';
import type { Facts } from '../../adapters/conversation/reply.ts';
import type { Office } from '../../src/office/settings.ts';
import { examplesFor, templatesOf } from '../../src/office/template.ts';
import { instant, type Language } from '../../src/time.ts';
import { officeOf, photoRule } from './reading.ts';

/** The office as the API shows it to the conversation. */
function deskOf(office: Office): DeskFragment {
  const examples = examplesFor(office, instant('2017-08-01T09:00:00+07:00'));
  const templates = templatesOf(office.registration).map((one, index) => ({ ...one, example: examples[index] ?? '' }));
  return {
    code: office.code,
    name: office.name,
    timeZone: office.timeZone,
    languages: office.languages,
    texts: [],
    policy: office.policy,
    privacy: { url: `https://antrean.example/privacy/${office.code}` },
    services: office.services.map(({ code, name, channels }) => ({
      code,
      names: [name.id, name.en],
      channels: [...channels],
    })),
    registration: { example: examples[0] ?? '', photo: photoRule(office), intakeHours: null, templates },
  };
}

export function answered(intent: Unclear, template: string, language: Language): string {
  const office = deskOf(officeOf({ template }));
  const facts: Facts = { office, bookings: [], language, voice: { language }, messageKey: 'key', photo: null };
  const step = converse(intent, facts) as Extract<ConverseStep, { reply: unknown }>;
  expect(step.reason).toBe(intent.reason);
  return step.reply?.text ?? '';
}
