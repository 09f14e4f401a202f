/** Letters to clients from the office's own Word forms: filled, laid on the client, and only by who may. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addClient, addDraft } from '../support/documents.ts';
import { bytesOf, handedOver } from '../support/made-files.ts';
import { companyOf, type TestOffice, testOffice } from '../support/office.ts';
import { paragraph, wordFile, wordLines } from '../support/word-files.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await testOffice({ country: 'RU', language: 'en', now: '2026-11-29T09:00:00.000Z' });
});
afterEach(() => office.close());

async function add(body: string, country = 'INT') {
  const file = await handedOver(office, 'Reminder.docx', await wordFile(body));
  return office.ask('forms.addWord', { file, type: 'letter', country });
}

/** Its lines, with plain spaces. */
const linesOf = async (file: string) =>
  (await wordLines(await bytesOf(office, file))).map((line) => line.replaceAll('\u00a0', ' '));

describe('a form of letters', () => {
  it('stands in the list of its own, and is checked against the fields that a letter has', async () => {
    expect(await add(paragraph('To {buyer.name}, {longDay}'))).toMatchObject({
      id: 'own-1',
      form: 'letter-int',
      type: 'letter',
      country: 'INT',
      name: 'Reminder',
      kind: 'word',
      isFailing: false,
      isUsual: false,
    });
    const wrong = await add(paragraph('{number} of {buyer.nmae}'));
    expect(wrong.isFailing).toBe(true);
    const { problems, fields } = await office.ask('forms.word', { id: wrong.id });
    expect(problems.map(({ message }) => message)).toEqual([
      'There is no field “number” here.',
      'There is no field “buyer.nmae” here. Did you mean “buyer.name”?',
    ]);
    expect(fields.map(({ path }) => path)).toEqual(expect.arrayContaining(['buyer.name', 'longDay', 'userName']));
    expect(fields.some(({ path }) => path === 'lines')).toBe(false);
    const tried = await office.ask('forms.tryWord', { id: 'own-1', documentId: null, as: 'docx' });
    expect((await linesOf(tried.file ?? ''))[0]).toBe('To Harbour Trading Ltd., 23 November 2026');
  });

  it('is copied, replaced, put into the bin and taken out, and is no form for documents', async () => {
    const { id } = await add(paragraph('To {buyer.name}'));
    expect(await office.ask('forms.copy', { id })).toMatchObject({
      id: 'own-2',
      type: 'letter',
      name: 'Reminder (own)',
    });
    const file = await handedOver(office, 'b.docx', await wordFile(paragraph('{day}')));
    expect(await office.ask('forms.replaceWord', { id, version: 1, file })).toMatchObject({ version: 2 });
    expect(await office.call('forms.setUsual', { id })).toMatchObject({ ok: false, code: 'not-found' });
    const draft = await addDraft(office, await addClient(office));
    expect(
      await office.call('documents.change', {
        id: draft.id,
        version: draft.version,
        draft: { ...draft, template: id },
      }),
    ).toMatchObject({ ok: false, code: 'invalid', details: { fields: [{ path: 'template' }] } });
    await office.ask('forms.remove', { id, version: 2 });
    expect((await office.ask('forms.list', {})).filter(({ type }) => type === 'letter').map((form) => form.id)).toEqual(
      ['own-2'],
    );
    expect(await office.ask('forms.putBack', { id })).toMatchObject({ type: 'letter' });
  });

  it('begins with a file of the program in each language', async () => {
    for (const [country, words] of [
      ['RU', 'Уважаемые коллеги!'],
      ['FR', 'Madame, Monsieur,'],
      ['INT', 'Dear Sir or Madam,'],
    ] as const) {
      const { file, name } = await office.ask('forms.wordStarter', { type: 'letter', country });
      const bytes = await bytesOf(office, file);
      expect(await wordLines(bytes)).toContain(words);
      const form = await office.ask('forms.addWord', {
        file: await handedOver(office, name, bytes),
        type: 'letter',
        country,
      });
      expect(form.isFailing).toBe(false);
    }
  });
});

describe('a letter', () => {
  const body = paragraph('{seller.name}: {buyer.name}, {buyer.address}; {longDay}; {userName}, {signatoryName}');

  it('is filled, laid on the client, and stands on the timeline', async () => {
    const { id: form } = await add(body, 'RU');
    const client = await addClient(office, { name: 'Café Ünal', legalName: 'Café Ünal <Ltd>' });
    const { attachment, file } = await office.ask('letters.write', { clientId: client, form, companyId: null });
    expect(attachment.name).toBe('Reminder Café Ünal 2026-11-29.docx');
    const expected = [
      'Общество с ограниченной ответственностью «Ромашка»: Café Ünal <Ltd>, Cork, 1 Quay; 29 ноября 2026 г.; Anna, Иванов И. И.',
    ];
    expect(await linesOf(file)).toEqual(expected);
    const { entries } = await office.ask('timeline.of', { entity: 'client', id: client, before: null, limit: 10 });
    expect(entries[0]).toMatchObject({ kind: 'file', file: { id: attachment.id, name: attachment.name } });
    // What is laid there stays as it was, whatever becomes of the client and the form.
    const opened = await office.ask('attachments.open', { id: attachment.id });
    expect((await linesOf(opened.file))[0]).toContain('Café Ünal <Ltd>');
  });

  it('is written by the own company that was chosen, in the language of the client', async () => {
    const { id: form } = await add(body);
    const other = await office.ask('companies.create', { ...companyOf.FR });
    const client = await addClient(office, { language: 'fr' });
    const { file } = await office.ask('letters.write', { clientId: client, form, companyId: other.id });
    expect((await linesOf(file))[0]).toContain('Café Élégance SARL: Café Ünal Ltd');
    expect((await linesOf(file))[0]).toContain('29 novembre 2026');
  });

  it('with a wrong form is not written, and the place is told; nothing is laid on the client', async () => {
    const { id: form } = await add(paragraph('x') + paragraph('{gone}'));
    const client = await addClient(office);
    expect(await office.call('letters.write', { clientId: client, form, companyId: null })).toMatchObject({
      ok: false,
      code: 'invalid',
      message: 'There is an error in the Word template, paragraph 2: There is no field “gone” here.',
    });
    const file = await handedOver(office, 'a.docx', await wordFile(paragraph('{number}')));
    const { id: invoice } = await office.ask('forms.addWord', { file, type: 'invoice', country: 'RU' });
    for (const wrong of [invoice, 'invoice-ru', 'own-99'])
      expect((await office.call('letters.write', { clientId: client, form: wrong, companyId: null })).ok).toBe(false);
    expect((await office.call('letters.write', { clientId: 999, form, companyId: null })).ok).toBe(false);
    expect(office.db.prepare('SELECT count(*) FROM attachment').pluck().get()).toBe(0);
  });
});
