/** What is seen leaves as a file or on paper: exactly that, with real types, and nothing that a role hides. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addColleague } from '../support/colleague.ts';
import { addDeal } from '../support/deals.ts';
import { addIssued, line } from '../support/documents.ts';
import { bytesOf, rowsOf, unzipped } from '../support/made-files.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { sampleClient } from './client-samples.ts';

let office: TestOffice;
afterEach(() => office.close());

const job = 'job-00000001';
const byName = { column: 'name', descending: false } as const;

async function withClients(language: 'en' | 'ru' | 'fr' = 'en'): Promise<void> {
  office = await testOffice({ country: 'RU', language, now: '2026-11-23T10:00:00.000Z' });
  await office.ask(
    'clients.create',
    sampleClient({
      name: '=HYPERLINK("http://evil.example","Ёж")',
      code: '0042',
      discount: 550,
      creditLimit: 123_456_789,
      currency: 'EUR',
      paymentDays: 14,
      nextContact: '2026-12-31',
      tags: ['VIP', 'опт'],
      reaches: [{ kind: 'phone', value: '+7 (495) 111-22-33', label: '' }],
    }),
  );
  await office.ask('clients.create', sampleClient({ name: 'Zeta; "Z" & <Co>', code: '-1+2', state: 'lost' }));
}

const columns = ['code', 'name', 'phone', 'state', 'discount', 'creditLimit', 'paymentDays', 'nextContact', 'tags'];
const asked = { list: 'clients', filter: {}, sort: byName, columns, job } as const;

describe('a list as an Excel workbook', () => {
  beforeEach(() => withClients());

  it('has numbers, days and amounts as what they are, and texts that are never formulas', async () => {
    const { file, rows, name } = await office.ask('lists.export', { ...asked, columns: [...columns], format: 'xlsx' });
    expect({ rows, name }).toEqual({ rows: 2, name: 'Clients 2026-11-23.xlsx' });
    const parts = await unzipped(await bytesOf(office, file));
    const sheet = parts.get('xl/worksheets/sheet1.xml')?.toString() ?? '';
    expect(sheet).toContain('state="frozen"');
    expect(sheet).toContain('<autoFilter ref="A1:I3"/>');
    expect(sheet).not.toContain('<f>');
    const texts = [...sheet.matchAll(/<c r="(\w+)"[^>]*t="inlineStr"><is><t xml:space="preserve">([^<]*)/gu)];
    const text = new Map(texts.map(([, place, value]) => [place, value]));
    expect(text.get('B2')).toBe('=HYPERLINK(&quot;http://evil.example&quot;,&quot;Ёж&quot;)');
    expect(text.get('A2')).toBe('0042');
    expect(text.get('A3')).toBe('-1+2');
    expect(text.get('C2')).toBe('+7 (495) 111-22-33');
    expect(text.get('I2')).toBe('VIP, опт');
    const numbers = [...sheet.matchAll(/<c r="(\w+)"(?: s="(\d+)")?><v>([^<]*)/gu)];
    const number = new Map(numbers.map(([, place, , value]) => [place, value]));
    // 5.5 % is 0.055; 31 December 2026 is day 46387 of Excel.
    expect(number.get('E2')).toBe('0.055');
    expect(number.get('F2')).toBe('1234567.89');
    expect(number.get('G2')).toBe('14');
    expect(number.get('H2')).toBe('46387');
    expect(parts.get('xl/styles.xml')?.toString()).toContain('#,##0.00\\ [$€]');
  });

  it('opens in a reader of such files with the cells of the list', async () => {
    const { file } = await office.ask('lists.export', { ...asked, columns: ['name', 'state', 'code'], format: 'xlsx' });
    expect(await rowsOf('a.xlsx', await bytesOf(office, file))).toEqual([
      ['Name', 'State', 'Code'],
      ['=HYPERLINK("http://evil.example","Ёж")', 'Active', '0042'],
      ['Zeta; "Z" & <Co>', 'Lost', '-1+2'],
    ]);
  });
});

describe('a list as CSV', () => {
  it('has the mark, the separator and the decimal sign of the language, and no formulas', async () => {
    await withClients('ru');
    const some = ['code', 'name', 'phone', 'discount', 'creditLimit', 'nextContact'];
    const { file } = await office.ask('lists.export', { ...asked, columns: some, format: 'csv' });
    const text = (await bytesOf(office, file)).toString();
    expect(text.split('\r\n').slice(1)).toEqual([
      `0042;"'=HYPERLINK(""http://evil.example"",""Ёж"")";+7 (495) 111-22-33;5,5;1234567,89;2026-12-31`,
      `'-1+2;"Zeta; ""Z"" & <Co>";;0;;`,
      '',
    ]);
    expect(text.codePointAt(0)).toBe(0xfeff);
    expect(text).toContain('Код;');
  });

  it('has the currency behind an amount in the currency of its row, where it is not asked for by itself', async () => {
    await withClients();
    await addDeal(office, { clientId: 1, name: 'Chairs', amount: 123_450, currency: 'USD' });
    await addDeal(office, { clientId: 2, name: 'Lamps', amount: 5000, currency: 'EUR' });
    const csvOf = async (...some: readonly string[]) => {
      const about = { list: 'deals', filter: {}, sort: byName, format: 'csv', job } as const;
      const { file } = await office.ask('lists.export', { ...about, columns: [...some] });
      return (await bytesOf(office, file)).toString().replace('\u{FEFF}', '').trim().split('\r\n');
    };
    expect(await csvOf('name', 'amount', 'source')).toEqual([
      'Name,Amount,Currency,Source',
      'Chairs,1234.50,USD,',
      'Lamps,50.00,EUR,',
    ]);
    expect((await csvOf('currency', 'name', 'amount'))[1]).toBe('USD,Chairs,1234.50');
    expect((await csvOf('name', 'source'))[0]).toBe('Name,Source');
  });

  it('is what is seen: the rows of the filter, in their order, those that were selected', async () => {
    await withClients();
    const names = async (more: object) => {
      const { file } = await office.ask('lists.export', { ...asked, columns: ['code'], format: 'csv', ...more });
      return (await bytesOf(office, file)).toString().trim().split('\r\n').slice(1);
    };
    expect(await names({ sort: { column: 'name', descending: true } })).toEqual(["'-1+2", '0042']);
    expect(await names({ filter: { state: 'lost' } })).toEqual(["'-1+2"]);
    expect(await names({ ids: [1] })).toEqual(['0042']);
    expect(await names({ except: [1] })).toEqual(["'-1+2"]);
  });
});

describe('rights', () => {
  beforeEach(() => withClients());
  const csv = { ...asked, columns: [...columns], format: 'csv' as const };

  it('are those of the list: its reach, its hidden columns, and the right to export itself', async () => {
    const none = await addColleague(office, 'Boris', ['clients.see']);
    expect(await none.call('lists.export', csv)).toMatchObject({ code: 'forbidden' });
    expect(await none.call('lists.print', { ...asked, columns: [...columns], title: '' })).toMatchObject({
      code: 'forbidden',
    });
    const blind = await addColleague(office, 'Clara', ['lists.export']);
    expect(await blind.call('lists.export', csv)).toMatchObject({ code: 'forbidden' });
    const own = await addColleague(office, 'Dora', ['lists.export', 'clients.see:own']);
    await office.ask('clients.create', sampleClient({ name: 'Hers', code: '7', responsibleId: own.id }));
    const { file, rows } = await own.ask('lists.export', { ...csv, columns: ['code'] });
    expect(rows).toBe(1);
    expect((await bytesOf(own, file)).toString().trim().split('\r\n').slice(1)).toEqual(['7']);
  });

  it('keep hidden columns out, though they are asked for by name', async () => {
    const hiding = await addColleague(office, 'Egor', ['lists.export', 'clients.see']);
    office.db
      .prepare("UPDATE role SET hidden = ? WHERE key = 'test-Egor'")
      .run(JSON.stringify(['clients.reaches', 'clients.creditLimit']));
    const { file } = await hiding.ask('lists.export', { ...csv, columns: ['code', 'phone', 'creditLimit'] });
    const text = (await bytesOf(hiding, file)).toString();
    expect(text).not.toContain('495');
    expect(text).not.toContain('1234567');
    expect(await hiding.call('lists.export', { ...csv, columns: ['phone'] })).toMatchObject({ code: 'invalid' });
  });

  it('are told of in the log: who, what, how many, which filter', async () => {
    await office.ask('lists.export', { ...csv, columns: ['code'], filter: { state: 'lost' } });
    const [entry] = await office.ask('audit.list', { filter: { kind: 'exports' }, before: null, limit: 1 });
    expect(entry).toMatchObject({ user: 'Anna', channel: 'lists.export', entity: 'list' });
    expect(entry?.changes).toMatchObject({
      list: { new: 'clients' },
      rows: { new: 1 },
      format: { new: 'csv' },
      filter: { new: { state: 'lost' } },
    });
  });
});

describe('an export that does not come to its end', () => {
  it('leaves no file and no record: cancelled', async () => {
    await withClients();
    for (let at = 0; at < 1200; at++) await office.ask('clients.create', sampleClient({ name: `Client ${at}` }));
    office.events.length = 0;
    const running = office.call('lists.export', { ...asked, columns: ['name'], format: 'xlsx' });
    while (!office.events.some(({ type }) => type === 'progress'))
      await new Promise((resolve) => setImmediate(resolve));
    await office.ask('jobs.cancel', { job });
    expect(await running).toMatchObject({ ok: false, code: 'unavailable' });
    expect(madeFiles()).toEqual([]);
    expect(await office.ask('audit.list', { filter: { kind: 'exports' }, before: null, limit: 1 })).toEqual([]);
  });

  function madeFiles(): string[] {
    const uploads = join(office.folder, '..', 'state', 'uploads');
    return existsSync(uploads) ? readdirSync(uploads).flatMap((one) => readdirSync(join(uploads, one))) : [];
  }
});

describe('a list on paper', () => {
  beforeEach(() => withClients('fr'));

  it('has the title, the columns and the amounts as the language writes them', async () => {
    const { file, name } = await office.ask('lists.print', {
      ...asked,
      columns: ['name', 'creditLimit', 'discount', 'nextContact'],
      title: 'Clients <Lyon>',
    });
    expect(name).toBe('Clients -Lyon-.pdf');
    const page = (await bytesOf(office, file)).toString();
    expect(page).toContain('<h1>Clients &lt;Lyon&gt;</h1>');
    expect(page).toContain('1\u202f234\u202f567,89\u00a0€');
    expect(page).toContain('5,5\u00a0%');
    expect(page).toContain('31/12/2026');
    expect(page).toContain('<p class="list-totals">Lignes\u00a0: 2</p>');
    const [entry] = await office.ask('audit.list', { filter: { kind: 'prints' }, before: null, limit: 1 });
    expect(entry).toMatchObject({ channel: 'lists.print', changes: { rows: { new: 2 } } });
  });

  it('prints documents with their own currencies', async () => {
    // Less the client’s 5.5 %: 1234.50 − 67.8975 = 1166.6025.
    await addIssued(office, 1, { currency: 'USD', lines: [line({ price: 123_450 })] });
    const { file } = await office.ask('lists.print', {
      list: 'documents',
      filter: {},
      sort: { column: 'day', descending: false },
      columns: ['number', 'client', 'gross'],
      title: '',
      job,
    });
    const page = (await bytesOf(office, file)).toString();
    expect(page).toContain('1\u202f166,60\u00a0$');
    // As above the list on the screen.
    expect(page).toMatch(/Lignes\u00a0: 1 · Total[^<]*\u00a0: 1\u202f166,60\u00a0\$<\/p>/u);
  });
});
