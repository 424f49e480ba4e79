// The screen at the door as a page: /door/BOGOR shows the code by which people check in with their phones.
import { watchBoardDevice } from '../board/boardDevice.ts';
import { readDeviceKey } from '../pairing/deviceKey.ts';
import './door.ts';

const doorElement = document.querySelector('antrean-door');
if (doorElement) {
  const office = decodeURIComponent(location.pathname.split('/')[2] ?? '').toUpperCase();
  doorElement.office = office;
  // Its office sees it among its devices, sets its language, and loads it again.
  if (readDeviceKey('BOARD', office)) watchBoardDevice(doorElement);
}
