/** The guide lists the fields that there are, in every language, and each as the editor names it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formFields } from '../../main/printing/form-fields.ts';
import { forms } from '../../main/printing/forms.ts';
import { documentView } from '../../main/printing/view.ts';
import { languages } from '../../preload/contract/values.ts';
import { formSample } from './form-samples.ts';

/** Those whose fields are those of another one: the buyer's are the seller's. */
const likeAnother = /^(?:buyer|leadingLines|lastLines|corrects|contract|basis)\./u;

test.each(languages)('the guide in %s has every field', (language) => {
  const views = forms.map((form) => documentView(formSample(form)));
  const fields = formFields(views, language).filter(({ about, path }) => about !== '' && !likeAnother.test(path));
  const guide = readFileSync(join(import.meta.dirname, `../../docs/user/${language}/forms.md`), 'utf8');
  const listed = [...guide.matchAll(/^\| `([\w.]+)` \| (.+) \|$/gmu)].map(([, path, about]) => ({ path, about }));
  expect(fields.length).toBeGreaterThan(150);
  expect(listed).toEqual(fields.map(({ path, about }) => ({ path, about })));
});
