// The privacy notice of an office, which is shown before personal data are asked for.
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Office } from '../src/office/settings.ts';
import { privacyNotice } from '../src/privacy/notice.ts';
import type { Context } from './context.ts';
import { OfficeType } from './officeType.ts';

@ObjectType({ description: 'One heading of a privacy notice, with the text below it.' })
export class PrivacyNoticePart {
  @Field(() => String, {
    description: 'Key of the text in the catalogue of messages, by which an office words it itself: `privacyPurpose`.',
  })
  key!: string;

  @Field(() => String, { description: 'Heading of the part, in the language of the request.' })
  heading!: string;

  @Field(() => String, { description: 'Text of the part, in the language of the request.' })
  text!: string;
}

@ObjectType('PrivacyNotice', {
  description:
    'The privacy notice of an office: who keeps personal data, which, why, how long, and the rights of the person.',
})
export class PrivacyNoticeType {
  @Field(() => String, {
    description: 'The notice in one sentence, to be shown above the fields of a form, with a link to `url`.',
  })
  brief!: string;

  @Field(() => String, { description: "URL of the page with the whole notice, in the reader's language." })
  url!: string;

  @Field(() => [PrivacyNoticePart], { description: 'The whole notice, in the order in which it is shown.' })
  parts!: PrivacyNoticePart[];
}

@Resolver(() => OfficeType)
export class OfficePrivacyResolver {
  @FieldResolver(() => PrivacyNoticeType, {
    description: 'The privacy notice. Every client shows it before it asks for personal data.',
  })
  privacy(@Root() office: Office, @Ctx() { app, language }: Context): PrivacyNoticeType {
    return { ...privacyNotice(office, language), url: app.privacyUrl(office.code) };
  }
}
