/** What an office changes in a print form without code, put onto the page: flags of the view, texts in the page, a style. */
import Handlebars from 'handlebars';
import {
  type FormColumn,
  type FormSetting,
  type FormSettings,
  formColumns,
  plainSettings,
} from '../../preload/contract/forms.ts';
import type { FormContent, PrintedView } from './render.ts';

/**
 * Forms whose layout is set: ТОРГ-12 and КО-1 by Госкомстат (постановления № 132 of 1998-12-25, № 88 of 1998-08-18), М-2 (№ 71а of
 * 1997-10-30), счёт-фактура and корректировочный счёт-фактура by the government (постановление № 1137 of 2011-12-26), УПД as ФНС recommends it.
 */
const fixedForms: ReadonlySet<string> = new Set([
  'waybill-ru',
  'tax-invoice-ru',
  'upd-ru',
  'correction-ru',
  'power-of-attorney-ru',
  'cash-receipt-ru',
]);

/** Whether a law sets the layout of this form of the program. */
export function isFixedForm(form: string): boolean {
  return fixedForms.has(form);
}

const all: readonly FormSetting[] = [
  'logo',
  'accent',
  'heading',
  'closing',
  'footer',
  'hiddenColumns',
  'ownFields',
  'margins',
  'paper',
  'blankTop',
  'textSize',
];

/** The settings that a form of the program has. */
export function allowedSettings(form: string): readonly FormSetting[] {
  return isFixedForm(form) ? ['footer'] : all;
}

/** The columns that a form can hide: those that its template and partials give a class. */
export function columnsOf({ form, body, partials }: Pick<FormContent, 'form' | 'body' | 'partials'>): FormColumn[] {
  if (isFixedForm(form)) return [];
  const text = [body, ...Object.values(partials)].join('\n');
  return formColumns.filter((column) => new RegExp(`[\\s"]col-${column}[\\s"]`, 'u').test(text));
}

/** Whether nothing is changed. */
export function isPlain(settings: FormSettings): boolean {
  return JSON.stringify({ ...plainSettings, ...settings }) === JSON.stringify(plainSettings);
}

/** The view without what is hidden; what a view has not is not given to it. */
export function settledView<View extends PrintedView>(view: View, { logo, blankTop, ownFields }: FormSettings): View {
  const without: Record<string, unknown> = {};
  if ((!logo || blankTop !== null) && 'logo' in view) without.logo = '';
  if (!ownFields && 'hasOwn' in view) Object.assign(without, { own: [], client: { own: [] }, hasOwn: false });
  return { ...view, ...without };
}

const paragraphs = (text: string, name: string): string =>
  `<div class="${name}">${text
    .split(/\r\n|\r|\n/u)
    .map((line) => `<p>${line === '' ? '&nbsp;' : Handlebars.escapeExpression(line)}</p>`)
    .join('')}</div>`;

/** The page with the texts of the office: under its title, and under everything. */
export function settledBody(body: string, { heading, closing }: FormSettings): string {
  const title = heading === '' ? -1 : body.indexOf('</h1>');
  const end = title + '</h1>'.length;
  const headed =
    heading === ''
      ? body
      : title < 0
        ? paragraphs(heading, 'form-heading') + body
        : body.slice(0, end) + paragraphs(heading, 'form-heading') + body.slice(end);
  return closing === '' ? headed : `${headed}\n${paragraphs(closing, 'form-closing')}`;
}

/** Millimetres, width and height. */
const paperSizes = { A4: [210, 297], A5: [148, 210], Letter: [216, 279] } as const;

/** The style of the settings; everything in it is a number, a colour or a name from a list. */
export function settledStyle(settings: FormSettings): string {
  const { accent, hiddenColumns, margins, paper, blankTop, textSize } = settings;
  const rules = [
    '.form-heading { margin-top: 1.5mm; font-size: 10pt; font-weight: 400; }',
    '.form-closing { margin-top: 6mm; break-inside: avoid; }',
  ];
  if (accent !== null)
    rules.push(
      `h1, h2, .lines > thead th, .sums .due td, .totals .strong td, .form-heading { color: ${accent}; }`,
      `.facts, .plain > thead th, .ru-title, .ru-table > thead th, .sums .due td, .words { border-color: ${accent}; }`,
    );
  if (hiddenColumns.length > 0)
    rules.push(`${hiddenColumns.map((column) => `.col-${column}`).join(', ')} { display: none; }`);
  // The first column that is left begins where the rules do.
  if (hiddenColumns.includes('position'))
    rules.push('.plain > thead .col-position + *, .plain > tbody > tr > .col-position + * { padding-left: 0; }');
  const sides = margins && `${margins.top}mm ${margins.right}mm ${margins.bottom}mm ${margins.left}mm`;
  if (sides) rules.push(`@page { margin: ${sides}; }`, `@media screen { body { padding: ${sides}; } }`);
  if (paper !== null) {
    const [width, height] = paperSizes[paper];
    rules.push(
      `@page { size: ${width}mm ${height}mm; }`,
      `@media screen { body { width: ${width}mm; min-height: ${height}mm; } }`,
    );
    // What closes the table together on A4 is more than half of a small page: only its parts are kept whole there.
    if (paper === 'A5')
      rules.push(
        '.lines > .tail, .lines > .tail > tr:has(> .closing) { break-inside: auto; }',
        '.lines > .tail > tr:has(+ tr > .closing) { break-after: avoid; }',
        '.closing > * { break-inside: avoid; }',
      );
  }
  if (blankTop !== null) {
    const top = Math.max(blankTop, margins?.top ?? 14);
    rules.push(
      '.letterhead { display: none; }',
      `@page :first { margin-top: ${top}mm; }`,
      `@media screen { body { padding-top: ${top}mm; } }`,
    );
  }
  if (textSize !== 100) rules.push(`body > * { zoom: ${textSize / 100}; }`);
  return rules.join('\n');
}
