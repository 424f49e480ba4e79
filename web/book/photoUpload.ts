// Sends a photo of an identity card ahead of the booking, which names it; the work that it may cost is done on the way.
import { AskFault } from '../api/ask.ts';
import { SERVER } from '../api/server.ts';
import { MAX_WORK_ROUNDS } from './bookPlace.ts';
import { workDone } from './workAhead.ts';

/** Slow networks take a while for a photo; a connection that brings nothing ends. */
const PHOTO_TIMEOUT_MS = 120_000;

export interface PhotoToSend {
  office: string;
  photo: Blob;
  /** Hears which share is sent, 0 to 1. */
  onProgress(share: number): void;
  signal: AbortSignal;
}

interface PhotoAnswer {
  photo?: string | null;
  work?: object;
  faults?: { field: string; fault: string }[];
}

/**
 * The name under which the office keeps it.
 * @throws AskFault NOT_A_PHOTO, PHOTO_TOO_LARGE, PHOTO_TOO_INTRICATE, TOO_MANY_PHOTOS, OFFLINE, RATE_LIMITED
 */
export async function sendPhoto(sent: PhotoToSend): Promise<string> {
  let work: string | null = null;
  for (let round = 0; round <= MAX_WORK_ROUNDS; round++) {
    const answer = await post(sent, work);
    const fault = answer.faults?.find(({ field }) => field === 'photo')?.fault;
    if (fault) throw new AskFault(fault, 'The photo was not taken.');
    if (answer.photo) return answer.photo;
    work = answer.work ? await workDone(JSON.stringify(answer.work)) : null;
    if (!work) break;
  }
  throw new AskFault('RATE_LIMITED', 'The photo was not taken.');
}

/** Only this older way to ask tells how much has been sent. */
function post({ office, photo, onProgress, signal }: PhotoToSend, work: string | null): Promise<PhotoAnswer> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ action: 'photo', office, ...(work && { work }) })) form.set(name, value);
  form.set('photoFile', photo, 'photo');
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    const lost = () => reject(new AskFault('OFFLINE', 'No answer came.'));
    request.open('POST', `${SERVER}/channels/web`);
    request.setRequestHeader('accept', 'application/json');
    // On another site's page the browser asks the server first.
    request.setRequestHeader('x-requested-with', 'antrean');
    request.responseType = 'json';
    request.timeout = PHOTO_TIMEOUT_MS;
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    for (const end of ['error', 'timeout', 'abort']) request.addEventListener(end, lost);
    request.addEventListener('load', () => {
      const { response } = request;
      if (typeof response === 'object' && response !== null) resolve(response);
      else lost();
    });
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
