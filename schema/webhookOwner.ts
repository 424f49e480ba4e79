// The owner of the webhooks that a caller means: an office, or an API key.

import type { Asker } from '../src/access/asker.ts';
import { CallerError } from '../src/refusal.ts';
import type { WebhookOwner } from '../src/webhooks/webhooks.ts';
import type { Context } from './context.ts';
import { readNumericId } from './inputText.ts';
import { readIdCursor } from './page.ts';

export interface NamedOwner {
  office?: string | null | undefined;
  apiKey?: string | null | undefined;
}

/** A key means its own; staff name an office, administrators an office or a key. @throws CallerError BAD_USER_INPUT */
export function webhookOwner({ app, asker }: Context, { office, apiKey }: NamedOwner): WebhookOwner {
  const isGiven = (text: string | null | undefined): text is string => typeof text === 'string';
  if (asker.kind === 'apiKey') {
    if (isGiven(office) || isGiven(apiKey))
      throw new CallerError('BAD_USER_INPUT', 'A key has webhooks of its own: name neither an office nor a key.');
    return { office: null, apiKey: asker.id };
  }
  if (isGiven(office) === isGiven(apiKey)) throw new CallerError('BAD_USER_INPUT', 'Name an office or an apiKey.');
  if (isGiven(office)) return { office: app.offices.get(office).code, apiKey: null };
  if (asker.kind !== 'administrator')
    throw new CallerError('FORBIDDEN', 'Webhooks of API keys are for administrators.');
  return { office: null, apiKey: readNumericId(apiKey ?? '') };
}

/** Undefined: an administrator may change any. */
export function ownerOfChanged(context: Context, office: string | null | undefined): WebhookOwner | undefined {
  const isAny = context.asker.kind === 'administrator' && typeof office !== 'string';
  return isAny ? undefined : webhookOwner(context, { office });
}

/** @throws CallerError FORBIDDEN */
export function mustMaySeePeople(asker: Asker, withPersonalData: boolean | null | undefined): void {
  if (withPersonalData && asker.kind === 'apiKey' && !asker.scopes.includes('VOUCH'))
    throw new CallerError('FORBIDDEN', 'withPersonalData needs the scope VOUCH.');
}

/** A cursor, or the identifier of an event. @throws CallerError BAD_USER_INPUT */
export function readEventCursor(after: string | null): number | null {
  const [, id] = /^evt_(\d{1,15})$/.exec(after ?? '') ?? [];
  return id === undefined ? readIdCursor('events', after) : Number(id);
}
