/** Documents to print in tests: the samples of the forms, with what a test wants to change. */
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { PrintAssets } from '../../main/printing/render.ts';
import type { PrintedDocument } from '../../main/printing/view.ts';
import fr from '../../templates/invoice-fr.json' with { type: 'json' };
import en from '../../templates/invoice-int.json' with { type: 'json' };
import ru from '../../templates/invoice-ru.json' with { type: 'json' };

const root = join(import.meta.dirname, '../..');

/** The program's own templates and fonts. */
export const assets: PrintAssets = {
  templates: join(root, 'templates'),
  fonts: join(root, 'node_modules/@fontsource/noto-sans'),
};

type Form = 'RU' | 'FR' | 'INT';

/** The sample of a form, with changes. The JSON files are PrintedDocuments: their literal texts are read as plain strings. */
export function sample(form: Form, changes: Partial<PrintedDocument> = {}): PrintedDocument {
  const samples = { RU: ru, FR: fr, INT: en } as unknown as Record<Form, PrintedDocument>;
  return { ...samples[form], ...changes };
}

/** The sample with `count` lines of one unit at 100.00 net (in Russia 122.00 with VAT), at one rate. */
export function longSample(form: Form, count: number): PrintedDocument {
  const document = sample(form);
  const rate = form === 'RU' ? 2200 : 2000;
  const sums = { net: 10_000, vat: rate, gross: 10_000 + rate };
  const names = {
    RU: 'Кронштейн настенный усиленный',
    FR: 'Étagère murale en chêne massif',
    INT: 'Wall bracket, reinforced',
  };
  const lines = Array.from({ length: count }, (_, index) => ({
    code: `A-${String(index + 1).padStart(3, '0')}`,
    name: `${names[form]} ${index + 1}`,
    quantity: 1000,
    price: document.pricesIncludeVat ? sums.gross : sums.net,
    discount: 0,
    unit: 'pce',
    vatRate: rate,
    sums,
  }));
  const total = { net: sums.net * count, vat: sums.vat * count, gross: sums.gross * count };
  return {
    ...document,
    discount: 0,
    lines,
    totals: {
      ...total,
      lines: lines.map((line) => line.sums),
      vatTable: [{ vatRateId: 1, label: `${rate / 100} %`, rate, ...total }],
      discount: 0,
    },
  };
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG as a data URI: opaque where `ink` says so, transparent elsewhere. */
export function picture(
  width: number,
  height: number,
  colour: readonly [number, number, number],
  ink: (x: number, y: number) => boolean,
): string {
  const rows = Buffer.alloc(height * (1 + width * 4));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) if (ink(x, y)) rows.set([...colour, 255], y * (1 + width * 4) + 1 + x * 4);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const png = Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return `data:image/png;base64,${png.toString('base64')}`;
}

const blue = [30, 60, 170] as const;

/** A logo, a round stamp and two signatures. */
export const pictures = {
  logo: picture(240, 80, [20, 90, 60], (x, y) => (x - 40) ** 2 + (y - 40) ** 2 < 1500 || (x > 90 && y % 24 < 12)),
  stamp: picture(300, 300, blue, (x, y) => {
    const radius = Math.hypot(x - 150, y - 150);
    return (radius > 138 && radius < 148) || (radius > 90 && radius < 94) || (radius < 60 && (x + y) % 30 < 4);
  }),
  signature: picture(240, 90, blue, (x, y) => Math.abs(y - 45 - 30 * Math.sin(x / 14) * (1 - x / 260)) < 2.5),
  accountantSignature: picture(240, 90, blue, (x, y) => Math.abs(y - 45 - 25 * Math.sin(x / 20 + 1)) < 2.5),
};
