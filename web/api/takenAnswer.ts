// Takes the answer of a mutation that is seldom refused: its refusal is a fault that says its sentence.
import { AskFault } from './ask.ts';

type AnyAnswer = { __typename: string };

/** @throws AskFault REFUSED */
export function takenAnswer<Answer extends AnyAnswer>(answer: Answer): Exclude<Answer, { __typename: 'Refusal' }> {
  if (answer.__typename === 'Refusal' && 'message' in answer) throw new AskFault('REFUSED', String(answer.message));
  return answer as Exclude<Answer, { __typename: 'Refusal' }>;
}
