// The lobby board as a page: /board/BOGOR, `?sound=off` for a silent one, `#pair` to pair it with the console.
import './board.ts';
import { watchBoardDevice } from './boardDevice.ts';

// A browser that reads this script can show the board.
document.getElementById('too-old')?.remove();
const boardElement = document.querySelector('antrean-board');
if (boardElement) {
  const { pathname, searchParams } = new URL(location.href);
  boardElement.office = decodeURIComponent(pathname.split('/')[2] ?? '').toUpperCase();
  boardElement.sound = searchParams.get('sound') !== 'off';
  watchBoardDevice(boardElement);
  void showPairing();
  window.addEventListener('hashchange', () => void showPairing());
}

/** Loaded where it is wanted: most boards are public, and never paired. */
async function showPairing(): Promise<void> {
  const pairing = /[#&]pair(?:=([^&]+))?$/.exec(location.hash);
  if (!pairing) return;
  await import('./boardPairing.ts');
  const element = document.createElement('board-pairing');
  element.given = pairing[1] ?? '';
  history.replaceState(null, '', location.pathname + location.search);
  document.querySelector('board-pairing')?.remove();
  document.querySelector('main')?.append(element);
}
