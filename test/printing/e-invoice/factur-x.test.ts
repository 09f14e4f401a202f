/** Factur-X: the printed invoice as PDF/A-3b with the same invoice as XML, looked into object by object. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../../main/office/browser.ts';
import { openPrinter, type PdfPrinter } from '../../../main/office/pdf-printer.ts';
import { ciiXml } from '../../../main/printing/e-invoice/cii.ts';
import { facturX } from '../../../main/printing/e-invoice/factur-x.ts';
import { eInvoice } from '../../../main/printing/e-invoice/from-document.ts';
import { srgbProfile } from '../../../main/printing/e-invoice/srgb-profile.ts';
import { renderDocument } from '../../../main/printing/render.ts';
import { documentView, type PrintedDocument } from '../../../main/printing/view.ts';
import { pointedTo, type ReadPdf, readPdfObjects } from '../../support/pdf-objects.ts';
import { all, readXml, textAt } from '../../support/xml-tree.ts';
import { assets, pictures, sample } from '../sample-documents.ts';

let folder: string;
let printer: PdfPrinter;
let xml: string;
let plain: Uint8Array;
let made: Uint8Array;
let pdf: ReadPdf;

/** With pictures that have transparent parts, letters of three scripts, and a link. */
function rich(): PrintedDocument {
  const document = sample('FR');
  const { company } = document;
  return { ...document, company: { ...company, ...pictures }, comment: 'Доставка 10 € — Ωmega' };
}
const facts = { title: 'Facture n° FA-2026-0042 (été)', author: 'Atelier & Cie', at: '2026-11-23T09:30:15.123Z' };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'factur-x-'));
  const found = findBrowser();
  if (!found) throw new Error('No Chromium, Chrome or Edge is installed; these tests print with one.');
  printer = openPrinter(found);
  const document = rich();
  const page = renderDocument(documentView(document), assets).replace(
    '</body>',
    '<a href="mailto:compta@example.com">compta@example.com</a></body>',
  );
  plain = await printer.print(page);
  const invoice = eInvoice(document, 'en16931');
  if ('missing' in invoice) throw new Error(JSON.stringify(invoice.missing));
  xml = ciiXml(invoice.invoice);
  made = await facturX(plain, xml, facts);
  pdf = readPdfObjects(made);
});
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true });
});

function run(program: string, ...parts: string[]): string {
  return execFileSync(program, parts, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
const onDisk = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const root = () => pointedTo(pdf, { number: 0, text: pdf.trailer, stream: null }, 'Root');

test('a reader finds factur-x.xml in it, byte for byte', () => {
  const path = onDisk('made.pdf', made);
  run('pdfdetach', '-save', '1', '-o', join(folder, 'out.xml'), path);
  expect(readFileSync(join(folder, 'out.xml'), 'utf8')).toBe(xml);
  expect(run('pdfdetach', '-list', path)).toMatch(/^1 embedded files\n1: factur-x\.xml\n/u);
});

test('its pages are those of the print form, to the last dot and letter', () => {
  const [before, after] = [onDisk('before.pdf', plain), onDisk('after.pdf', made)];
  expect(run('pdftotext', '-layout', after, '-')).toBe(run('pdftotext', '-layout', before, '-'));
  const picture = (path: string) => {
    run('pdftoppm', '-r', '60', '-png', path, join(folder, 'page'));
    return readFileSync(join(folder, 'page-1.png')).toString('base64');
  };
  expect(picture(after) === picture(before)).toBe(true);
});

test('the same invoice gives the same file', async () => {
  expect(Buffer.from(await facturX(plain, xml, facts)).equals(made)).toBe(true);
});

describe('PDF/A-3b (ISO 19005-3)', () => {
  test('6.1: header, identifier, no encryption, no packing that is forbidden', () => {
    expect(pdf.header).toMatch(/^%PDF-1\.[4-7]\n%[\u0080-\u00ff]{4}/u);
    expect(pdf.trailer).toMatch(/\/ID\s*\[\s*<([0-9a-f]{32})>\s*<\1>\s*\]/iu);
    expect(pdf.trailer).not.toContain('/Encrypt');
    for (const { text } of pdf.objects.values()) expect(text).not.toMatch(/\/(?:LZWDecode|Crypt)\b/u);
  });

  test('6.2.11: every font is embedded', () => {
    const fonts = [...pdf.objects.values()].filter(({ text }) => /\/Type\s*\/Font\b/u.test(text));
    expect(fonts.length).toBeGreaterThan(3);
    for (const font of fonts) {
      if (/\/Subtype\s*\/Type0/u.test(font.text)) {
        const descendant = pointedTo(pdf, font, 'DescendantFonts');
        expect(descendant.text).toMatch(/\/CIDToGIDMap\s*\/Identity/u);
        continue;
      }
      if (/\/Subtype\s*\/Type3/u.test(font.text)) continue;
      expect(pointedTo(pdf, pointedTo(pdf, font, 'FontDescriptor'), 'FontFile2').stream?.length).toBeGreaterThan(100);
    }
  });

  test('6.2.3: colours have a profile, which is a whole one', () => {
    const intent = pointedTo(pdf, root(), 'OutputIntents');
    expect(intent.text).toMatch(/\/S\s*\/GTS_PDFA1\b/u);
    const profile = pointedTo(pdf, intent, 'DestOutputProfile');
    expect(profile.text).toMatch(/\/N 3\b/u);
    const bytes = profile.stream ?? Buffer.alloc(0);
    expect(bytes.readUInt32BE(0)).toBe(bytes.length);
    expect([bytes.toString('latin1', 12, 24), bytes.toString('latin1', 36, 40)]).toEqual(['mntrRGB XYZ ', 'acsp']);
  });

  test('6.2, 6.5, 6.6: nothing that moves, starts, hides or depends on the reader', () => {
    for (const { text } of pdf.objects.values()) {
      if (/\/Type\s*\/StructElem\b/u.test(text)) continue;
      expect(text).not.toMatch(
        /\/S\s*\/(?:JavaScript|Launch|Sound|Movie|ResetForm|ImportData|Hide|SetOCGState|Rendition|Trans|GoTo3DView)\b/u,
      );
      expect(text).not.toMatch(/\/(?:AA|XFA|OPI|Ref|TR|HTP|NeedAppearances)\b/u);
      expect(text).not.toMatch(/\/Interpolate true/u);
      expect(text).not.toMatch(/\/Subtype\s*\/PS\b/u);
    }
    const annotations = [...pdf.objects.values()].filter(({ text }) => /\/Subtype\s*\/Link\b/u.test(text));
    expect(annotations.length).toBe(1);
    for (const { text } of annotations) expect(text).toMatch(/\/F 4\b/u);
  });

  test('6.6.2: the metadata name the part and the conformance, and say what the document information says', () => {
    const metadata = pointedTo(pdf, root(), 'Metadata');
    expect(metadata.text).not.toContain('/Filter');
    const packet = metadata.stream?.toString('utf8') ?? '';
    expect(packet).toMatch(/^<\?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"\?>/u);
    const descriptions = all(readXml(packet.replace(/<\?.*?\?>/gu, '')), 'rdf:RDF/rdf:Description');
    const said = (name: string) => descriptions.map((node) => textAt(node, name)).find((text) => text !== undefined);
    expect([said('pdfaid:part'), said('pdfaid:conformance')]).toEqual(['3', 'B']);
    expect([
      said('fx:DocumentType'),
      said('fx:DocumentFileName'),
      said('fx:Version'),
      said('fx:ConformanceLevel'),
    ]).toEqual(['INVOICE', 'factur-x.xml', '1.0', 'EN 16931']);
    expect([said('dc:title/rdf:Alt/rdf:li'), said('dc:creator/rdf:Seq/rdf:li')]).toEqual([facts.title, facts.author]);
    expect([said('xmp:CreateDate'), said('xmp:ModifyDate')]).toEqual(['2026-11-23T09:30:15Z', '2026-11-23T09:30:15Z']);
    const info = run('pdfinfo', '-rawdates', onDisk('made.pdf', made));
    expect(info).toContain(`Title:           ${facts.title}\n`);
    expect(info).toContain(`Author:          ${facts.author}\n`);
    expect(info).toContain(`Creator:         ${said('xmp:CreatorTool')}\n`);
    expect(info).toContain(`Producer:        ${said('pdf:Producer')}\n`);
    expect(info.match(/Date: +D:20261123093015Z/gu)?.length).toBe(2);
    // The properties of Factur-X are explained, as the standard asks of properties that it does not know.
    const explained = descriptions.flatMap((node) =>
      all(node, 'pdfaExtension:schemas/rdf:Bag/rdf:li/pdfaSchema:property/rdf:Seq/rdf:li/pdfaProperty:name'),
    );
    expect(explained.map(({ text }) => text).sort()).toEqual([
      'ConformanceLevel',
      'DocumentFileName',
      'DocumentType',
      'Version',
    ]);
  });

  test('6.8: the embedded file is related to the document, with its kind, name and day', () => {
    const file = pointedTo(pdf, root(), 'AF');
    expect(file.text).toMatch(/\/Type\s*\/Filespec\b/u);
    expect(file.text).toMatch(/\/AFRelationship\s*\/Alternative\b/u);
    expect(file.text).toMatch(/\/F \(factur-x\.xml\)/u);
    expect(file.text).toMatch(/\/UF /u);
    const embedded = pointedTo(pdf, { ...file, text: file.text.replace(/[\s\S]*\/EF/u, '') }, 'F');
    expect(embedded.text).toMatch(/\/Subtype\s*\/text#2Fxml\b/u);
    expect(embedded.text).toMatch(/\/ModDate \(D:20261123093015Z\)/u);
    expect(embedded.stream?.toString('utf8')).toBe(xml);
  });
});

test('the profile is that of sRGB: its primaries make up the white of D50, its curve ends at black and white', () => {
  const bytes = Buffer.from(srgbProfile());
  const tag = (name: string) => {
    const at = bytes.indexOf(name, 128, 'latin1');
    return bytes.subarray(bytes.readUInt32BE(at + 4), bytes.readUInt32BE(at + 4) + bytes.readUInt32BE(at + 8));
  };
  const xyz = (name: string) => [8, 12, 16].map((at) => tag(name).readInt32BE(at) / 65_536);
  const sum = [0, 1, 2].map((part) =>
    ['rXYZ', 'gXYZ', 'bXYZ'].reduce((total, name) => total + (xyz(name)[part] ?? 0), 0),
  );
  sum.forEach((value, part) => {
    expect(value).toBeCloseTo([0.9642, 1, 0.8249][part] ?? 0, 3);
  });
  const curve = tag('gTRC');
  expect([curve.readUInt32BE(8), curve.readUInt16BE(12), curve.readUInt16BE(12 + 1023 * 2)]).toEqual([1024, 0, 65_535]);
  // Middle grey of sRGB, 188 of 255, is half as bright as white.
  expect(curve.readUInt16BE(12 + Math.round((188 / 255) * 1023) * 2) / 65_535).toBeCloseTo(0.5, 2);
});
