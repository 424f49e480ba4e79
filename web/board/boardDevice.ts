// A paired board is seen by its office: it tells its version, takes its settings, and loads itself again when told to.
import { AskFault, askApi } from '../api/ask.ts';
import { readDeviceKey, storeDeviceKey } from '../pairing/deviceKey.ts';
import { scriptVersion } from '../pairing/pageVersion.ts';
import { OFFICE_LANGUAGES } from '../texts/language.ts';
import type { AntreanBoard } from './board.ts';
import { BoardDeviceDocument, ReportBoardDocument } from './documents.ts';

const BOARD_DEVICE_LOOK_MS = 30_000;

/** The lobby board, or the screen at the door. */
export type BoardOfDevice = Pick<AntreanBoard, 'office' | 'chosenLanguage' | 'volumeShare'>;

/** Nothing, if this browser has no key for the board: then it is the public one. */
export function watchBoardDevice(board: BoardOfDevice): void {
  const key = readDeviceKey('BOARD', board.office);
  if (!key) return;
  const asking = { language: OFFICE_LANGUAGES[0], key };
  let first: number | null = null;
  const look = async () => {
    try {
      const { thisDevice } = await askApi(BoardDeviceDocument, {}, asking);
      if (!thisDevice) return;
      const { reloads, settings } = thisDevice;
      first ??= reloads;
      if (reloads > first) location.reload();
      board.chosenLanguage = settings.language;
      board.volumeShare = settings.volumePercent / 100;
    } catch (fault) {
      if (fault instanceof AskFault && fault.code === 'UNAUTHENTICATED') end();
    }
  };
  // The office ended the key: it is the public board again.
  const end = () => {
    clearInterval(timer);
    storeDeviceKey('BOARD', board.office, null);
    board.chosenLanguage = null;
    board.volumeShare = 1;
  };
  const timer = setInterval(() => void look(), BOARD_DEVICE_LOOK_MS);
  const input = { pageVersion: scriptVersion(import.meta.url) };
  void askApi(ReportBoardDocument, { input }, asking).catch(() => {});
  void look();
}
