/** Print forms made in Word: taken in, told what is wrong with them, used, kept with the documents, and never in the way. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../main/engine/host.ts';
import { addClient, addDraft, addIssued, line } from '../support/documents.ts';
import { bytesOf, handedOver } from '../support/made-files.ts';
import { type TestOffice, testHost, testOffice } from '../support/office.ts';
import { paragraph, row, table, wordFile, wordLines } from '../support/word-files.ts';

/** A host with a LibreOffice, whose PDF has the lines of the Word file in it. */
const wordHost: Host = {
  ...testHost,
  printsWord: async () => true,
  docxToPdf: async (docx) => Buffer.from(`%PDF-1.7\n/Type /Page \n${(await wordLines(docx)).join('\n')}`),
};

let office: TestOffice;
beforeEach(async () => {
  office = await testOffice({ country: 'RU', language: 'en', host: wordHost });
});
afterEach(() => office.close());

const body = (closing = 'A') =>
  paragraph('Счёт {number} для {buyer.name}, {seller.name}') +
  table(row('Товар', 'Сумма'), row('{#lines}{name}', '{sum}{/lines}')) +
  paragraph(`{grossWithCurrency} ${closing}`);

async function add(content: string, name = 'Наш счёт.docx') {
  const file = await handedOver(office, name, await wordFile(content));
  return office.ask('forms.addWord', { file, type: 'invoice', country: 'RU' });
}

async function docxOf(id: number): Promise<Buffer> {
  return bytesOf(office, (await office.ask('documents.saveAs', { id, as: 'docx' })).file);
}

async function pdfOf(id: number): Promise<string> {
  return String(await bytesOf(office, (await office.ask('documents.pdf', { id })).file));
}

describe('a Word file', () => {
  it('becomes a form of its type, named after the file, and stands in the list', async () => {
    const form = await add(body());
    expect(form).toMatchObject({
      id: 'own-1',
      form: 'invoice-ru',
      type: 'invoice',
      country: 'RU',
      name: 'Наш счёт',
      own: true,
      kind: 'word',
      isFailing: false,
      isUsual: false,
    });
    expect((await add(body('B'))).name).toBe('Наш счёт (2)');
    const word = await office.ask('forms.word', { id: form.id });
    expect(word).toMatchObject({ file: { name: 'Наш счёт.docx' }, problems: [], tags: 8, reviewed: false });
    const listed = await office.ask('forms.list', {});
    expect(listed.filter(({ kind }) => kind === 'word').map(({ id }) => id)).toEqual(['own-1', 'own-2']);
  });

  it('is handed out again as it was taken in: to be changed, or for another office', async () => {
    const given = await wordFile(body());
    const file = await handedOver(office, 'a.docx', given);
    const { id } = await office.ask('forms.addWord', { file, type: 'proposal', country: 'INT', name: 'Offer' });
    const out = await office.ask('forms.wordFile', { id });
    expect(out.name).toBe('a.docx');
    const bytes = await bytesOf(office, out.file);
    expect(bytes.equals(given)).toBe(true);
    const again = await office.ask('forms.addWord', {
      file: await handedOver(office, 'b.docx', bytes),
      type: 'proposal',
      country: 'INT',
    });
    expect(again).toMatchObject({ id: 'own-2', form: 'proposal-int', name: 'b' });
  });

  it('that may not be a template is refused in words, and nothing is kept of it', async () => {
    const hostile = await wordFile(paragraph('x'), {
      parts: { 'word/vbaProject.bin': 'x' },
      types: '<Default Extension="bin" ContentType="image/png"/>',
    });
    const file = await handedOver(office, 'a.docx', hostile);
    const reply = await office.call('forms.addWord', { file, type: 'invoice', country: 'RU' });
    expect(reply).toMatchObject({ ok: false, code: 'invalid', message: expect.stringContaining('macros') });
    const text = await handedOver(office, 'a.docx', Buffer.from('hello'));
    expect(await office.call('forms.addWord', { file: text, type: 'invoice', country: 'RU' })).toMatchObject({
      ok: false,
      code: 'invalid',
    });
    expect(
      await office.call('forms.addWord', { file: 'nobody-gave-this', type: 'invoice', country: 'RU' }),
    ).toMatchObject({ ok: false });
    expect((await office.ask('forms.list', {})).some(({ own }) => own)).toBe(false);
    expect(office.db.prepare('SELECT count(*) FROM stored_file').pluck().get()).toBe(0);
  });

  it('for a type that its country does not have is refused', async () => {
    const file = await handedOver(office, 'a.docx', await wordFile(body()));
    expect(await office.call('forms.addWord', { file, type: 'upd', country: 'FR' })).toMatchObject({
      ok: false,
      code: 'invalid',
    });
  });

  it('takes the place of another over exactly the version that was looked at', async () => {
    const { id } = await add(body());
    const next = () => wordFile(body('B')).then((bytes) => handedOver(office, 'new.docx', bytes));
    expect(await office.ask('forms.replaceWord', { id, version: 1, file: await next() })).toMatchObject({
      version: 2,
      name: 'Наш счёт',
    });
    expect(await office.call('forms.replaceWord', { id, version: 1, file: await next() })).toMatchObject({
      ok: false,
      code: 'conflict',
    });
    expect((await office.ask('forms.word', { id })).file.name).toBe('new.docx');
    const html = await office.ask('forms.copy', { id: 'invoice-ru' });
    expect(await office.call('forms.replaceWord', { id: html.id, version: 1, file: await next() })).toMatchObject({
      ok: false,
      code: 'invalid',
    });
  });

  it('is copied, renamed, put into the bin and taken out; it has no code to be changed here', async () => {
    const { id } = await add(body());
    const copy = await office.ask('forms.copy', { id });
    expect(copy).toMatchObject({ id: 'own-2', kind: 'word', name: 'Наш счёт (own)' });
    expect(await office.ask('forms.save', { id, version: 1, name: 'Счёт по-нашему' })).toMatchObject({
      name: 'Счёт по-нашему',
      version: 2,
    });
    expect(await office.call('forms.save', { id, version: 2, body: '<p>x</p>' })).toMatchObject({
      ok: false,
      code: 'invalid',
    });
    expect(await office.call('forms.restore', { id, version: 2 })).toMatchObject({ ok: false, code: 'invalid' });
    expect(await office.call('forms.export', { id })).toMatchObject({ ok: false, code: 'invalid' });
    await office.ask('forms.remove', { id, version: 2 });
    expect(await office.call('forms.word', { id })).toMatchObject({ ok: false, code: 'not-found' });
    expect(await office.ask('forms.putBack', { id })).toMatchObject({ kind: 'word' });
    expect((await office.ask('forms.word', { id })).problems).toEqual([]);
  });
});

describe('a form with wrong tags', () => {
  const wrong = paragraph('Счёт {number}') + table(row('a', 'для {buyer.nmae} сегодня'));

  it('is taken in, and each mistake is told with its place in the language of the session', async () => {
    const form = await add(wrong);
    expect(form.isFailing).toBe(true);
    const problems = async () => (await office.ask('forms.word', { id: form.id })).problems;
    expect(await problems()).toEqual([
      {
        place: 'table 1, row 1, column 2',
        around: 'для {buyer.nmae} сегодня',
        message: 'There is no field “buyer.nmae” here. Did you mean “buyer.name”?',
        meant: 'buyer.name',
      },
    ]);
    await office.engine.call('test-session', 'office.speak', { language: 'ru' });
    expect((await problems())[0]).toMatchObject({
      place: 'таблица 1, строка 1, столбец 2',
      message: 'Поля «buyer.nmae» здесь нет. Возможно, «buyer.name»?',
    });
    await office.engine.call('test-session', 'office.speak', { language: 'fr' });
    expect((await problems())[0]).toMatchObject({ place: 'tableau 1, ligne 1, colonne 2' });
  });

  it('does not become the usual one, until it is mended', async () => {
    const { id } = await add(wrong);
    expect(await office.call('forms.setUsual', { id })).toMatchObject({
      ok: false,
      code: 'invalid',
      message: expect.stringContaining('buyer.name'),
    });
    await office.ask('forms.replaceWord', {
      id,
      version: 1,
      file: await handedOver(office, 'a.docx', await wordFile(body())),
    });
    expect((await office.ask('forms.setUsual', { id })).find((form) => form.id === id)?.isUsual).toBe(true);
  });

  it('gives way to the form of the program, on drafts and when issuing, and it is said', async () => {
    const { id: template } = await add(wrong);
    const draft = await addDraft(office, await addClient(office), { template });
    expect(draft.isWord).toBe(true);
    const pdf = await office.ask('documents.pdf', { id: draft.id });
    expect(pdf.warnings).toEqual([
      'The print form “Наш счёт” failed: There is an error in the Word template, table 1, row 1, column 2: There is no field “buyer.nmae” here. The program’s own form was used instead.',
    ]);
    expect(String(await bytesOf(office, pdf.file))).toContain('Счёт на оплату');
    const { document, warnings } = await office.ask('documents.issue', { id: draft.id, version: draft.version });
    expect(warnings[0]).toContain('The program’s own form was used instead.');
    expect(document).toMatchObject({ status: 'issued', isWord: false });
    expect(await pdfOf(document.id)).toContain('Счёт на оплату');
  });

  it('whose file is gone gives way too', async () => {
    const { id: template } = await add(body());
    const draft = await addDraft(office, await addClient(office), { template });
    const lost = 'f'.repeat(64);
    office.db
      .prepare('INSERT INTO stored_file SELECT ?, size, media_type, name, created_at, created_by FROM stored_file')
      .run(lost);
    office.db.prepare('UPDATE office_form SET word = ?').run(lost);
    const { document, warnings } = await office.ask('documents.issue', { id: draft.id, version: draft.version });
    expect(document.status).toBe('issued');
    expect(warnings[0]).toContain('missing or damaged');
    expect((await office.ask('forms.list', {})).find(({ id }) => id === template)?.isFailing).toBe(true);
    expect((await office.ask('forms.word', { id: template })).problems[0]?.message).toContain('missing or damaged');
  });
});

describe('a document with a form made in Word', () => {
  it('is filled with what it has, as Word file and as PDF', async () => {
    const { id: template } = await add(body());
    const { id } = await addDraft(office, await addClient(office), {
      template,
      lines: [line({ name: 'Стол <дубовый>', quantity: 2000, price: 150_050 }), line({ name: 'Стул' })],
    });
    // 2 × 1 500,50 and 1 × 100,00.
    const expected = [
      'ЧЕРНОВИК',
      'Счёт  для Café Ünal Ltd, Общество с ограниченной ответственностью «Ромашка»',
      'Товар',
      'Сумма',
      'Стол <дубовый>',
      '3\u00a0001,00',
      'Стул',
      '100,00',
      '3\u00a0101,00\u00a0₽ A',
    ];
    expect(await wordLines(await docxOf(id))).toEqual(expected);
    const pdf = await office.ask('documents.pdf', { id });
    expect(pdf.warnings).toEqual([]);
    expect(String(await bytesOf(office, pdf.file))).toBe(`%PDF-1.7\n/Type /Page \n${expected.join('\n')}`);
  });

  it('that is issued keeps the Word file and the PDF that were made first, whatever is changed or lost later', async () => {
    const { id: template } = await add(body());
    await office.ask('forms.setUsual', { id: template });
    const client = await addClient(office);
    const issued = await addIssued(office, client);
    expect(issued.isWord).toBe(true);
    const docx = await docxOf(issued.id);
    const pdf = await pdfOf(issued.id);
    expect(await wordLines(docx)).toContain('100,00');

    const [company] = await office.ask('companies.list', {});
    if (company === undefined) throw new Error('There is no company.');
    await office.ask('companies.change', {
      id: company.id,
      version: company.version,
      changes: { legalName: 'Other Ltd' },
      was: { legalName: company.legalName },
    });
    const card = await office.ask('clients.get', { id: client });
    await office.ask('clients.change', {
      id: client,
      version: card.version,
      changes: { legalName: 'Renamed' },
      was: { legalName: card.legalName },
    });
    const { form } = await office.ask('forms.word', { id: template });
    const replaced = await office.ask('forms.replaceWord', {
      id: template,
      version: form.version ?? 0,
      file: await handedOver(office, 'n.docx', await wordFile(body('B'))),
    });
    expect((await docxOf(issued.id)).equals(docx)).toBe(true);
    expect(await pdfOf(issued.id)).toBe(pdf);
    await office.ask('forms.remove', { id: template, version: replaced.version ?? 0 });
    expect((await docxOf(issued.id)).equals(docx)).toBe(true);
    expect((await office.ask('documents.get', { id: issued.id })).isWord).toBe(true);

    // Even the kept file may be lost: it is made anew from what was frozen, with the form of then.
    const { sha256 } = await office.ask('documents.saveAs', { id: issued.id, as: 'docx' });
    rmSync(join(office.folder, 'files', sha256.slice(0, 2), sha256));
    expect((await docxOf(issued.id)).equals(docx)).toBe(true);
  });

  it('keeps its Word file when only the PDF was asked for, and it is the one the PDF was made of', async () => {
    const { id: template } = await add(body());
    const { id } = await addIssued(office, await addClient(office), { template });
    const pdf = await pdfOf(id);
    expect(pdf).toBe(`%PDF-1.7\n/Type /Page \n${(await wordLines(await docxOf(id))).join('\n')}`);
    const stored = office.db.prepare('SELECT docx, pdf FROM document WHERE id = ?').get(id);
    expect(stored).toEqual({
      docx: expect.stringMatching(/^[0-9a-f]{64}$/u),
      pdf: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
  });

  it('two who ask at once get the same file', async () => {
    const { id: template } = await add(body());
    const { id } = await addIssued(office, await addClient(office), { template });
    const both = await Promise.all([
      office.ask('documents.saveAs', { id, as: 'docx' }),
      office.ask('documents.saveAs', { id, as: 'docx' }),
    ]);
    expect(both[0]?.sha256).toBe(both[1]?.sha256);
    const noted = office.db.prepare("SELECT count(*) FROM audit WHERE channel = 'documents.saveAs'").pluck().get();
    expect(noted).toBe(1);
  });

  it('that left the program as a Word file stands on the timeline of its client', async () => {
    const { id: template } = await add(body());
    const client = await addClient(office);
    const { id } = await addIssued(office, client, { template });
    const { sha256, file } = await office.ask('documents.saveAs', { id, as: 'docx' });
    await office.ask('documents.handedOut', { id, as: 'docx', file });
    const { entries } = await office.ask('timeline.of', { entity: 'client', id: client, before: null, limit: 50 });
    expect(entries).toContainEqual(
      expect.objectContaining({
        kind: 'document',
        event: 'saved',
        output: expect.objectContaining({ kind: 'docx', sha256 }),
      }),
    );
  });
});

describe('without LibreOffice', () => {
  beforeEach(async () => {
    await office.close();
    office = await testOffice({ country: 'RU', language: 'en' });
  });

  it('the PDF says what it needs, and the Word file is there all the same', async () => {
    expect(await office.ask('forms.printsWord', {})).toEqual({ available: false });
    const { id: template } = await add(body());
    const { id } = await addIssued(office, await addClient(office), { template });
    expect(await office.call('documents.pdf', { id })).toMatchObject({
      ok: false,
      code: 'unavailable',
      message: expect.stringContaining('libreoffice.org'),
    });
    expect((await wordLines(await docxOf(id)))[0]).toContain('Café Ünal Ltd');
    // The other forms print as ever.
    expect(await pdfOf((await addDraft(office, await addClient(office))).id)).toContain('Счёт на оплату');
  });

  it('one that breaks down is told in its words', async () => {
    await office.close();
    const breaking = async () => Promise.reject(new Error('LibreOffice ended with 77.'));
    office = await testOffice({ country: 'RU', language: 'fr', host: { ...wordHost, docxToPdf: breaking } });
    const { id: template } = await add(body());
    const { id } = await addDraft(office, await addClient(office), { template });
    const reply = await office.call('documents.pdf', { id });
    expect(reply).toMatchObject({
      ok: false,
      code: 'unavailable',
      message: expect.stringContaining('LibreOffice ended with 77.'),
    });
  });
});

describe('trying', () => {
  it('fills the form with the sample or with a document, and saves nothing', async () => {
    const { id } = await add(body());
    const sample = await office.ask('forms.tryWord', { id, documentId: null, as: 'docx' });
    expect(sample.problems).toEqual([]);
    expect((await wordLines(await bytesOf(office, sample.file ?? ''))).join()).toContain('Северный берег');
    const draft = await addDraft(office, await addClient(office), { lines: [line({ name: 'Пробная строка' })] });
    const tried = await office.ask('forms.tryWord', { id, documentId: draft.id, as: 'pdf' });
    expect(String(await bytesOf(office, tried.file ?? ''))).toContain('Пробная строка');
    const wrong = await add(paragraph('{nmber}'), 'wrong.docx');
    expect(await office.ask('forms.tryWord', { id: wrong.id, documentId: null, as: 'docx' })).toMatchObject({
      file: null,
      problems: [{ place: 'paragraph 1' }],
    });
  });

  it('starts from a file that has everything usual, in the language of the documents', async () => {
    for (const [country, words] of [
      ['RU', 'Договор оказания услуг'],
      ['FR', 'Contrat de prestation'],
      ['INT', 'Service agreement'],
    ] as const) {
      const { file, name } = await office.ask('forms.wordStarter', { type: 'contract', country });
      expect(name).toMatch(/\.docx$/u);
      const bytes = await bytesOf(office, file);
      expect((await wordLines(bytes)).join('\n')).toContain(words);
      const form = await office.ask('forms.addWord', {
        file: await handedOver(office, name, bytes),
        type: 'contract',
        country,
      });
      expect(form.isFailing).toBe(false);
    }
    expect(await office.call('forms.wordStarter', { type: 'upd', country: 'FR' })).toMatchObject({
      ok: false,
      code: 'invalid',
    });
  });

  it('names every field as it is put into the file, with what it is', async () => {
    const { id } = await add(body());
    const { fields } = await office.ask('forms.word', { id });
    const by = (path: string, list: string | null = null) =>
      fields.find((one) => one.path === path && one.list === list);
    expect(by('number')).toMatchObject({ tag: '{number}', kind: 'text', about: 'Number of the document' });
    expect(by('lines')).toMatchObject({ tag: '{#lines}…{/lines}', kind: 'list' });
    expect(by('price', 'lines')).toMatchObject({ tag: '{price}' });
    expect(by('vatPayer')).toMatchObject({ tag: '{#vatPayer}…{/vatPayer}', kind: 'flag' });
    expect(by('buyer.name')?.example).toContain('Северный берег');
    expect(by('gross', 'deposits')).toBeDefined();
    expect(by('value', 'own')).toBeDefined();
    expect(fields.some(({ path }) => /logo|leadingLines/u.test(path))).toBe(false);
    // All of them are what a form may name.
    const all = fields.map(({ list, tag }) =>
      paragraph(list === null ? tag.replace('…', '') : `{#${list}}${tag.replace('…', '')}{/${list}}`),
    );
    expect((await add(all.join(''), 'all.docx')).isFailing).toBe(false);
  });
});
