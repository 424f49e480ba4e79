// Lotteries of newly opened days as rows, and the requests that take part.
import { defineEntity, p } from '@mikro-orm/core';
import { bookingCode, identity, instant } from '../columns.ts';
import type { LocalDate } from '../time.ts';

export const LotteryEntity = defineEntity({
  name: 'Lottery',
  properties: {
    office: p.text().primary(),
    date: p.date().$type<LocalDate>().primary(),
    /** 256 random bits in base64; encrypted where DATA_KEY is set, until the draw is done and it is public. */
    seed: p.text(),
    /** Entries are taken from then on, until `drawsAt`. */
    opensAt: instant(),
    drawsAt: instant(),
    /** When the draw began: no entry is taken after that. */
    closedAt: instant().strictNullable(),
    /** When the last entry was drawn. */
    drawnAt: instant().strictNullable(),
  },
  indexes: [{ name: 'lottery_due', properties: ['drawsAt'], where: 'drawn_at IS NULL' }],
});

/** A request for a place that waits for the draw, and what came of it; what names a person is deleted a day later. */
export const LotteryEntryEntity = defineEntity({
  name: 'LotteryEntry',
  properties: {
    id: identity(),
    office: p.text(),
    date: p.date().$type<LocalDate>(),
    /** null: deleted. */
    person: p.text().strictNullable(),
    sender: p.text().strictNullable(),
    /** The budgets in which it counts where the caller has proven nothing. */
    source: p.text().strictNullable(),
    wider: p.text().strictNullable(),
    spelling: p.text().strictNullable(),
    /** The challenge that was solved for it. */
    work: p.text().strictNullable(),
    /** The request that the draw answers. */
    request: p.json<object>().strictNullable(),
    enteredAt: instant(),
    /** The pseudonym by which it is drawn; null: it has not been drawn. */
    ticket: p.text().strictNullable(),
    /** Its place in the order of the draw, from 1. */
    position: p.integer().strictNullable(),
    booking: bookingCode().strictNullable(),
    /** The reason for which it has no place. */
    refusal: p.text().strictNullable(),
  },
  uniques: [{ name: 'lottery_entry_once', properties: ['office', 'date', 'person'] }],
  indexes: [
    { name: 'lottery_entry_undrawn', properties: ['office', 'date', 'id'], where: 'position IS NULL' },
    { name: 'lottery_entry_of_sender', properties: ['sender'], where: 'position IS NULL' },
    { name: 'lottery_entry_drawn', properties: ['office', 'date', 'position'] },
    { name: 'lottery_entry_named', properties: ['enteredAt'], where: 'person IS NOT NULL' },
  ],
});
