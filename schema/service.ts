// Services of an office: their names, and checks of those that callers name.
import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { Asker } from '../src/access/asker.ts';
import { channelOf, serviceMeant } from '../src/booking/request.ts';
import type { ChannelKind } from '../src/channelKinds.ts';
import { quotasFor } from '../src/office/quotas.ts';
import type { Office, Priority, Service, ServiceDetails } from '../src/office/settings.ts';
import { CallerError } from '../src/refusal.ts';
import type { Language } from '../src/time.ts';
import type { Context } from './context.ts';
import { globalId } from './globalId.ts';
import { Languages } from './languages.ts';
import { ServiceDetailsType, ServiceType } from './officeType.ts';

@Resolver(() => ServiceType)
export class ServiceResolver {
  @FieldResolver(() => ID, {
    description: 'Identifier of the service at its office, opaque and unique over all types.',
  })
  id(@Root() { office, code }: ShownService): string {
    return globalId('Service', `${office}/${code}`);
  }

  @FieldResolver(() => String, { description: 'Name by which applicants know the service.' })
  name(
    @Root() service: Service,
    @Arg('language', () => Languages, {
      nullable: true,
      description: 'Language of the name; null for the language of the request.',
    })
    wanted: Language | null,
    @Ctx() { language }: Context,
  ): string {
    return service.name[wanted ?? language];
  }

  @FieldResolver(() => [String], { description: 'Name of the service in every language, Indonesian first.' })
  names(@Root() service: Service): string[] {
    return [service.name.id, service.name.en];
  }
}

@Resolver(() => ServiceDetailsType)
export class ServiceDetailsResolver {
  @FieldResolver(() => [String], { description: 'Documents and conditions in the language of the request.' })
  requirements(@Root() { requirements }: ServiceDetails, @Ctx() { language }: Context): string[] {
    return requirements.map((requirement) => requirement[language]);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Fee in the language of the request; null if not set.',
  })
  fee(@Root() { fee }: ServiceDetails, @Ctx() { language }: Context): string | null {
    return fee?.[language] ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Time the service takes, in the language of the request; null if not set.',
  })
  duration(@Root() { duration }: ServiceDetails, @Ctx() { language }: Context): string | null {
    return duration?.[language] ?? null;
  }
}

/** A service with its office: codes are the office's own. */
interface ShownService extends Service {
  office: string;
}

export function servicesOf({ code, services }: Office): ShownService[] {
  return services.map((service) => ({ ...service, office: code }));
}

/** A service by its code, even if the office no longer offers it. */
export function shownService(office: Office, code: string): ShownService {
  const known = office.services.find((service) => service.code === code);
  return { ...(known ?? { code, name: { id: code, en: code }, channels: [], details: null }), office: office.code };
}

/** @throws CallerError if the office has no such service, or the number of days is not allowed. */
export function checkDays(office: Office, service: string | null, days: number): Office {
  if (days < 1 || days > 92) throw new CallerError('BAD_USER_INPUT', 'days must be from 1 to 92.');
  checkService(office, service);
  return office;
}

/** The applicant for whom places are looked for; without a channel, one of the caller's. */
interface SoughtFor {
  service: string | null;
  channel: ChannelKind | null;
  priority: Priority;
}

/** The quotas that such an applicant may use. */
export function quotasOf(
  office: Office,
  { service, channel: wanted, priority }: SoughtFor,
  asker: Asker,
): readonly string[] {
  const channel = wanted ?? channelOf({}, asker);
  const meant = serviceMeant({ service }, office, channel)?.code ?? '';
  return quotasFor(office, { service: meant, channel, priority });
}

export function checkService(office: Office, code: string | null): void {
  if (!code || office.services.some((service) => service.code === code)) return;
  throw new CallerError('NOT_FOUND', `${office.code} has no service ${code}.`);
}
