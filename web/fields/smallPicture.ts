// Makes a picture small before it is sent, and keeps it drawn: a page's policy lets no picture in that is only a file.

const PICTURE_QUALITY = 0.85;

export interface SmallPicture {
  /** The bytes to send. */
  blob: Blob;
  /** As it was drawn; null: this browser cannot read it. */
  canvas: HTMLCanvasElement | null;
}

/** A file that the browser cannot read is sent as it is: the server says what is wrong with it. */
export async function smallPicture(file: Blob, maxSidePx: number): Promise<SmallPicture> {
  const image = await createImageBitmap(file).catch(() => null);
  const typed = file.type.startsWith('image/') ? file : new Blob([file], { type: 'image/jpeg' });
  if (!image) return { blob: typed, canvas: null };
  const scale = Math.min(1, maxSidePx / Math.max(image.width, image.height));
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d');
  if (!pen) return { blob: file, canvas: null };
  // Transparent parts would be black.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(image, 0, 0, width, height);
  return new Promise((done) => {
    canvas.toBlob((blob) => done({ blob: blob ?? file, canvas }), 'image/jpeg', PICTURE_QUALITY);
  });
}
