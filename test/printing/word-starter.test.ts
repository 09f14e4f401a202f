/** The Word files to begin with: whole sentences, lines that multiply, and what the law wants named. */
import { describe, expect, it } from 'vitest';
import { formBy } from '../../main/printing/forms.ts';
import { bareSample, sampleDocument } from '../../main/printing/sample-document.ts';
import { documentView } from '../../main/printing/view.ts';
import { fillWordTemplate } from '../../main/printing/word-form/word-filling.ts';
import { wordStarter } from '../../main/printing/word-form/word-starter.ts';
import { readWordTemplate } from '../../main/printing/word-form/word-template.ts';
import { readZip } from '../../main/printing/word-form/zip-package.ts';
import { wordLines } from '../support/word-files.ts';
import { assets } from './sample-documents.ts';

function filled(id: string, isBare = false): Promise<string[]> {
  const form = formBy(id);
  if (form === undefined) throw new Error(id);
  const view = documentView((isBare ? bareSample : sampleDocument)(form, assets.templates));
  const template = readWordTemplate(wordStarter(form.type, view.language));
  return wordLines(fillWordTemplate(template, { view, title: view.caption, author: '' }));
}

describe('a contract to begin with', () => {
  it('in Russian names whoever acts in the nominative, and the VAT with its currency', async () => {
    const text = (await filled('contract-ru-services')).join('\n').replace(/\s/gu, ' ');
    expect(text).toContain(
      'ООО «Ромашка» (далее — «Исполнитель»; представитель — Генеральный директор Иванов Иван Иванович, действует на основании Устава), с одной стороны',
    );
    expect(text).toContain('в том числе НДС 873,15 ₽.');
    const bare = (await filled('contract-ru-services', true)).join('\n');
    expect(bare).not.toMatch(/представитель — ,|\( |; \)/u);
  });

  it.each([
    ['ru', 'Спецификация'],
    ['fr', 'Annexe'],
    ['en', 'Annex'],
  ] as const)('in %s begins its annex on a new page, and no page is empty for it', async (language, heading) => {
    const parts = readZip(wordStarter('contract', language));
    const document = parts.get('word/document.xml')?.toString() ?? '';
    expect(document).not.toContain('w:type="page"');
    const annex = document
      .split('<w:p>')
      .find((paragraph) => paragraph.includes(heading) && paragraph.includes('Heading1'));
    expect(annex).toContain('<w:pageBreakBefore/>');
    // An empty paragraph before it could come to stand on a page of its own.
    expect(document).not.toMatch(/<w:p\/><w:p><w:pPr><w:pStyle w:val="Heading1"\/><w:pageBreakBefore\/>/u);
  });
});

describe('an invoice to begin with', () => {
  it('shows the discount of each line, so that its price comes to its sum', async () => {
    // 4 × 129.90 = 519.60, less 10 % = 467.64.
    const text = (await filled('invoice-fr')).join('\n').replace(/\s/gu, ' ');
    expect(text).toContain('4 pce 129,90 10 % 20 % 467,64');
  });

  it('in French names what the law asks for', async () => {
    const lines = (await filled('invoice-fr')).map((line) => line.replace(/\s/gu, ' ').trim());
    for (const line of [
      'SARL au capital de 10 000 €',
      'SIREN 732 829 320',
      'SIRET 732 829 320 00074',
      'N° TVA FR44732829320',
      'RCS Lyon 732 829 320',
      'Date de livraison ou de prestation : 20/11/2026',
      'Selon : Bon de commande BC-2026-0007, 02/11/2026',
      'Échéance : 23/12/2026',
      'Nature de l’opération : livraison de biens et prestation de services',
      'Pas d’escompte pour paiement anticipé.',
    ])
      expect(lines).toContain(line);
    const text = lines.join('\n');
    expect(text).toContain('au taux annuel de 12 %, ainsi qu’une indemnité forfaitaire de 40 €');
    expect(text).not.toContain('Valable');
  });
});

it('a letter to begin with explains nothing that letters have not', async () => {
  for (const language of ['en', 'ru', 'fr'] as const)
    expect((await wordLines(wordStarter('letter', language))).join('\n')).not.toContain('#lines');
});
