// Takes the steps of a Dockerfile on this machine, below a folder that stands for the root of the image.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DockerfileParser, type Instruction } from 'dockerfile-ast';

export interface ImageStep {
  keyword: string;
  /** As it is written, lines joined. */
  content: string;
  line: number;
}

/** The folder that stands for its root, and its settings: of each instruction the last. */
export interface MadeImage {
  root: string;
  env: Record<string, string>;
  workdir: string;
  last: Record<string, string>;
}

const stepOf = (instruction: Instruction): ImageStep => ({
  keyword: instruction.getKeyword(),
  content: (instruction.getRawArgumentsContent() ?? '').replace(/\\\n\s*/g, ' '),
  line: instruction.getRange().start.line + 1,
});

export const stepsOf = (dockerfile: string): ImageStep[] =>
  DockerfileParser.parse(dockerfile).getInstructions().map(stepOf);

/** The words of an instruction, its options apart: `COPY --from=build a b`. */
function instructionWords(content: string): { words: string[]; options: Record<string, string> } {
  const all = content.trim().split(/\s+/);
  const options = all
    .filter((word) => word.startsWith('--'))
    .map((word) => word.slice(2).split('=') as [string, string]);
  return { words: all.filter((word) => !word.startsWith('--')), options: Object.fromEntries(options) };
}

/** The files of a context that a .dockerignore of the form "all but these" lets in; folders below those can be left out. */
export function contextFiles(ignore: string, files: readonly string[]): string[] {
  const lines = ignore.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const [first, ...others] = lines;
  const tops = new Set(others.filter((line) => line.startsWith('!')).map((line) => line.slice(1)));
  const leftOut = others.filter((line) => !line.startsWith('!'));
  if (first !== '*' || leftOut.some((line) => !/^[\w-]+(\/([\w-]+|\*))+$/.test(line)))
    throw new Error('Not of the form "all but these".');
  const folders = leftOut.map((line) => new RegExp(`^${line.replaceAll('*', '[^/]+')}(/|$)`));
  return files.filter((file) => tops.has(file.split('/')[0] ?? '') && !folders.some((folder) => folder.test(file)));
}

interface Making {
  /** The files that are sent to the builder, below this folder. */
  from: string;
  files: readonly string[];
  /** Stands for the roots of all stages: none of them writes where another does. */
  root: string;
  /** In the place of the image's user. */
  account: { uid: number; gid: number };
}

/** Each step as the builder takes it; throws where one fails. */
export function makeImage(steps: readonly ImageStep[], { from, files, root, account }: Making): MadeImage {
  const image: MadeImage = { root, env: {}, workdir: '/', last: {} };
  const own = steps.flatMap(({ keyword, content }) => (keyword === 'WORKDIR' ? [content] : []));
  const copied = steps.flatMap(({ keyword, content }) =>
    keyword === 'COPY' ? instructionWords(content).words.slice(-1) : [],
  );
  const made = [...own, ...copied, '/data'].filter((path) => path.startsWith('/'));
  const below = new RegExp(`(^|[\\s"])(${made.join('|')})(?![\\w-])`, 'g');
  const moved = (text: string) => text.replace(below, (_, before, path) => `${before}${join(root, path)}`);
  const at = (path: string) => join(root, path.startsWith('/') ? path : join(image.workdir, path));
  const take: Record<string, (content: string) => unknown> = {
    FROM() {
      Object.assign(image, { env: {}, workdir: '/', last: {} });
    },
    WORKDIR(content) {
      image.workdir = content;
      mkdirSync(at(content), { recursive: true });
    },
    ENV(content) {
      for (const pair of content.split(/\s+/)) {
        const [name = '', value = ''] = pair.split('=');
        image.env[name] = value;
      }
    },
    COPY(content) {
      const { words, options } = instructionWords(content);
      const [target = '', ...sources] = words.toReversed();
      // A folder that is copied to its own place is there already: all stages are below one root.
      if (options['from']) return;
      const given = sources.includes('.') ? files : files.filter((file) => sources.includes(file));
      for (const file of given) {
        mkdirSync(dirname(join(at(target), file)), { recursive: true });
        cpSync(join(from, file), join(at(target), file));
      }
    },
    RUN(content) {
      const command = moved(content).replaceAll(/\bchown node:node\b/g, `chown ${account.uid}:${account.gid}`);
      const env = { ...process.env, npm_config_prefer_offline: 'true', ...image.env };
      execFileSync('sh', ['-e', '-c', command], { cwd: at(image.workdir), env, stdio: 'pipe' });
    },
  };
  for (const { keyword, content } of steps) {
    image.last[keyword] = content;
    take[keyword]?.(content);
  }
  return image;
}

/** Every file and folder below a folder. */
export const treeOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
