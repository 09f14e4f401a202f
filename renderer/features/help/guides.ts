/** The user guides of docs/user, built into the page, in the language of the screen. */
import type { Language } from '../../../preload/contract/values.ts';
import { typeset } from '../../ui/typeset.ts';

const files = import.meta.glob<string>('../../../docs/user/*/*.md', { query: '?raw', import: 'default', eager: true });

/** The guides in the order in which one needs them; each is a file of that name for every language. */
const order = [
  'first-steps',
  'today',
  'deals',
  'tasks',
  'planner',
  'calls',
  'card',
  'lists',
  'own-fields',
  'import',
  'duplicates',
  'prices',
  'invoices',
  'documents',
  'e-invoices',
  'forms',
  'word-forms',
  'e-mail',
  'people',
  'several-computers',
  'office-server',
  'history',
  'leaving',
  'backups',
  'diagnostics',
  'keys',
] as const;

export interface Guide {
  readonly name: string;
  readonly title: string;
  /** Without the title. */
  readonly text: string;
  /** The headings inside. */
  readonly headings: readonly string[];
}

/** The guides in a language. */
export function guidesIn(language: Language): readonly Guide[] {
  return order.flatMap((name) => {
    const text = files[`../../../docs/user/${language}/${name}.md`];
    if (text === undefined) return [];
    const [first = '', ...rest] = typeset(text, language).split('\n');
    return [
      {
        name,
        title: first.replace(/^#\s*/, ''),
        text: rest.join('\n').trim(),
        headings: rest.flatMap((line) => (line.startsWith('## ') ? [line.slice(3).trim()] : [])),
      },
    ];
  });
}

/** The `id` of a heading on the page. */
export function headingId(heading: string): string {
  return heading
    .toLocaleLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}
