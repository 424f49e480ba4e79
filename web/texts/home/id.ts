// The texts that the script of the home page writes, in Indonesian.

export const homeInIndonesian = {
  found: (count: number) => `${count} kantor`,
  noneFound: (text: string) => `Tidak ada kantor untuk “${text}”. Coba nama kota atau kecamatan lain.`,
  serves: (place: string) => `Melayani ${place}`,
  nextFree: (day: string, time: string) => `Kosong mulai ${day}, ${time}`,
  allFull: 'Penuh untuk saat ini',
  showAll: (count: number) => `Tampilkan semua ${count} kantor`,
  yours: (code: string) => `Buka pendaftaran ${code}`,
};

export type HomeTexts = typeof homeInIndonesian;
