// Sends a picture for the lobby boards, made small first: a board shows it in a third of its width.
import { AskFault } from '../api/ask.ts';
import { SERVER } from '../api/server.ts';
import { headersFor, type StaffKey } from '../api/staffKey.ts';
import { smallPicture } from '../fields/smallPicture.ts';

const MAX_PICTURE_SIDE_PX = 1280;
const UPLOAD_TIMEOUT_MS = 60_000;

/** Gives its id. @throws AskFault NOT_A_PHOTO, PHOTO_TOO_LARGE, PHOTO_TOO_INTRICATE, TOO_MANY_PHOTOS, TOO_MANY_PICTURES, OFFLINE */
export async function uploadBoardPicture(office: string, file: Blob, key: StaffKey): Promise<string> {
  const { blob: picture } = await smallPicture(file, MAX_PICTURE_SIDE_PX);
  const control = new AbortController();
  const patience = setTimeout(() => control.abort(), UPLOAD_TIMEOUT_MS);
  try {
    const response = await fetch(`${SERVER}/offices/${office}/board-pictures`, {
      method: 'POST',
      headers: { 'content-type': picture.type, ...headersFor(key) },
      body: picture,
      signal: control.signal,
    });
    const answer = await response.json();
    if (response.ok) return answer.id;
    throw new AskFault(answer.errors?.[0]?.extensions?.code ?? 'UNKNOWN', 'The picture was refused.', null);
  } catch (fault) {
    throw fault instanceof AskFault ? fault : new AskFault('OFFLINE', 'No answer came.');
  } finally {
    clearTimeout(patience);
  }
}
