// One sender's messages are worked on one after the other, whichever servers work; those of others do not wait for them.

import type { Transaction } from '../database.ts';
import { lockOf } from '../locks.ts';
import { statement } from '../statement.ts';
import { ENQUEUE, readStored, STORED, type Stored } from './inbox.ts';

/** The sender whose messages are worked on one after the other. */
export interface SenderLine {
  channel: string;
  sender: string;
}

/**
 * A message to be worked on now; null if an earlier one of the same sender goes first: the worker that finishes that one
 * calls this one. A failed message keeps no other waiting.
 */
export async function takeIfNext(tx: Transaction, id: number): Promise<Stored | null> {
  tx.send({ name: 'line of message', text: LINE_OF_MESSAGE }, [id]);
  const [row] = await tx.query(IN_TURN, [id]);
  return row ? readStored(row) : null;
}
const SENDER_LOCK = lockOf('sender', `channel || ' ' || sender`);
const LINE_OF_MESSAGE = `select pg_advisory_xact_lock(${SENDER_LOCK}) from inbox_message where id = $1`;
// Read once the line is ours: what was done before is seen.
const IN_TURN = statement('in turn')`
  select ${STORED} from inbox_message m where id = $1 and not exists (
    select from inbox_message e
    where e.channel = m.channel and e.sender = m.sender and e.id < m.id and e.worked_at is null and e.failures = 0
  )`;

/** Until the commit no worker finds out whether it is their turn: to be called before a message counts as done. */
export function takeLine(tx: Transaction, { channel, sender }: SenderLine): void {
  tx.send({ name: 'take line', text: `select pg_advisory_xact_lock(${GIVEN_SENDER_LOCK})` }, [channel, sender]);
}
const GIVEN_SENDER_LOCK = lockOf('sender', `$1::text || ' ' || $2::text`);

/** The next of the line may have asked too early. */
export function callNextMessage(tx: Transaction, { channel, sender }: SenderLine, after: number): void {
  tx.send({ name: 'call next', text: CALL_NEXT }, [channel, sender, after]);
}
const CALL_NEXT = `select ${ENQUEUE} from (
  select id from inbox_message where channel = $1 and sender = $2 and id > $3 and worked_at is null order by id limit 1
) next`;

/** It is tried again, but those behind it do not wait for that. */
export function noteFailure(tx: Transaction, line: SenderLine, id: number): void {
  takeLine(tx, line);
  tx.send({ name: 'note failure', text: 'update inbox_message set failures = failures + 1 where id = $1' }, [id]);
  callNextMessage(tx, line, id);
}
