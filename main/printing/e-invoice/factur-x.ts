/** Factur-X: the printed invoice as PDF/A-3b, with the same invoice as XML in it. */
import { createHash } from 'node:crypto';
import type { PDFDocument } from '@cantoo/pdf-lib';
import { srgbProfile } from './srgb-profile.ts';
import { facturXName, type PdfFacts, xmpPacket } from './xmp.ts';

/** `at`: when the document was issued, UTC; the file says so, and not when it was made. */
export type FacturXFacts = Pick<PdfFacts, 'title' | 'author' | 'at'>;

type Library = typeof import('@cantoo/pdf-lib');

const program = 'Kontor';
/** Of annotations: printed, not hidden (ISO 32000-1, 12.5.3). */
const printed = 4;

/**
 * Turns the PDF of the print form, as Chromium writes it, into PDF/A-3b (ISO 19005-3) and embeds the XML (Factur-X 1.0, relationship
 * `Alternative`). The pages stay as they are: what Chromium's file lacks is added, namely the metadata, the colour
 * profile, the file's identifier, and that links are printed. The same input gives the same bytes.
 */
export async function facturX(pdf: Uint8Array, xml: string, facts: FacturXFacts): Promise<Uint8Array> {
  // Loaded by the first who needs it: it takes a good part of the time in which the program starts.
  const library = await import('@cantoo/pdf-lib');
  const document = await library.PDFDocument.load(pdf, { updateMetadata: false });
  const at = new Date(facts.at);
  at.setUTCMilliseconds(0);
  await document.attach(Buffer.from(xml, 'utf8'), facturXName, {
    mimeType: 'text/xml',
    description: 'Factur-X',
    creationDate: at,
    modificationDate: at,
    afRelationship: library.AFRelationship.Alternative,
  });
  const said = { ...facts, creator: program, producer: program, at: at.toISOString().replace('.000Z', 'Z') };
  inform(library, document, said, at);
  addColourProfile(library, document);
  printAnnotations(library, document);
  identify(library, document, createHash('sha256').update(pdf).update(xml).digest('hex').slice(0, 32));
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
}

/** The document information and the metadata say the same. */
function inform({ PDFName }: Library, document: PDFDocument, facts: PdfFacts, at: Date): void {
  const { context, catalog } = document;
  document.setTitle(facts.title, { showInWindowTitleBar: true });
  document.setAuthor(facts.author);
  document.setCreator(facts.creator);
  document.setProducer(facts.producer);
  document.setCreationDate(at);
  document.setModificationDate(at);
  const metadata = context.stream(Buffer.from(xmpPacket(facts), 'utf8'), { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(metadata));
}

function addColourProfile({ PDFHexString, PDFName }: Library, { context, catalog }: PDFDocument): void {
  const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }));
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFHexString.fromText('sRGB IEC61966-2.1'),
    Info: PDFHexString.fromText('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  });
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]));
}

function printAnnotations({ PDFDict, PDFName, PDFNumber }: Library, document: PDFDocument): void {
  for (const page of document.getPages()) {
    const annotations = page.node.Annots();
    for (let at = 0; at < (annotations?.size() ?? 0); at += 1)
      annotations?.lookupMaybe(at, PDFDict)?.set(PDFName.of('F'), PDFNumber.of(printed));
  }
}

/** The identifier comes from what is in the file: 32 hexadecimal digits. */
function identify({ PDFArray, PDFHexString }: Library, { context }: PDFDocument, digest: string): void {
  const both = PDFArray.withContext(context);
  both.push(PDFHexString.of(digest));
  both.push(PDFHexString.of(digest));
  context.trailerInfo.ID = both;
}
