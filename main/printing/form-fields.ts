/** The fields that a template may name, found in the view of a sample, so that none can be forgotten. */
import type { FormField } from '../../preload/contract/forms.ts';
import type { Language } from '../../preload/contract/values.ts';
import { fieldWords } from './field-words.ts';

const longestExample = 60;

function exampleOf(value: unknown): string {
  if (typeof value !== 'string' || value.startsWith('data:')) return '';
  const signs = [...value];
  return signs.length > longestExample ? `${signs.slice(0, longestExample - 1).join('')}…` : value;
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Fields with what they are, in the language, and what stands in them. `examples`: views of samples; what one has empty another may have. */
export function formFields(examples: readonly object[], language: Language): FormField[] {
  const found = new Map<string, FormField>();
  const take = (path: string, value: unknown): void => {
    const about = fieldWords(path, language);
    const before = found.get(path);
    const kind = Array.isArray(value)
      ? 'list'
      : isGroup(value)
        ? 'group'
        : typeof value === 'boolean'
          ? 'flag'
          : 'text';
    found.set(path, { path, kind, about, example: before?.example || exampleOf(value) });
    if (Array.isArray(value)) {
      const [first] = value;
      if (isGroup(first)) for (const [name, inner] of Object.entries(first)) take(`${path}.${name}`, inner);
    } else if (isGroup(value)) for (const [name, inner] of Object.entries(value)) take(`${path}.${name}`, inner);
  };
  for (const view of examples) for (const [name, value] of Object.entries(view)) take(name, value);
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
