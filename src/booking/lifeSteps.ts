// The steps of a booking, as the log has them.
import { numberKey } from '../phone.ts';
import type { LifeStep, StepName } from '../steps.ts';
import { rememberedTrace } from '../tracing.ts';
import type { Booking } from './booking.ts';

/** `of`: the request that it answers, if it was worked on together with others. */
export function lifeStepOf(step: StepName, booking: Booking, of?: object): LifeStep {
  const { office, channel, code, senderKey, phone, queueNumber } = booking;
  const trace = of && rememberedTrace(of);
  const person = senderKey ?? (phone === null ? null : numberKey(phone));
  return { step, office, channel, booking: code, person, number: queueNumber, ...(trace && { trace }) };
}
