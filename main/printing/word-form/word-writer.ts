/** Writes small Word files of headings, paragraphs and tables: the starters from which an office makes templates of its own (ECMA-376). */
import { element, type XmlElement, xmlBytes } from './xml-tree.ts';
import { writeZip } from './zip-package.ts';

/** `**words**` are bold. */
export type WordBlock =
  | { readonly kind: 'title' | 'text' | 'hint'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string; readonly newPage?: true }
  | {
      readonly kind: 'table';
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
      readonly right: readonly number[];
    }
  | { readonly kind: 'columns'; readonly columns: readonly (readonly string[])[] };

const wordSpace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relationSpace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageSpace = 'http://schemas.openxmlformats.org/package/2006';

const value = (name: string, text: string | number): XmlElement => element(name, { 'w:val': String(text) });

function runs(text: string): XmlElement[] {
  return text
    .split('**')
    .flatMap((piece, at) =>
      piece === ''
        ? []
        : [
            element('w:r', {}, [
              ...(at % 2 === 1 ? [element('w:rPr', {}, [element('w:b')])] : []),
              element('w:t', { 'xml:space': 'preserve' }, [piece]),
            ]),
          ],
    );
}

function paragraph(
  text: string,
  {
    style,
    right = false,
    newPage = false,
  }: { readonly style?: string; readonly right?: boolean; readonly newPage?: boolean } = {},
): XmlElement {
  const properties = [
    ...(style ? [value('w:pStyle', style)] : []),
    ...(newPage ? [element('w:pageBreakBefore')] : []),
    ...(right ? [value('w:jc', 'right')] : []),
  ];
  return element('w:p', {}, [...(properties.length > 0 ? [element('w:pPr', {}, properties)] : []), ...runs(text)]);
}

/** Twentieths of a point between the margins of A4. */
const textWidth = 9638;

function cell(width: number, paragraphs: readonly XmlElement[]): XmlElement {
  const size = element('w:tcW', { 'w:w': String(width), 'w:type': 'dxa' });
  return element('w:tc', {}, [element('w:tcPr', {}, [size]), ...paragraphs]);
}

function tableOf(widths: readonly number[], rows: readonly XmlElement[], bordered: boolean): XmlElement {
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  const border = { 'w:val': 'single', 'w:sz': '4', 'w:space': '0', 'w:color': '808080' };
  return element('w:tbl', {}, [
    element('w:tblPr', {}, [
      element('w:tblW', { 'w:w': String(textWidth), 'w:type': 'dxa' }),
      ...(bordered
        ? [
            element(
              'w:tblBorders',
              {},
              sides.map((side) => element(`w:${side}`, border)),
            ),
          ]
        : []),
      element('w:tblLayout', { 'w:type': 'fixed' }),
    ]),
    element(
      'w:tblGrid',
      {},
      widths.map((width) => element('w:gridCol', { 'w:w': String(width) })),
    ),
    ...rows,
  ]);
}

/** Room below a table; a heading brings its own, and an empty paragraph before it could come to stand on a page alone. */
const room = (next: WordBlock | undefined): XmlElement[] => (next?.kind === 'heading' ? [] : [paragraph('')]);

function blockElements(block: WordBlock, next: WordBlock | undefined): XmlElement[] {
  switch (block.kind) {
    case 'title':
      return [paragraph(block.text, { style: 'Title' })];
    case 'heading':
      return [paragraph(block.text, { style: 'Heading1', newPage: block.newPage === true })];
    case 'hint':
      return [paragraph(block.text, { style: 'Hint' })];
    case 'text':
      return [paragraph(block.text)];
    case 'columns': {
      const width = Math.floor(textWidth / block.columns.length);
      const cells = block.columns.map((lines) =>
        cell(
          width,
          lines.map((text) => paragraph(text, { style: 'Table' })),
        ),
      );
      return [
        tableOf(
          block.columns.map(() => width),
          [element('w:tr', {}, cells)],
          false,
        ),
        ...room(next),
      ];
    }
    case 'table': {
      const whole = block.widths.reduce((sum, width) => sum + width, 0);
      const widths = block.widths.map((width) => Math.floor((width * textWidth) / whole));
      const rows = block.rows.map((texts, at) =>
        element('w:tr', {}, [
          element('w:trPr', {}, [element('w:cantSplit'), ...(at === 0 ? [element('w:tblHeader')] : [])]),
          ...texts.map((text, column) =>
            cell(widths[column] ?? 0, [
              paragraph(text, { style: 'Table', right: at > 0 && block.right.includes(column) }),
            ]),
          ),
        ]),
      );
      return [tableOf(widths, rows, true), ...room(next)];
    }
    default:
      return block satisfies never;
  }
}

interface Style {
  readonly id: string;
  readonly name: string;
  readonly paragraph: readonly XmlElement[];
  readonly run: readonly XmlElement[];
}

const spacing = (before: number, after: number) =>
  element('w:spacing', { 'w:before': String(before), 'w:after': String(after) });
const size = (halfPoints: number) => [value('w:sz', halfPoints), value('w:szCs', halfPoints)];

const styles: readonly Style[] = [
  { id: 'Normal', name: 'Normal', paragraph: [spacing(0, 100)], run: [] },
  {
    id: 'Title',
    name: 'Title',
    paragraph: [element('w:keepNext'), spacing(0, 160), value('w:jc', 'center')],
    run: [element('w:b'), ...size(28)],
  },
  {
    id: 'Heading1',
    name: 'heading 1',
    paragraph: [element('w:keepNext'), spacing(200, 80)],
    run: [element('w:b'), ...size(23)],
  },
  { id: 'Table', name: 'Table text', paragraph: [spacing(30, 30)], run: size(20) },
  {
    id: 'Hint',
    name: 'Hint',
    paragraph: [spacing(0, 120)],
    run: [element('w:i'), value('w:color', '808080'), ...size(18)],
  },
];

function stylesPart(language: string): XmlElement {
  const font = { 'w:ascii': 'Times New Roman', 'w:hAnsi': 'Times New Roman', 'w:cs': 'Times New Roman' };
  const defaults = element('w:rPrDefault', {}, [
    element('w:rPr', {}, [element('w:rFonts', font), ...size(22), element('w:lang', { 'w:val': language })]),
  ]);
  return element('w:styles', { 'xmlns:w': wordSpace }, [
    element('w:docDefaults', {}, [defaults]),
    ...styles.map(({ id, name, paragraph: shape, run }) =>
      element('w:style', { 'w:type': 'paragraph', ...(id === 'Normal' && { 'w:default': '1' }), 'w:styleId': id }, [
        value('w:name', name),
        ...(id === 'Normal' ? [] : [value('w:basedOn', 'Normal')]),
        element('w:qFormat'),
        element('w:pPr', {}, [...shape]),
        element('w:rPr', {}, [...run]),
      ]),
    ),
  ]);
}

function field(code: string): XmlElement {
  return element('w:fldSimple', { 'w:instr': ` ${code} ` }, [element('w:r', {}, [element('w:t', {}, ['1'])])]);
}

function footerPart(text: string): XmlElement {
  return element('w:ftr', { 'xmlns:w': wordSpace }, [
    element('w:p', {}, [
      element('w:pPr', {}, [value('w:pStyle', 'Table'), value('w:jc', 'right')]),
      ...runs(`${text} · `),
      field('PAGE'),
      ...runs(' / '),
      field('NUMPAGES'),
    ]),
  ]);
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.';

function typesPart(): XmlElement {
  const override = (part: string, type: string) => element('Override', { PartName: part, ContentType: type });
  return element('Types', { xmlns: `${packageSpace}/content-types` }, [
    element('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
    element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    override('/word/document.xml', `${wordType}document.main+xml`),
    override('/word/styles.xml', `${wordType}styles+xml`),
    override('/word/footer1.xml', `${wordType}footer+xml`),
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
  ]);
}

function relations(all: readonly (readonly [id: string, type: string, target: string])[]): XmlElement {
  return element(
    'Relationships',
    { xmlns: `${packageSpace}/relationships` },
    all.map(([Id, Type, Target]) => element('Relationship', { Id, Type, Target })),
  );
}

/** A Word file of A4 pages, with the text and the page number at their foot. `language`: `ru-RU`. */
export function wordFileOf(blocks: readonly WordBlock[], footer: string, language: string): Buffer {
  const section = element('w:sectPr', {}, [
    element('w:footerReference', { 'w:type': 'default', 'r:id': 'rId2' }),
    element('w:pgSz', { 'w:w': '11906', 'w:h': '16838' }),
    element('w:pgMar', {
      'w:top': '1134',
      'w:right': '1134',
      'w:bottom': '1134',
      'w:left': '1134',
      'w:header': '567',
      'w:footer': '567',
      'w:gutter': '0',
    }),
  ]);
  const body = element('w:body', {}, [...blocks.flatMap((block, at) => blockElements(block, blocks[at + 1])), section]);
  const core = element(
    'cp:coreProperties',
    { 'xmlns:cp': `${packageSpace}/metadata/core-properties`, 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
    [element('dc:title', {}, ['Kontor'])],
  );
  return writeZip(
    new Map([
      ['[Content_Types].xml', xmlBytes(typesPart())],
      [
        '_rels/.rels',
        xmlBytes(
          relations([
            ['rId1', `${relationSpace}/officeDocument`, 'word/document.xml'],
            ['rId2', `${packageSpace}/relationships/metadata/core-properties`, 'docProps/core.xml'],
          ]),
        ),
      ],
      [
        'word/document.xml',
        xmlBytes(element('w:document', { 'xmlns:w': wordSpace, 'xmlns:r': relationSpace }, [body])),
      ],
      [
        'word/_rels/document.xml.rels',
        xmlBytes(
          relations([
            ['rId1', `${relationSpace}/styles`, 'styles.xml'],
            ['rId2', `${relationSpace}/footer`, 'footer1.xml'],
          ]),
        ),
      ],
      ['word/styles.xml', xmlBytes(stylesPart(language))],
      ['word/footer1.xml', xmlBytes(footerPart(footer))],
      ['docProps/core.xml', xmlBytes(core)],
    ]),
  );
}
