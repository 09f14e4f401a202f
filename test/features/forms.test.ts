/** Print forms of the office's own: copied, changed, refused with the line, used, and never in the way. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { type FormSettings, plainSettings } from '../../preload/contract/forms.ts';
import type { Input } from '../../preload/contract/index.ts';
import { addClient, addDraft, addIssued, line } from '../support/documents.ts';
import { projectRoot, type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await testOffice({ country: 'RU', language: 'en' });
});
afterEach(() => office.close());

const changed = (settings: Partial<FormSettings>): FormSettings => ({ ...plainSettings, ...settings });

const trial = (more: Partial<Input<'forms.check'>> = {}): Input<'forms.check'> => ({
  form: 'invoice-ru',
  body: null,
  style: '',
  settings: plainSettings,
  documentId: null,
  ...more,
});

async function usualCopy(more: Omit<Input<'forms.save'>, 'id' | 'version'> = {}) {
  const { id } = await office.ask('forms.copy', { id: 'invoice-ru' });
  await office.ask('forms.save', { id, version: 1, ...more });
  await office.ask('forms.setUsual', { id });
  return office.ask('forms.get', { id });
}

const htmlOf = async (id: number) => (await office.ask('documents.html', { id })).html;

describe('the list of print forms', () => {
  it('has those of the program, and copies beside them, the usual one first', async () => {
    const before = (await office.ask('forms.list', {})).filter(({ type }) => type === 'invoice');
    expect(before.map(({ id }) => id)).toEqual(['invoice-ru', 'invoice-fr', 'invoice-int']);
    expect(before[0]).toMatchObject({ country: 'RU', name: 'Invoice for payment', own: false, isUsual: true });
    await usualCopy();
    const after = (await office.ask('forms.list', {})).filter(
      ({ type, country }) => type === 'invoice' && country === 'RU',
    );
    expect(after.map(({ id, name, isUsual }) => [id, name, isUsual])).toEqual([
      ['own-1', 'Invoice for payment (own)', true],
      ['invoice-ru', 'Invoice for payment', false],
    ]);
    const back = await office.ask('forms.setUsual', { id: 'invoice-ru' });
    expect(back.filter(({ form }) => form === 'invoice-ru').map(({ id, isUsual }) => [id, isUsual])).toEqual([
      ['invoice-ru', true],
      ['own-1', false],
    ]);
  });

  it('says of each field of a template what it is or what stands in it', async () => {
    for (const id of ['invoice-ru', 'invoice-fr', 'waybill-int']) {
      const { fields } = await office.ask('forms.get', { id });
      const paths = fields.map(({ path }) => path);
      expect(paths).toEqual(expect.arrayContaining(['seller.name', 'lines.quantity', 'inWords', 'hasLineDiscounts']));
      const silent = fields.filter(
        ({ path, about, example, kind }) =>
          about === '' &&
          example === '' &&
          kind !== 'flag' &&
          !/before|difference|correction|statement|Parts/u.test(path),
      );
      expect(silent.map(({ path }) => path)).toEqual([]);
    }
  });
});

describe('a copy', () => {
  it('is changed without code, and new documents are made with it', async () => {
    await usualCopy({
      settings: changed({
        accent: '#aa3311',
        heading: 'Спасибо <за заказ>',
        footer: 'ромашка.рф',
        hiddenColumns: ['unit'],
      }),
    });
    const client = await addClient(office);
    const { id } = await addIssued(office, client);
    const html = await htmlOf(id);
    expect(html).toContain('</h1><div class="form-heading"><p>Спасибо &lt;за заказ&gt;</p></div>');
    expect(html).toContain('.lines > thead th');
    expect(html).toContain('color: #aa3311');
    expect(html).toContain('.col-unit { display: none; }');
    expect(html).toContain('ромашка.рф');
    expect(html).toContain('<body class="invoice-ru">');
  });

  it('of which nothing is changed gives the very page of the program', async () => {
    const client = await addClient(office);
    const { id, version } = await addDraft(office, client);
    const html = await htmlOf(id);
    await usualCopy();
    expect(await htmlOf(id)).toBe(html);
    const document = await office.ask('documents.get', { id });
    const copied = { ...document, template: 'own-1' };
    await office.ask('documents.change', { id, version, draft: copied });
    expect(await htmlOf(id)).toBe(html);
  });

  it('is saved over exactly the version that was looked at', async () => {
    const { id } = await office.ask('forms.copy', { id: 'invoice-ru', name: 'Наш счёт' });
    await office.ask('forms.save', { id, version: 1, style: 'h1 { color: red }' });
    expect(await office.call('forms.save', { id, version: 1, style: '' })).toMatchObject({
      ok: false,
      code: 'conflict',
      details: { version: 2 },
    });
    expect((await office.ask('forms.get', { id })).style).toBe('h1 { color: red }');
    expect(await office.call('forms.copy', { id: 'invoice-ru', name: 'наш счет' })).toMatchObject({
      ok: false,
      code: 'invalid',
      details: { fields: [{ path: 'name' }] },
    });
    expect(await office.call('forms.save', { id: 'invoice-ru', version: 1, style: '' })).toMatchObject({
      ok: false,
      code: 'read-only',
    });
  });

  it('goes into the bin and comes back; drafts get the usual form meanwhile', async () => {
    const { form } = await usualCopy({ settings: changed({ closing: 'ЗАКЛЮЧЕНИЕ' }) });
    const client = await addClient(office);
    const draft = await addDraft(office, client, { template: form.id });
    expect(await htmlOf(draft.id)).toContain('ЗАКЛЮЧЕНИЕ');
    await office.ask('forms.remove', { id: form.id, version: form.version ?? 0 });
    expect(await htmlOf(draft.id)).not.toContain('ЗАКЛЮЧЕНИЕ');
    expect((await office.ask('forms.list', {})).some(({ own }) => own)).toBe(false);
    expect((await office.ask('forms.list', { removed: true })).at(-1)).toMatchObject({ id: form.id, isUsual: false });
    // A draft that names it can still be saved and issued.
    await office.ask('documents.change', { id: draft.id, version: draft.version, draft: { ...draft, comment: 'x' } });
    await office.ask('forms.putBack', { id: form.id });
    expect(await htmlOf(draft.id)).toContain('ЗАКЛЮЧЕНИЕ');
  });

  it('becomes what the form of the program is', async () => {
    const { form } = await usualCopy({
      body: '<p>{{number}}</p>',
      style: 'p { color: red }',
      settings: changed({ logo: false }),
    });
    await office.ask('forms.restore', { id: form.id, version: form.version ?? 0 });
    expect(await office.ask('forms.get', { id: form.id })).toMatchObject({
      body: null,
      style: '',
      settings: plainSettings,
      form: { name: 'Invoice for payment (own)', isUsual: true },
    });
  });

  it('of another type is refused for a draft', async () => {
    const { id } = await office.ask('forms.copy', { id: 'act-ru' });
    const draft = await addDraft(office, await addClient(office));
    const reply = await office.call('documents.change', {
      id: draft.id,
      version: draft.version,
      draft: { ...draft, template: id },
    });
    expect(reply).toMatchObject({ ok: false, code: 'invalid', details: { fields: [{ path: 'template' }] } });
  });
});

describe('a template with an error', () => {
  it.each([
    ['<p>\n{{#if number}}\n</p>', 2, '{{#if}} is not closed'],
    ['<p>\n{{nothing}}</p>', 2, 'There is no field “nothing” here.'],
    ['<p>\n\n{{#each lines}}{{price}}{{/if}}', 3, '{{#each}} is closed by {{/if}}.'],
    ['{{lookup this "x"}}', 1, 'There is no “lookup” among what a template can do: if, unless, each, with.'],
    ['a\nb\n<script>', 3, 'A template may not use "<script>".'],
    ['a\n{{{number}}}', 2, 'A template may not use {{{…}}}.'],
    // Only a draft of which almost nothing is known comes here.
    ['a\n{{#unless number}}{{gone}}{{/unless}}', 2, 'There is no field “gone” here.'],
  ])('%j is refused beside its line', async (body, at, words) => {
    const { problems, html } = await office.ask('forms.check', trial({ body }));
    expect(html).toBeNull();
    expect(problems).toEqual([{ place: 'body', line: at, message: expect.stringContaining(words) }]);
    const { id } = await office.ask('forms.copy', { id: 'invoice-ru' });
    expect(await office.call('forms.save', { id, version: 1, body, name: 'Other' })).toMatchObject({
      ok: false,
      code: 'invalid',
      details: { fields: [{ path: `body.${at}` }] },
    });
    // Nothing is half saved.
    expect(await office.ask('forms.get', { id })).toMatchObject({ body: null, form: { version: 1 } });
  });

  it.each([
    ['{{#each linez}}{{name}}{{/each}}', 1, 'There is no field “linez” here. Did you mean “lines”?'],
    ['<p>\n{{#if nmae}}x{{else}}{{title}}{{/if}}', 2, 'There is no field “nmae” here. Did you mean “seller.name”?'],
    ['{{#unless byuer.known}}x{{/unless}}', 1, 'There is no field “byuer.known” here. Did you mean “buyer.known”?'],
    ['{{#with seler}}{{name}}{{/with}}', 1, 'There is no field “seler” here. Did you mean “seller”?'],
    ['{{#lines}}{{nmae}}{{/lines}}', 1, 'There is no field “nmae” here. Did you mean “name”?'],
    // The sample has no deposits, so printing it alone would not find this.
    ['{{#each deposits}}\n{{numbr}}{{/each}}', 2, 'There is no field “numbr” here. Did you mean “number”?'],
    ['{{#each lines}}{{#if pricesIncludeVat}}x{{/if}}{{/each}}', 1, 'Did you mean “@root.pricesIncludeVat”?'],
    ['{{#each lines as |line|}}{{line.nmae}}{{/each}}', 1, 'Did you mean “line.name”?'],
    ['{{#each lines}}{{../titel}}{{/each}}', 1, 'Did you mean “../title”?'],
    ['{{> accept-box heading=words.receved hint=""}}', 1, 'Did you mean “words.received”?'],
    ['<p>\n{{> onw}}', 2, 'There is no part “onw”. Did you mean “own”?'],
    ['{{> nopart}}', 1, 'There is no part “nopart”.'],
    ['<div>\n<b>open{{/each}}', 2, '{{/each}} closes nothing: before it nothing is open.'],
  ])('%j names what there is not, and what was probably meant', async (body, at, words) => {
    const { problems, html } = await office.ask('forms.check', trial({ body }));
    expect(html).toBeNull();
    expect(problems).toEqual([{ place: 'body', line: at, message: expect.stringContaining(words) }]);
  });

  it('everything that is wrong is told at once, and a file that is taken in says the line', async () => {
    const body = '{{#each linez}}{{name}}{{/each}}\n\n{{nmber}}';
    const { problems } = await office.ask('forms.check', trial({ body }));
    expect(problems.map(({ line: at }) => at)).toEqual([1, 3]);
    const content = JSON.stringify({
      kontorForm: 1,
      form: 'invoice-ru',
      name: 'X',
      body,
      style: '',
      settings: plainSettings,
    });
    expect(await office.call('forms.import', { content })).toMatchObject({
      ok: false,
      code: 'invalid',
      message: 'Line 1: There is no field “linez” here. Did you mean “lines”?',
    });
  });

  it('an empty template is refused: documents would be blank pages', async () => {
    const { id } = await office.ask('forms.copy', { id: 'invoice-ru' });
    expect(await office.call('forms.save', { id, version: 1, body: ' \n' })).toMatchObject({
      ok: false,
      code: 'invalid',
      message: 'The template is empty: documents would be blank pages.',
      details: { fields: [{ path: 'body' }] },
    });
  });

  it('all forms of the program pass as templates of the office', async () => {
    const all = (await office.ask('forms.list', {})).filter(({ own }) => !own);
    expect(all.length).toBeGreaterThan(20);
    for (const { id } of all) {
      const { factory } = await office.ask('forms.get', { id });
      // A sign more, or it would be the form of the program itself.
      const { problems } = await office.ask('forms.check', trial({ form: id, body: `${factory.body} ` }));
      expect([id, problems]).toEqual([id, []]);
    }
  });

  it('what is right is not refused: lengths, places of lists, names given by “as”, all that stands above', async () => {
    const body = [
      '{{#if lines.length}}{{lines.0.name}}{{/if}}',
      '{{#each lines as |line at|}}{{at}}{{line.name}}{{@index}}{{#if @first}}{{../number}}{{/if}}{{@root.title}}{{/each}}',
      '{{#with seller}}{{name}}{{#each taxNumbers}}{{label}}{{../name}}{{../../number}}{{/each}}{{/with}}',
      '{{#each comment}}{{this}}{{/each}}{{#buyer}}{{name}}{{/buyer}}{{^vatPayer}}{{number}}{{/vatPayer}}{{this.number}}',
    ].join('\n');
    expect((await office.ask('forms.check', trial({ body }))).problems).toEqual([]);
  });

  it.each([
    ['p {}\n@import "x.css";', 2],
    ['p { background: url(http://example.org/a.png) }', 1],
    ['p {}\np { background: u\\72l("//example.org/a.png") }', 2],
    ['p { background: image-set("http://example.org" 1x) }', 1],
    ['p {}</style><script>', 1],
    ['p {\n color: red', 1],
    ['p {}\n}', 2],
    ['p {}\n/* open', 2],
  ])('a style %j is refused beside its line', async (style, at) => {
    const { problems } = await office.ask('forms.check', trial({ style }));
    expect(problems).toEqual([{ place: 'style', line: at, message: expect.any(String) }]);
  });

  it('a form whose layout is set by law takes the settings that do not break it', async () => {
    const { allowed, columns, form } = await office.ask('forms.get', { id: 'upd-ru' });
    expect([allowed, columns, form.isFixed]).toEqual([['footer'], [], true]);
    const { problems } = await office.ask(
      'forms.check',
      trial({ form: 'upd-ru', settings: changed({ textSize: 120 }) }),
    );
    expect(problems).toMatchObject([{ place: 'settings', line: null }]);
    expect(
      (await office.ask('forms.check', trial({ form: 'upd-ru', settings: changed({ footer: 'x' }) }))).html,
    ).toContain('"x"');
  });

  it('never stops anybody: a copy that an update has broken gives way to the form of the program, and it is said', async () => {
    const { form } = await usualCopy({ body: '<p>{{number}}</p>' });
    expect(form.isUsual).toBe(true);
    office.db.prepare("UPDATE office_form SET body = '<p>{{wasRenamed}}</p>'").run();
    const client = await addClient(office);
    const draft = await addDraft(office, client);
    expect(await htmlOf(draft.id)).toContain('Счёт на оплату');
    expect((await office.ask('documents.pdf', { id: draft.id })).warnings).toEqual([
      expect.stringContaining('The program’s own form was used instead.'),
    ]);
    const { document, warnings } = await office.ask('documents.issue', { id: draft.id, version: draft.version });
    expect(warnings[0]).toBe(
      'The print form “Invoice for payment (own)” failed on line 1: There is no field “wasRenamed” here. The program’s own form was used instead.',
    );
    expect(await htmlOf(document.id)).toContain('Счёт на оплату № ');
  });
});

describe('after an update of the program', () => {
  let root: string;
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'program-'));
    for (const name of readdirSync(projectRoot))
      if (name !== 'templates') symlinkSync(join(projectRoot, name), join(root, name));
    cpSync(join(projectRoot, 'templates'), join(root, 'templates'), { recursive: true });
    await office.close();
    office = await testOffice({ country: 'RU', language: 'en', root });
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  const template = () => join(root, 'templates/invoice-ru.hbs');
  const update = () => writeFileSync(template(), `${readFileSync(template(), 'utf8')}\n<p>NEW LAW</p>\n`);

  it('a copy shows what changed in the form since it was made, until that was looked at', async () => {
    const was = readFileSync(template(), 'utf8');
    const { id } = await office.ask('forms.copy', { id: 'invoice-ru' });
    const mine = was.replace('Поставщик', 'Продавец');
    const { version } = await office.ask('forms.save', { id, version: 1, body: mine });
    expect((await office.ask('forms.get', { id })).form.isBehind).toBe(false);
    update();
    expect((await office.ask('forms.get', { id })).form.isBehind).toBe(true);
    expect(await office.ask('forms.difference', { id })).toEqual({
      before: was,
      now: `${was}\n<p>NEW LAW</p>\n`,
      copy: mine,
    });
    const saved = await office.ask('forms.save', { id, version: version ?? 0, body: mine, upToDate: true });
    expect(saved.isBehind).toBe(false);
  });

  it('a copy that is changed without code alone has the new form', async () => {
    const { form } = await usualCopy({ settings: changed({ closing: 'BYE' }) });
    update();
    const { id } = await addDraft(office, await addClient(office));
    const html = await htmlOf(id);
    expect(html).toContain('NEW LAW');
    expect(html).toContain('BYE');
    expect((await office.ask('forms.get', { id: form.id })).form.isBehind).toBe(false);
  });
});

test('an issued document prints the same to the byte after the company, the client, the product and the form were changed', async () => {
  await usualCopy({
    body: '<h1>{{fullTitle}}</h1>{{seller.oneLine}} {{buyer.oneLine}}{{#each lines}}{{name}}{{/each}}',
    settings: changed({ closing: 'A' }),
  });
  const client = await addClient(office);
  const { id: productId, version: productVersion } = await office.ask('products.create', await newProduct());
  const issued = await addIssued(office, client, { lines: [line({ productId, name: 'Стул' })] });
  const html = await htmlOf(issued.id);
  expect(html).toContain('Стул');

  const [company] = await office.ask('companies.list', {});
  if (company === undefined) throw new Error('There is no company.');
  await office.ask('companies.change', {
    id: company.id,
    version: company.version,
    changes: { legalName: 'Other Ltd', director: 'Another' },
    was: { legalName: company.legalName, director: company.director },
  });
  const card = await office.ask('clients.get', { id: client });
  await office.ask('clients.change', {
    id: client,
    version: card.version,
    changes: { legalName: 'Renamed' },
    was: { legalName: card.legalName },
  });
  await office.ask('products.change', {
    id: productId,
    version: productVersion,
    changes: { name: 'Table' },
    was: { name: 'Стул' },
  });
  const { form } = await office.ask('forms.get', { id: 'own-1' });
  const saved = await office.ask('forms.save', {
    id: 'own-1',
    version: form.version ?? 0,
    body: '<p>{{number}}</p>',
    settings: changed({ closing: 'B' }),
  });
  expect(await htmlOf(issued.id)).toBe(html);
  await office.ask('forms.remove', { id: 'own-1', version: saved.version ?? 0 });
  expect(await htmlOf(issued.id)).toBe(html);
  // What is made now is otherwise.
  expect(await htmlOf((await addDraft(office, client)).id)).toContain('Other Ltd');
});

async function newProduct(): Promise<Input<'products.create'>> {
  const { units } = await office.ask('reference.get', {});
  expect(units.length).toBeGreaterThan(0);
  return {
    code: 'X',
    name: 'Стул',
    kind: 'goods',
    unit: 'H87',
    price: 10_000,
    currency: 'RUB',
    priceIncludesVat: false,
    vatRateId: null,
    purchasePrice: null,
    group: '',
    barcode: '',
    description: '',
    discontinued: false,
  };
}

describe('a form as a file', () => {
  it('comes back as it went, under a name of its own', async () => {
    const settings = changed({ accent: '#102030', margins: { top: 10, right: 11, bottom: 15, left: 20 }, paper: 'A5' });
    const { form } = await usualCopy({
      body: '<h1>{{title}}</h1>',
      style: 'h1 { color: red }',
      settings,
      name: 'Счёт: новый',
    });
    const { name, content } = await office.ask('forms.export', { id: form.id });
    expect(name).toBe('Счёт- новый.kontor-form.json');
    const made = await office.ask('forms.import', { content: `\uFEFF${content}` });
    expect(made).toMatchObject({ id: 'own-2', form: 'invoice-ru', name: 'Счёт: новый (2)', isUsual: false });
    expect(await office.ask('forms.get', { id: made.id })).toMatchObject({
      body: '<h1>{{title}}</h1>',
      style: 'h1 { color: red }',
      settings,
    });
    const again = await office.ask('forms.export', { id: made.id });
    expect(JSON.parse(again.content)).toEqual({ ...JSON.parse(content), name: 'Счёт: новый (2)' });
  });

  const file = (more: object) =>
    JSON.stringify({
      kontorForm: 1,
      form: 'invoice-ru',
      name: 'X',
      body: '<p>{{number}}</p>',
      style: '',
      settings: plainSettings,
      ...more,
    });

  it.each([
    ['no JSON', '{', 'This is no file of a print form.'],
    ['another JSON', '[1,2]', 'This is no file of a print form.'],
    [
      'a newer layout',
      file({ kontorForm: 2 }),
      'This file was made by a newer version of the program. Update the program first.',
    ],
    [
      'a form that there is not',
      file({ form: 'invoice-xx' }),
      'The file is for the print form “invoice-xx”, which this program does not have.',
    ],
    ['more than it should', file({ more: 1 }), 'This is no file of a print form.'],
    ['a prototype', file({}).replace('{', '{"__proto__":{"isUsual":true},'), 'This is no file of a print form.'],
    [
      'a setting that is CSS',
      file({ settings: changed({ accent: 'red;} body{display:none' }) }),
      'This is no file of a print form.',
    ],
    ['a text that is too long', file({ body: 'x'.repeat(200_001) }), 'This is no file of a print form.'],
    ['a script', file({ body: '<script>1</script>' }), 'Line 1: A template may not use "<script>".'],
    ['a prototype in the template', file({ body: '{{constructor}}' }), 'Line 1: A template may not use "constructor".'],
    [
      'an endless loop',
      file({ body: `${'{{#each @root.lines}}'.repeat(14)}x${'{{/each}}'.repeat(14)}` }),
      'It repeats too much: the page would never be finished.',
    ],
    [
      'a style that fetches',
      file({ style: '@import "http://example.org/x.css";' }),
      'Line 1: A template may not use "@import".',
    ],
    [
      'a style that breaks out',
      file({ style: '</style><script>1</script>' }),
      'Line 1: A template may not use "</style".',
    ],
  ])('with %s is refused, and nothing is made', async (_, content, words) => {
    const reply = await office.call('forms.import', { content });
    expect(reply).toMatchObject({ ok: false, code: 'invalid', message: words });
    expect((await office.ask('forms.list', { removed: true })).some(({ own }) => own)).toBe(false);
  });

  it('that is far too large is not even read', async () => {
    expect(await office.call('forms.import', { content: 'x'.repeat(700_001) })).toMatchObject({
      ok: false,
      code: 'invalid',
    });
  });
});

test('the preview is the printed page of a real document, or says what is wrong', async () => {
  const { id } = await addDraft(office, await addClient(office), { comment: 'НАШ КОММЕНТАРИЙ' });
  const made = await office.ask('forms.preview', trial({ documentId: id, settings: changed({ closing: 'ПРОБА' }) }));
  expect(made.problems).toEqual([]);
  const { data } = await office.ask('files.read', { file: made.file ?? '', offset: 0 });
  const page = Buffer.from(data, 'base64').toString();
  expect(page).toContain('НАШ КОММЕНТАРИЙ');
  expect(page).toContain('ПРОБА');
  const broken = await office.ask('forms.preview', trial({ body: '{{' }));
  expect(broken).toMatchObject({ file: null, problems: [{ place: 'body', line: 1 }] });
  expect(await office.call('forms.check', trial({ documentId: 999 }))).toMatchObject({ ok: false, code: 'not-found' });
});
