// The lobby board as a page: /board/BOGOR, `?sound=off` for a silent one.
import './board.ts';

// A browser that reads this script can show the board.
document.getElementById('too-old')?.remove();
const boardElement = document.querySelector('antrean-board');
if (boardElement) {
  const { pathname, searchParams } = new URL(location.href);
  boardElement.office = decodeURIComponent(pathname.split('/')[2] ?? '').toUpperCase();
  boardElement.sound = searchParams.get('sound') !== 'off';
}
