/** The metadata of a PDF/A-3 with an electronic invoice in it, as XMP (ISO 16684-1). */
import { type Element, element, xmlText } from './xml.ts';

export interface PdfFacts {
  readonly title: string;
  readonly author: string;
  readonly creator: string;
  readonly producer: string;
  /** UTC, ISO 8601 with whole seconds. */
  readonly at: string;
}

/** Factur-X 1.0: the namespace of its properties, and what they say of a file of the profile EN 16931. */
const facturX = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';
/** The name that Factur-X gives the embedded file. */
export const facturXName = 'factur-x.xml';

/** The packet: PDF/A-3b, what the document information says too, and which file is the invoice (with the schema of those properties, as PDF/A asks). */
export function xmpPacket({ title, author, creator, producer, at }: PdfFacts): string {
  const description = (namespaces: Readonly<Record<string, string>>, children: readonly (Element | null)[]) =>
    element('rdf:Description', children, { 'rdf:about': '', ...namespaces });
  const tree = element(
    'x:xmpmeta',
    [
      element(
        'rdf:RDF',
        [
          description({ 'xmlns:pdfaid': 'http://www.aiim.org/pdfa/ns/id/' }, [
            element('pdfaid:part', '3'),
            element('pdfaid:conformance', 'B'),
          ]),
          description({ 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, [
            element('dc:title', [element('rdf:Alt', [element('rdf:li', title, { 'xml:lang': 'x-default' })])]),
            element('dc:creator', [element('rdf:Seq', [element('rdf:li', author)])]),
          ]),
          description({ 'xmlns:pdf': 'http://ns.adobe.com/pdf/1.3/' }, [element('pdf:Producer', producer)]),
          description({ 'xmlns:xmp': 'http://ns.adobe.com/xap/1.0/' }, [
            element('xmp:CreatorTool', creator),
            element('xmp:CreateDate', at),
            element('xmp:ModifyDate', at),
          ]),
          extensionSchema(description),
          description({ 'xmlns:fx': facturX }, [
            element('fx:DocumentType', 'INVOICE'),
            element('fx:DocumentFileName', facturXName),
            element('fx:Version', '1.0'),
            element('fx:ConformanceLevel', 'EN 16931'),
          ]),
        ],
        { 'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#' },
      ),
    ],
    { 'xmlns:x': 'adobe:ns:meta/' },
  );
  const body = xmlText(tree).replace(/^<\?xml.*\?>\n/u, '');
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${body}<?xpacket end="w"?>`;
}

/** What the four properties are (ISO 19005-1, 6.7.8): a PDF/A explains the metadata that it makes up. */
function extensionSchema(
  description: (namespaces: Readonly<Record<string, string>>, children: readonly (Element | null)[]) => Element | null,
): Element | null {
  const property = (name: string, about: string) =>
    element(
      'rdf:li',
      [
        element('pdfaProperty:name', name),
        element('pdfaProperty:valueType', 'Text'),
        element('pdfaProperty:category', 'external'),
        element('pdfaProperty:description', about),
      ],
      { 'rdf:parseType': 'Resource' },
    );
  const schema = element(
    'rdf:li',
    [
      element('pdfaSchema:schema', 'Factur-X PDFA Extension Schema'),
      element('pdfaSchema:namespaceURI', facturX),
      element('pdfaSchema:prefix', 'fx'),
      element('pdfaSchema:property', [
        element('rdf:Seq', [
          property('DocumentFileName', 'name of the embedded XML invoice file'),
          property('DocumentType', 'INVOICE'),
          property('Version', 'version of the Factur-X XML'),
          property('ConformanceLevel', 'conformance level of the Factur-X XML'),
        ]),
      ]),
    ],
    { 'rdf:parseType': 'Resource' },
  );
  return description(
    {
      'xmlns:pdfaExtension': 'http://www.aiim.org/pdfa/ns/extension/',
      'xmlns:pdfaSchema': 'http://www.aiim.org/pdfa/ns/schema#',
      'xmlns:pdfaProperty': 'http://www.aiim.org/pdfa/ns/property#',
    },
    [element('pdfaExtension:schemas', [element('rdf:Bag', [schema])])],
  );
}
