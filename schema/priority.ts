// The priorities of applicants as the contract shows them.
import { type Priority } from '../src/office/settings.ts';
import { describedEnum } from './describedEnum.ts';

export const Priorities = describedEnum<Priority>(
  'Priority',
  'Reason for being served ahead of others, by a ratio that the office sets.',
  {
    NORMAL: 'No priority: served in order.',
    ELDERLY: 'An applicant of 60 years or more.',
    CHILD: 'A child younger than 5 years.',
    DISABILITY: 'An applicant with a disability.',
    PREGNANT: 'An applicant who is pregnant.',
  },
);
