/** Pictures of a page for Word: logo, stamp, signature, payment code. */
import { crc32, deflateSync } from 'node:zlib';
import {
  HorizontalPositionRelativeFrom,
  type IImageOptions,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from 'docx';
import type { Bounds, LaidOut } from '../page-layout.ts';

interface Source {
  readonly type: 'jpg' | 'png' | 'gif' | 'bmp';
  readonly data: Buffer;
}

function chunk(name: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, sum]);
}

/** Black and white squares as a PNG; each square is so many dots wide. */
function squaresPicture(size: number, dark: ReadonlySet<string>, dots: number): Buffer {
  const width = size * dots;
  const rows = Buffer.alloc((width + 1) * width, 255);
  for (let y = 0; y < width; y += 1) {
    rows[y * (width + 1)] = 0;
    for (let x = 0; x < width; x += 1)
      if (dark.has(`${Math.floor(x / dots)} ${Math.floor(y / dots)}`)) rows[y * (width + 1) + 1 + x] = 0;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(width, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The payment code, which is drawn as SVG (`payment-code.ts`): old Words show none. */
function codePicture(svg: string): Source | null {
  const size = Number(/viewBox="0 0 (\d+) \1"/u.exec(svg)?.[1] ?? 0);
  const dark = new Set([...svg.matchAll(/M(\d+) (\d+)h1v1h-1z/gu)].map(([, x, y]) => `${x} ${y}`));
  return size > 0 && dark.size > 0 ? { type: 'png', data: squaresPicture(size, dark, 8) } : null;
}

function sourceOf(address: string): Source | null {
  const [, kind = '', text = ''] = /^data:image\/([\w+]+);base64,(.*)$/u.exec(address) ?? [];
  const data = Buffer.from(text, 'base64');
  if (kind === 'svg+xml') return codePicture(data.toString('utf8'));
  if (kind === 'jpeg') return { type: 'jpg', data };
  return kind === 'png' || kind === 'gif' || kind === 'bmp' ? { type: kind, data } : null;
}

/** EMU, in which DrawingML measures: 9525 a pixel. */
const emu = (pixels: number) => Math.round(pixels * 9525);

/** The picture as large as it is on the page; null for what is no picture, or has no size. */
export function pictureOf(box: LaidOut): IImageOptions | null {
  const source = sourceOf(box.attributes.src ?? '');
  if (source === null || box.width < 1 || box.height < 1) return null;
  return { ...source, transformation: { width: Math.round(box.width), height: Math.round(box.height) } };
}

/** The same, at its place on the page: beside the text where it floats, else behind it. `anchor`: where its paragraph begins. */
export function placedPicture(box: LaidOut, anchor: Pick<Bounds, 'x' | 'y'>): IImageOptions | null {
  const picture = pictureOf(box);
  if (picture === null) return null;
  const floats = box.style('float') !== 'none';
  return {
    ...picture,
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.COLUMN, offset: emu(box.x - anchor.x) },
      verticalPosition: { relative: VerticalPositionRelativeFrom.PARAGRAPH, offset: emu(box.y - anchor.y) },
      behindDocument: !floats,
      allowOverlap: true,
      layoutInCell: true,
      wrap: { type: floats ? TextWrappingType.SQUARE : TextWrappingType.NONE },
      ...(floats ? { margins: { left: emu(8), right: 0, top: 0, bottom: emu(4) } } : {}),
    },
  };
}
