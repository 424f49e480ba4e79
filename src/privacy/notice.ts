// The privacy notice of an office: in one sentence for forms, and in parts for its page.
import { officeContact } from '../abuse/unproven.ts';
import { CATALOGUES, PRIVACY_PARTS, type PrivacyPart, sayReply } from '../messages/index.ts';
import type { Office } from '../office/settings.ts';
import type { Language } from '../time.ts';

export interface PrivacyNotice {
  /** Stands above the fields of a form. */
  brief: string;
  parts: { key: PrivacyPart; heading: string; text: string }[];
}

export function privacyNotice(office: Office, language: Language): PrivacyNotice {
  const { name, policy, texts } = office;
  const voice = { language, texts };
  const facts = { office: name, contact: officeContact(office), days: policy.retentionDays };
  const headings = CATALOGUES[language].privacyHeadings;
  return {
    brief: sayReply(voice, 'privacyBrief', facts),
    parts: PRIVACY_PARTS.map((key) => ({ key, heading: headings[key], text: sayReply(voice, key, facts) })),
  };
}
