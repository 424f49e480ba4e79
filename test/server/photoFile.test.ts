// Photos are read by a process with limits: whatever a picture is, the server goes on, and its sender is told why not.
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { MAX_PHOTOS_WAITING, safePhoto } from '../../server/channels/photoFile.ts';
import { MAX_PHOTO_BYTES } from '../../server/channels/photoLimits.ts';
import { rewritePhoto } from '../../server/channels/photoProcess.ts';
import { heicPicture, withDeclaredSize } from '../support/heic.ts';

const LIMITS = { memoryKib: 1_100_000, processorSeconds: 10, timeoutMs: 60_000 };

const plain = (width: number, height = width) =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 20, b: 20, alpha: 0.5 } } });

test.each([
  ['JPEG', () => plain(200).jpeg()],
  ['PNG', () => plain(200).png()],
  ['WebP', () => plain(200).webp()],
])('a %s becomes a JPEG', async (_, picture) => {
  const photo = await safePhoto(await picture().toBuffer());
  if (typeof photo === 'string') throw new Error(photo);
  const { format, width } = await sharp(photo.bytes).metadata();
  expect([photo.contentType, format, width]).toEqual(['image/jpeg', 'jpeg', 200]);
});

test.each([
  { how: 'in one piece', name: 'whole', size: [400, 250], orangeAt: [380, 125] },
  { how: 'in tiles and turned, as an iPhone takes it', name: 'tiled', size: [250, 400], orangeAt: [125, 380] },
] as const)(
  'a HEIC $how becomes an upright JPEG without what was written beside it',
  async ({ name, size, orangeAt }) => {
    const photo = await safePhoto(heicPicture(name));
    if (typeof photo === 'string') throw new Error(photo);
    const { format, width, height, exif } = await sharp(photo.bytes).metadata();
    expect([format, width, height, exif]).toEqual(['jpeg', ...size, undefined]);
    const points = await sharp(photo.bytes).raw().toBuffer();
    const colourAt = ([x, y]: readonly [number, number]) => [
      ...points.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
    ];
    const near = (colour: readonly number[]) =>
      expect.toSatisfy((seen: number[]) => seen.every((one, index) => Math.abs(one - (colour[index] ?? 0)) < 12));
    expect([colourAt([20, 20]), colourAt(orangeAt)]).toEqual([near([0, 128, 128]), near([255, 140, 0])]);
  },
);

test('a HEIC of 25 million points is within the limits, one that declares more is not decoded', async () => {
  const largest = heicPicture('largest');
  const photo = await safePhoto(largest);
  if (typeof photo === 'string') throw new Error(photo);
  expect(await sharp(photo.bytes).metadata()).toMatchObject({ width: 2000, height: 2000 });
  // No decoder would get far with so little time: the header alone says no.
  const bomb = withDeclaredSize(largest, 65_000, 65_000);
  expect(await rewritePhoto(bomb, { ...LIMITS, processorSeconds: 3 })).toBe('PHOTO_TOO_LARGE');
  expect(await safePhoto(withDeclaredSize(heicPicture('whole'), 5001, 5000))).toBe('PHOTO_TOO_LARGE');
});

test('the costliest picture of 25 million points is within the limits', async () => {
  const picture = await plain(5000).toColourspace('rgb16').png({ progressive: true }).toBuffer();
  expect(await safePhoto(picture)).toMatchObject({ contentType: 'image/jpeg' });
});

test.each([
  ['AVIF', () => plain(200).avif().toBuffer(), 'NOT_A_PHOTO'],
  ['HEIC that is cut off', () => heicPicture('whole').subarray(0, 700), 'NOT_A_PHOTO'],
  ['HEIC of its first bytes only', () => heicPicture('whole').subarray(0, 24), 'NOT_A_PHOTO'],
  ['HEIC that is too small to be read', () => withDeclaredSize(heicPicture('whole'), 90, 90), 'NOT_A_PHOTO'],
  ['HEIC that holds AVIF', () => asHeic(plain(200).avif().toBuffer()), 'NOT_A_PHOTO'],
  ['GIF', () => plain(200).gif().toBuffer(), 'NOT_A_PHOTO'],
  ['TIFF', () => plain(200).tiff().toBuffer(), 'NOT_A_PHOTO'],
  ['icon', () => plain(50).png().toBuffer(), 'NOT_A_PHOTO'],
  ['PNG that is cut off', async () => (await plain(2000).png().toBuffer()).subarray(0, 900), 'NOT_A_PHOTO'],
  ['JPEG of its first bytes only', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'NOT_A_PHOTO'],
  ['picture of more than 25 million points', () => plain(5001).png().toBuffer(), 'PHOTO_TOO_LARGE'],
  ['file of more than 10 MB', () => Buffer.alloc(MAX_PHOTO_BYTES + 1, 0xff), 'PHOTO_TOO_LARGE'],
])('%s: refused', async (_, file, fault) => {
  expect(await safePhoto(await file())).toBe(fault);
});

/** Under the general name for pictures in this container. */
async function asHeic(avif: Promise<Buffer>): Promise<Buffer> {
  const file = Buffer.from(await avif);
  file.write('mif1', 8, 'latin1');
  return file;
}

test('a picture that takes more memory or time than there is ends its own process alone', async () => {
  const picture = await plain(4000).toColourspace('rgb16').png({ progressive: true }).toBuffer();
  expect(await rewritePhoto(picture, { ...LIMITS, memoryKib: 750_000 })).toBe('PHOTO_TOO_INTRICATE');
  // Less than Node itself takes to start.
  expect(await rewritePhoto(picture, { ...LIMITS, memoryKib: 300_000 })).toBe('PHOTO_TOO_INTRICATE');
  expect(await rewritePhoto(picture, { ...LIMITS, timeoutMs: 1 })).toBe('PHOTO_TOO_INTRICATE');
  expect(await rewritePhoto(heicPicture('largest'), { ...LIMITS, memoryKib: 750_000 })).toBe('PHOTO_TOO_INTRICATE');
  expect(await safePhoto(await plain(200).png().toBuffer())).toMatchObject({ contentType: 'image/jpeg' });
});

test('a few photos wait, and no more', async () => {
  const picture = await plain(200).png().toBuffer();
  const answers = await Promise.all(Array.from({ length: MAX_PHOTOS_WAITING + 3 }, () => safePhoto(picture)));
  expect(answers.map((answer) => typeof answer)).toEqual([
    ...Array(MAX_PHOTOS_WAITING).fill('object'),
    'string',
    'string',
    'string',
  ]);
  expect(answers.at(-1)).toBe('TOO_MANY_PHOTOS');
  expect(await safePhoto(picture)).toMatchObject({ contentType: 'image/jpeg' });
});
