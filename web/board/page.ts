// The lobby board as a page: /board/BOGOR, `?sound=off` for a silent one.
import './board.ts';

// Whatever reads this script can show the board.
document.getElementById('too-old')?.remove();
const element = document.querySelector('antrean-board');
if (element) {
  const { pathname, searchParams } = new URL(location.href);
  element.office = decodeURIComponent(pathname.split('/')[2] ?? '').toUpperCase();
  element.sound = searchParams.get('sound') !== 'off';
}
