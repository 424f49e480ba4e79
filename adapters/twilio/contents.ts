// The Contents of Twilio that hold something to press: one for each shape of a message, made when it is first needed.
import { resourcesInMemory } from '../../src/channel/providerResources.ts';
import { call } from '../call.ts';
import { readJson, textAt } from '../json.ts';
import type { PressedContent } from './pressed.ts';
import { basicAuthorization, contentApiOf, type TwilioSettings } from './settings.ts';

export interface TwilioContents {
  /** The id of the Content of that shape; null: it cannot be had at the moment. */
  sidOf(content: PressedContent): Promise<string | null>;
  /** Twilio does not know it any more: the next message of its shape asks for another. */
  forget(content: PressedContent): Promise<void>;
}

/** A shape that Twilio made no Content of goes as a text, and is asked for no more for that time. */
const CONTENT_PAUSE_MS = 600_000;
const CONTENT_SID = /^HX[0-9a-fA-F]{32}$/;

export function openContents(settings: TwilioSettings): TwilioContents {
  const resources = settings.resources ?? resourcesInMemory();
  const keyOf = ({ shape }: PressedContent) => `twilio ${settings.accountSid} ${shape}`;
  const making = new Map<string, Promise<string | null>>();
  const known = new Map<string, string>();
  const pausedUntilMs = new Map<string, number>();
  async function found(key: string, content: PressedContent): Promise<string | null> {
    const kept = await resources.find(key);
    if (kept !== null) return kept;
    if (performance.now() < (pausedUntilMs.get(key) ?? 0)) return null;
    const made = await makeContent(content, settings);
    if (made === null) pausedUntilMs.set(key, performance.now() + CONTENT_PAUSE_MS);
    else await resources.keep(key, made);
    return made;
  }
  /** If the ids cannot be read, the text goes alone, too. */
  async function remembered(key: string, content: PressedContent): Promise<string | null> {
    const sid = await found(key, content).catch(() => null);
    if (sid !== null) known.set(key, sid);
    return sid;
  }
  return {
    sidOf(content) {
      const key = keyOf(content);
      const sid = known.get(key);
      if (sid !== undefined) return Promise.resolve(sid);
      const under = making.get(key) ?? remembered(key, content).finally(() => making.delete(key));
      making.set(key, under);
      return under;
    },
    async forget(content) {
      known.delete(keyOf(content));
      await resources.forget(keyOf(content));
    },
  };
}

/**
 * https://www.twilio.com/docs/content/content-api-resources: the variables are samples. If anything goes wrong, the text is
 * there. The vendor's client writes the fields in camel case, which the API does not know.
 */
async function makeContent({ shape, types, variables }: PressedContent, settings: TwilioSettings) {
  const samples = Object.fromEntries(Object.keys(variables).map((name) => [name, 'Contoh']));
  const answer = await call({
    provider: 'Twilio',
    url: `${contentApiOf(settings)}/v1/Content`,
    method: 'POST',
    headers: { authorization: basicAuthorization(settings), 'content-type': 'application/json' },
    body: JSON.stringify({ friendly_name: `antrean ${shape}`, language: 'id', variables: samples, types }),
    timeout: settings.timeout ?? 10_000,
  }).catch(() => null);
  const sid = textAt(readJson(answer?.text ?? ''), 'sid');
  return answer?.status === 201 && CONTENT_SID.test(sid) ? sid : null;
}
