// Holds the contract to its last release and to the rules of graphql-eslint; --release VERSION makes it the last release.
import { readFileSync, writeFileSync } from 'node:fs';
import { contractFaults } from '../checks/contractLint.ts';
import { releasedPage } from './contract/changelog.ts';
import { contractChanges } from './contract/changes.ts';
import { CHANGELOG, RELEASED, SDL } from './contract/places.ts';

const [present, released] = [SDL, RELEASED].map((file) => readFileSync(file, 'utf8')) as [string, string];
const [, , option, newVersion] = process.argv;

if (option === '--release' && newVersion) {
  const page = readFileSync(CHANGELOG, 'utf8');
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(CHANGELOG, await releasedPage(released, present, { page, version: newVersion, date }));
  writeFileSync(RELEASED, present.replace(/^#.*\n/, `# The contract as version ${newVersion} released it.\n`));
  console.log(`Version ${newVersion} is the last release of the contract.`);
} else {
  const broken = (await contractChanges(released, present)).filter(({ kind }) => kind === 'broken');
  for (const { message } of broken) console.error(`Breaks clients of the last release: ${message}.`);
  if (broken.length > 0) console.error('Deprecate it first: docs/api/versions.md.');
  const faults = await contractFaults(present, SDL);
  for (const fault of faults) console.error(fault);
  process.exit(broken.length + faults.length > 0 ? 1 : 0);
}
