// The words that offices have recorded for their boards: those of an office, and those of the operator for all offices.
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Directory } from '../../src/office/directory.ts';
import { LANGUAGES, type Language } from '../../src/time.ts';

interface RecordingsParts {
  offices: Directory;
  /** `<language>/<word>.mp3`, and `<OFFICE>/<language>/<word>.mp3`; null: no office has recordings. */
  folder: string | null;
}

interface RecordingsAddress {
  Params: { office: string };
}
interface RecordingAddress {
  Params: { office: string; language: string; file: string };
}

/** Sounds that browsers read from Chromium 68 and Safari 14 on, but for Ogg on Safari. */
const SOUND_TYPES: Readonly<Record<string, string>> = {
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
};
/** Boards ask once a day; a recording that was replaced has another address. */
const RECORDING_CACHE = 'public, max-age=86400';

export function mountRecordings(app: FastifyInstance, { offices, folder }: RecordingsParts): void {
  app.get<RecordingsAddress>('/recordings/:office', async (request, reply) => {
    const office = offices.find(request.params.office.toUpperCase());
    if (!office) return reply.callNotFound();
    const byLanguage = await Promise.all(
      LANGUAGES.map(async (language) => {
        const files = await recordingFiles(folder, office.code, language);
        const addresses = [...files].map(([word, path]) => recordingAddress(office.code, language, { word, path }));
        return [language, Object.fromEntries(await Promise.all(addresses))] as const;
      }),
    );
    reply.header('cache-control', 'no-cache');
    return Object.fromEntries(byLanguage.filter(([, words]) => Object.keys(words).length > 0));
  });
  app.get<RecordingAddress>('/recordings/:office/:language/:file', async ({ params }, reply) => {
    const office = offices.find(params.office.toUpperCase());
    const language = LANGUAGES.find((each) => each === params.language);
    // Only what the folder lists: no path is made of what was asked for.
    const path =
      office && language && (await recordingFiles(folder, office.code, language)).get(wordOfFile(params.file));
    if (!path || extname(path) !== extname(params.file)) return reply.callNotFound();
    return reply
      .header('cache-control', RECORDING_CACHE)
      .type(SOUND_TYPES[extname(path)] ?? '')
      .send(await readFile(path));
  });
}

async function recordingAddress(
  office: string,
  language: Language,
  { word, path }: { word: string; path: string },
): Promise<[string, string]> {
  const { mtimeMs } = await stat(path);
  const file = encodeURIComponent(`${word}${extname(path)}`);
  return [word, `/recordings/${office}/${language}/${file}?v=${Math.round(mtimeMs)}`];
}

/** By word; an office's own recording of a word stands for the one for all. */
async function recordingFiles(folder: string | null, office: string, language: Language): Promise<Map<string, string>> {
  if (!folder) return new Map();
  const [forAll, own] = await Promise.all([soundsIn(join(folder, language)), soundsIn(join(folder, office, language))]);
  return new Map([...forAll, ...own]);
}

async function soundsIn(directory: string): Promise<[string, string][]> {
  try {
    const files = await readdir(directory);
    return files
      .filter((file) => extname(file) in SOUND_TYPES)
      .map((file) => [wordOfFile(file), join(directory, file)]);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function wordOfFile(file: string): string {
  return file.slice(0, file.length - extname(file).length).toLowerCase();
}
