// Whether an office's own sentences and approved templates are of sentences there are, with what those can say.
import { faultOfText, isReplyKey, REPLIES } from '../src/messages/index.ts';
import type { OfficeSettings } from '../src/office/settings.ts';

export interface WordingFault {
  path: (string | number)[];
  message: string;
}

export function faultsOfWording({ texts, approvedTemplates }: OfficeSettings): WordingFault[] {
  const own = texts.flatMap((text, index): WordingFault[] => {
    if (!isReplyKey(text.key)) return [{ path: ['texts', index, 'key'], message: `there is no text ${text.key}` }];
    const fault = faultOfText(text);
    return fault ? [{ path: ['texts', index, 'text'], message: fault.message }] : [];
  });
  const approved = Object.entries(approvedTemplates).flatMap(([key, { variables = [] }]): WordingFault[] => {
    const path = ['approvedTemplates', key];
    if (!isReplyKey(key)) return [{ path, message: `there is no text ${key}` }];
    const known = Object.keys(REPLIES[key]);
    const unknown = variables.findIndex((name) => !known.includes(name));
    if (unknown < 0) return [];
    const message = `${variables[unknown]} is not known here, only ${known.join(', ') || 'nothing'}`;
    return [{ path: [...path, 'variables', unknown], message }];
  });
  return [...own, ...approved];
}
