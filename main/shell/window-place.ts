/** Size and place of the window, remembered between starts and checked against the displays that are there now. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowPlace {
  /** In device-independent pixels; null: in the middle of the main display. */
  readonly bounds: Rectangle | null;
  readonly maximized: boolean;
}

export const smallestWindow = { width: 960, height: 600 } as const;
/** So much of the title bar must be on a display that the window can be grabbed there, in pixels. */
const grip = { width: 120, height: 24 };

/** The place to open the window at: what was remembered, where it can still be seen and grabbed. */
export function validPlace(remembered: unknown, displays: readonly Rectangle[]): WindowPlace {
  if (typeof remembered !== 'object' || remembered === null) return { bounds: null, maximized: false };
  const maximized = 'maximized' in remembered && remembered.maximized === true;
  const bounds = 'bounds' in remembered ? rectangle(remembered.bounds) : null;
  const seen = bounds !== null && displays.some((display) => reachable(bounds, display));
  return { bounds: seen ? bounds : null, maximized };
}

function rectangle(value: unknown): Rectangle | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('x' in value && 'y' in value && 'width' in value && 'height' in value)) return null;
  const { x, y, width, height } = value;
  if (![x, y, width, height].every((part) => Number.isInteger(part) && Math.abs(Number(part)) < 100_000)) return null;
  const size = {
    width: Math.max(Number(width), smallestWindow.width),
    height: Math.max(Number(height), smallestWindow.height),
  };
  return { x: Number(x), y: Number(y), ...size };
}

function reachable(window: Rectangle, display: Rectangle): boolean {
  const shared = Math.min(window.x + window.width, display.x + display.width) - Math.max(window.x, display.x);
  const below = window.y - display.y;
  return shared >= grip.width && below >= 0 && below <= display.height - grip.height;
}

/** What was remembered in the file; anything unreadable counts as nothing. */
export function readPlace(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Remembers the place. A file that cannot be written is no reason to disturb anyone: the window opens in the middle then. */
export function writePlace(file: string, place: WindowPlace): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(place));
    renameSync(`${file}.new`, file);
  } catch {}
}
