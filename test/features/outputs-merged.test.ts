/** One PDF of many: made beside the engine's own thread, and of no more than its memory takes. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mergingInThread } from '../../main/features/outputs/merging-in-thread.ts';
import { addClient, addDraft } from '../support/documents.ts';
import { type TestOffice, testHost, testOffice } from '../support/office.ts';

/** A PDF of one page that is so wide. */
async function pageOf(width: number, ballast = 0): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage([width, 100]);
  if (ballast > 0) pdf.context.register(pdf.context.stream(new Uint8Array(ballast)));
  return pdf.save({ useObjectStreams: false });
}

async function widths(bytes: Uint8Array): Promise<number[]> {
  return (await PDFDocument.load(bytes)).getPages().map((page) => page.getWidth());
}

describe.each([
  ['in a thread', undefined],
  ['where no thread can be started', new URL('./there-is-no-such-thread.js', import.meta.url)],
])('%s', (_where, thread) => {
  test('the pages of all files are there in their order', async () => {
    const merging = mergingInThread(thread);
    try {
      for (const width of [301, 302, 303]) await merging.add(await pageOf(width));
      expect(await widths(await merging.bytes())).toEqual([301, 302, 303]);
    } finally {
      await merging.end();
    }
  });

  test('what is no PDF is refused', async () => {
    const merging = mergingInThread(thread);
    try {
      await expect(merging.add(Buffer.from('no PDF at all'))).rejects.toThrow();
    } finally {
      await merging.end();
    }
  });
});

describe('an office', () => {
  let office: TestOffice;
  let ballast = 0;
  beforeEach(async () => {
    office = await testOffice({ country: 'INT', host: { ...testHost, printToPdf: () => pageOf(300, ballast) } });
  });
  afterEach(() => office.close());

  test('documents that are too large together are refused with the way out, and nothing is noted', async () => {
    const client = await addClient(office);
    const ids: number[] = [];
    for (let count = 0; count < 3; count += 1) ids.push((await addDraft(office, client)).id);
    // Three times 21 MB are more than 60.
    ballast = 21_000_000;
    const reply = await office.call('outputs.saveMany', { selection: { ids }, format: 'pdf', as: 'pdf' });
    expect(reply).toMatchObject({ code: 'invalid', message: expect.stringContaining('60 MB') });
    expect(office.db.prepare('SELECT count(*) FROM document_output').pluck().get()).toBe(0);
    const zip = await office.ask('outputs.saveMany', { selection: { ids }, format: 'zip', as: 'pdf' });
    expect(zip).toMatchObject({ documents: 3, failed: { count: 0 } });
  });
});
