// The languages of the product, as the contract names them.
import type { Language } from '../src/time.ts';
import { describedEnum } from './describedEnum.ts';

export const Languages = describedEnum<Language>(
  'Language',
  "A language of messages and of this API's texts, by its ISO 639-1 code.",
  {
    id: 'Indonesian (Bahasa Indonesia), the default.',
    en: 'English, for applicants who choose it.',
  },
);
