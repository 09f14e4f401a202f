/** Word forms filled: fields however Word tears them, lists in rows and paragraphs, conditions, and text that stays text. */
import { describe, expect, it } from 'vitest';
import { WordTemplateFailure } from '../../main/printing/word-form/word-failure.ts';
import { fillWordTemplate } from '../../main/printing/word-form/word-filling.ts';
import { readWordTemplate } from '../../main/printing/word-form/word-template.ts';
import { paragraph, row, table, type WordParts, wordFile, wordLines, wordPart } from '../support/word-files.ts';

const view = {
  number: 'Д-15',
  buyer: { name: 'Café & Söhne <GmbH>', city: '' },
  comment: ['first', 'second'],
  none: [],
  vatPayer: true,
  hasDiscount: false,
  lines: [
    { position: '1', name: 'Chair', sum: '1,200.00', taxed: true, parts: [{ part: 'leg' }, { part: 'seat' }] },
    { position: '2', name: 'Table', sum: '300.00', taxed: false, parts: [] },
  ],
};

async function filled(body: string, more: WordParts = {}, values: object = view): Promise<Buffer> {
  const template = readWordTemplate(await wordFile(body, more));
  expect(template.problems).toEqual([]);
  return fillWordTemplate(template, { view: values, title: 'Contract Д-15', author: 'Romashka' });
}

const linesOf = async (body: string, values: object = view) => wordLines(await filled(body, {}, values));

describe('a field', () => {
  it('is filled in however Word has torn it into runs, and the text around it stays', async () => {
    expect(await linesOf(paragraph('No. {num', 'ber} of {', 'buyer', '.name', '}, ', 'end {number}{number}.'))).toEqual(
      ['No. Д-15 of Café & Söhne <GmbH>, end Д-15Д-15.'],
    );
  });

  it('has the look of the place where it begins', async () => {
    const body =
      '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{num</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:i/></w:rPr><w:t>ber} rest</w:t></w:r></w:p>';
    expect(await wordPart(await filled(body))).toContain(
      '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Д-15</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> rest</w:t></w:r>',
    );
  });

  it('with lines and tabs has them as Word does; several lines of a list stand under each other', async () => {
    expect(await linesOf(paragraph('{number}'), { number: 'a\nb\r\n\tc' })).toEqual(['a↵b↵⇥c']);
    expect(await linesOf(paragraph('{comment}'))).toEqual(['first↵second']);
  });

  it('is text and nothing else: no tag, no element, no sign that XML has not', async () => {
    const number = '{buyer.name} <w:p/> &amp; \u0007]]>';
    const file = await filled(paragraph('{number}'), {}, { number });
    expect(await wordLines(file)).toEqual(['{buyer.name} <w:p/> &amp; ]]>']);
    expect(await wordPart(file)).toContain('{buyer.name} &lt;w:p/&gt; &amp;amp; ]]&gt;');
  });

  it('stands in headers, text boxes and links too', async () => {
    const box = `<w:p><w:r><w:pict><w:txbxContent>${paragraph('{num', 'ber}')}</w:txbxContent></w:pict></w:r></w:p>`;
    const link = '<w:p><w:hyperlink><w:r><w:t>to {number}</w:t></w:r></w:hyperlink></w:p>';
    const file = await filled(box + link, { header: paragraph('Head {number}') });
    expect(await wordPart(file)).toContain('Д-15');
    expect(await wordPart(file)).not.toContain('{');
    expect(await wordPart(file)).toContain('<w:hyperlink><w:r><w:t xml:space="preserve">to </w:t></w:r><w:r><w:t');
    expect(await wordLines(file, 'word/header1.xml')).toEqual(['Head Д-15']);
  });
});

describe('a list', () => {
  it('repeats the row of a table in whose cells its marks stand', async () => {
    const body = table(
      row('No.', 'Name', 'Sum'),
      row('{#lines}{position}', '{name}', '{sum}{/lines}'),
      row('', '', 'end'),
    );
    expect(await linesOf(body)).toEqual([
      'No.',
      'Name',
      'Sum',
      '1',
      'Chair',
      '1,200.00',
      '2',
      'Table',
      '300.00',
      '',
      '',
      'end',
    ]);
  });

  it('repeats rows between marks that have rows of their own, and paragraphs between marks that stand alone', async () => {
    expect(
      await linesOf(table(row('{#lines}', ''), row('{name}', 'x'), row('{sum}', ''), row('{/lines}', ''))),
    ).toEqual(['Chair', 'x', '1,200.00', '', 'Table', 'x', '300.00', '']);
    const body = [
      paragraph('{#lines}'),
      paragraph('{position}. {name}'),
      paragraph('—'),
      paragraph('{/lines}'),
      paragraph('end'),
    ];
    expect(await linesOf(body.join(''))).toEqual(['1. Chair', '—', '2. Table', '—', 'end']);
  });

  it('repeats words within a paragraph, and its records see what is outside of them', async () => {
    expect(await linesOf(paragraph('{#lines}{name} ({number}); {/}all'))).toEqual(['Chair (Д-15); Table (Д-15); all']);
    expect(await linesOf(paragraph('{#comment}<{.}>{/comment}'.replace('<', '&lt;').replace('>', '&gt;')))).toEqual([
      '<first><second>',
    ]);
  });

  it('stands in a list, with conditions in it', async () => {
    const body = table(
      row(
        '{#lines}{name}',
        '{#taxed}VAT{/taxed}{^taxed}none{/taxed}',
        `${paragraph('{#parts}')}${paragraph('{part}')}${paragraph('{/parts}')}{/lines}`,
      ),
    );
    // The last cell is built by hand: paragraphs, then the mark that ends the row.
    const last = body.replace('</w:p>{/lines}', `</w:p>${paragraph('{/lines}')}`);
    expect(await linesOf(last)).toEqual(['Chair', 'VAT', 'leg', 'seat', 'Table', 'none', '']);
  });

  it('without records leaves no row, no table without rows, and no cell without a paragraph', async () => {
    expect(await linesOf(table(row('{#none}x', 'y{/none}')) + paragraph('end'))).toEqual(['end']);
    expect(await wordPart(await filled(table(row('{#none}x', 'y{/none}'))))).not.toContain('w:tbl');
    const cell = `<w:tbl><w:tblPr/><w:tr><w:tc>${paragraph('{#none}')}${paragraph('x')}${paragraph('{/none}')}</w:tc></w:tr></w:tbl>`;
    expect(await wordPart(await filled(cell))).toContain('<w:tc><w:p/></w:tc>');
  });

  it('gives names and numbers that may stand in a file once to its first record alone', async () => {
    const marked =
      '<w:p w14:paraId="0A"><w:bookmarkStart w:id="1" w:name="here"/><w:r><w:t>{name}</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>';
    const xml = await wordPart(await filled(paragraph('{#lines}') + marked + paragraph('{/lines}')));
    expect(xml.match(/w:name="here"/gu)).toHaveLength(1);
    expect(xml.match(/w14:paraId/gu)).toHaveLength(1);
    expect(xml.match(/Chair|Table/gu)).toEqual(['Chair', 'Table']);
  });
});

describe('a condition', () => {
  it('keeps or leaves out words, paragraphs and rows', async () => {
    expect(await linesOf(paragraph('a{#vatPayer}b{/vatPayer}{^vatPayer}c{/vatPayer}{#hasDiscount}d{/}e'))).toEqual([
      'abe',
    ]);
    expect(await linesOf(paragraph('{^hasDiscount}') + paragraph('x') + paragraph('{/}') + paragraph('y'))).toEqual([
      'x',
      'y',
    ]);
    expect(await linesOf(table(row('{#hasDiscount}a', 'b{/hasDiscount}'), row('c', 'd')))).toEqual(['c', 'd']);
  });

  it('tells whether a text or a list is there', async () => {
    expect(await linesOf(paragraph('{#number}has{/number}{#buyer.city}no{/buyer.city}{^none}none{/none}.'))).toEqual([
      'hasnone.',
    ]);
  });

  it('of which nothing is left takes its paragraph with it', async () => {
    expect(await linesOf(paragraph('{#hasDiscount}Discount{/hasDiscount}') + paragraph('end'))).toEqual(['end']);
    // What was empty before stays.
    expect(await linesOf(paragraph('') + paragraph('{buyer.city}') + paragraph('end'))).toEqual(['', '', 'end']);
  });

  it('around a list in a table is one with it', async () => {
    const body = table(
      row('{#vatPayer}head', ''),
      row('{#lines}{name}', '{/lines}'),
      row('', 'foot{/vatPayer}'),
      row('x', ''),
    );
    expect(await linesOf(body)).toEqual(['head', '', 'Chair', '', 'Table', '', '', 'foot', 'x', '']);
    expect(await linesOf(body, { ...view, vatPayer: false })).toEqual(['x', '']);
  });
});

it('the same document gives the same bytes, and the file says whose it is and not who made the template', async () => {
  const body = table(row('{#lines}{name}', '{/lines}'));
  const file = await filled(body);
  expect((await filled(body)).equals(file)).toBe(true);
  const properties = await wordPart(file, 'docProps/core.xml');
  expect(properties).toContain('<dc:title>Contract Д-15</dc:title><dc:creator>Romashka</dc:creator>');
  expect(properties).not.toContain('Whoever');
});

it('a draft says so above everything, or where the file has a place for it', async () => {
  const fill = async (body: string, mark: string) =>
    wordLines(
      fillWordTemplate(readWordTemplate(await wordFile(body)), { view: { mark }, title: '', author: '', mark }),
    );
  expect(await fill(paragraph('text'), 'DRAFT')).toEqual(['DRAFT', 'text']);
  expect(await fill(paragraph('text {mark}'), 'DRAFT')).toEqual(['text DRAFT']);
  expect(await fill(paragraph('text'), '')).toEqual(['text']);
});

it('a cancelled document says so even where the file has a place for it that is never shown', async () => {
  const fill = async (body: string) =>
    wordLines(
      fillWordTemplate(readWordTemplate(await wordFile(body)), {
        view: { mark: 'CANCELLED', none: [] },
        title: '',
        author: '',
        mark: 'CANCELLED',
      }),
    );
  expect(await fill(paragraph('{^mark}Signed{/mark}') + paragraph('text'))).toEqual(['CANCELLED', 'text']);
  expect(await fill(paragraph('{#mark}{/mark}text'))).toEqual(['CANCELLED', 'text']);
  expect(await fill(paragraph('{#none}{mark}{/none}text'))).toEqual(['CANCELLED', 'text']);
  expect(await fill(paragraph('{#none}') + paragraph('{mark}') + paragraph('{/none}') + paragraph('text'))).toEqual([
    'CANCELLED',
    'text',
  ]);
});

it('a field that is gone stops the filling and says where', async () => {
  const template = readWordTemplate(await wordFile(paragraph('a') + paragraph('Sum: {gone} now')));
  const fill = () => fillWordTemplate(template, { view, title: '', author: '' });
  expect(fill).toThrow(WordTemplateFailure);
  expect(fill).toThrow('There is an error in the Word template, paragraph 2: There is no field “gone” here.');
});

it.each(['constructor', '__proto__', 'toString', 'buyer.constructor', 'lines.length', 'number.length'])(
  'a name reaches nothing but the fields: %s',
  async (name) => {
    const template = readWordTemplate(await wordFile(paragraph(`{${name}}`)));
    expect(() => fillWordTemplate(template, { view, title: '', author: '' })).toThrow(WordTemplateFailure);
  },
);

it('lists within lists within lists are stopped, and soon', async () => {
  const many = { list: Array.from({ length: 100 }, () => ({ x: 'x' })) };
  const template = readWordTemplate(await wordFile(paragraph(`${'{#list}'.repeat(6)}{x}${'{/}'.repeat(6)}`)));
  expect(() => fillWordTemplate(template, { view: many, title: '', author: '' })).toThrow('repeats too much');
});
