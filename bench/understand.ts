// How much of what people write is understood: by kind, over all collected messages, with what did harm and what got no answer.
import { readCaseSets } from './understand/cases.ts';
import { countByKind, percentOf, type SetScore, scoreSets } from './understand/score.ts';

/** `wrong`: also list each message of a set that may be looked at and was not answered rightly. */
export async function benchUnderstanding(root: string, { wrong }: { wrong: boolean }): Promise<void> {
  const sets = await scoreSets(readCaseSets(root));
  const kinds = new Set(sets.flatMap(({ cases }) => countByKind(cases).map(({ kind }) => kind)));
  const names = sets.map(({ name }) => name.padStart(15)).join('');
  console.log(`${'Kind'.padEnd(18)}${names}`);
  for (const kind of [...kinds].sort()) console.log(`${kind.padEnd(18)}${sets.map((set) => cell(set, kind)).join('')}`);
  console.log(
    `${'All'.padEnd(18)}${sets.map(({ cases }) => `${percentOf(cases).toFixed(1)} %`.padStart(15)).join('')}`,
  );
  console.log(`${'Harm'.padEnd(18)}${sets.map((set) => countCell(set, 'isHarm')).join('')}`);
  console.log(`${'Silence'.padEnd(18)}${sets.map((set) => countCell(set, 'isSilence')).join('')}`);
  if (wrong) for (const set of sets) if (set.name !== 'only measured') listWrong(set);
}

function cell({ cases }: SetScore, kind: string): string {
  const found = countByKind(cases).find((one) => one.kind === kind);
  return (found ? `${found.right}/${found.all}` : '').padStart(15);
}

function countCell({ cases }: SetScore, what: 'isHarm' | 'isSilence'): string {
  return String(cases.filter((one) => one[what]).length).padStart(15);
}

function listWrong({ name, cases }: SetScore): void {
  console.log(`\n${name}: answered otherwise`);
  for (const { one, outcome, isRight, isHarm } of cases) {
    if (isRight) continue;
    const { intent, reason, replies } = outcome.answer;
    const wanted = one.expect ? JSON.stringify(one.expect) : one.error;
    const said = `${intent}${reason ? `/${reason}` : ''} ${replies.map(({ key }) => key).join(' ')}`;
    console.log(
      `${isHarm ? 'HARM ' : ''}${one.id} ${JSON.stringify(one.raw).slice(0, 110)} wanted ${wanted}, got ${said}`,
    );
  }
}
