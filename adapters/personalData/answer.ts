// Answers one request of the pages of personal data by asking the API.
import type { Language, LocalDate } from '../../src/time.ts';
import type { Ask } from '../conversation/ask.ts';
import { type FormFields, typedDay, typedText } from '../webForm/form.ts';
import * as documents from './documents.ts';

/** The page to be shown; `values` are the code and birth date, which every step repeats. */
export type DataAnswer =
  | { kind: 'ask'; values: DataValues; fault: string | null }
  | { kind: 'digits'; values: DataValues; fault: string | null }
  /** The digits cost work, which the page does by itself; `fault` says why. */
  | { kind: 'work'; values: DataValues; challenge: string; fault: string }
  | { kind: 'data'; copy: documents.DataCopyFragment; ofChildren: boolean; fault: string | null }
  /** Asks once whether all shall be deleted. */
  | { kind: 'eraseAsk'; pass: string; ofChildren: boolean; fault: null }
  | { kind: 'erased'; text: string; fault: null };

export interface DataValues {
  code: string;
  /** As it was typed. */
  birthDate: string;
}

export interface DataRequest {
  /** `digits`, `show`, `open`, `children`, `correct`, `erase`, `eraseSure`; none: the first form. */
  action: string;
  fields: FormFields;
  language: Language;
  today: LocalDate;
}

/** Sentences for what the API is not asked about. */
export interface DataFaults {
  unreadable: string;
  missingCode: string;
  over: string;
}

export async function answerDataRequest(request: DataRequest, faults: DataFaults, ask: Ask): Promise<DataAnswer> {
  const { action, fields, language } = request;
  const values = { code: typedText(fields, 'code'), birthDate: typedText(fields, 'birthDate') };
  const ofChildren = action === 'children' || fields.children === 'yes';
  if (action === 'open' || action === 'children') {
    const opened = await dataFor({ pass: fields.pass ?? '', ofChildren }, language, ask);
    return typeof opened === 'string' ? { kind: 'ask', values, fault: faults.over } : opened;
  }
  const { pass = '' } = fields;
  if (action === 'erase') return { kind: 'eraseAsk', pass, ofChildren, fault: null };
  if (action === 'correct') return correctFor(pass, request, faults, ask);
  if (action === 'eraseSure') return eraseFor(pass, values, language, ask);
  if (action !== 'digits' && action !== 'show') return { kind: 'ask', values, fault: null };
  if (!values.code) return { kind: 'ask', values, fault: faults.missingCode };
  const birthDate = typedDay(fields, 'birthDate', request.today);
  if (!birthDate) return { kind: 'ask', values, fault: faults.unreadable };
  const proof = { code: values.code, birthDate };
  if (action === 'digits') {
    const no = await digitsFor(proof, fields.work || null, { language, ask });
    if (no?.work) return { kind: 'work', values, challenge: no.work, fault: no.message };
    return { kind: no ? 'ask' : 'digits', values, fault: no?.message ?? null };
  }
  const shown = await dataFor({ ...proof, digits: typedText(fields, 'digits') }, language, ask);
  return typeof shown === 'string' ? { kind: 'digits', values, fault: shown } : shown;
}

/** The refusal, with the work that the digits cost; null: they are on their way. */
async function digitsFor(
  proof: { code: string; birthDate: LocalDate },
  work: string | null,
  { language, ask }: { language: Language; ask: Ask },
): Promise<{ message: string; work: string | null } | null> {
  const input = { ...proof, purpose: 'PERSONAL_DATA' as const, work };
  const { sendProof } = await ask(documents.DataDigitsDocument, { input }, language);
  return sendProof.__typename === 'Refusal' ? sendProof : null;
}

/** The copy, or the sentence of a refusal. */
async function dataFor(
  input: documents.DataOfPersonMutationVariables['input'],
  language: Language,
  ask: Ask,
): Promise<Extract<DataAnswer, { kind: 'data' }> | string> {
  const { myData } = await ask(documents.DataOfPersonDocument, { input }, language);
  if (myData.__typename === 'Refusal') return myData.message;
  return { kind: 'data', copy: myData, ofChildren: input.ofChildren ?? false, fault: null };
}

async function eraseFor(pass: string, values: DataValues, language: Language, ask: Ask): Promise<DataAnswer> {
  const { eraseMyData } = await ask(documents.EraseOfPersonDocument, { input: { pass, cancelLive: true } }, language);
  if (eraseMyData.__typename === 'Refusal') return { kind: 'ask', values, fault: eraseMyData.message };
  return { kind: 'erased', text: eraseMyData.text, fault: null };
}

/** The data as corrected, or as they are with the sentence of a refusal. */
async function correctFor(
  pass: string,
  { fields, language, today }: DataRequest,
  faults: DataFaults,
  ask: Ask,
): Promise<DataAnswer> {
  const typed = typedText(fields, 'newBirthDate');
  const newBirthDate = typedDay({ birthDate: typed }, 'birthDate', today);
  const isUnread = typed !== '' && !newBirthDate;
  const input = {
    pass,
    booking: typedText(fields, 'booking'),
    newName: typedText(fields, 'newName') || null,
    newBirthDate,
  };
  const answer = isUnread ? null : (await ask(documents.CorrectOfPersonDocument, { input }, language)).correctMyData;
  const fault = answer === null ? faults.unreadable : answer.__typename === 'Refusal' ? answer.message : null;
  const shown = await dataFor({ pass, ofChildren: fields.children === 'yes' }, language, ask);
  const values = { code: '', birthDate: '' };
  return typeof shown === 'string' ? { kind: 'ask', values, fault: faults.over } : { ...shown, fault };
}
