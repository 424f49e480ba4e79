// The right of people to have their data deleted.
import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { isAudited } from '../src/access/asker.ts';
import { type Erasure, erase, type Remains } from '../src/privacy/erase.ts';
import { sayErasure } from '../src/privacy/sayErasure.ts';
import { isRefusal, type Refusal } from '../src/refusal.ts';
import type { Context } from './context.ts';
import { describedEnum } from './describedEnum.ts';
import { withSubject } from './personalData.ts';
import { PersonalDataInput } from './personalDataInput.ts';
import { resultOf } from './refusal.ts';

const ErasureRemains = describedEnum<Remains>(
  'ErasureRemains',
  'A kind of data that is kept after an erasure, with the reason.',
  {
    PSEUDONYMOUS: 'Rows that name no one: day, hour and outcome of bookings, the place log, and the audit log.',
    BLOCK: 'A block in force, with the address or with name and birth date, until it ends.',
    MISSED_VISITS:
      'Missed visits that may still delay the next booking (`forfeitsInRow`), until the retention of the office.',
    OPT_OUT: 'The wish to get no notices, with the address, so that it is respected.',
  },
);

@InputType({ description: 'The person whose data will be deleted, with the proof.' })
class EraseMyDataInput extends PersonalDataInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether live bookings are cancelled for it; if false, they are a reason for refusal (ERASE_CANCELS).',
  })
  cancelLive!: boolean;
}

@ObjectType('Erasure', {
  description: 'The numbers of rows deleted of a person at an office, and the kinds of data that are kept.',
})
export class ErasureType implements Erasure {
  @Field(() => Int, { description: 'Number of bookings that name the person no longer.' })
  bookings!: number;

  @Field(() => Int, { description: 'Number of messages deleted.' })
  messages!: number;

  @Field(() => Int, { description: 'Number of photos deleted.' })
  photos!: number;

  @Field(() => [ErasureRemains], { description: 'Kinds of data that are kept.' })
  remains!: Remains[];

  @Field(() => String, { description: 'The same in a few sentences, in the language of the request.' })
  text!: string;
}

const ErasureResult = resultOf(
  'ErasureResult',
  'The outcome of an erasure, or a refusal that leaves everything as it was.',
  () => ErasureType,
);

@Resolver(() => ErasureType)
export class ErasureResolver {
  @Mutation(() => ErasureResult, {
    description:
      'Deletes what an office keeps of a person: names, birth dates, addresses and photos of bookings, and the messages with the address that is proven. Live bookings are cancelled first if `cancelLive` says so. It cannot be undone: ask the person first.',
  })
  async eraseMyData(
    @Arg('input', () => EraseMyDataInput, { description: 'The person, and the proof.' }) input: EraseMyDataInput,
    @Ctx() context: Context,
  ): Promise<ErasureType | Refusal> {
    const { app, asker, source, language } = context;
    const { cancelLive } = input;
    const done = await withSubject(context, input, (tx, subject, now) => {
      const office = app.offices.get(subject.office);
      return erase(tx, { asker, source: isAudited(asker) ? source : null, subject, office, cancelLive }, now);
    });
    return isRefusal(done) ? done : { ...done, text: sayErasure(done.remains, language) };
  }
}
