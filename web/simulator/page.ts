// The simulator as a page: /simulator, `?office=BOGOR&text=K7M2PQ4X` opens a chat with the text typed in.
import '../demonstration/beginAgain.ts';
import '../demonstration/training.ts';
import './simulator.ts';

const simulatorElement = document.querySelector('antrean-simulator');
if (simulatorElement) {
  const { searchParams } = new URL(location.href);
  simulatorElement.opening = {
    office: (searchParams.get('office') ?? '').toUpperCase(),
    to: searchParams.get('to') ?? '',
    text: searchParams.get('text') ?? '',
  };
}
