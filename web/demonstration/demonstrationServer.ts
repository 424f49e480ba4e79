// Talks with the demonstration's own addresses: whether there is one, a key for a role, training, and beginning again.
import { SERVER } from '../api/server.ts';

export interface Demonstration {
  office: string | null;
  /** Another one shows that it has begun again. */
  beginning: string;
  mayBeginAgain: boolean;
}

export interface TrainingTaskShown {
  task: 'CHECK_IN' | 'WALK_IN' | 'PRIORITY' | 'CALL' | 'PUT_BACK' | 'NO_SHOW_RETURNED' | 'ANSWER_MESSAGE' | 'CLOSE_DAY';
  /** Null: not yet. */
  doneAt: string | null;
}

export type VisitorRole = 'FRONT_DESK' | 'COUNTER_OFFICER' | 'MANAGER';

/** Null: there is none, or the server does not answer. */
export async function findDemonstration(): Promise<Demonstration | null> {
  try {
    const response = await fetch(`${SERVER}/demonstration`, { cache: 'no-store' });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** @throws where the server does not answer, or refuses. */
export async function keyOfVisitor(role: VisitorRole): Promise<{ key: string; office: string }> {
  return (await post('/demonstration/sign-in', { role })).json();
}

/** @throws likewise. */
export async function beginDemonstrationAgain(): Promise<void> {
  await post('/demonstration/begin-again', { beginAgain: true });
}

/** Null: there is no demonstration. @throws where the server does not answer. */
export async function readTrainingTasks(): Promise<readonly TrainingTaskShown[] | null> {
  const response = await fetch(`${SERVER}/demonstration/training`, { cache: 'no-store' });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()).tasks;
}

/** @throws likewise. */
export async function beginTrainingAgain(): Promise<readonly TrainingTaskShown[]> {
  return (await (await post('/demonstration/begin-training', {})).json()).tasks;
}

async function post(path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(SERVER + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response;
}
