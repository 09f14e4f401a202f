/** What kind of file it is: by its first bytes where they say it, else by the end of its name. */
import type { Attachment } from '../../../preload/contract/attachments.ts';

/** So many bytes of the beginning are enough. */
export const beginningLength = 16;

const beginnings: readonly (readonly [type: string, begins: (bytes: Uint8Array) => boolean])[] = [
  ['image/png', (bytes) => starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['image/jpeg', (bytes) => starts(bytes, [0xff, 0xd8, 0xff])],
  ['image/gif', (bytes) => starts(bytes, text('GIF8'))],
  ['image/webp', (bytes) => starts(bytes, text('RIFF')) && starts(bytes.subarray(8), text('WEBP'))],
  ['application/pdf', (bytes) => starts(bytes, text('%PDF-'))],
];

/** Names alone are no reason to show a file: a page may stand in it. */
const ends: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  csv: 'text/csv',
  html: 'text/html',
  xml: 'application/xml',
  json: 'application/json',
  zip: 'application/zip',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  rtf: 'application/rtf',
  svg: 'image/svg+xml',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  eml: 'message/rfc822',
};

export function mediaTypeOf(name: string, beginning: Uint8Array): string {
  const known = beginnings.find(([, begins]) => begins(beginning));
  const end = name.split('.').at(-1)?.toLowerCase() ?? '';
  return known?.[0] ?? (Object.hasOwn(ends, end) ? ends[end] : undefined) ?? 'application/octet-stream';
}

/** How a file of this type can be looked at. Only what was known by its bytes. */
export function previewOf(mediaType: string): Attachment['preview'] {
  if (mediaType === 'application/pdf') return 'pdf';
  return ['image/png', 'image/jpeg', 'image/gif', 'image/webp'].includes(mediaType) ? 'picture' : null;
}

function starts(bytes: Uint8Array, first: readonly number[]): boolean {
  return first.every((byte, place) => bytes[place] === byte);
}

function text(signs: string): number[] {
  return [...signs].map((sign) => sign.charCodeAt(0));
}
