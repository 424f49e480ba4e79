// The numbers of the booking policy as fields of the API, declared from the core's table.
import { Field, Int } from 'type-graphql';
import { NUMBER_SETTINGS, type NumberSetting, numberSettingsIn } from '../src/office/numberSettings.ts';

type ObjectClass = abstract new () => object;

/** Declares the numbers that an object of the API shows. */
export function declareShownNumbers(type: ObjectClass, object: NumberSetting['shownIn'][number]): void {
  for (const { name, description } of numberSettingsIn(object)) Field(() => Int, { description })(type.prototype, name);
}

/** Declares every number as an input that may be left out. */
export function declareNumberInputs(type: ObjectClass): void {
  for (const [name, { description, min, max }] of Object.entries<NumberSetting>(NUMBER_SETTINGS)) {
    const options = { nullable: true, description: `${description} From ${min} to ${max}.` };
    Field(() => Int, options)(type.prototype, name);
  }
}
