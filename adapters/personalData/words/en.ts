// The words of the pages of personal data, in English.
import type { PersonalDataWords } from './id.ts';

export const personalDataInEnglish: PersonalDataWords = {
  title: 'My personal data',
  intro: 'See the data kept about you. Enter the code of your booking and your date of birth; we send you digits.',
  code: 'Booking code',
  birthDate: 'Date of birth',
  birthDateHint: 'Day, month, year. Example: 25-01-1987',
  sendDigits: 'Send digits',
  unreadable: 'The date of birth cannot be read. Write day, month, year, for example 25-01-1987.',
  missingCode: 'Enter the code of your booking.',
  digitsSent: 'Digits were sent to the number or e-mail address of this booking. They are valid for ten minutes.',
  digits: 'Digits',
  working: 'Checking that you are not a robot. This page goes on by itself.',
  needsScript:
    'Many verification codes were requested from your network. Turn JavaScript on, try again tomorrow, or send MY DATA by chat.',
  show: 'Show my data',
  again: 'Start again',
  over: 'This link is no longer valid. Start again, or send MY DATA by chat.',
  private: 'For you alone. Close this page when you are done, above all on a shared computer.',
  file: 'Download as a file (JSON)',
  correct: 'Correct the name or the date of birth',
  correctText: 'You may correct a slip yourself, once. Officers correct the rest when they see your identity card.',
  newName: 'Correct name (leave empty if it stays)',
  newBirthDate: 'Correct date of birth (leave empty if it stays)',
  correctSend: 'Correct',
  children: 'Data of children under 18 whom I registered',
  childrenNote:
    'The data of children under 18 registered from the same number or address. You act as their parent or guardian.',
  erase: 'Delete my data',
  eraseChildren: "Delete the children's data",
  eraseChildrenTitle: "Delete all the children's data?",
  eraseChildrenText:
    "The children's names, dates of birth, addresses and photos at this office are deleted, and the messages with the number that registered them. A booking of a child that is still open is cancelled, and its place goes to someone else. This cannot be undone.",
  eraseTitle: 'Delete all your data?',
  eraseText:
    'Your name, date of birth, number, address, photo and messages at this office are deleted. A booking that is still open is cancelled, and its place goes to someone else. This cannot be undone.',
  eraseYes: 'Yes, delete',
  eraseNo: 'No, keep them',
  notHere: 'This form must be sent from its own page. Open the page again.',
};
