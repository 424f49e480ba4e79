// A table of staff is read as spreadsheets save it, and every fault is named by its line and column.
import { describe, expect, test } from 'vitest';
import { readStaffTable, staffIdentity } from '../../server/import/staffTable.ts';

const KNOWN = {
  offices: new Set(['BOGOR', 'MEDAN']),
  staff: new Set([staffIdentity({ office: 'BOGOR', name: 'Sri', role: 'MANAGER' })]),
};
const read = (...lines: string[]) => readStaffTable(lines.join('\r\n'), KNOWN);
const faultsOf = (...lines: string[]) =>
  read(...lines).faults.map(({ line, column, why }) => `${line} ${column}: ${why}`);

describe('a table of staff', () => {
  test('may have its columns in any order, more of them, and any separator', () => {
    const rows = [{ line: 2, office: 'MEDAN', name: 'Budi Santoso', role: 'FRONT_DESK' }];
    expect(read('\ufeffNo;Role;Office;Name', '1;front desk;MEDAN;" Budi  Santoso "')).toEqual({ rows, faults: [] });
    expect(read('name\toffice\trole', 'Budi Santoso\tMEDAN\tFRONT_DESK', '\t\t')).toEqual({ rows, faults: [] });
  });

  test('keeps a name with a comma, and counts lines as an editor does', () => {
    const { rows } = read('office,name,role', '', 'BOGOR,"Sri, S.H.",MANAGER', 'BOGOR,Sri Dua,Counter officer');
    expect(rows).toEqual([
      { line: 3, office: 'BOGOR', name: 'Sri, S.H.', role: 'MANAGER' },
      { line: 4, office: 'BOGOR', name: 'Sri Dua', role: 'COUNTER_OFFICER' },
    ]);
  });

  test('names every fault', () => {
    expect(
      faultsOf(
        'office,name,role',
        'BOGO,,ADMINISTRATOR',
        'BOGOR,sri,MANAGER',
        `MEDAN,${'x'.repeat(101)},MANAGER`,
        'MEDAN,Ani,MANAGER',
        'MEDAN,ANI,MANAGER',
        'MEDAN,<b>,MANAGER',
        'MEDAN',
      ),
    ).toEqual([
      '2 office: there is no office "BOGO"',
      '2 name: is empty',
      '2 role: must be one of MANAGER, FRONT_DESK, COUNTER_OFFICER, and is "ADMINISTRATOR"',
      '3 null: has a key already',
      '4 name: is longer than 100 characters',
      '6 null: is the same as line 5',
      '7 name: has signs that no name has',
      '8 name: is empty',
      '8 role: must be one of MANAGER, FRONT_DESK, COUNTER_OFFICER, and is ""',
    ]);
  });

  test('without its headings, or that is no table, is refused as a whole', () => {
    expect(faultsOf('BOGOR,Sri,MANAGER')).toEqual([
      '1 office: is no heading of the first line',
      '1 name: is no heading of the first line',
      '1 role: is no heading of the first line',
    ]);
    expect(faultsOf('office,name,role', 'BOGOR,"Sri,MANAGER')).toEqual([
      expect.stringMatching(/^1 null: the file is no table: /),
    ]);
    expect(faultsOf('')).toHaveLength(3);
  });
});
