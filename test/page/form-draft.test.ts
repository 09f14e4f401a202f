/** Two people who change one print form: what only one of them has changed is kept, what both have is asked. */
import { expect, test } from 'vitest';
import { plainSettings } from '../../preload/contract/forms.ts';
import { type FormDraft, mergeFormDrafts, withFieldsOf } from '../../renderer/features/forms/form-draft.ts';

const original: FormDraft = { name: 'Invoice (own)', body: null, style: '', settings: plainSettings };

test('different fields are merged, each setting being one', () => {
  const mine = { ...original, body: '<p>mine</p>', settings: { ...plainSettings, closing: 'Thanks' } };
  const theirs = { ...original, name: 'Bill', settings: { ...plainSettings, hiddenColumns: ['code' as const] } };
  expect(mergeFormDrafts(original, mine, theirs)).toEqual({
    draft: {
      name: 'Bill',
      body: '<p>mine</p>',
      style: '',
      settings: { ...plainSettings, closing: 'Thanks', hiddenColumns: ['code'] },
    },
    conflicts: [],
  });
});

test('the same field is asked for, with one’s own value until then; the same value of both is none', () => {
  const mine = { ...original, name: 'A', settings: { ...plainSettings, footer: 'same', logo: false } };
  const theirs = { ...original, name: 'B', settings: { ...plainSettings, footer: 'same' } };
  const { draft, conflicts } = mergeFormDrafts(original, mine, theirs);
  expect(conflicts).toEqual(['name']);
  expect(draft).toEqual(mine);
  expect(withFieldsOf(draft, theirs, conflicts)).toEqual({ ...mine, name: 'B' });
});
