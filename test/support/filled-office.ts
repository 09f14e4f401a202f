/** An office that has something of everything: the example, and what people add to it. */
import { expect } from 'vitest';
import { sampleClient } from '../features/client-samples.ts';
import { handOut } from './documents.ts';
import { handedOver } from './made-files.ts';
import type { TestOffice } from './office.ts';
import { until } from './pages/screen.ts';

const job = 'job-00000001';

/** Fills an office that was made as the example. Every table has rows afterwards. */
export async function fillOffice(office: TestOffice): Promise<void> {
  const { ask } = office;
  // From the second person on everybody has a password.
  await ask('sessions.setPassword', { current: null, password: 'a long enough phrase' });
  const role = await ask('roles.create', {
    name: 'Склад',
    rights: { 'products.see': 'all' },
    hidden: ['products.purchasePrice'],
  });
  const boris = await ask('users.create', {
    name: 'Борис',
    login: 'boris',
    roleId: role.id,
    teamIds: [],
    password: 'another long phrase',
    mustChange: false,
  });
  const team = await ask('teams.create', { name: 'Север', members: [{ id: boris.id, leads: true }] });
  const field = await ask('fields.create', {
    entity: 'client',
    name: 'Сегмент',
    type: 'choice',
    classifierId: null,
    currency: null,
    place: 'general',
    hint: '',
    inList: true,
    inPrint: false,
    choices: ['Ёлки', 'Палки'],
  });
  const number = await ask('fields.create', {
    entity: 'product',
    name: 'Weight',
    type: 'number',
    classifierId: null,
    currency: null,
    place: 'general',
    hint: '',
    inList: true,
    inPrint: false,
    choices: [],
  });
  const [choice] = field.choices;
  const prices = await ask('prices.create', {
    name: 'Оптовый',
    currency: 'RUB',
    pricesIncludeVat: false,
    validFrom: null,
    validTo: null,
    note: '',
  });
  const fair = await ask('campaigns.save', {
    id: null,
    version: null,
    name: '=Ёлочный базар',
    source: 'Выставка',
    fromDay: '2026-11-01',
    toDay: null,
    cost: 150_050,
    currency: 'RUB',
    note: '',
    archived: false,
  });
  const made = await ask(
    'clients.create',
    sampleClient({
      name: '=«Ёжик» & Co',
      tags: ['VIP', 'опт'],
      teamId: team.id,
      priceListId: prices.id,
      campaignId: fair.id,
      own: choice === undefined ? {} : { [String(field.id)]: choice.id },
      reaches: [{ kind: 'phone', value: '+7 495 777-66-55', label: 'склад' }],
      taxNumbers: { inn: '7707083893' },
    }),
  );
  await ask('contacts.add', {
    clientId: made.id,
    contact: {
      name: 'Zoé',
      position: '',
      birthday: '--02-29',
      note: '',
      reaches: [{ kind: 'email', value: 'zoe@example.fr', label: '' }],
    },
  });
  const gone = await ask(
    'clients.create',
    sampleClient({ name: 'В корзине', reaches: [{ kind: 'phone', value: '+7 812 000-11-22', label: '' }] }),
  );
  await ask('contacts.add', {
    clientId: gone.id,
    contact: { name: 'Ушедший', position: '', note: '', reaches: [{ kind: 'phone', value: '88005553535', label: '' }] },
  });
  await ask('clients.remove', { id: gone.id, version: (await ask('clients.get', { id: gone.id })).version });
  await ask('links.add', { clientId: made.id, otherId: 1, kind: 'parent', note: 'с 2020' });
  const call = await ask('activities.add', {
    kind: 'call',
    subject: '=Позвонить Ёлкину',
    note: 'про план',
    day: '2026-11-20',
    time: '10:30',
    clientId: made.id,
    items: [{ text: 'взять план', done: true }],
    participants: [{ kind: 'user', id: 1 }],
  });
  await ask('activities.add', {
    kind: 'meeting',
    subject: 'Планёрка',
    day: '2026-11-23',
    time: '09:00',
    repeat: { unit: 'week', every: 2, ends: { count: 3 }, weekdays: ['MO', 'TH'] },
    items: [{ text: 'цифры', done: false }],
    participants: [{ kind: 'user', id: boris.id }],
  });
  await ask('activityTemplates.save', {
    id: null,
    version: null,
    name: 'Первый контакт',
    steps: [{ kind: 'call', subject: 'Познакомиться', priority: 'normal', after: 0, days: 'working', time: '10:00' }],
  });
  await ask('activities.finish', { id: call.id, outcome: 'done', result: 'договорились', spentMinutes: 5 });
  await ask('calls.extend', { userId: 1, extensions: ['101'] });
  const rings = { outsideId: 'звонок-1', number: '+7 812 000-33-44', direction: 'in', extension: '101' } as const;
  await ask('calls.announce', { ...rings, state: 'ringing' });
  await ask('calls.announce', { ...rings, state: 'missed' });
  const spoken = { direction: 'out', number: '88120003344', clientId: made.id } as const;
  const step = { key: 'a', text: 'Сколько ёлок?', kind: 'number', choices: [], next: null } as const;
  await ask('calls.saveScript', { id: null, name: 'Ёлки', steps: [{ ...step, choices: [] }] });
  const script = { script: 'Ёлки', answers: [{ question: step.text, answer: '12' }] };
  await ask('calls.note', { ...spoken, script, subject: 'Перезвонить', result: 'договорились', minutes: 3 });
  const note = await ask('notes.add', { record: { entity: 'client', id: made.id }, text: '=1+1\nвторая строка' });
  await ask('notes.pin', { id: note.id, pinned: true });
  const file = await handedOver(office, 'план.txt', Buffer.from('план на год'));
  await ask('attachments.add', { record: { entity: 'client', id: made.id }, files: [file] });
  const [pipeline] = await ask('pipelines.list', {});
  const [begins, next] = pipeline?.stages ?? [];
  if (pipeline === undefined || begins === undefined || next === undefined) throw new Error('There is no pipeline.');
  const deal = await ask('deals.add', {
    pipelineId: pipeline.id,
    deal: {
      name: 'Ёлки на праздник',
      clientId: made.id,
      contactId: null,
      amount: 0,
      amountByHand: false,
      currency: 'RUB',
      probability: 3500,
      expectedClose: '2026-12-20',
      source: '',
      campaignId: fair.id,
      responsibleId: boris.id,
      note: '',
      lines: [{ productId: null, code: '', name: 'Ёлка', unit: 'C62', quantity: 1500, price: 9_900, discount: 250 }],
    },
  });
  await ask('deals.move', { id: deal.id, from: begins.id, to: next.id });
  const [product] = (
    await ask('products.list', { filter: {}, sort: { column: 'name', descending: false }, after: null, limit: 1 })
  ).rows;
  if (product === undefined) throw new Error('The example has no products.');
  await ask('prices.change', { priceListId: prices.id, items: [{ productId: product.id, price: 12_345 }] });
  await ask('products.change', {
    id: product.id,
    version: (await ask('products.get', { id: product.id })).version,
    changes: { own: { [String(number.id)]: '1.5' } },
    was: {},
  });
  await ask('views.create', {
    list: 'clients',
    name: 'Мои',
    content: { filter: {}, sort: { column: 'name', descending: false }, columns: [] },
  });
  await ask('clients.bulkChange', { selection: { ids: [1, 2, 3] }, change: { addTags: ['массово'] } });
  const table = await handedOver(office, 'list.csv', Buffer.from('Code;Name;Phone\nx1;Alfa;+7 495 111-22-33\n'));
  const { reading, columns } = await ask('imports.inspect', { file: table, entity: 'clients', reading: {} });
  const mapping = columns.map(({ field: into }) => into);
  const imported = await ask('imports.run', {
    file: table,
    entity: 'clients',
    reading,
    mapping,
    fixed: {},
    known: 'update',
    job,
  });
  expect(imported.created).toBe(1);
  await ask('preferences.change', { theme: 'dark', screen: { wide: true } });
  await ask('rates.set', { base: 'RUB', currency: 'EUR', day: '2026-01-01', rate: 90_500_000 });
  const issued = { type: 'invoice', status: 'issued' } as const;
  const sort = { column: 'number', descending: false } as const;
  const [invoice] = (await ask('documents.list', { filter: issued, sort, after: null, limit: 1 })).rows;
  if (invoice === undefined) throw new Error('The example has no issued invoices.');
  const day = invoice.day;
  await ask('forms.copy', { id: 'invoice-ru' });
  await ask('payments.record', {
    documentId: invoice.id,
    day,
    amount: 100,
    method: 'bank',
    reference: '5',
    purpose: '',
  });
  const event = ['BEGIN:VEVENT', 'UID:a@example', 'DTSTART;VALUE=DATE:20261201', 'SUMMARY:Выставка', 'END:VEVENT'];
  const series = event.map((line) =>
    line.replace('a@example', 'b@example').replace('SUMMARY', 'RRULE:FREQ=YEARLY\r\nSUMMARY'),
  );
  const calendar = Buffer.from(['BEGIN:VCALENDAR', ...event, ...series, 'END:VCALENDAR', ''].join('\r\n'));
  await ask('calendar.takeIn', { file: await handedOver(office, 'a.ics', calendar), job: 'job-of-calendar' });
  const userId = (await ask('office.state', {})).user?.id ?? 0;
  await ask('absences.add', { userId, from: day, to: day, kind: 'trip', note: 'Лион' });
  await ask('workingTime.setDay', { day, free: true, name: 'Инвентаризация' });
  const short = [0, 1, 2, 3, 4, 5, 6].map(() => [{ from: '10:00', to: '15:30' }]);
  await ask('workingTime.setPerson', { userId, week: short });
  await handOut(office, invoice.id, 'html');
  await writeLetter(office, invoice.id);
}

/** A letter of an account where nobody listens, taken out of the outbox: one that waits is another one in an office that was carried away. */
async function writeLetter({ ask, call }: TestOffice, documentId: number): Promise<void> {
  const account = {
    forEverybody: true,
    address: 'office@romashka.example',
    senderName: 'Ромашка',
    host: '127.0.0.1',
    port: 9,
    security: 'tls' as const,
    userName: 'office',
    signature: '',
    isDefault: true,
  };
  const { id } = await ask('mail.saveAccount', { id: null, version: null, account, password: 'тайна' });
  const { documents, subject, text } = await ask('mail.draft', { documentIds: [documentId] });
  const letter = { to: ['zoe@example.fr'], cc: [], bcc: [], subject, text };
  await ask('mail.send', {
    key: crypto.randomUUID(),
    accountId: id,
    documents: documents.map((one) => ({ id: one.id, version: one.version })),
    ...letter,
  });
  await until('the letter to be taken out', async () => {
    const [row] = (await ask('mail.outbox', { after: null, limit: 1 })).rows;
    return row !== undefined && (await call('mail.cancel', { id: row.id, version: row.version })).ok;
  });
}
