// The pictures and announcements of the lobby boards, as boards read them and managers set them; they are public.
import { Field, FieldResolver, ID, InputType, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { BoardSlide } from '../src/office/boardSlides.ts';
import type { Office } from '../src/office/settings.ts';
import type { Language } from '../src/time.ts';
import { BoardHoursInput, BoardHoursType } from './boardSettings.ts';
import { OfficeType } from './officeType.ts';
import { TextsInput } from './textsInput.ts';

@ObjectType('SlideText', { description: 'The text of a slide, in every language.' })
class SlideTextType implements Record<Language, string> {
  @Field(() => String, { description: 'The text in Indonesian.' })
  id!: string;

  @Field(() => String, { description: 'The text in English.' })
  en!: string;
}

@ObjectType('BoardSlide', { description: 'A picture or an announcement that lobby boards show beside the numbers.' })
class BoardSlideType {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the picture, which is at the path `/board-pictures/<id>`; null if the text is shown.',
  })
  picture!: string | null;

  @Field(() => SlideTextType, {
    description: 'The announcement, or the picture in words for people who cannot see it.',
  })
  text!: SlideTextType;

  @Field(() => Int, { description: 'Seconds for which it is shown each time.' })
  seconds!: number;

  @Field(() => BoardHoursType, { nullable: true, description: 'Hours in which it is shown; null for all day.' })
  hours!: BoardHoursType | null;
}

@InputType({ description: 'A picture or an announcement for the lobby boards of an office.' })
export class BoardSlideInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of a picture that was uploaded to `/offices/<office>/board-pictures`; null to show the text.',
  })
  picture?: string | null;

  @Field(() => TextsInput, {
    description: 'The announcement, or the picture in words, of 200 characters at most in each language.',
  })
  text!: TextsInput;

  @Field(() => Int, { description: 'Seconds for which it is shown each time, from 5 to 120.' })
  seconds!: number;

  @Field(() => BoardHoursInput, { nullable: true, description: 'Hours in which it is shown; null for all day.' })
  hours?: BoardHoursInput | null;
}

@Resolver(() => OfficeType)
export class BoardSlidesResolver {
  @FieldResolver(() => [BoardSlideType], {
    description: 'Pictures and announcements that its lobby boards show beside the numbers, one after the other.',
  })
  boardSlides(@Root() office: Office): BoardSlide[] {
    return office.boardSlides;
  }
}
