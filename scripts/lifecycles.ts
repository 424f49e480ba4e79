// Draws docs/lifecycles.md from the tables of the two lifecycles.
import { BOOKING_LIFE } from '../src/booking/lifecycle.ts';
import { TICKET_LIFE } from '../src/queue/lifecycle.ts';

type Life = Readonly<Record<string, Readonly<Record<string, string>>>>;

function diagram(life: Life, first: string): string {
  const steps = Object.entries(life).flatMap(([from, actions]) =>
    Object.entries(actions).map(([action, to]) => `  ${from} --> ${to}: ${action}`),
  );
  const ends = Object.entries(life).filter(([, actions]) => Object.keys(actions).length === 0);
  const lines = ['stateDiagram-v2', `  [*] --> ${first}`, ...steps, ...ends.map(([status]) => `  ${status} --> [*]`)];
  return `\`\`\`mermaid\n${lines.join('\n')}\n\`\`\``;
}

export function lifecyclesPage(): string {
  return `<!-- @generated from the lifecycle tables by npm run schema — do not edit. -->

# Lifecycles

Drawn from \`src/booking/lifecycle.ts\` and \`src/queue/lifecycle.ts\` by \`npm run schema\`; the types, the database's checks and
\`allowedActions\` follow the same tables.

## A booking

${diagram(BOOKING_LIFE, 'HELD')}

## A ticket

CLOSE is the end of the day; WITHDRAW is \`undo\` of a number that was given out by mistake. UNDO and WITHDRAW are possible for five minutes, all other steps on the day of the ticket.

${diagram(TICKET_LIFE, 'WAITING')}
`;
}
