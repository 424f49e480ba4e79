// Reads what was sent to the web form: fields as texts, and at most one file.
import type { FastifyRequest } from 'fastify';
import { languageFrom } from '../../src/messages/index.ts';
import { CallerError } from '../../src/refusal.ts';
import type { Language } from '../../src/time.ts';
import { readerLanguage } from './pageLanguage.ts';

/** The fields as texts, and the file if there was one. */
export interface SentForm {
  fields: Record<string, string>;
  file: Buffer | null;
  fileFault: 'PHOTO_TOO_LARGE' | 'TOO_MANY_PHOTOS' | null;
}

/** The photo of a form while it comes. */
interface ArrivingPhoto {
  /** Whether it had to give way to others. */
  readonly isDropped: boolean;
  keep(chunk: Buffer): void;
  whole(): Buffer;
}

/** Forms with and without a file and JSON are all read as texts by name. @throws CallerError BAD_USER_INPUT */
export async function readSentForm(request: FastifyRequest, photo: ArrivingPhoto): Promise<SentForm> {
  if (!request.isMultipart()) return { fields: formTexts(request.body), file: null, fileFault: null };
  try {
    return await readParts(request, photo);
  } catch (error) {
    // The parser has no status for a form that is cut off or none at all, which is no fault of ours.
    if (error instanceof Error && 'statusCode' in error) throw error;
    throw new CallerError('BAD_USER_INPUT', 'The form has not arrived whole: send it again.');
  }
}

async function readParts(request: FastifyRequest, photo: ArrivingPhoto): Promise<SentForm> {
  const sent: SentForm = { fields: {}, file: null, fileFault: null };
  for await (const part of request.parts()) {
    if (part.type === 'field') sent.fields[part.fieldname] = String(part.value);
    else {
      // The rest of a file that is too large, or one too many, is read and discarded, so that the form beside it is not lost.
      for await (const chunk of part.file) photo.keep(chunk);
      if (part.file.truncated) sent.fileFault = 'PHOTO_TOO_LARGE';
      else if (photo.isDropped) sent.fileFault = 'TOO_MANY_PHOTOS';
      else sent.file = photo.whole();
    }
  }
  return sent;
}

/** @throws CallerError BAD_USER_INPUT */
export function formTexts(body: unknown): Record<string, string> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    if (body === undefined || body === null) return {};
    throw new CallerError('BAD_USER_INPUT', 'The body must be a form or a JSON object of texts.');
  }
  const entries = Object.entries(body).flatMap(([name, value]): [string, string][] => {
    const one = Array.isArray(value) ? value[0] : value;
    return ['string', 'number', 'boolean'].includes(typeof one) ? [[name, String(one)]] : [];
  });
  return Object.fromEntries(entries);
}

export function formLanguage(request: FastifyRequest, { fields }: SentForm): Language {
  return fields.language ? languageFrom(fields.language) : readerLanguage(request);
}

export function wantsJson({ headers }: FastifyRequest): boolean {
  const accept = headers.accept ?? '';
  return accept.includes('application/json') && !accept.includes('text/html');
}
