// Draws a sample photo of an identity card for trainers who have none: it shows that it is a sample.
import type { PlayedApplicant } from './senders.ts';

export async function samplePhoto({ name, birthDate }: PlayedApplicant): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 856, height: 540 });
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser has no canvas.');
  const fill = (colour: string, ...box: [number, number, number, number]) => {
    pen.fillStyle = colour;
    pen.fillRect(...box);
  };
  fill('#bfe0ee', 0, 0, 856, 540);
  fill('#9cc9dd', 0, 0, 856, 90);
  fill('#d8e8ef', 600, 150, 200, 260);
  pen.fillStyle = '#17303a';
  pen.font = '700 40px sans-serif';
  pen.fillText('CONTOH, BUKAN KTP', 40, 60);
  pen.font = '500 34px sans-serif';
  for (const [index, line] of [name.toUpperCase(), birthDate.split('-').reverse().join('-'), 'UNTUK LATIHAN'].entries())
    pen.fillText(line, 40, 190 + index * 70);
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('No picture was drawn.'))), 'image/jpeg', 0.85);
  });
}
