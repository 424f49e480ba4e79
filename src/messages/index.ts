// Texts for applicants and staff in the reader's language.
export {
  type FieldName,
  LATER_PARAMETERS,
  PRIVACY_PARTS,
  type PrivacyPart,
  REPLIES,
  type ReplyKey,
  type ReplyParameters,
} from './catalogue.ts';
export { CATALOGUES } from './catalogues.ts';
export { LIST_WORDS, type ListWord } from './listWords.ts';
export { mailSubject } from './mailSubject.ts';
export {
  faultOfText,
  isOnPage,
  isReplyKey,
  type OwnText,
  placeholdersOf,
  requiredPlaceholdersOf,
  smsOf,
} from './ownTexts.ts';
export { bestLanguage, languageFrom } from './readerLanguage.ts';
export {
  listWord,
  nameFields,
  parametersIn,
  sayLostCode,
  sayPeopleExpected,
  sayRefusal,
  sayReply,
  type Voice,
} from './say.ts';
export { previewsOfText, standardWording, type TextPreview, type TriedText } from './textPreviews.ts';
export { hasVisitLink, withVisitLink } from './visitLink.ts';
