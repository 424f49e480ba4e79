// The messages in the inbox of the first office on that morning, as applicants write them.
import type { StageDoors, StageOffice } from './stage.ts';

/** Each person and what they wrote; the sentences of one belong together. */
const LETTERS: readonly (readonly [from: string, ...texts: string[]])[] = [
  ['+6281277713001', 'Selamat pagi, apakah ada ruang menyusui di kantor?', 'mau bicara dengan petugas'],
  ['+6281277713002', 'kemarin ada calo minta 1 juta di depan kantor'],
  ['+6281277713003', 'tolong sambungkan ke petugas, nama saya di akta beda dengan KTP'],
  ['+6281277713004', '#Rahmat Hidayat#31021988#besok'],
  ['+6281277713005', 'paspor anak saya umur 3 tahun syaratnya apa ya pak?', 'petugas'],
];

/** None where one cannot write to the office. */
export async function writeLetters(doors: StageDoors, { number }: StageOffice): Promise<void> {
  if (number === null) return;
  for (const [from, ...texts] of LETTERS) {
    for (const text of texts) {
      if (!(await doors.giveWay())) return;
      await doors.write({ from, to: number, text });
    }
  }
}
