/** Two people who change one print form: what only one of them has changed is kept, what both have is asked. */
import { expect, test } from 'vitest';
import { plainSettings } from '../../preload/contract/forms.ts';
import { type FormDraft, keptFormOf, mergeFormDrafts, withFieldsOf } from '../../renderer/features/forms/form-draft.ts';

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

test('a form that was being changed comes back over the version that it was typed over, with settings that are new since', () => {
  const kept = { draft: { ...original, body: '<p>mine</p>' }, base: { draft: original, version: 3 } };
  expect(keptFormOf(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  const { textSize: _, ...fewer } = plainSettings;
  const older = { ...kept, draft: { ...kept.draft, settings: fewer } };
  expect(keptFormOf(older)).toEqual(kept);
});

test('what another version has kept otherwise opens no form', () => {
  const kept = { draft: original, base: { draft: original, version: 3 } };
  const others = [
    null,
    'x',
    {},
    { ...kept, base: { draft: original } },
    { ...kept, draft: { ...original, body: 5 } },
    { ...kept, draft: { ...original, settings: { ...plainSettings, hiddenColumns: 'code' } } },
  ];
  for (const value of others) expect(keptFormOf(value), JSON.stringify(value)).toBeNull();
});
