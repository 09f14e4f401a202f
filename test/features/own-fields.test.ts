/** Own fields: each type is checked and found again, a change of type keeps what it says, and the table for lists never differs from the records. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { choiceFinder, convertedValue, type Lookups, type ValueKind } from '../../main/features/fields/type-change.ts';
import { amountFromText, dayFromText, numberFromText } from '../../main/features/fields/typed-values.ts';
import { majorUnits } from '../../main/features/fields/value-text.ts';
import type { Input, Output } from '../../preload/contract/index.ts';
import type { OwnFieldType, OwnValue, OwnValues } from '../../preload/contract/own-values.ts';
import { addColleague } from '../support/colleague.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { sampleClient } from './client-samples.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await testOffice({ country: 'RU', language: 'en' });
});
afterEach(() => office.close());

type NewField = Input<'fields.create'>;
type Field = Output<'fields.create'>;

function makeField(fields: Partial<NewField> & { readonly name: string; readonly type: OwnFieldType }): Promise<Field> {
  return office.ask('fields.create', {
    entity: 'client',
    classifierId: null,
    currency: fields.type === 'money' ? 'EUR' : null,
    place: 'general',
    hint: '',
    inList: true,
    inPrint: false,
    choices: [],
    ...fields,
  });
}

function rowsOf(fieldId: number): { number: number; text: string; entityId: number }[] {
  return office.db.sql
    .prepare<[number], { number: number; text: string; entityId: number }>(
      'SELECT number, text, entity_id AS entityId FROM own_value WHERE field_id = ? ORDER BY entity_id, number, text',
    )
    .all(fieldId);
}

async function makeClient(name: string, own: OwnValues = {}): Promise<Output<'clients.get'>> {
  return office.ask('clients.create', sampleClient({ name, own }));
}

describe('every type', () => {
  test('is stored in its own form and stands in the table for lists', async () => {
    const other = await makeClient('Zweite GmbH');
    const text = await makeField({ name: 'Nickname', type: 'text' });
    const number = await makeField({ name: 'Machines', type: 'number' });
    const money = await makeField({ name: 'Turnover', type: 'money', currency: 'EUR' });
    const day = await makeField({ name: 'Founded', type: 'day' });
    const flag = await makeField({ name: 'Member', type: 'yes-no' });
    const choice = await makeField({ name: 'Colour', type: 'choice', choices: ['red', 'green'] });
    const choices = await makeField({ name: 'Days', type: 'choices', choices: ['Mon', 'Tue', 'Wed'] });
    const client = await makeField({ name: 'Dealer', type: 'client' });
    const user = await makeField({ name: 'Second contact', type: 'user' });
    const [red] = choice.choices;
    const [mon, , wed] = choices.choices;
    const made = await makeClient('Erste GmbH', {
      [text.id]: '  Ёлка «Élan» ',
      [number.id]: '012.50',
      [money.id]: 125_050,
      [day.id]: '1999-12-31',
      [flag.id]: false,
      [choice.id]: red?.id ?? 0,
      [choices.id]: [wed?.id ?? 0, mon?.id ?? 0],
      [client.id]: other.id,
      [user.id]: 1,
    });
    expect(made.own).toEqual({
      [text.id]: 'Ёлка «Élan»',
      [number.id]: '12.5',
      [money.id]: 125_050,
      [day.id]: '1999-12-31',
      [flag.id]: false,
      [choice.id]: red?.id,
      [choices.id]: [mon?.id, wed?.id],
      [client.id]: other.id,
      [user.id]: 1,
    });
    expect(made.ownClients).toEqual({ [other.id]: 'Zweite GmbH' });
    const entityId = made.id;
    expect(rowsOf(text.id)).toEqual([{ number: 0, text: 'елка "elan"', entityId }]);
    expect(rowsOf(number.id)).toEqual([{ number: 12.5, text: '', entityId }]);
    expect(rowsOf(money.id)).toEqual([{ number: 125_050, text: '', entityId }]);
    expect(rowsOf(day.id)).toEqual([{ number: 0, text: '1999-12-31', entityId }]);
    expect(rowsOf(flag.id)).toEqual([{ number: 0, text: '', entityId }]);
    expect(rowsOf(choice.id)).toEqual([{ number: red?.id, text: '', entityId }]);
    expect(rowsOf(choices.id).map(({ number: id }) => id)).toEqual([mon?.id, wed?.id]);
    expect(rowsOf(client.id)).toEqual([{ number: other.id, text: '', entityId }]);
    expect(rowsOf(user.id)).toEqual([{ number: 1, text: '', entityId }]);
  });

  test('says beside each field what is wrong, and stores nothing of the record', async () => {
    const number = await makeField({ name: 'Machines', type: 'number' });
    const choice = await makeField({ name: 'Colour', type: 'choice', choices: ['red'] });
    const client = await makeField({ name: 'Dealer', type: 'client' });
    const day = await makeField({ name: 'Founded', type: 'day' });
    const product = await makeField({ name: 'Shelf', type: 'text', entity: 'product' });
    const own = { [number.id]: 'ten', [choice.id]: 77, [client.id]: 9999, [day.id]: '2026-02-30', [product.id]: 'A' };
    const reply = await office.call('clients.create', sampleClient({ name: 'Wrong', own }));
    expect(reply).toMatchObject({ ok: false, code: 'invalid' });
    const paths = reply.ok ? [] : (reply.details?.fields ?? []).map(({ path }) => path);
    expect(paths).toEqual([number.id, choice.id, client.id, day.id, product.id].map((id) => `own.${id}`));
    expect((await office.ask('clients.count', {})).count).toBe(0);
  });

  test('products, contact persons and documents have them too', async () => {
    const shelf = await makeField({ name: 'Shelf', type: 'text', entity: 'product' });
    const birthday = await makeField({ name: 'Birthday', type: 'day', entity: 'contact' });
    const project = await makeField({ name: 'Project', type: 'text', entity: 'document', place: 'head' });
    const product = await office.ask('products.create', {
      code: '',
      name: 'Table',
      kind: 'goods',
      group: '',
      unit: 'H87',
      price: 100,
      currency: 'RUB',
      priceIncludesVat: false,
      vatRateId: null,
      purchasePrice: null,
      barcode: '',
      description: '',
      discontinued: false,
      own: { [shelf.id]: 'B-12' },
    });
    const changed = await office.ask('products.change', {
      id: product.id,
      version: 1,
      changes: { own: { [shelf.id]: 'C-1' } },
      was: { own: { [shelf.id]: 'B-12' } },
    });
    expect(changed.own).toEqual({ [shelf.id]: 'C-1' });
    expect(rowsOf(shelf.id)).toEqual([{ number: 0, text: 'c-1', entityId: product.id }]);
    const client = await makeClient('With people');
    const own = { [birthday.id]: '1980-05-06' };
    const contact = { name: 'Ivan', position: '', reaches: [], note: '', own };
    const withContact = await office.ask('contacts.add', { clientId: client.id, contact });
    expect(withContact.contacts[0]?.own).toEqual(own);
    expect(rowsOf(birthday.id)).toHaveLength(1);
    const draft = await office.ask('documents.new', { type: 'invoice', companyId: null, clientId: client.id });
    const document = await office.ask('documents.create', { ...draft, own: { [project.id]: 'Bridge' } });
    expect(document.own).toEqual({ [project.id]: 'Bridge' });
    expect(rowsOf(project.id)).toEqual([{ number: 0, text: 'bridge', entityId: document.id }]);
  });
});

test('two people who change different own fields are both heard; the same one asks', async () => {
  const first = await makeField({ name: 'First', type: 'text' });
  const second = await makeField({ name: 'Second', type: 'text' });
  const { id } = await makeClient('Shared', { [first.id]: 'a' });
  await office.ask('clients.change', {
    id,
    version: 1,
    changes: { own: { [first.id]: 'a', [second.id]: 'b' } },
    was: { own: { [first.id]: 'a' } },
  });
  const merged = await office.ask('clients.change', {
    id,
    version: 1,
    changes: { own: { [first.id]: 'c' } },
    was: { own: { [first.id]: 'a' } },
  });
  expect(merged.own).toEqual({ [first.id]: 'c', [second.id]: 'b' });
  const late = await office.call('clients.change', {
    id,
    version: 1,
    changes: { own: { [first.id]: 'd' } },
    was: { own: { [first.id]: 'a' } },
  });
  expect(late).toMatchObject({
    ok: false,
    code: 'conflict',
    details: { conflicts: [{ path: `own.${first.id}`, mine: 'd', theirs: 'c', original: 'a' }] },
  });
});

test('a removed field is hidden and keeps its values through other changes, and comes back whole', async () => {
  const field = await makeField({ name: 'Nickname', type: 'text' });
  const { id } = await makeClient('Kept', { [field.id]: 'Old one' });
  await office.ask('fields.remove', { id: field.id, version: field.version });
  const hidden = await office.ask('clients.get', { id });
  expect(hidden.own).toEqual({});
  expect(await office.ask('fields.list', { removed: false })).toEqual([]);
  await office.ask('clients.change', {
    id,
    version: hidden.version,
    changes: { own: {}, note: 'x' },
    was: { own: {}, note: '' },
  });
  await office.ask('fields.restore', { id: field.id });
  expect((await office.ask('clients.get', { id })).own).toEqual({ [field.id]: 'Old one' });
  expect(rowsOf(field.id)).toHaveLength(1);
});

test('another type keeps what can be kept, tells what is lost to the history, and is counted the same before', async () => {
  const field = await makeField({ name: 'Machines', type: 'text' });
  const five = await makeClient('Five', { [field.id]: '5' });
  const many = await makeClient('Many', { [field.id]: '1 250,5' });
  const none = await makeClient('None', { [field.id]: 'several' });
  const check = { id: field.id, type: 'number' as const, classifierId: null, currency: null, addMissing: false };
  expect(await office.ask('fields.checkType', check)).toEqual({
    kept: 2,
    lost: 1,
    samples: [{ entityId: none.id, name: 'None', value: 'several' }],
  });
  const done = await office.ask('fields.change', {
    id: field.id,
    version: 1,
    changes: { type: 'number' },
    addMissing: false,
  });
  expect([done.kept, done.lost, done.field.type, done.field.version]).toEqual([2, 1, 'number', 2]);
  const own = async (id: number) => (await office.ask('clients.get', { id })).own;
  expect([await own(five.id), await own(many.id), await own(none.id)]).toEqual([
    { [field.id]: '5' },
    { [field.id]: '1250.5' },
    {},
  ]);
  expect(rowsOf(field.id).map(({ number }) => number)).toEqual([5, 1250.5]);
  const [last] = await office.ask('audit.of', { entity: 'client', id: none.id, before: null, limit: 1 });
  expect(last?.changes).toEqual({ [`own.${field.id}`]: { old: 'several', new: null } });
});

test('text becomes choices with the values that there are, and a value of a classifier is renamed everywhere at once', async () => {
  const field = await makeField({ name: 'Colour', type: 'text' });
  const a = await makeClient('A', { [field.id]: 'Red' });
  const b = await makeClient('B', { [field.id]: 'red; blue' });
  const { field: changed, kept } = await office.ask('fields.change', {
    id: field.id,
    version: 1,
    changes: { type: 'choices' },
    addMissing: true,
  });
  expect(kept).toBe(2);
  expect(changed.choices.map(({ name }) => name)).toEqual(['Red', 'blue']);
  const [red, blue] = changed.choices.map(({ id }) => id);
  expect((await office.ask('clients.get', { id: b.id })).own).toEqual({ [field.id]: [red, blue] });
  const classifierId = changed.classifierId ?? 0;
  const [classifier] = await office.ask('classifiers.list', {});
  const merged = await office.ask('classifiers.merge', {
    id: classifierId,
    version: classifier?.version ?? 0,
    from: blue ?? 0,
    into: red ?? 0,
  });
  expect(merged.records).toBe(1);
  expect((await office.ask('clients.get', { id: b.id })).own).toEqual({ [field.id]: [red] });
  expect(rowsOf(field.id)).toEqual([
    { number: red, text: '', entityId: a.id },
    { number: red, text: '', entityId: b.id },
  ]);
  const refused = await office.call('classifiers.items', {
    id: classifierId,
    version: merged.classifier.version,
    items: [],
  });
  expect(refused).toMatchObject({ ok: false, code: 'invalid' });
  const renamed = await office.ask('classifiers.items', {
    id: classifierId,
    version: merged.classifier.version,
    items: [
      { id: null, name: 'Green', archived: false },
      { id: red ?? 0, name: 'Crimson', archived: true },
    ],
  });
  expect(renamed.items.map(({ name, archived }) => [name, archived])).toEqual([
    ['Green', false],
    ['Crimson', true],
  ]);
});

test('values of built-in fields are collected, renamed and merged in the clients themselves', async () => {
  const a = await office.ask('clients.create', sampleClient({ name: 'A', source: 'Web' }));
  const b = await office.ask('clients.create', sampleClient({ name: 'B', source: 'Fair' }));
  const made = await office.ask('classifiers.collect', { key: 'source' });
  expect([made.key, made.name, made.items.map(({ name }) => name)]).toEqual(['source', 'Source', ['Fair', 'Web']]);
  const [fair, web] = made.items.map(({ id }) => id);
  const swapped = await office.ask('classifiers.items', {
    id: made.id,
    version: made.version,
    items: [
      { id: web ?? 0, name: 'Fair', archived: false },
      { id: fair ?? 0, name: 'Web', archived: false },
    ],
  });
  const source = async (id: number) => (await office.ask('clients.get', { id })).source;
  expect([await source(a.id), await source(b.id)]).toEqual(['Fair', 'Web']);
  await office.ask('classifiers.merge', { id: made.id, version: swapped.version, from: fair ?? 0, into: web ?? 0 });
  expect([await source(a.id), await source(b.id)]).toEqual(['Fair', 'Fair']);
});

describe('what a value becomes under another type', () => {
  const kind = (type: OwnFieldType, more: Partial<ValueKind> = {}): ValueKind => ({
    type,
    classifierId: type === 'choice' || type === 'choices' ? 1 : null,
    currency: type === 'money' ? 'EUR' : null,
    ...more,
  });
  const names = new Map([
    [1, 'Red'],
    [2, 'Green'],
    [3, '12'],
  ]);
  const choices = [...names].map(([id, name]) => ({ id, name, archived: false }));
  const lookups = (from: ValueKind): Lookups => ({
    text: (value) => {
      if (from.type === 'yes-no') return value === true ? 'yes' : 'no';
      if (from.type === 'money') return `${majorUnits(Number(value), 'EUR')} EUR`;
      if (from.type === 'choice') return names.get(Number(value)) ?? '';
      if (from.type === 'choices' && Array.isArray(value)) return value.map((id) => names.get(id) ?? '').join(', ');
      if (from.type === 'client') return 'Acme';
      if (from.type === 'user') return 'Anna';
      return String(value);
    },
    choice: choiceFinder(choices, null),
    client: (name) => (name === 'Acme' ? 7 : null),
    user: (name) => (name === 'Anna' ? 1 : null),
  });
  const lost = null;
  const pairs: [ValueKind, OwnValue, ValueKind, OwnValue | null][] = [
    [kind('text'), '12,5', kind('number'), '12.5'],
    [kind('text'), '1 234 567.10', kind('number'), '1234567.1'],
    [kind('text'), '12 boxes', kind('number'), lost],
    [kind('text'), '€ 12.50', kind('money'), 1250],
    [kind('text'), '12.505', kind('money'), lost],
    [kind('text'), '31.12.2026', kind('day'), '2026-12-31'],
    [kind('text'), '31.02.2026', kind('day'), lost],
    [kind('text'), 'Да', kind('yes-no'), true],
    [kind('text'), 'perhaps', kind('yes-no'), lost],
    [kind('text'), 'RED', kind('choice'), 1],
    [kind('text'), 'purple', kind('choice'), lost],
    [kind('text'), 'green, red', kind('choices'), [2, 1]],
    [kind('text'), 'green, purple', kind('choices'), lost],
    [kind('text'), 'Acme', kind('client'), 7],
    [kind('text'), 'Nobody', kind('client'), lost],
    [kind('text'), 'Anna', kind('user'), 1],
    [kind('number'), '-12.5', kind('text'), '-12.5'],
    [kind('number'), '12.5', kind('money'), 1250],
    [kind('number'), '12.505', kind('money'), lost],
    [kind('number'), '1', kind('yes-no'), true],
    [kind('number'), '2', kind('yes-no'), lost],
    [kind('number'), '12', kind('choice'), 3],
    [kind('number'), '20261231', kind('day'), lost],
    [kind('money'), 125_050, kind('number'), '1250.5'],
    [kind('money'), 125_050, kind('text'), '1250.50 EUR'],
    [kind('money'), 125_050, kind('money', { currency: 'JPY' }), lost],
    [kind('money'), 125_000, kind('money', { currency: 'JPY' }), 1250],
    [kind('money'), 125_050, kind('day'), lost],
    [kind('day'), '2026-12-31', kind('text'), '2026-12-31'],
    [kind('day'), '2026-12-31', kind('number'), lost],
    [kind('yes-no'), true, kind('number'), '1'],
    [kind('yes-no'), false, kind('text'), 'no'],
    [kind('yes-no'), false, kind('day'), lost],
    [kind('choice'), 2, kind('choices'), [2]],
    [kind('choice'), 2, kind('text'), 'Green'],
    [kind('choice'), 3, kind('number'), '12'],
    [kind('choice'), 2, kind('choice', { classifierId: 9 }), 2],
    [kind('choices'), [2], kind('choice'), 2],
    [kind('choices'), [1, 2], kind('choice'), lost],
    [kind('choices'), [1, 2], kind('text'), 'Red, Green'],
    [kind('client'), 7, kind('text'), 'Acme'],
    [kind('client'), 7, kind('number'), lost],
    [kind('user'), 1, kind('text'), 'Anna'],
    [kind('user'), 1, kind('client'), lost],
  ];
  test.each(pairs.map(([from, value, to, becomes]) => [from.type, value, to.type, becomes, from, to] as const))(
    '%s %j as %s is %j',
    (_, value, __, becomes, from, to) => {
      expect(convertedValue(from, to, value, lookups(from), 'fr')).toEqual(becomes);
    },
  );

  test('a comma before three digits is what the language makes of it', () => {
    expect(numberFromText('1,234', 'en')).toBe('1234');
    expect(numberFromText('1,234', 'ru')).toBe('1.234');
    expect(numberFromText('1,234,567.5', 'fr')).toBe('1234567.5');
    expect(numberFromText('1.2.3', 'en')).toBe(null);
    expect(amountFromText('1 500 руб.', 'RUB', 'ru')).toBe(150_000);
    expect(dayFromText('1/2/2026')).toBe('2026-02-01');
  });
});

test('the table for lists says what the records say, whatever is done', async () => {
  const types = ['text', 'number', 'money', 'day', 'yes-no', 'choices'] as const;
  const made: Field[] = [];
  for (const type of types) made.push(await makeField({ name: type, type, choices: ['1', '2026-01-01', 'yes'] }));
  const byType = async (id: number) =>
    (await office.ask('fields.list', { removed: true })).find((one) => one.id === id);
  const texts = fc.constantFrom('1', '12,5', 'yes', '2026-01-01', 'Ünïcödé', '  ', 'x'.repeat(300));
  const valueFor = (field: Field, seed: number, text: string): OwnValue => {
    const ids = field.choices.map(({ id }) => id);
    if (field.type === 'text') return text;
    if (field.type === 'number') return String(seed);
    if (field.type === 'money') return seed * 100;
    if (field.type === 'day') return `2026-01-0${(seed % 9) + 1}`;
    if (field.type === 'yes-no') return seed % 2 === 0;
    if (field.type === 'choice') return ids[seed % ids.length] ?? '';
    return ids.slice(0, seed % (ids.length + 1));
  };
  const step = fc.record({
    act: fc.constantFrom('create', 'change', 'change', 'clear', 'type', 'remove', 'restore', 'bin'),
    field: fc.nat({ max: types.length - 1 }),
    to: fc.constantFrom<OwnFieldType>('text', 'number', 'money', 'day', 'yes-no', 'choice', 'choices'),
    seed: fc.nat({ max: 99 }),
    text: texts,
  });
  const clients: number[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      for (const { act, field: at, to, seed, text } of steps) {
        const field = await byType(made[at]?.id ?? 0);
        if (field === undefined) throw new Error('the field is there');
        const live = field.deletedAt === null;
        const id = clients[seed % Math.max(clients.length, 1)];
        if (act === 'create') {
          const own = live ? { [field.id]: valueFor(field, seed, text) } : {};
          clients.push((await makeClient(`Client ${clients.length}`, own)).id);
        } else if ((act === 'change' || act === 'clear') && id !== undefined && live) {
          const { own, version, deletedAt } = await office.ask('clients.get', { id });
          const { [field.id]: _, ...others } = own;
          const now = act === 'clear' ? others : { ...own, [field.id]: valueFor(field, seed, text) };
          if (deletedAt === null)
            await office.ask('clients.change', { id, version, changes: { own: now }, was: { own } });
        } else if (act === 'type' && live) {
          const changes = { type: to, currency: to === 'money' ? 'EUR' : null };
          await office.ask('fields.change', {
            id: field.id,
            version: field.version,
            changes,
            addMissing: seed % 2 === 0,
          });
        } else if (act === 'remove' && live) {
          await office.ask('fields.remove', { id: field.id, version: field.version });
        } else if (act === 'restore' && !live) await office.ask('fields.restore', { id: field.id });
        else if (act === 'bin' && id !== undefined) {
          const { version, deletedAt } = await office.ask('clients.get', { id });
          if (deletedAt === null) await office.ask('clients.remove', { id, version });
          else await office.ask('clients.restore', { id });
        }
      }
      expect(tableNow()).toEqual(await recordsNow());
    }),
    { numRuns: 25 },
  );

  function tableNow(): string[] {
    return office.db.sql
      .prepare<[], { field: number; number: number; text: string; entity: number }>(
        'SELECT field_id AS field, number, text, entity_id AS entity FROM own_value',
      )
      .all()
      .map(({ field, number, text, entity }) => `${entity} ${field} ${number} ${text}`)
      .sort();
  }

  /** What the JSON of the records says, put into words without the code under test, but for folding. */
  async function recordsNow(): Promise<string[]> {
    const fields = new Map((await office.ask('fields.list', { removed: true })).map((field) => [field.id, field]));
    const rows = office.db.sql.prepare<[], { id: number; own: string }>('SELECT id, own FROM client').all();
    const said: string[] = [];
    for (const { id, own } of rows)
      for (const [key, value] of Object.entries(JSON.parse(own) as OwnValues)) {
        const type = fields.get(Number(key))?.type;
        if (Array.isArray(value)) said.push(...value.map((one) => `${id} ${key} ${one} `));
        else if (typeof value === 'boolean') said.push(`${id} ${key} ${value ? 1 : 0} `);
        else if (type === 'text') said.push(`${id} ${key} 0 ${foldedByHand(String(value))}`);
        else if (type === 'day') said.push(`${id} ${key} 0 ${value}`);
        else said.push(`${id} ${key} ${Number(value)} `);
      }
    return said.sort();
  }
});

/** The few texts of the property test, as the search would see them. */
function foldedByHand(text: string): string {
  return text === 'Ünïcödé' ? 'unicode' : text.toLowerCase().slice(0, 200);
}

test('own fields that are printed stand on the form, and stay as they were when the document was issued', async () => {
  const project = await makeField({ name: 'Project', type: 'text', entity: 'document', place: 'head', inPrint: true });
  await makeField({ name: 'Secret', type: 'text', entity: 'document', place: 'head' });
  const visit = await makeField({ name: 'Client since', type: 'day', inPrint: true });
  const bonus = await makeField({ name: 'Bonus', type: 'money', currency: 'EUR', inPrint: true });
  const own = { [visit.id]: '2020-05-06', [bonus.id]: 125_050 };
  const client = await makeClient('Printed', own);
  const draft = await office.ask('documents.new', { type: 'invoice', companyId: null, clientId: client.id });
  const line = { productId: null, code: '', name: 'Work', unit: 'H87', quantity: 1000, price: 100, discount: 0 };
  const saved = await office.ask('documents.create', {
    ...draft,
    form: 'INT',
    language: 'fr',
    lines: [{ ...line, vatRateId: null }],
    own: { [project.id]: 'Pont <b>' },
  });
  const html = async () => (await office.ask('documents.html', { id: saved.id })).html.replace(/\s+/gu, ' ');
  const printed = [
    '<dt>Project</dt><dd>Pont &lt;b&gt;</dd>',
    '<dt>Client since</dt><dd>06/05/2020</dd>',
    '<dt>Bonus</dt><dd>1 250,50 €</dd>',
  ];
  for (const part of printed) expect(await html()).toContain(part);
  expect(await html()).not.toContain('Secret');
  await office.ask('documents.issue', { id: saved.id, version: saved.version });
  await office.ask('clients.change', { id: client.id, version: 1, changes: { own: {} }, was: { own } });
  const { field, kept } = await office.ask('fields.change', {
    id: project.id,
    version: 1,
    changes: { name: 'Site', type: 'choice' },
    addMissing: true,
  });
  expect(kept).toBe(1);
  expect((await office.ask('documents.get', { id: saved.id })).own).toEqual({ [project.id]: field.choices[0]?.id });
  for (const part of printed) expect(await html()).toContain(part);
});

test('a field that names a client tells its name to those alone who may see that client', async () => {
  const dealer = await makeField({ name: 'Dealer', type: 'client', entity: 'product' });
  const partner = await makeField({ name: 'Partner', type: 'client' });
  const secret = await makeClient('Secret & Sons');
  const product = await office.ask('products.create', {
    code: '',
    name: 'Table',
    kind: 'goods',
    group: '',
    unit: 'H87',
    price: 100,
    currency: 'RUB',
    priceIncludesVat: false,
    vatRateId: null,
    purchasePrice: null,
    barcode: '',
    description: '',
    discontinued: false,
    own: { [dealer.id]: secret.id },
  });
  expect(product.ownClients).toEqual({ [secret.id]: 'Secret & Sons' });
  const boris = await addColleague(office, 'Boris', ['products.see', 'clients.see:own', 'clients.change:own']);
  const own = { [partner.id]: secret.id };
  const his = await office.ask('clients.create', sampleClient({ name: 'His', responsibleId: boris.id, own }));
  expect((await boris.ask('products.get', { id: product.id })).ownClients).toEqual({});
  const sort = { column: 'name' as const, descending: false };
  const page = { filter: {}, sort, after: null, limit: 10 };
  expect((await boris.ask('products.list', page)).rows[0]?.ownClients).toEqual({});
  const [row] = (await boris.ask('clients.list', page)).rows;
  expect([row?.name, row?.own, row?.ownClients]).toEqual(['His', own, {}]);
  expect((await boris.ask('clients.get', { id: his.id })).ownClients).toEqual({});
});
