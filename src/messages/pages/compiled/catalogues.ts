// The languages of the area “page”. @generated from src/messages/pages/*.arb by npm run texts — do not edit.
import { pageInIndonesian } from './id.ts';
import { pageInEnglish } from './en.ts';
import { pageInArabic } from './ar.ts';

export const PAGE_CATALOGUES = { id: pageInIndonesian, en: pageInEnglish, ar: pageInArabic };
