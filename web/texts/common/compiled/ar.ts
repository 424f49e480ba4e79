// @generated from web/texts/common/ar.arb by npm run texts — do not edit.
import { languageForms } from '../../forms.ts';
import { commonInEnglish } from './en.ts';
import type { CommonMessages } from './messages.ts';

const { numberText, pluralForm, wordingOf } = languageForms("ar-u-ca-gregory-nu-latn");

export const commonInArabic: CommonMessages = {
  name: "Antrean",
  otherLanguage: commonInEnglish["otherLanguage"],
  languageSwitch: "اللغة",
  skip: "انتقل إلى المحتوى",
  retry: "حاول مرة أخرى",
  back: "رجوع",
  working: "لحظة من فضلك…",
  offline: "لا يوجد اتصال. تحقق من اتصالك بالإنترنت، ثم حاول مرة أخرى.",
  unreachable: "الخادم لا يستجيب. حاول مرة أخرى بعد لحظات؛ ما كتبته محفوظ.",
  readingLimit: "اطلعت اليوم على بيانات أكبر عدد من الأشخاص يسمح به المكتب. اسأل مديرك إن احتجت إلى المزيد.",
  partMissing: "تعذر تحميل هذا الجزء. تحقق من اتصالك بالإنترنت، ثم حاول مرة أخرى.",
  broken: "حدث خطأ من جانبنا. حاول مرة أخرى من فضلك.",
  noOffice: (code: string): string => `لا يوجد مكتب بالرمز ${code}.`,
  languageName: "العربية",
  formatLocale: "ar-u-ca-gregory-nu-latn",
  counterWord: "الشباك",
  counterInSentence: "الشباك",
  busy: "الطلبات كثيرة جدًا. حاول مرة أخرى بعد لحظات.",
  busyFor: (seconds: number): string => `الطلبات كثيرة جدًا. حاول مرة أخرى بعد ${(wordingOf(pluralForm(seconds), { zero: `${numberText(seconds)} ثانية`, one: "ثانية واحدة", two: "ثانيتين", few: `${numberText(seconds)} ثوانٍ`, many: `${numberText(seconds)} ثانية`, other: `${numberText(seconds)} ثانية` }))}.`,
};
