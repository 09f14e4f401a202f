/** A printer that was tried for one type of document, or for many at once, is not proposed for another type. */
import { afterEach, expect, test, vi } from 'vitest';
import { rememberChoice, rememberedChoice } from '../../renderer/features/outputs/print-memory.ts';

afterEach(() => vi.unstubAllGlobals());

test('each type has its own memory, and so has printing many at once', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  const broken = { printer: 'Broken', copies: 2, pages: [{ from: 1, to: 2 }], duplex: null, colour: null };
  rememberChoice(1, 'any', broken);
  rememberChoice(1, 'invoice', { ...broken, printer: 'Laser' });
  expect(rememberedChoice(1, 'any')).toMatchObject({ printer: 'Broken', copies: 2, pages: null });
  expect(rememberedChoice(1, 'invoice')).toMatchObject({ printer: 'Laser' });
  expect(rememberedChoice(1, 'waybill')).toBeNull();
  expect(rememberedChoice(2, 'invoice')).toBeNull();
});
