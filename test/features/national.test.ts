/** A fourth country is a file: with it in the folder everything works there, without it nothing that was entered is lost. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readNational } from '../../main/features/reference/national.ts';
import { ratesOn, standardRateOn } from '../../main/features/reference/vat-rates.ts';
import { addDraft, addIssued, line, vatRateId } from '../support/documents.ts';
import { clientNamed, counts, imported, suggested } from '../support/importing.ts';
import { companyOf, projectRoot, type TestOffice, testOffice } from '../support/office.ts';
import { sampleClient } from './client-samples.ts';

const germany = join(projectRoot, 'test', 'fixtures', 'national', 'de.json');
const account = { bank: '', bic: '', account: '', corrAccount: '', currency: 'EUR' };

let base = '';
let root = '';
let office: TestOffice;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'kontor-national-'));
  // The program as it lies on a disk, with one file more.
  root = join(base, 'program');
  mkdirSync(root);
  for (const part of ['db', 'templates', 'node_modules']) symlinkSync(join(projectRoot, part), join(root, part));
  cpSync(join(projectRoot, 'national'), join(root, 'national'), { recursive: true });
  cpSync(germany, join(root, 'national', 'de.json'));
  office = await testOffice({ root, folder: base, create: false, now: '2026-11-24T10:00:00Z' });
});

afterAll(async () => {
  await office.close();
  rmSync(base, { recursive: true, force: true });
});

const german = (fields: Parameters<typeof sampleClient>[0]) => sampleClient({ country: 'DE', ...fields });

describe('Germany, as a file', () => {
  it('is offered at the first start, before the general profile, with its own words', async () => {
    const { countries } = await office.ask('reference.get', {});
    expect(countries.map(({ code, name }) => `${code} ${name}`)).toEqual([
      'RU Russia',
      'FR France',
      'DE Germany',
      'INT Other country',
    ]);
    expect(countries[2]).toMatchObject({
      about: 'Steuernummer, USt-IdNr., German VAT rates',
      language: null,
      currency: 'EUR',
      printForm: 'INT',
      paymentDays: 30,
      bank: { bic: 'BIC (SWIFT)', account: 'IBAN', corrAccount: null },
    });
    expect(countries[2]?.companyTaxNumbers.map(({ label }) => label)).toEqual([
      'Steuernummer',
      'USt-IdNr.',
      'Commercial register number',
    ]);
    expect(countries[2]?.personTaxNumbers).toEqual([{ kind: 'idnr', label: 'IdNr.' }]);
  });

  it('has an office of its own, with series and rates', async () => {
    const company = {
      ...companyOf.INT,
      name: 'Muster GmbH',
      country: 'DE',
      taxNumbers: { steuernummer: '21/815/08150', vat: 'DE136695976' },
      bankAccounts: [{ ...account, account: 'DE89370400440532013000' }],
    };
    const state = await office.ask('office.create', {
      language: 'en',
      country: 'DE',
      company,
      logo: null,
      administrator: { name: 'Anna', password: null },
      folder: null,
    });
    expect(state.country).toBe('DE');
    const [own] = await office.ask('companies.list', {});
    expect(own).toMatchObject({ country: 'DE', taxNumbers: company.taxNumbers });
    const invoices = (await office.ask('series.list', {})).find(({ type }) => type === 'invoice');
    expect(invoices?.example).toBe('INV-2026-0001');

    const { vatRates } = await office.ask('reference.get', {});
    const rates = vatRates.filter(({ country }) => country === 'DE');
    expect(rates.map(({ label, validFrom, validTo }) => [label, validFrom, validTo])).toEqual([
      ['19%', '2021-01-01', null],
      ['19%', '2007-01-01', '2020-06-30'],
      ['16%', '2020-07-01', '2020-12-31'],
      ['7%', null, null],
      ['5%', '2020-07-01', '2020-12-31'],
      ['0%', null, null],
      ['no VAT', null, null],
    ]);
    expect(standardRateOn('DE', '2020-12-31')?.rate).toBe(1600);
    expect(standardRateOn('DE', '2021-01-01')?.key).toBe('de-19');
    expect(ratesOn('DE', '2026-11-24').map(({ rate }) => rate)).toEqual([1900, 700, 0, null]);
  });

  it('warns of its numbers and bars nothing', async () => {
    // ISO 7064 mod 11,10: 13669597 closes with 6 (details.test.ts), 8609574271 with 9: 8: 18→8·2=16→5; 6: 11→1·2=2; 0: 2·2=4;
    // 9: 13→3·2=6; 5: 11→1·2=2; 7: 9·2=18→7; 4: 11→1·2=2; 2: 4·2=8; 7: 15→5·2=10; 1: 11→1·2=2; 11−2 = 9.
    const right = {
      country: 'DE',
      taxNumbers: { steuernummer: '21/815/08150', vat: 'DE 136 695 976', idnr: '86 095 742 719', hrb: 'HRB 12345 B' },
      bankAccounts: [{ ...account, bic: 'COBADEFF', account: 'DE89 3704 0044 0532 0130 00' }],
    };
    expect(await office.ask('clients.checkDetails', right)).toEqual([]);
    const wrong = {
      country: 'DE',
      taxNumbers: { steuernummer: '21815', vat: 'DE136695977', idnr: '86095742718', hrb: 'XY 1' },
      bankAccounts: [{ ...account, account: '532013000' }],
    };
    const doubts = await office.ask('clients.checkDetails', wrong);
    expect(doubts.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'taxNumbers.vat: USt-IdNr.: the check digit does not match. Is there a typing error?',
      'taxNumbers.steuernummer: Steuernummer: 10, 11 or 13 digits are expected.',
      'taxNumbers.idnr: IdNr.: the check digit does not match. Is there a typing error?',
      'taxNumbers.hrb: Commercial register number: it does not look like one. Is there a typing error?',
      'bankAccounts.0.account: This is not an IBAN.',
    ]);
    const saved = await office.ask('clients.create', german({ name: 'Falsch AG', ...wrong }));
    expect(saved).toMatchObject({ country: 'DE', taxNumbers: wrong.taxNumbers });
  });

  it('finds a client by a number that only this country has, and recognises him by it', async () => {
    const taxNumbers = { steuernummer: '21/815/08151', vat: 'DE136695976', hrb: 'HRB 777' };
    const { id } = await office.ask('clients.create', german({ name: 'Beispiel KG', taxNumbers }));
    expect(await office.ask('clients.find', { text: '81508151', limit: 5 })).toMatchObject([{ id }]);
    const similar = (numbers: Record<string, string>) =>
      office.ask('clients.similar', { exceptId: null, name: '', taxNumbers: numbers, reaches: [] });
    expect(await similar({ steuernummer: '2181508151' })).toMatchObject([{ id, because: 'tax-number' }]);
    // A court gives its numbers anew: the same one elsewhere is another company.
    expect(await similar({ hrb: 'HRB777' })).toEqual([]);
  });

  it('is imported by the names that its columns have, and known again', async () => {
    const header = 'Name;Steuernummer;USt-IdNr.;Handelsregister;Country';
    const order = await suggested(
      office,
      [header, 'Import OHG;133/8150/8159;DE129273398;HRB 1;Deutschland', 'Autre SARL;;;;France'].join('\n'),
    );
    expect(order.mapping).toEqual(['name', 'steuernummer', 'vat', 'hrb', 'country']);
    expect(counts(await imported(office, order))).toEqual([2, 0, 0, 0, 0]);
    expect(await clientNamed(office, 'import ohg')).toMatchObject({
      country: 'DE',
      taxNumbers: { steuernummer: '133/8150/8159', vat: 'DE129273398', hrb: 'HRB 1' },
    });
    expect((await clientNamed(office, 'autre')).country).toBe('FR');
    const again = await suggested(office, 'Name;Steuernummer;City\nImport OHG und Partner;13381508159;Berlin\n');
    expect(counts(await imported(office, again))).toEqual([0, 1, 0, 0, 0]);
    expect(await clientNamed(office, '13381508159')).toMatchObject({ address: { city: 'Berlin' } });
    const fields = await office.ask('imports.fields', { entity: 'clients' });
    expect(fields.find(({ name }) => name === 'hrb')?.label).toBe('Commercial register number');
    expect(fields.find(({ name }) => name === 'vat')?.label).toBe('VAT number');
  });

  it('prints the international form, with the names of its numbers', async () => {
    const taxNumbers = { steuernummer: '21/815/08152', idnr: '86095742719' };
    const { id } = await office.ask('clients.create', german({ name: 'Druck GmbH', taxNumbers }));
    const lines = [line({ vatRateId: await vatRateId(office, 'DE', 1900) })];
    const draft = await addDraft(office, id, { lines });
    expect(draft.form).toBe('INT');
    expect(draft.totals).toMatchObject({ net: 10_000, vat: 1900, gross: 11_900 });
    const { html } = await office.ask('documents.html', { id: draft.id });
    expect(html).toContain('Steuernummer');
    expect(html).toContain('21/815/08152');
    expect(html).not.toContain('86095742719');
    const issued = await addIssued(office, id, { lines });
    expect(issued.number).toBe('INV-2026-0001');
  });

  it('a country without a file is refused with its field', async () => {
    const reply = await office.call('clients.create', sampleClient({ name: 'Nemo', country: 'XX' }));
    expect(reply).toMatchObject({
      ok: false,
      code: 'invalid',
      message: 'The program has no national data for “XX”, only for RU, FR, DE, INT.',
      details: { fields: [{ path: 'country' }] },
    });
    expect(await office.call('companies.create', { ...companyOf.INT, country: 'XX' })).toMatchObject({
      ok: false,
      code: 'invalid',
      details: { fields: [{ path: 'country' }] },
    });
  });

  it('what was entered stays when the file is gone', async () => {
    const { id } = await clientNamed(office, 'beispiel');
    await office.stop();
    office = await testOffice({ folder: base, now: '2026-11-25T10:00:00Z' });
    expect((await office.ask('office.state', {})).country).toBe('INT');
    const client = await office.ask('clients.get', { id });
    expect(client).toMatchObject({ country: 'DE', taxNumbers: { steuernummer: '21/815/08151', hrb: 'HRB 777' } });
    const changed = await office.ask('clients.change', {
      id,
      version: client.version,
      changes: { note: 'still here' },
      was: { note: '' },
    });
    expect(changed).toMatchObject({ country: 'DE', taxNumbers: client.taxNumbers, note: 'still here' });
    expect(await office.ask('clients.find', { text: '81508151', limit: 5 })).toMatchObject([{ id }]);
    const { vatRates } = await office.ask('reference.get', {});
    expect(vatRates.some(({ country, rate }) => country === 'DE' && rate === 1900)).toBe(true);
  });
});

interface German {
  readonly taxNumbers: readonly object[];
}

describe('a file of national data that is wrong', () => {
  /** What is said when this is changed in the German file. */
  function said(change: (file: German) => unknown): string {
    const folder = mkdtempSync(join(base, 'wrong-'));
    cpSync(join(projectRoot, 'national'), folder, { recursive: true });
    const changed = change(JSON.parse(readFileSync(germany, 'utf8')));
    writeFileSync(join(folder, 'de.json'), typeof changed === 'string' ? changed : JSON.stringify(changed));
    try {
      readNational(folder);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    return 'nothing';
  }
  const withFirstNumber = (change: object) => (file: German) => {
    const [first, ...rest] = file.taxNumbers;
    return { ...file, taxNumbers: [{ ...first, ...change }, ...rest] };
  };

  it('is named with its field', () => {
    expect(said((file) => file)).toBe('nothing');
    expect(said(() => '{ "code": ')).toMatch(/^National data: de\.json: is no JSON/u);
    expect(said((file) => ({ ...file, code: 'AT' }))).toBe(
      'National data: de.json, field code: “AT” belongs into at.json',
    );
    expect(said((file) => ({ ...file, curency: 'EUR' }))).toBe('National data: de.json, field curency: is not known');
    expect(said(withFirstNumber({ label: { en: 'x', ru: 'x' } }))).toMatch(
      /de\.json, field taxNumbers\.0\.label\.fr:/u,
    );
    expect(said(withFirstNumber({ formats: [{ pattern: '(' }] }))).toBe(
      'National data: de.json, field taxNumbers.0.formats.0.pattern: is no regular expression',
    );
    expect(said(withFirstNumber({ formats: [{ digits: 9, checks: [{ by: 'luhm' }] }] }))).toMatch(
      /de\.json, field taxNumbers\.0\.formats\.0\.checks\.0\.by:/u,
    );
    expect(said(withFirstNumber({ key: 'vat' }))).toBe(
      'National data: de.json, field taxNumbers.1.key: “vat” is there twice',
    );
    expect(said((file) => ({ ...file, fields: { company: ['x'], soleTrader: [], person: [] } }))).toBe(
      'National data: de.json, field fields.company.0: there is no tax number “x” in taxNumbers',
    );
    expect(
      said((file) => ({ ...file, vat: { source: 'UStG', rates: [{ rate: 1900 }, { rate: 1900, to: '2020-06-30' }] } })),
    ).toBe('National data: de.json, field vat.rates.1.key: “de-19” is there twice');
  });

  it('keeps an engine from starting, which says so', async () => {
    const program = mkdtempSync(join(base, 'program-'));
    cpSync(join(projectRoot, 'national'), join(program, 'national'), { recursive: true });
    rmSync(join(program, 'national', 'int.json'));
    await expect(testOffice({ root: program, create: false })).rejects.toThrow('National data: int.json: is missing');
  });
});
