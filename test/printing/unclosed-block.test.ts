/** A block of a template that nothing closes is told where it was opened, not at the end of the text. */
import { expect, test } from 'vitest';
import { parseTemplate } from '../../main/printing/template-guard.ts';
import { inTemplate, TemplateFailure } from '../../main/printing/template-words.ts';

function failureOf(text: string): TemplateFailure | null {
  try {
    inTemplate('invoice-ru.hbs', () => parseTemplate(text));
    return null;
  } catch (error) {
    if (error instanceof TemplateFailure) return error;
    throw error;
  }
}

test('an {{#if}} of the first line that is never closed is reported on the first line', () => {
  const failure = failureOf(`{{#if number}}\n{{#each lines}}\n{{name}}\n{{/each}}\n${'<p>…</p>\n'.repeat(100)}`);
  expect(failure?.line).toBe(1);
  expect(failure?.reason.en).toBe('{{#if}} is not closed: {{/if}} is missing.');
});

test('of two open blocks the inner one is named; a block in a comment opens nothing', () => {
  const failure = failureOf('{{!-- {{#each x}} --}}\n{{#each lines}}\n<i>\n{{#unless name}}\n</i>');
  expect(failure?.line).toBe(4);
  expect(failure?.reason.ru).toBe('{{#unless}} не закрыто: не хватает {{/unless}}.');
});

test('a pair of braces that is not closed is still told as such', () => {
  expect(failureOf('<p>{{number</p>')?.reason.en).not.toContain('is missing');
  expect(failureOf('{{#if number}}{{number}}{{else}}—{{/if}}')).toBeNull();
});
