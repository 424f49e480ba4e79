// A text in every language, as managers write it.
import { Field, InputType } from 'type-graphql';

@InputType({ description: 'A text in every language.' })
export class TextsInput {
  @Field(() => String, { description: 'The text in Indonesian.' })
  id!: string;

  @Field(() => String, { description: 'The text in English.' })
  en!: string;
}
