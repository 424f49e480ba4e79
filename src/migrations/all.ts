// Every migration, in the order in which they are applied.
import { Migration20261125_foundation } from './Migration20261125_foundation.ts';
import { Migration20261126_queue } from './Migration20261126_queue.ts';
import { Migration20261127_capacity } from './Migration20261127_capacity.ts';
import { Migration20261128_standby } from './Migration20261128_standby.ts';
import { Migration20261129_figures } from './Migration20261129_figures.ts';
import { Migration20261130_abuse } from './Migration20261130_abuse.ts';
import { Migration20261201_reading } from './Migration20261201_reading.ts';
import { Migration20261202_messages } from './Migration20261202_messages.ts';
import { Migration20261204_moves } from './Migration20261204_moves.ts';
import { Migration20261205_webForm } from './Migration20261205_webForm.ts';
import { Migration20261206_talk } from './Migration20261206_talk.ts';
import { Migration20261207_delivery } from './Migration20261207_delivery.ts';
import { Migration20261208_notices } from './Migration20261208_notices.ts';
import { Migration20261209_log } from './Migration20261209_log.ts';
import { Migration20261210_firstCall } from './Migration20261210_firstCall.ts';
import { Migration20261212_withdrawnWindow } from './Migration20261212_withdrawnWindow.ts';
import { Migration20261213_unproven } from './Migration20261213_unproven.ts';
import { Migration20261214_proofs } from './Migration20261214_proofs.ts';
import { Migration20261216_boards } from './Migration20261216_boards.ts';
import { Migration20261216_imports } from './Migration20261216_imports.ts';
import { Migration20261217_standard } from './Migration20261217_standard.ts';
import { Migration20261218_email } from './Migration20261218_email.ts';

export const MIGRATIONS = [
  { name: 'Migration20261125_foundation', class: Migration20261125_foundation },
  { name: 'Migration20261126_queue', class: Migration20261126_queue },
  { name: 'Migration20261127_capacity', class: Migration20261127_capacity },
  { name: 'Migration20261128_standby', class: Migration20261128_standby },
  { name: 'Migration20261129_figures', class: Migration20261129_figures },
  { name: 'Migration20261130_abuse', class: Migration20261130_abuse },
  { name: 'Migration20261201_reading', class: Migration20261201_reading },
  { name: 'Migration20261202_messages', class: Migration20261202_messages },
  { name: 'Migration20261204_moves', class: Migration20261204_moves },
  { name: 'Migration20261205_webForm', class: Migration20261205_webForm },
  { name: 'Migration20261206_talk', class: Migration20261206_talk },
  { name: 'Migration20261207_delivery', class: Migration20261207_delivery },
  { name: 'Migration20261208_notices', class: Migration20261208_notices },
  { name: 'Migration20261209_log', class: Migration20261209_log },
  { name: 'Migration20261210_firstCall', class: Migration20261210_firstCall },
  { name: 'Migration20261212_withdrawnWindow', class: Migration20261212_withdrawnWindow },
  { name: 'Migration20261213_unproven', class: Migration20261213_unproven },
  { name: 'Migration20261214_proofs', class: Migration20261214_proofs },
  { name: 'Migration20261216_boards', class: Migration20261216_boards },
  { name: 'Migration20261216_imports', class: Migration20261216_imports },
  { name: 'Migration20261217_standard', class: Migration20261217_standard },
  { name: 'Migration20261218_email', class: Migration20261218_email },
];
