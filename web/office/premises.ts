// The street, the map and the telephone of the office, as the booking page and the chat tell them.
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { OfficeSettingsInput } from '../../clients/types.ts';
import { looksLikePhone } from '../fields/fields.ts';
import { PremisesDocument } from './documents.ts';
import { SettingsForm } from './settingsForm.ts';

const PREMISES_FIELDS = ['street', 'mapUrl', 'telephone'] as const;
type PremisesField = (typeof PREMISES_FIELDS)[number];
type TypedPremises = Record<PremisesField, string>;

const KEYBOARDS = { street: 'text', mapUrl: 'url', telephone: 'tel' } as const;

@customElement('office-premises')
export class OfficePremises extends SettingsForm<PremisesField> {
  protected async saved(): Promise<TypedPremises | null> {
    const { office } = await this.place.ask(PremisesDocument, { office: this.place.office.code });
    if (!office) return null;
    const { street, mapUrl, telephone } = office.premises;
    return { street: street ?? '', mapUrl: mapUrl ?? '', telephone: telephone ?? '' };
  }

  protected settingsOf({ street, mapUrl, telephone }: TypedPremises): OfficeSettingsInput {
    const orNone = (text: string) => text.trim() || null;
    return { premises: { street: orNone(street), mapUrl: orNone(mapUrl), telephone: orNone(telephone) } };
  }

  protected faultsOf({ mapUrl, telephone }: TypedPremises): Partial<TypedPremises> {
    const say = this.say.premises;
    return {
      ...(mapUrl.trim() && !/^https:\/\/\S+$/.test(mapUrl.trim()) && { mapUrl: say.needLink }),
      ...(telephone.trim() && !looksLikePhone(telephone) && { telephone: say.needTelephone }),
    };
  }

  protected override render(): TemplateResult {
    const { premises } = this.say;
    const { names, hints } = premises;
    return this.form(
      premises,
      PREMISES_FIELDS.map((field) =>
        this.settingField({
          field,
          form: 'premises',
          name: names[field],
          hint: hints[field],
          keyboard: KEYBOARDS[field],
        }),
      ),
    );
  }
}
