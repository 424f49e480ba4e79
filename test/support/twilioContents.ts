// The Contents of the fake Twilio: what it takes and refuses, and how a message looks once its variables are filled in.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { MessageButton } from '../../src/channel/messages.ts';

const wordsForm = z.string().min(1);
/** https://www.twilio.com/docs/content/twilio-quick-reply, and twiliolist-picker: in a conversation three buttons, or ten rows. */
const QUICK_REPLY_FORM = z.strictObject({
  body: wordsForm.max(1024),
  actions: z
    .array(z.strictObject({ type: z.literal('QUICK_REPLY'), title: wordsForm, id: wordsForm }))
    .min(1)
    .max(3),
});
const LIST_PICKER_FORM = z.strictObject({
  body: wordsForm.max(1024),
  button: wordsForm.max(20),
  items: z
    .array(z.strictObject({ item: wordsForm, id: wordsForm, description: wordsForm.optional() }))
    .min(1)
    .max(10),
});
const CONTENT_FORM = z.strictObject({
  friendly_name: wordsForm,
  language: z.string().regex(/^[a-z]{2}$/),
  variables: z.record(z.string().regex(/^\d{1,16}$/), wordsForm.max(255)),
  types: z.union([
    z.strictObject({ 'twilio/quick-reply': QUICK_REPLY_FORM }),
    z.strictObject({ 'twilio/list-picker': LIST_PICKER_FORM }),
  ]),
});
type FakeContent = z.infer<typeof CONTENT_FORM>;

export interface RenderedContent {
  body: string;
  buttons: MessageButton[];
}

export function fakeContents() {
  const known = new Map<string, FakeContent>();
  return {
    /** The id of a new Content; null: it is none. */
    make(body: string): string | null {
      const { success, data } = CONTENT_FORM.safeParse(JSON.parse(body));
      if (!success) return null;
      const sid = `HX${randomBytes(16).toString('hex')}`;
      known.set(sid, data);
      return sid;
    },
    /** Null: it is of another account, or was approved elsewhere. */
    rendered(sid: string, variables: Readonly<Record<string, string>>): RenderedContent | null {
      const types = known.get(sid)?.types;
      if (!types) return null;
      const filled = (words: string) => words.replaceAll(/\{\{(\d+)\}\}/g, (_, name) => variables[name] ?? '');
      if ('twilio/quick-reply' in types) {
        const { body, actions } = types['twilio/quick-reply'];
        return {
          body: filled(body),
          buttons: actions.map(({ id, title }) => ({ action: filled(id), title: filled(title) })),
        };
      }
      const { body, items } = types['twilio/list-picker'];
      return {
        body: filled(body),
        buttons: items.map(({ id, item }) => ({ action: filled(id), title: filled(item) })),
      };
    },
  };
}
