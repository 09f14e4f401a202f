/** Which parts a Word file may bring as a template: what Word, LibreOffice and Google Docs write, and nothing that programs would run or fetch. */
import { describe, expect, it } from 'vitest';
import { RefusedWordFile } from '../../main/printing/word-form/word-failure.ts';
import { fillWordTemplate } from '../../main/printing/word-form/word-filling.ts';
import { readWordTemplate } from '../../main/printing/word-form/word-template.ts';
import { unzipped } from '../support/made-files.ts';
import { paragraph, type WordParts, wordFile } from '../support/word-files.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const word = (name: string) => `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`;
const link = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${kind.includes(':') ? kind : `${office}/${kind}`}" Target="${target}"/>`;
const links = (...all: string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
const override = (part: string, type: string) => `<Override PartName="/${part}" ContentType="${type}"/>`;
const byEnd = (end: string, type: string) => `<Default Extension="${end}" ContentType="${type}"/>`;

async function refusal(more: WordParts, body = paragraph('x')): Promise<string> {
  try {
    readWordTemplate(await wordFile(body, more));
  } catch (error) {
    if (error instanceof RefusedWordFile) return error.said.en;
    throw error;
  }
  return 'not refused';
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const jpeg = Buffer.from('ffd8ffe000104a46494600010100', 'hex');
const gif = Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1');
/** 14 bytes of the file's header and 40 of the picture's, for one pixel. */
const bmp = Buffer.from(
  `424d3a0000000000000036000000${'28000000'}${'01000000'.repeat(2)}01001800${'00'.repeat(24)}00000000`,
  'hex',
);
const eps =
  '%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n(%pipe%touch /tmp/x) (w) file\nshowpage\n%%EOF\n';
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="file:///etc/passwd"/></svg>';
const emf = Buffer.concat([
  Buffer.from('010000006c000000', 'hex'),
  Buffer.alloc(32),
  Buffer.from(' EMF'),
  Buffer.alloc(64),
]);

describe('a picture', () => {
  it.each([
    ['PNG', png],
    ['JPEG', jpeg],
    ['GIF', gif],
    ['BMP', bmp],
  ])('of the kind %s is taken, whatever its name says', async (_, content) => {
    const more = { parts: { 'word/media/a.png': content }, relations: link('p', 'image', 'media/a.png') };
    expect(await refusal(more)).toBe('not refused');
  });

  const words = 'a picture that is neither PNG nor JPEG, GIF or BMP: word/media/a';
  it.each<[string, string | Buffer]>([
    // LibreOffice starts pstoedit, gs or convert for it.
    ['PostScript', eps],
    ['PostScript with a head of its own', Buffer.concat([Buffer.from('c5d0d3c6', 'hex'), Buffer.alloc(40)])],
    // It may name other files and addresses.
    ['SVG', svg],
    // Both may hold PostScript, for which LibreOffice starts the same programs.
    ['EMF', emf],
    ['WMF', Buffer.from('d7cdc69a00000000', 'hex')],
    ['PDF', '%PDF-1.7'],
    ['a text that begins as a BMP', 'BM nothing else of a picture is in this text'],
    ['nothing', ''],
  ])('that is %s and called PNG is refused, also when nothing shows it', async (_, content) => {
    const parts = { 'word/media/a.png': content };
    expect(await refusal({ parts })).toContain(words);
    expect(await refusal({ parts, relations: link('p', 'image', 'media/a.png') })).toContain(words);
  });

  it.each([
    ['eps', 'image/x-eps', eps],
    ['svg', 'image/svg+xml', svg],
    ['emf', 'image/x-emf', emf],
  ])('that says itself that it is %s is refused', async (end, type, content) => {
    expect(await refusal({ parts: { [`word/media/a.${end}`]: content }, types: byEnd(end, type) })).toContain(words);
  });

  it('is none of another part that a relationship names as one', async () => {
    const custom = { 'customXml/item1.xml': svg };
    expect(await refusal({ parts: custom, relations: link('p', 'image', '../customXml/item1.xml') })).toMatch(
      /picture/u,
    );
    expect(await refusal({ parts: custom })).toContain('a picture that is neither');
    const font = {
      parts: { 'word/fonts/a.odttf': eps },
      types: byEnd('odttf', 'application/vnd.openxmlformats-officedocument.obfuscatedFont'),
    };
    for (const kind of ['image', 'font', 'customXml', 'something'])
      expect(await refusal({ ...font, relations: link('p', kind, 'fonts/a.odttf') })).toContain('fonts/a.odttf');
  });
});

describe('what fetches or opens by itself', () => {
  it('is refused: a pane of an add-in', async () => {
    const parts = {
      'word/webextensions/taskpanes.xml': '<wetp:taskpanes xmlns:wetp="t"/>',
      'word/webextensions/webextension1.xml': '<we:webextension xmlns:we="w"/>',
    };
    const types =
      override('word/webextensions/taskpanes.xml', 'application/vnd.ms-office.webextensiontaskpanes+xml') +
      override('word/webextensions/webextension1.xml', 'application/vnd.ms-office.webextension+xml');
    expect(await refusal({ parts, types })).toContain('macros or controls that run code');
    const kind = 'http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes';
    expect(await refusal({ relations: link('x', kind, 'settings.xml') })).toContain('macros or controls that run code');
  });

  it('is refused: a list for mailing that no relationship names', async () => {
    const settings = `<w:settings xmlns:w="${space}"><w:mailMerge><w:connectString w:val="Provider=SQLOLEDB;Server=example.org"/><w:query w:val="SELECT * FROM x"/></w:mailMerge></w:settings>`;
    expect(
      await refusal({
        parts: { 'word/settings.xml': settings },
        types: override('word/settings.xml', word('settings')),
        relations: link('s', 'settings', 'settings.xml'),
      }),
    ).toContain('takes something from outside of it: mail merge');
  });

  it('is refused: a page of the web in the place of a video', async () => {
    const video =
      '<w:p><w:r><w:drawing><wp15:webVideoPr xmlns:wp15="v" embeddedHtml="&lt;iframe src=&quot;http://example.org/&quot;/&gt;"/></w:drawing></w:r></w:p>';
    expect(await refusal({}, video)).toContain('takes something from outside of it: <iframe');
  });

  it('is refused: a file that is one of OpenDocument too', async () => {
    const parts = { 'META-INF/manifest.xml': '<manifest:manifest xmlns:manifest="m"/>', 'content.xml': '<a/>' };
    expect(await refusal({ parts })).toContain('META-INF/manifest.xml');
  });

  it('is refused: a part of a kind that is not known', async () => {
    const parts = { 'word/ribbon.xml': '<customUI/>' };
    expect(await refusal({ parts, types: override('word/ribbon.xml', 'application/vnd.example+xml') })).toContain(
      'neither text nor picture nor font: word/ribbon.xml',
    );
    const kind = 'http://schemas.microsoft.com/office/2006/relationships/ui/extensibility';
    expect(await refusal({ parts, relations: link('x', kind, 'ribbon.xml') })).toContain('ribbon.xml');
  });
});

describe('what is written', () => {
  it('by Word is taken: building blocks, comments, own XML, SmartArt, labels, embedded fonts', async () => {
    const root = (name: string) => `<w:${name} xmlns:w="${space}"/>`;
    const found = 'http://schemas.microsoft.com/office';
    const more: WordParts = {
      parts: {
        'word/styles.xml': root('styles'),
        'word/fontTable.xml': root('fonts'),
        'word/_rels/fontTable.xml.rels': links(link('f', 'font', 'fonts/font1.odttf')),
        'word/fonts/font1.odttf': Buffer.alloc(64, 7),
        'word/glossary/document.xml': root('glossaryDocument'),
        'word/glossary/_rels/document.xml.rels': links(link('s', 'styles', 'styles.xml')),
        'word/glossary/styles.xml': root('styles'),
        'word/comments.xml': root('comments'),
        'word/people.xml': '<w15:people xmlns:w15="p"/>',
        'word/diagrams/drawing1.xml': '<dsp:drawing xmlns:dsp="d"/>',
        'customXml/item1.xml': '<b:Sources xmlns:b="b"/>',
        'customXml/itemProps1.xml': '<ds:datastoreItem xmlns:ds="d"/>',
        'customXml/_rels/item1.xml.rels': links(link('p', 'customXmlProps', 'itemProps1.xml')),
        'docMetadata/LabelInfo.xml': '<clbl:labelList xmlns:clbl="c"/>',
      },
      types: [
        byEnd('odttf', 'application/vnd.openxmlformats-officedocument.obfuscatedFont'),
        override('word/styles.xml', word('styles')),
        override('word/fontTable.xml', word('fontTable')),
        override('word/glossary/document.xml', word('document.glossary')),
        override('word/glossary/styles.xml', word('styles')),
        override('word/comments.xml', word('comments')),
        override('word/people.xml', word('people')),
        override('word/diagrams/drawing1.xml', 'application/vnd.ms-office.drawingml.diagramDrawing+xml'),
        override('customXml/itemProps1.xml', 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'),
        override('docMetadata/LabelInfo.xml', 'application/vnd.ms-office.classificationlabels+xml'),
      ].join(''),
      relations: [
        link('s', 'styles', 'styles.xml'),
        link('f', 'fontTable', 'fontTable.xml'),
        link('g', 'glossaryDocument', 'glossary/document.xml'),
        link('c', 'comments', 'comments.xml'),
        link('w', `${found}/2011/relationships/people`, 'people.xml'),
        link('d', `${found}/2007/relationships/diagramDrawing`, 'diagrams/drawing1.xml'),
        link('x', 'customXml', '../customXml/item1.xml'),
        link('l', 'image', 'NULL'),
      ].join(''),
    };
    expect(await refusal(more)).toBe('not refused');
  });

  it('by Google Docs is taken: fonts as they are', async () => {
    const more: WordParts = {
      parts: {
        'word/fontTable.xml': `<w:fonts xmlns:w="${space}"/>`,
        'word/_rels/fontTable.xml.rels': links(link('f', 'font', 'fonts/Roboto-regular.ttf')),
        'word/fonts/Roboto-regular.ttf': Buffer.from('00010000', 'hex'),
      },
      types: byEnd('ttf', 'application/x-font-ttf') + override('word/fontTable.xml', word('fontTable')),
      relations: link('t', 'fontTable', 'fontTable.xml'),
    };
    expect(await refusal(more)).toBe('not refused');
  });

  it('for Word alone is left out: its small picture of the file, and the settings of a printer', async () => {
    const file = await wordFile(paragraph('x'), {
      parts: {
        '_rels/.rels': links(
          link('a', 'officeDocument', 'word/document.xml'),
          link(
            't',
            'http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail',
            'docProps/thumbnail.emf',
          ),
        ),
        'docProps/thumbnail.emf': emf,
        'word/printerSettings1.bin': eps,
      },
      types:
        byEnd('emf', 'image/x-emf') +
        override(
          'word/printerSettings1.bin',
          'application/vnd.openxmlformats-officedocument.wordprocessingml.printerSettings',
        ),
      relations: link('p', 'printerSettings', 'printerSettings1.bin'),
    });
    const made = await unzipped(fillWordTemplate(readWordTemplate(file), { view: {}, title: '', author: '' }));
    expect([...made.keys()].sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'docProps/core.xml',
      'word/_rels/document.xml.rels',
      'word/document.xml',
    ]);
    expect(String(made.get('[Content_Types].xml'))).not.toContain('printerSettings1');
    expect(String(made.get('_rels/.rels'))).not.toContain('thumbnail');
    expect(String(made.get('word/_rels/document.xml.rels'))).not.toContain('printerSettings');
  });

  it('as a template of Word (.dotx) becomes a document', async () => {
    const file = await wordFile(paragraph('x'));
    const parts = Object.fromEntries(await unzipped(file));
    const types = String(parts['[Content_Types].xml']).replace('document.main+xml', 'template.main+xml');
    const dotx = await wordFile(paragraph('x'), { parts: { '[Content_Types].xml': types } });
    const made = await unzipped(fillWordTemplate(readWordTemplate(dotx), { view: {}, title: '', author: '' }));
    expect(String(made.get('[Content_Types].xml'))).toContain(word('document.main'));
    expect(String(made.get('[Content_Types].xml'))).not.toContain('template.main');
  });
});
