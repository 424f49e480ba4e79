// Loads the modules that CHANNELS names, and gives the kit to those that ask for it: one copy for all of them.
import { registerHooks } from 'node:module';
import { isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { addOutsideChannel, askModule, firstLineOf } from '../adapters/index.ts';
import { ConfigFault } from '../src/config.ts';
import { commaForm } from '../src/settings/forms.ts';
import { SETTINGS_TABLE } from './settingsTable.ts';

/** The entries of the package that outside modules import. */
const KIT = 'antrean/channel-kit';
/** Beside the program, in whatever form it runs. */
const KIT_URL = new URL(`../channelKit/index${import.meta.filename.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

const LOADED_MODULES = new Set<string>();
let isServingKit = false;

/**
 * Once a process: a module that is named again is there already.
 * @throws ConfigFault naming each module that cannot be used, and why.
 */
export async function loadChannels(setting: string | undefined, folder: string): Promise<void> {
  const faults: string[] = [];
  for (const module of commaForm.parse(setting ?? '')) {
    if (LOADED_MODULES.has(module)) continue;
    const fault = await faultOfModule(module, folder);
    if (fault) faults.push(`CHANNELS names ${module}, ${fault}`);
    else LOADED_MODULES.add(module);
  }
  if (faults.length > 0) throw new ConfigFault(faults.join('\n'));
}

async function faultOfModule(module: string, folder: string): Promise<string | null> {
  serveKit(folder);
  try {
    const { default: given } = await askModule(() => import(moduleAddress(module, folder)), LOADING_TIMEOUT_MS);
    if (given === undefined) return 'which has no default export: it must be the channel.';
    const faults = addOutsideChannel(given, TAKEN_SETTINGS);
    return faults.length === 0 ? null : `whose channel cannot be used: ${faults.join('; ')}.`;
  } catch (error) {
    return `which cannot be loaded (${[firstLineOf(error), ...placeOf(error)].join('; ')}).`;
  }
}
const LOADING_TIMEOUT_MS = 30_000;
const TAKEN_SETTINGS = SETTINGS_TABLE.flatMap(([name, { secret }]) => (secret ? [name, `${name}_FILE`] : name));

/** The file and line of the module where it failed, as far as that is told. */
function placeOf(error: unknown): string[] {
  const [place] = /file:\/\/[^\s()]+:\d+/.exec(error instanceof Error ? (error.stack ?? '') : '') ?? [];
  return place && !place.startsWith(OWN_FOLDER) ? [place] : [];
}
const OWN_FOLDER = new URL('./', import.meta.url).href;

/** A path begins with a dot or from the root; all else is a package of the folder. */
function moduleAddress(module: string, folder: string): string {
  if (!module.startsWith('.') && !isAbsolute(module)) return `${FOLDER_PACKAGE}${module}`;
  return pathToFileURL(resolve(folder, module)).href;
}
const FOLDER_PACKAGE = 'antrean-channel-of-folder:';

function serveKit(folder: string): void {
  if (isServingKit) return;
  isServingKit = true;
  const parentURL = pathToFileURL(`${folder}/`).href;
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === KIT) return { url: KIT_URL.href, shortCircuit: true };
      if (!specifier.startsWith(FOLDER_PACKAGE)) return next(specifier, context);
      return next(specifier.slice(FOLDER_PACKAGE.length), { ...context, parentURL });
    },
  });
}
