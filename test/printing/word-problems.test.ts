/** What is wrong with a Word form is told with its place, its words and the field that was meant. */
import { describe, expect, it } from 'vitest';
import { forms } from '../../main/printing/forms.ts';
import { sampleDocument } from '../../main/printing/sample-document.ts';
import { documentView } from '../../main/printing/view.ts';
import { placeInWords } from '../../main/printing/word-form/word-failure.ts';
import { wordFields } from '../../main/printing/word-form/word-fields.ts';
import { fillWordTemplate } from '../../main/printing/word-form/word-filling.ts';
import { wordStarter } from '../../main/printing/word-form/word-starter.ts';
import { readWordTemplate, wordProblems } from '../../main/printing/word-form/word-template.ts';
import { paragraph, row, table, type WordParts, wordFile } from '../support/word-files.ts';
import { assets } from './sample-documents.ts';

const viewOf = (form: (typeof forms)[number]) => documentView(sampleDocument(form, assets.templates));
const fields = wordFields(forms.map(viewOf));

async function problemsOf(body: string, more: WordParts = {}) {
  return wordProblems(readWordTemplate(await wordFile(body, more)), fields).map(({ place, reason, meant }) => ({
    place: placeInWords(place).en,
    around: place.around,
    said: reason.en,
    meant,
  }));
}

describe('a wrong name', () => {
  it('is told with its paragraph, the words around it and the field that was meant', async () => {
    expect(await problemsOf(paragraph('fine {number}') + paragraph('This contract with {buyer.nmae} is made'))).toEqual(
      [
        {
          place: 'paragraph 2',
          around: 'This contract with {buyer.nmae} is made',
          said: 'There is no field “buyer.nmae” here. Did you mean “buyer.name”?',
          meant: 'buyer.name',
        },
      ],
    );
  });

  it.each([
    ['Number', 'number'],
    ['buyer_name', 'buyer.name'],
    ['BUYER.INN', 'buyer.inn'],
    ['Номер документа', 'number'],
    ['Échéance', 'dueDay'],
    ['bank.acount', 'bank.account'],
    ['selller.name', 'seller.name'],
    ['bnak.account', 'bank.account'],
    ['nmuber', 'number'],
    ['naem', 'seller.name'],
    ['xyzzyxyzzy', null],
  ])('%s: %s was meant', async (name, meant) => {
    expect((await problemsOf(paragraph(`{${name}}`))).map((one) => one.meant)).toEqual([meant]);
  });

  it('in the cell of a table, in a header and in a note is told by row and column, or by its part', async () => {
    const body = paragraph('x') + table(row('a', 'b'), row('c', '{nothing1}')) + table(row('{nothing2}'));
    const found = await problemsOf(body, { header: paragraph('') + paragraph('{nothing3}') });
    expect(found.map(({ place }) => place)).toEqual([
      'table 1, row 2, column 2',
      'table 2, row 1, column 1',
      'header, paragraph 2',
    ]);
  });

  it('of a field of a list says where it may stand, and inside of it is right', async () => {
    expect((await problemsOf(paragraph('{quantity}'))).map(({ said }) => said)).toEqual([
      'The field “quantity” stands in the list “lines”: put it between {#lines} and {/lines}.',
    ]);
    expect((await problemsOf(paragraph('{lines.price}'))).map(({ said }) => said)[0]).toContain('{#lines}');
    expect(await problemsOf(paragraph('{#lines}{quantity} {price} {number} {before.price}{/lines}'))).toEqual([]);
    expect(
      await problemsOf(paragraph('{#deposits}{number} {gross}{/}{#own}{label}: {value}{/}{#client.own}{value}{/}')),
    ).toEqual([]);
    expect(await problemsOf(paragraph('{#lines}{quantty}{/lines}'))).toMatchObject([{ meant: 'quantity' }]);
  });

  it('that is used as something else says how it is used', async () => {
    const said = async (text: string) => (await problemsOf(paragraph(text))).map((one) => one.said);
    expect(await said('{vatPayer}')).toEqual([
      '“vatPayer” is yes or no: write {#vatPayer}…{/vatPayer} around what is to stand there.',
    ]);
    expect(await said('{lines}')).toEqual(['“lines” is a list: write {#lines}…{/lines} around what is repeated.']);
    expect(await said('{buyer}')).toEqual([
      '“buyer” is a group of fields: name one of them, for example “buyer.name”.',
    ]);
    expect((await said('{logo}'))[0]).toContain('put pictures into the Word file itself');
    expect(await said('{#logo}x{/logo}{#buyer.known}y{/}')).toEqual([]);
  });
});

describe('a tag that is badly written', () => {
  it.each([
    [paragraph('{number'), 'A “{” is not closed by “}” in the same paragraph.'],
    [paragraph('number}'), 'A “}” has no “{” before it.'],
    [paragraph('{ }'), 'There is no name in “{ }”.'],
    [
      '<w:p><w:r><w:t>{num</w:t><w:tab/><w:t>ber}</w:t></w:r></w:p>',
      'The tag “{num ber}” is torn by a tab, a line break or a picture. Type it anew in one piece.',
    ],
    [paragraph('{#lines}{name}'), '{#lines} is never closed: {/lines} is missing.'],
    [paragraph('{name}{/lines}'.replace('{name}', '')), '{/lines} closes nothing: before it nothing is open.'],
    [paragraph('{#lines}{name}{/line}'), '{#lines} is closed by {/line}.'],
    [
      paragraph('text {#vatPayer} more') + paragraph('x {/vatPayer}'),
      '{#vatPayer} and {/vatPayer} must stand in the same paragraph, in rows of the same table, or each alone in a paragraph of its own.',
    ],
    [
      paragraph('{#lines}') + table(row('{name}{/lines}')),
      '{#lines} and {/lines} must stand in the same paragraph, in rows of the same table, or each alone in a paragraph of its own.',
    ],
    [
      table(row('{#lines}{name}', '{/lines}', '{#vatRows}{rate}', '{/vatRows}')),
      'Another list or condition has this row of the table already; {#vatRows} must stand inside of it or in another row.',
    ],
  ])('%# is told', async (body, said) => {
    expect((await problemsOf(body)).map((one) => one.said)).toContain(said);
  });

  it('says all that is wrong, not the first thing alone', async () => {
    const body = paragraph('{#lines}{nmae}') + paragraph('{buyer.nme} {') + paragraph('{/vatRows}');
    expect((await problemsOf(body)).length).toBeGreaterThanOrEqual(4);
  });
});

describe('what the program gives to begin with', () => {
  it.each(forms.map((form) => [form.id, form] as const))('for %s has nothing wrong in it and fills', (_, form) => {
    const view = viewOf(form);
    const template = readWordTemplate(wordStarter(form.type, view.language));
    expect(wordProblems(template, fields)).toEqual([]);
    expect(template.tagCount).toBeGreaterThan(15);
    const file = fillWordTemplate(template, { view, title: view.caption, author: view.seller.name });
    expect(readWordTemplate(file).tagCount).toBe(0);
  });
});
