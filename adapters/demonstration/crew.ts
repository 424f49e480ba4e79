// Finds the offices of the demonstration and their staff, or takes the staff on.
import * as documents from './documents.ts';
import { PAST_COUNTERS } from './pastDay.ts';
import { STAGE_STAFF, type StageRole } from './people.ts';
import type { StageAsker, StageDoors, StageOffice } from './stage.ts';

const STAGE_OFFICES = 4;
const ADMINISTRATOR: StageAsker = { as: 'administrator' };

/** The first four offices at which one books without a photo: photos of people are not invented. */
export async function gatherCrews(doors: StageDoors): Promise<StageOffice[]> {
  const { offices } = await doors.present.ask(ADMINISTRATOR)(documents.StageOfficesDocument, {}, 'id');
  const chosen = offices.filter(({ registration }) => registration.photo !== 'REQUIRED').slice(0, STAGE_OFFICES);
  const crews: StageOffice[] = [];
  for (const [place, { code, timeZone, channels }] of chosen.entries()) {
    const number = channels.find(({ kind }) => kind === 'WHATSAPP')?.address ?? null;
    crews.push({ code, timeZone, place, number, ...(await crewOf(doors, code, place)) });
  }
  return crews;
}

async function crewOf(doors: StageDoors, office: string, place: number) {
  const ask = doors.present.ask(ADMINISTRATOR);
  const { staff, office: there } = await ask(documents.StageStaffDocument, { office }, 'id');
  const known = staff?.nodes ?? [];
  const members: (StageAsker & { as: 'officer' })[] = [];
  for (const { name, role } of place === 0 ? STAGE_STAFF : STAGE_STAFF.slice(2)) {
    const id =
      known.find((one) => one.name === name && one.role === role)?.id ?? (await takeOn(doors, { office, name, role }));
    members.push({ as: 'officer', id, name, role, office });
  }
  const of = (role: StageRole) => members.filter((one) => one.role === role);
  return {
    frontDesk: of('FRONT_DESK')[0] ?? ADMINISTRATOR,
    manager: of('MANAGER')[0] ?? ADMINISTRATOR,
    officers: of('COUNTER_OFFICER'),
    counters: (there?.counters ?? []).filter(({ label }) => !PAST_COUNTERS.includes(label)).map(({ id }) => id),
  };
}

async function takeOn(doors: StageDoors, input: { office: string; name: string; role: StageRole }): Promise<string> {
  const { answer } = await doors.present.ask(ADMINISTRATOR)(documents.StageAddStaffDocument, { input }, 'id');
  if (answer.__typename === 'Refusal') throw new Error(answer.message);
  return answer.staff.id;
}
