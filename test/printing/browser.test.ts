/** Which browser prints, and what an old one that knows no margin boxes is given instead. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserPlaces, findBrowser } from '../../main/office/browser.ts';
import { shellFooter, withoutPageLabels } from '../../main/printing/page-label.ts';
import { renderDocument } from '../../main/printing/render.ts';
import { documentView } from '../../main/printing/view.ts';
import { assets, sample } from './sample-documents.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the browser', () => {
  it('is looked for where each system keeps it', () => {
    expect(browserPlaces('linux', { PATH: '/opt/own' })).toEqual(
      expect.arrayContaining(['/opt/own/chromium', '/usr/bin/google-chrome', '/snap/bin/chromium']),
    );
    expect(browserPlaces('win32', { PROGRAMFILES: 'C:\\Program Files' })).toEqual([
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files\\Chromium\\Application\\chrome.exe',
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    ]);
    expect(browserPlaces('darwin', {})).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  });

  it('that the office names is the only one that counts', () => {
    const folder = mkdtempSync(join(tmpdir(), 'browser-'));
    try {
      const own = join(folder, 'own-browser');
      writeFileSync(own, '');
      chmodSync(own, 0o755);
      vi.stubEnv('KONTOR_BROWSER', own);
      expect(findBrowser()).toBe(own);
      vi.stubEnv('KONTOR_BROWSER', join(folder, 'gone'));
      expect(findBrowser()).toBeNull();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the foot of each page', () => {
  const html = renderDocument(documentView(sample('FR')), assets);

  it('can be taken out of the page, and nothing else with it', () => {
    const without = withoutPageLabels(html);
    expect(without).not.toContain('counter(page)');
    expect(without).toContain('Maison Lefèvre &amp; Fils SAS');
    expect(withoutPageLabels(without)).toBe(without);
  });

  it('can be given to a host that adds it itself, in the language of the page', () => {
    const footer = shellFooter(html);
    expect(footer).toContain('Facture n° FA-2026-0042 du 23/11/2026');
    expect(footer).toContain('Page <span class="pageNumber"></span> sur <span class="totalPages"></span>');
  });
});
