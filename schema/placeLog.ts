// The signed head of the place log, public so that anyone can write it down and hold the office to it.
import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { headText, type PlaceHead } from '../src/placeLog/head.ts';
import { lastHead } from '../src/placeLog/read.ts';
import { instant, rfc3339 } from '../src/time.ts';
import { type Context, reading } from './context.ts';
import { DateTimeScalar } from './scalars.ts';

@ObjectType({
  description: "A statement signed by the server: at that time an office's place log ended with this row.",
})
class PlaceLogHead {
  @Field(() => Int, { description: 'Number of the row at its office, counted from 1.' })
  sequence!: number;

  @Field(() => String, { description: 'SHA-256 digest of the row, in hexadecimal digits. It covers all rows before.' })
  digest!: string;

  @Field(() => DateTimeScalar, { description: 'Time at which the head was signed.' })
  signedAt!: string;

  @Field(() => String, { description: 'The text that was signed.' })
  signedText!: string;

  @Field(() => String, { description: 'Ed25519 signature of `signedText` in UTF-8, in base64.' })
  signature!: string;

  @Field(() => String, { description: 'Public key that verifies the signature: SPKI in base64.' })
  publicKey!: string;
}

@ObjectType({
  description:
    'The place log of an office: an append-only list of who got which place in which order, under pseudonyms. Each row covers the row before it by a digest, and its end is signed every minute.',
})
class PlaceLog {
  @Field(() => String, { description: 'Ed25519 public key that signs new heads: SPKI in base64.' })
  publicKey!: string;

  @Field(() => PlaceLogHead, { nullable: true, description: 'The latest signed head; null if the log is empty.' })
  head!: PlaceLogHead | null;
}

@Resolver()
export class PlaceLogResolver {
  @Query(() => PlaceLog, {
    description:
      "Returns the public key and the latest signed head of an office's place log. The log itself is exported by `Office.placeLogFile`.",
  })
  async placeLog(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Ctx() context: Context,
  ): Promise<PlaceLog> {
    const { code, timeZone } = context.app.offices.get(office);
    const head = await lastHead(reading(context), code);
    return { publicKey: context.app.placeLogKey, head: head && shown(head, timeZone) };
  }
}

function shown(head: PlaceHead, timeZone: string): PlaceLogHead {
  const { sequence, digest, signature, publicKey } = head;
  const signedAt = rfc3339(instant(head.at), timeZone);
  return { sequence, digest, signedAt, signedText: headText(head), signature, publicKey };
}
