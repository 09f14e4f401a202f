/** A print form as a document of Word: the page as the browser lays it out, as text and tables that can be edited. */
import {
  AlignmentType,
  convertInchesToTwip,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import { TextWatermark } from 'docx/watermarks';
import type { Language } from '../../../preload/contract/values.ts';
import { pageLabels } from '../page-label.ts';
import { type LaidOut, type LayoutSnapshot, laidOutBody } from '../page-layout.ts';
import { type Paper, paperOf } from '../paper.ts';
import { writable } from '../writable.ts';
import { colourOf } from './colour.ts';
import { addInside } from './content.ts';
import { closeFlow, newFlow, twips } from './flow.ts';
import { roomAcross } from './roomy-page.ts';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru-RU', fr: 'fr-FR' };

function fixedText(body: LaidOut): LaidOut | undefined {
  return body.children.find((child) => child.style('position') === 'fixed' && textOf(child) !== '');
}

function textOf(box: LaidOut): string {
  return box.name === '#text' ? box.text.trim() : box.children.map(textOf).join(' ').trim();
}

function header(mark: LaidOut, text: string): Header {
  const color = `#${colourOf(mark.style('color')) ?? 'DEDEDE'}`;
  const watermark = new TextWatermark({
    text,
    color,
    font: 'Noto Sans',
    bold: true,
    opacity: 1,
    fontSize: 60,
    width: 420,
  });
  return new Header({ children: [new Paragraph({ children: [watermark] })] });
}

function footer({ caption, below }: WordPage, language: Language, paper: Paper): Footer {
  const { before, between, after } = pageLabels(language);
  const type = { size: 15, color: '444444', font: 'Noto Sans' };
  const lines = [
    new Paragraph({
      tabStops: [{ type: TabStopType.RIGHT, position: twips(roomAcross(paper)) }],
      children: [
        new TextRun({ ...type, text: `${caption}\t` }),
        new TextRun({ ...type, children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after] }),
      ],
    }),
  ];
  if (below !== '')
    lines.push(new Paragraph({ children: [new TextRun({ ...type, text: below })], alignment: AlignmentType.LEFT }));
  return new Footer({ children: lines });
}

export interface WordPage {
  readonly html: string;
  readonly layout: LayoutSnapshot;
  readonly language: Language;
  /** Stands at the foot of each page. */
  readonly caption: string;
  /** Under it. */
  readonly below: string;
}

/** The library writes any sign, also those that no XML can hold. */
function writablePage(page: WordPage): WordPage {
  const { layout, caption, below } = page;
  return {
    ...page,
    layout: { ...layout, strings: layout.strings.map(writable) },
    caption: writable(caption),
    below: writable(below),
  };
}

/** The bytes of the DOCX. `layout`: of its `roomyPage`, as wide as `roomAcross` of its paper. */
export async function wordDocument(given: WordPage): Promise<Uint8Array> {
  const page = writablePage(given);
  const { html, layout, language, caption } = page;
  const paper = paperOf(html);
  const body = laidOutBody(layout);
  const flow = newFlow({ x: body.x, width: body.width, y: body.y, content: addInside, keepNext: false });
  addInside(flow, body);
  const mark = fixedText(body);
  const across = paper.width > paper.height;
  // Word turns the paper itself: it is to be told the size upright.
  const size = across
    ? { width: twips(paper.height), height: twips(paper.width), orientation: PageOrientation.LANDSCAPE }
    : { width: twips(paper.width), height: twips(paper.height), orientation: PageOrientation.PORTRAIT };
  const document = new Document({
    title: caption,
    creator: 'Kontor',
    styles: {
      default: {
        document: {
          run: { font: 'Noto Sans', size: 18, language: { value: locales[language] } },
          paragraph: { spacing: { before: 0, after: 0 } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size,
            margin: {
              top: twips(paper.firstTop),
              right: twips(paper.right),
              bottom: twips(paper.bottom),
              left: twips(paper.left),
              header: convertInchesToTwip(0.2),
              footer: Math.max(200, twips(paper.bottom) - 700),
            },
          },
        },
        ...(mark ? { headers: { default: header(mark, textOf(mark)) } } : {}),
        footers: { default: footer(page, language, paper) },
        children: closeFlow(flow),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
