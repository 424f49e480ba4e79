// The types of the fragments that clients share. @generated from fragments.graphql by npm run schema — do not edit.
import type * as Types from './types.ts';

export type RefusedFragment = { reason: Types.RefusalCode, message: string, field: string | null, lostSince: string | null };

export type OfficeNamedFragment = { code: string, name: string, city: string };

export type DayLeftFragment = { date: string, status: Types.DayStatus, remaining: number };

export type BookedFragment = { code: string, status: Types.BookingStatus, queueNumber: string | null, arriveBy: string, forfeitsAt: string, confirmBy: string | null, overflowedFrom: string | null, barcodeUrl: string | null, applicant: { name: string, birthDate: string | null }, window: { startsAt: string }, office: { name: string, timeZone: string, bring: string } };

export type PublicNumbersFragment = { horizonDays: number, lotteryMinutes: number, holdMinutes: number, maxLiveBookingsPerSender: number, arriveMinutesBefore: number, longWaitMinutes: number, minimumNoticeMinutes: number, checkInOpensMinutesBefore: number, doorCodeMinutes: number, graceMinutes: number, laterMinutes: number, maxChanges: number, changeCutoffHours: number, standbyAnswerMinutes: number, forfeitsInRow: number, forfeitDelayDays: number, retentionDays: number };

export type ManagersNumbersFragment = { unprovenShare: number, workShare: number, overbookPercent: number, waitTargetMinutes: number, blockDays: number, optOutDays: number, dailyReadings: number, staffKeyDays: number, staffKeyIdleDays: number };
