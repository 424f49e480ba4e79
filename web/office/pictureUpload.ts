// Sends a picture for the lobby boards, made small first: a board shows it in a third of its width.
import { AskFault } from '../api/ask.ts';
import { SERVER } from '../api/server.ts';
import { headersFor, type StaffKey } from '../api/staffKey.ts';

const MAX_PICTURE_SIDE_PX = 1280;
const PICTURE_QUALITY = 0.85;
const UPLOAD_TIMEOUT_MS = 60_000;

/** Gives its id. @throws AskFault NOT_A_PHOTO, PHOTO_TOO_LARGE, PHOTO_TOO_INTRICATE, TOO_MANY_PHOTOS, TOO_MANY_PICTURES, OFFLINE */
export async function uploadBoardPicture(office: string, file: Blob, key: StaffKey): Promise<string> {
  const picture = await smallPicture(file);
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

/** A file that the browser cannot read is sent as it is: the server says what is wrong with it. */
async function smallPicture(file: Blob): Promise<Blob> {
  const image = await createImageBitmap(file).catch(() => null);
  if (!image) return file.type.startsWith('image/') ? file : new Blob([file], { type: 'image/jpeg' });
  const scale = Math.min(1, MAX_PICTURE_SIDE_PX / Math.max(image.width, image.height));
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d');
  if (!pen) return file;
  // Transparent parts would be black.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(image, 0, 0, width, height);
  return new Promise((done) => {
    canvas.toBlob((blob) => done(blob ?? file), 'image/jpeg', PICTURE_QUALITY);
  });
}
