// Places that unproven callers were given lately, by which the price of the next one is reckoned.
import { Migration } from '@mikro-orm/migrations';

const STATEMENTS: readonly string[] = [
  `create table unproven_place (booking character(8) not null, source text not null, wider text null,
    office text not null, person text not null, work text null, counts_until timestamptz not null,
    primary key (booking))`,
  `create index unproven_place_of_source on unproven_place (source, counts_until)`,
  `create index unproven_place_of_wider on unproven_place (wider, counts_until)`,
  `create index unproven_place_of_office on unproven_place (office, counts_until)`,
  `create index unproven_place_of_person on unproven_place (person, counts_until)`,
  `create index unproven_place_over on unproven_place (counts_until)`,
  `create unique index unproven_place_work on unproven_place (work) where work is not null`,
];

export class Migration20261219_unprovenPlaces extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}
