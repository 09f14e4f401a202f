/** Word files by the LibreOffice of this computer: the text is the one that was filled in, and nothing is left behind. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { privateFolder } from '../../main/engine/private-folder.ts';
import { formBy } from '../../main/printing/forms.ts';
import { findLibreOffice, libreOfficePlaces, openWordPrinter } from '../../main/printing/libre-office.ts';
import { sampleDocument } from '../../main/printing/sample-document.ts';
import { documentView } from '../../main/printing/view.ts';
import { fillWordTemplate } from '../../main/printing/word-form/word-filling.ts';
import { wordStarter } from '../../main/printing/word-form/word-starter.ts';
import { readWordTemplate } from '../../main/printing/word-form/word-template.ts';
import { pdfText } from '../support/pdf-text.ts';
import { paragraph, row, table, wordFile, wordLines } from '../support/word-files.ts';
import { assets } from './sample-documents.ts';

const program = findLibreOffice();
const missing = program === null ? 'LibreOffice is not installed: Word files are not opened in it.' : null;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'word-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

/** The text of a Word file as LibreOffice reads it. */
function textIn(docx: Uint8Array): string {
  const file = join(folder, 'a.docx');
  writeFileSync(file, docx);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const words = [profile, '--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, file];
  execFileSync(program ?? '', words, { stdio: 'ignore', timeout: 120_000 });
  return readFileSync(join(folder, 'a.txt'), 'utf8').replace(/^\ufeff/u, '');
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');

describe('LibreOffice', () => {
  beforeEach((context) => {
    if (missing !== null) context.skip(missing);
  });

  it('reads what was filled in, sign by sign', async () => {
    const view = {
      number: 'Д-15',
      buyer: { name: 'Łódź & “Œuvre” <ß> 日本 ₽ €' },
      lines: [{ name: 'a' }, { name: 'b' }],
      yes: true,
    };
    const body =
      paragraph('No. {num', 'ber}: {buyer.name}') +
      table(row('{#lines}{name}', 'x{/lines}'), row('end', '')) +
      paragraph('{#yes}') +
      paragraph('kept') +
      paragraph('{/yes}');
    const template = readWordTemplate(await wordFile(body));
    const text = textIn(fillWordTemplate(template, { view, title: 'T', author: 'A' }));
    expect(lines(text)).toEqual(['No. Д-15: Łódź & “Œuvre” <ß> 日本 ₽ €', 'a', 'x', 'b', 'x', 'end', 'kept']);
  });

  it.each([
    ['contract-ru-services', ['Договор оказания услуг № 17', 'ИНН 7707083893, КПП 770701001', 'Бумага офисная А4']],
    ['contract-fr', ['Contrat de prestation de services n°', 'Annexe : détail des prestations']],
    ['contract-int', ['Service agreement No.', 'Annex: services and prices']],
  ])('opens the filled %s with the same text as is in it, and prints it', async (id, words) => {
    const form = formBy(id);
    if (form === undefined) throw new Error(id);
    const view = documentView(sampleDocument(form, assets.templates));
    const template = readWordTemplate(wordStarter(form.type, view.language));
    const docx = fillWordTemplate(template, { view, title: view.caption, author: view.seller.name });
    const inFile = (await wordLines(docx)).flatMap((line) => line.split(/[↵⇥]/u)).map((line) => line.trim());
    expect(lines(textIn(docx))).toEqual(inFile.filter((line) => line !== ''));
    const printer = openWordPrinter(program ?? '', folder);
    try {
      const pdf = Buffer.from(await printer.toPdf(docx));
      const text = pdfText(pdf).replace(/\s+/gu, ' ');
      for (const word of words) expect(text).toContain(word);
      expect(text).not.toMatch(/[{}]/u);
    } finally {
      await printer.close();
    }
  });

  it('prints one file after the other, says what is no Word file, and leaves nothing behind', async () => {
    const printer = openWordPrinter(program ?? '', folder);
    const one = await wordFile(paragraph('first of two'));
    const two = await wordFile(paragraph('second of two'));
    const [first, second] = await Promise.all([printer.toPdf(one), printer.toPdf(two)]);
    expect(pdfText(Buffer.from(first))).toContain('first of two');
    expect(pdfText(Buffer.from(second))).toContain('second of two');
    await printer.close();
    await expect(printer.toPdf(one)).rejects.toThrow('closed');
    expect(readdirSync(join(folder, 'uploads'))).toEqual([]);
  });

  it('is ended with the printer, and what waits is told', async () => {
    const printer = openWordPrinter(program ?? '', folder);
    const file = await wordFile(paragraph('x').repeat(3000));
    const printed = Promise.allSettled([printer.toPdf(file), printer.toPdf(file)]);
    await printer.close();
    const [, second] = await printed;
    expect(second.status).toBe('rejected');
  });
});

describe.skipIf(process.platform === 'win32')('a LibreOffice that never ends', () => {
  /** A program in its place that only waits; it notes that it has begun. */
  const waiting = () => {
    const path = join(folder, 'soffice');
    writeFileSync(path, `#!/bin/sh\necho begun >> "${join(folder, 'begun')}"\nexec sleep 1000\n`, { mode: 0o755 });
    return path;
  };
  const begun = (times: number) =>
    expect.poll(() => readFileSync(join(folder, 'begun'), 'utf8'), { timeout: 20_000 }).toBe('begun\n'.repeat(times));
  const document = () =>
    readdirSync(join(folder, 'uploads'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.docx'),
    );

  it('leaves the document in a private folder, from which a later start removes it when the process was killed', async () => {
    writeFileSync(join(folder, 'begun'), '');
    const printer = openWordPrinter(waiting(), folder);
    const printed = Promise.allSettled([printer.toPdf(await wordFile(paragraph('of a client')))]);
    await begun(1);
    expect(document()).toEqual([expect.stringMatching(/^engine-[^/]+\/document\.docx$/u)]);
    const [own = ''] = readdirSync(join(folder, 'uploads'));
    expect(statSync(join(folder, 'uploads', own)).mode & 0o077).toBe(0);
    // As the next process does: soon after, and a day and an hour later.
    const hour = 60 * 60 * 1000;
    privateFolder(folder, Date.now() + hour);
    expect(document()).toHaveLength(1);
    privateFolder(folder, Date.now() + 25 * hour);
    expect(document()).toEqual([]);
    await printer.close();
    await printed;
  });

  it('is given up, and the one after it is ended with the printer', async () => {
    writeFileSync(join(folder, 'begun'), '');
    const printer = openWordPrinter(waiting(), folder, 4000);
    const file = await wordFile(paragraph('x'));
    const first = printer.toPdf(file);
    const second = Promise.allSettled([printer.toPdf(file)]);
    await expect(first).rejects.toThrow('not print the Word file in time');
    await begun(2);
    await printer.close();
    expect(await second).toMatchObject([{ reason: { message: 'The printer is closed.' } }]);
  });
});

describe('where LibreOffice lies', () => {
  it('is known for each system', () => {
    expect(libreOfficePlaces('win32', { PROGRAMFILES: 'C:\\Program Files' })).toEqual([
      'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
    ]);
    expect(libreOfficePlaces('darwin', { HOME: '/Users/a' })).toEqual([
      '/Applications/LibreOffice.app/Contents/MacOS/soffice',
      '/Users/a/Applications/LibreOffice.app/Contents/MacOS/soffice',
    ]);
    expect(libreOfficePlaces('linux', { PATH: '/opt/x' }).slice(0, 2)).toEqual([
      '/opt/x/soffice',
      '/opt/x/libreoffice',
    ]);
  });

  it('is said by KONTOR_SOFFICE alone where that is set', () => {
    const before = process.env.KONTOR_SOFFICE;
    try {
      process.env.KONTOR_SOFFICE = join(folder, 'nothing');
      expect(findLibreOffice()).toBeNull();
      process.env.KONTOR_SOFFICE = process.execPath;
      expect(findLibreOffice()).toBe(process.execPath);
    } finally {
      if (before === undefined) delete process.env.KONTOR_SOFFICE;
      else process.env.KONTOR_SOFFICE = before;
    }
  });
});
