// Managers shape an office's days: they preview a change, make all of it or none, and undo it if no one was told.
import { describe, expect, test } from 'vitest';
import { apiOf, MONDAY, TUESDAY } from '../support/api.ts';
import { ADMIN_KEY, openApp } from '../support/app.ts';
import { phoneOf } from '../support/house.ts';
import { step } from '../support/step.ts';

const CHANGE = `__typename
  ... on CapacityChange { id what moved unreached undoUntil undoneAt
    windows { date quota startsAt before after }
    moves(first: 200) { nodes { code from to fromNumber toNumber reached } } }
  ... on Refusal { reason message }`;
const mutation = (field: string, input: string) =>
  `mutation ($input: ${input}!) { answer: ${field}(input: $input) { ${CHANGE} } }`;
const ADMIN = { authorization: `Bearer ${ADMIN_KEY}` };

describe('the days of an office', async () => {
  const app = await openApp();
  const api = apiOf(app);
  const ask = async (field: string, input: object, headers: Record<string, string> = ADMIN) => {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
    const { data, errors } = await app.graphql(mutation(field, type), { input }, headers);
    if (errors) throw new Error(`${errors[0]?.extensions.code}: ${errors[0]?.message} ${app.faults.at(-1) ?? ''}`);
    return data.answer;
  };
  const preview = async (input: object) => {
    const query = `query ($input: CapacityPreviewInput!) { answer: previewCapacity(input: $input) { ${CHANGE} } }`;
    const { data, errors } = await app.graphql(query, { input }, ADMIN);
    if (errors) throw new Error(`${errors[0]?.extensions.code}: ${errors[0]?.message} ${app.faults.at(-1) ?? ''}`);
    return data.answer;
  };
  const day = async (office: string, date: string, more = '') => {
    const query = `{ office(code: "${office}") { availability(from: "${date}", days: 1 ${more}) { status capacity remaining releasedAt windows { startsAt quota capacity remaining } } } }`;
    return (await app.graphql(query)).data.office.availability[0];
  };
  const booked = async (office: string, date: string, count: number, phone?: number) => {
    const codes: string[] = [];
    for (let index = 0; index < count; index++) {
      const input = { office, when: { date }, ...(phone !== undefined && { phone: phoneOf(phone + index) }) };
      const { code } = await api.book(input);
      expect(await api.confirm(code, {}, ADMIN)).toMatchObject({ __typename: 'Booking', status: 'CONFIRMED' });
      codes.push(code);
    }
    return codes;
  };

  test('a schedule from a date on leaves the days before as they are', async () => {
    const schedule = {
      windowMinutes: 30,
      capacity: 10,
      week: [{ weekday: 'MONDAY', hours: '09:00-12:00', breaks: ['10:00-10:30'], capacity: 4 }],
    };
    const answer = await ask('setSchedule', { office: 'MEDAN', from: '2017-08-14', schedule });
    expect(answer).toMatchObject({ what: 'setSchedule', moved: 0, undoneAt: null });
    expect((await day('MEDAN', '2017-08-07')).capacity).toBe(350);
    const monday = await day('MEDAN', '2017-08-14');
    expect(monday.capacity).toBe(20);
    expect(monday.windows.map(({ startsAt }: { startsAt: string }) => startsAt.slice(11, 16))).toEqual([
      '09:00',
      '09:30',
      '10:30',
      '11:00',
      '11:30',
    ]);
    expect((await day('MEDAN', '2017-08-15')).status).toBe('CLOSED');
    const shown = await app.graphql(
      '{ office(code: "MEDAN") { schedules { from capacity windowMinutes week { weekday hours breaks capacity } } } }',
    );
    expect(shown.data.office.schedules).toMatchObject([
      { from: null },
      {
        from: '2017-08-14',
        capacity: 10,
        week: [{ weekday: 'MONDAY', hours: '09:00-12:00', breaks: ['10:00-10:30'], capacity: 4 }],
      },
    ]);
    expect(await ask('removeSchedule', { office: 'MEDAN', from: '2017-08-14' })).toMatchObject({ moved: 0 });
    expect((await day('MEDAN', '2017-08-15')).capacity).toBe(350);
    await expect(ask('removeSchedule', { office: 'MEDAN', from: '2017-08-14' })).rejects.toThrow('NOT_FOUND');
  });

  test('what is wrong is named, and nothing is changed', async () => {
    const schedule = { capacity: 10, shares: [{ quota: 'priority', places: 5 }], week: [] };
    expect(await ask('setSchedule', { office: 'MEDAN', from: MONDAY, schedule })).toMatchObject({
      reason: 'QUOTA_IN_USE',
    });
    const bad = { windowMinutes: 3, week: [{ weekday: 'MONDAY', hours: '16:00-08:00' }] };
    await expect(ask('setSchedule', { office: 'MEDAN', from: MONDAY, schedule: bad })).rejects.toThrow(
      /windowMinutes.*week.monday.hours/,
    );
    const twice = {
      week: [
        { weekday: 'MONDAY', hours: '08:00-12:00' },
        { weekday: 'MONDAY', hours: '13:00-14:00' },
      ],
    };
    await expect(ask('setSchedule', { office: 'MEDAN', from: MONDAY, schedule: twice })).rejects.toThrow(
      'a weekday is there twice',
    );
    expect(await ask('setCapacity', { office: 'MEDAN', date: '2017-08-06', capacity: 5 })).toMatchObject({
      reason: 'NO_WINDOW_THEN',
    });
    await expect(ask('setCapacity', { office: 'MEDAN', date: MONDAY, quota: 'vip', capacity: 5 })).rejects.toThrow(
      'no quota vip',
    );
    expect((await day('MEDAN', MONDAY)).capacity).toBe(350);
  });

  test('an extra Saturday, a short Friday, fewer places: each a day that differs, until it is as usual again', async () => {
    await ask('setException', {
      office: 'MEDAN',
      date: '2017-08-12',
      reason: 'Sabtu tambahan',
      open: { hours: '08:00-10:00' },
    });
    await ask('setException', {
      office: 'MEDAN',
      date: '2017-08-11',
      reason: 'Jumat pendek',
      open: { hours: '08:00-11:00' },
    });
    await ask('setException', { office: 'MEDAN', date: '2017-08-10', reason: 'Petugas cuti', capacity: 20 });
    expect((await day('MEDAN', '2017-08-12')).capacity).toBe(100);
    expect((await day('MEDAN', '2017-08-11')).capacity).toBe(150);
    expect((await day('MEDAN', '2017-08-10')).capacity).toBe(140);
    for (const date of ['2017-08-10', '2017-08-11', '2017-08-12'])
      await ask('removeException', { office: 'MEDAN', date });
    expect([
      await day('MEDAN', '2017-08-10'),
      await day('MEDAN', '2017-08-11'),
      await day('MEDAN', '2017-08-12'),
    ]).toMatchObject([{ capacity: 350 }, { capacity: 300 }, { status: 'CLOSED' }]);
  });

  test('capacity never goes below what is taken: it says how many must move, and moves them when told to', async () => {
    const codes = await booked('DEPOK', MONDAY, 6);
    const input = { office: 'DEPOK', date: MONDAY, from: '08:00', to: '09:00', capacity: 4 };
    expect(await ask('setCapacity', input)).toMatchObject({
      reason: 'CAPACITY_IN_USE',
      message: expect.stringContaining('2 pendaftaran'),
    });
    expect((await day('DEPOK', MONDAY)).windows[0]).toMatchObject({ capacity: 50, remaining: 44 });
    const before = await app.query('select * from booking order by code');
    const looked = await preview({ setCapacity: input });
    expect(looked).toMatchObject({ id: null, moved: 2, windows: [{ date: MONDAY, before: 50, after: 4 }] });
    expect(looked.moves.nodes.map(({ code }: { code: string }) => code).toSorted()).toEqual(codes.slice(4).toSorted());
    expect(await app.query('select * from booking order by code')).toEqual(before);
    const done = await ask('setCapacity', { ...input, move: true });
    expect(done).toMatchObject({ moved: 2, unreached: 2 });
    expect(done.moves.nodes).toEqual(
      looked.moves.nodes.map((move: object) => expect.objectContaining({ ...move, toNumber: expect.any(String) })),
    );
    expect((await day('DEPOK', MONDAY)).windows.slice(0, 2)).toMatchObject([
      { capacity: 4, remaining: 0 },
      { capacity: 50, remaining: 48 },
    ]);
    const moved = await api.booking(codes[4] as string);
    expect(moved).toMatchObject({
      status: 'CONFIRMED',
      window: { startsAt: `${MONDAY}T09:00:00+07:00` },
      queueNumber: 'A201',
    });
    expect(moved.history.map(({ action }: { action: string }) => action)).toEqual(['BOOK', 'CONFIRM', 'MOVE']);
    expect(await ask('setCapacity', { ...input, capacity: null })).toMatchObject({
      windows: [{ before: 4, after: 50 }],
    });
  });

  test('a closed day moves everyone to the next place and tells them, once; those who were moved may choose again', async () => {
    const codes = await booked('BOGOR', TUESDAY, 3, 100);
    const closing = { office: 'BOGOR', date: TUESDAY, reason: 'Listrik padam', idempotencyKey: 'closing' };
    const done = await ask('closeDay', closing);
    expect(done).toMatchObject({ moved: 3, unreached: 0 });
    expect(await ask('closeDay', closing)).toEqual(done);
    expect(await day('BOGOR', TUESDAY)).toMatchObject({ status: 'CLOSED', windows: [] });
    const notices = await app.query(
      `select recipient, key, text, status from outbox_message where purpose like $1 order by id`,
      [`moved:${done.id}:%`],
    );
    expect(notices.map(({ recipient }) => recipient)).toEqual([100, 101, 102].map(phoneOf));
    expect(notices[0]).toMatchObject({
      key: 'moved',
      status: 'WAITING',
      text: expect.stringContaining('Rabu, 9 Agustus 2017'),
    });
    const first = codes[0] as string;
    expect(await api.booking(first)).toMatchObject({
      status: 'CONFIRMED',
      changes: 0,
      queueNumber: 'A101',
      window: { startsAt: '2017-08-09T08:00:00+07:00' },
    });
    expect(await api.reschedule(first, { when: { date: '2017-08-10' } })).toMatchObject({
      changes: 0,
      window: { startsAt: '2017-08-10T08:00:00+07:00' },
    });
    expect(await api.reschedule(first, { when: { date: '2017-08-11' } })).toMatchObject({ changes: 1 });
    expect(await api.book({ office: 'BOGOR', when: { date: TUESDAY } })).toMatchObject({ reason: 'CLOSED' });

    await step('taking it back brings everyone home to the place they had, but those who chose otherwise', async () => {
      const list = await app.graphql('{ capacityChanges(office: "BOGOR") { nodes { id what moved } } }', {}, ADMIN);
      expect(list.errors ?? app.faults.at(-1)).toBeUndefined();
      expect(list.data.capacityChanges.nodes).toContainEqual({ id: done.id, what: 'closeDay', moved: 3 });
      const undone = await ask('undoCapacityChange', { office: 'BOGOR', change: done.id });
      expect(undone).toMatchObject({ undoneAt: expect.any(String) });
      expect(await ask('undoCapacityChange', { office: 'BOGOR', change: done.id })).toEqual(undone);
      expect(await app.query('select from outbox_message where purpose like $1', [`moved:${done.id}:%`])).toEqual([]);
      const rows = await app.query(
        `select b.queue_number, b.visit_date::text as date, b.free_changes from moved_booking m join booking b on b.code = m.booking
         where m.change = $1 order by m.from_number`,
        [done.id],
      );
      expect(rows).toEqual([
        { queue_number: 'A101', date: '2017-08-11', free_changes: 0 },
        { queue_number: 'A102', date: TUESDAY, free_changes: 0 },
        { queue_number: 'A103', date: TUESDAY, free_changes: 0 },
      ]);
      expect(await day('BOGOR', TUESDAY)).toMatchObject({ status: 'OPEN', capacity: 350, remaining: 348 });
    });
  });

  test('it cannot be taken back once people are told, nor before a later change', async () => {
    const one = await ask('setException', { office: 'KARAWANG', date: MONDAY, reason: 'Rapat', capacity: 10 });
    const two = await ask('setException', { office: 'KARAWANG', date: TUESDAY, reason: 'Rapat', capacity: 10 });
    expect(await ask('undoCapacityChange', { office: 'KARAWANG', change: one.id })).toMatchObject({
      reason: 'UNDO_LATER_FIRST',
    });
    expect(await ask('undoCapacityChange', { office: 'KARAWANG', change: two.id })).toMatchObject({
      undoneAt: expect.any(String),
    });
    app.clock.advance(10);
    expect(await ask('undoCapacityChange', { office: 'KARAWANG', change: one.id })).toMatchObject({
      reason: 'UNDO_OVER',
      message: expect.stringContaining('09.10 WIB'),
    });
    await expect(ask('undoCapacityChange', { office: 'BOGOR', change: one.id })).rejects.toThrow('NOT_FOUND');
  });

  test('a day is not closed while not everyone has somewhere to go', async () => {
    await booked('TANGERANG', '2017-08-31', 2);
    const closed = { office: 'TANGERANG', from: '2017-08-31', schedule: { capacity: 50, week: [] } };
    expect(await ask('setSchedule', { ...closed, move: true })).toMatchObject({
      reason: 'NO_ROOM_TO_MOVE',
      message: expect.stringContaining('31 Agustus 2017'),
    });
    expect((await day('TANGERANG', '2017-08-31')).remaining).toBe(348);
  });

  test('quotas: shares of each window with counts of their own, for whom they are', async () => {
    const quota = {
      code: 'priority',
      name: { id: 'Prioritas', en: 'Priority' },
      line: 'B',
      priorities: ['ELDERLY', 'PREGNANT'],
      opensMinutesBefore: 60,
    };
    await ask('setQuotas', { office: 'SURABAYA', quotas: [quota] });
    const week = [{ weekday: 'MONDAY', hours: '08:00-10:00' }];
    await ask('setSchedule', {
      office: 'SURABAYA',
      from: MONDAY,
      schedule: { capacity: 3, shares: [{ quota: 'priority', places: 1 }], week },
    });
    expect(
      (await day('SURABAYA', MONDAY)).windows.map((w: { quota: string; capacity: number }) => [w.quota, w.capacity]),
    ).toEqual([
      ['general', 2],
      ['general', 2],
    ]);
    expect((await day('SURABAYA', MONDAY, ', priority: ELDERLY')).remaining).toBe(6);
    const elder = await api.book({ office: 'SURABAYA', when: { date: MONDAY }, priority: 'ELDERLY' });
    expect(elder).toMatchObject({ window: { quota: 'priority', startsAt: `${MONDAY}T08:00:00+07:00` } });
    expect(await api.confirm(elder.code, {}, ADMIN)).toMatchObject({ queueNumber: 'B101' });
    expect(await api.book({ office: 'SURABAYA', when: { date: MONDAY }, priority: 'PREGNANT' })).toMatchObject({
      window: { quota: 'general', startsAt: `${MONDAY}T08:00:00+07:00` },
    });
    for (let person = 0; person < 3; person++) await api.book({ office: 'SURABAYA', when: { date: MONDAY } });
    expect(await api.book({ office: 'SURABAYA', when: { date: MONDAY }, acceptNextPlace: false })).toMatchObject({
      reason: 'FULL',
      alternatives: expect.any(Array),
    });
    expect((await day('SURABAYA', MONDAY, ', priority: ELDERLY')).remaining).toBe(1);
    app.clock.set(`${MONDAY}T07:59:00+07:00`);
    expect((await day('SURABAYA', MONDAY)).remaining).toBe(0);
    app.clock.set(`${MONDAY}T08:00:00+07:00`);
    expect(await day('SURABAYA', MONDAY)).toMatchObject({ remaining: 1 });
    expect(await api.book({ office: 'SURABAYA', when: { date: MONDAY }, acceptNextPlace: false })).toMatchObject({
      window: { quota: 'priority', startsAt: `${MONDAY}T09:00:00+07:00` },
    });
    app.clock.set('2017-08-01T09:00:00+07:00');
  });

  test('holidays come from a calendar, for one office or for all, at each whole or not at all', async () => {
    const calendar = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20170817',
      'SUMMARY:Hari Kemerdekaan',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20170821',
      'DTEND;VALUE=DATE:20170823',
      'SUMMARY:Cuti bersama\\, daerah',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    const document = `mutation ($input: ImportHolidaysInput!) { answer: importHolidays(input: $input) { __typename
      ... on HolidayImport { holidays { date reason } changes { office { code } windows { date } }
        leftOut { office { code } refusal { reason } } } ... on Refusal { reason } } }`;
    const put = async (input: object) =>
      (await app.graphql(document, { input: { calendar, from: '2017-08-01', to: '2017-12-31', ...input } }, ADMIN)).data
        .answer;
    const one = await put({ office: 'YOGYAKARTA' });
    expect(one.holidays).toEqual([
      { date: '2017-08-17', reason: 'Hari Kemerdekaan' },
      { date: '2017-08-21', reason: 'Cuti bersama, daerah' },
      { date: '2017-08-22', reason: 'Cuti bersama, daerah' },
    ]);
    expect((await day('YOGYAKARTA', '2017-08-22')).status).toBe('CLOSED');
    expect((await day('MAKASSAR', '2017-08-22')).status).toBe('OPEN');
    await booked('MAKASSAR', '2017-08-22', 1);
    expect(await put({ office: 'MAKASSAR' })).toMatchObject({ reason: 'CAPACITY_IN_USE' });
    expect((await day('BANDUNG', '2017-08-22')).status).toBe('OPEN');
    // The other windows do not wait for the one in which an applicant has booked, and the answer names it.
    const most = await put({});
    expect(most.leftOut).toEqual([{ office: { code: 'MAKASSAR' }, refusal: { reason: 'CAPACITY_IN_USE' } }]);
    expect(most.changes).toHaveLength(12);
    expect((await day('BANDUNG', '2017-08-22')).status).toBe('CLOSED');
    expect((await day('MAKASSAR', '2017-08-22')).status).toBe('OPEN');
    expect(await put({ move: true })).toMatchObject({ leftOut: [] });
    expect((await day('MAKASSAR', '2017-08-22')).status).toBe('CLOSED');
    expect(await put({ office: 'BOGOR', calendar: 'Libur!' })).toMatchObject({ reason: 'CALENDAR_UNREADABLE' });
  });

  test('others hear of a change at once, and it is written down who made it', async () => {
    const office = 'DENPASAR';
    const week = [{ weekday: 'MONDAY', hours: '09:00-12:00' }];
    await ask('setSchedule', { office, from: '2017-08-14', schedule: { windowMinutes: 60, capacity: 10, week } });
    await ask('removeSchedule', { office, from: '2017-08-14' });
    await ask('setException', { office, date: '2017-08-10', reason: 'Petugas cuti', capacity: 20 });
    await ask('removeException', { office, date: '2017-08-10' });
    const holiday = 'BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20170823\r\nSUMMARY:Libur\r\nEND:VEVENT';
    const calendar = `BEGIN:VCALENDAR\r\n${holiday}\r\nEND:VCALENDAR`;
    await app.graphql(
      'mutation ($input: ImportHolidaysInput!) { importHolidays(input: $input) { __typename } }',
      { input: { office, calendar, from: '2017-08-01', to: '2017-12-31' } },
      ADMIN,
    );
    const rows = await app.query(
      'select distinct what from audit where office = $1 and persons is null order by what',
      [office],
    );
    const WHAT = ['importHolidays', 'removeException', 'removeSchedule', 'setException', 'setSchedule'];
    expect(rows.map(({ what }) => what)).toEqual(WHAT);
    expect(app.faults).toEqual([]);
  });
});
