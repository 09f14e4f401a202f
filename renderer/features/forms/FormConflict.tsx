/** Asks about what two people have changed in one print form. */
import type { FormSource } from '../../../preload/contract/forms.ts';
import { formTexts } from '../../text/forms.ts';
import { ConflictDialog } from '../../ui/Dialogs.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import type { FormDraft, FormDraftField } from './form-draft.ts';
import type { AskedOfForm } from './use-form-saving.ts';

const longest = 160;

/** Of three texts the number of the first line, from 1, in which they are not the same. */
function differingLine(texts: readonly string[]): number {
  const [first = [], ...others] = texts.map((text) => text.split('\n'));
  const most = Math.max(first.length, ...others.map(({ length }) => length));
  for (let at = 0; at < most; at += 1) if (others.some((lines) => lines[at] !== first[at])) return at + 1;
  return 1;
}

export function FormConflict({ asked, source }: { asked: AskedOfForm; source: FormSource }) {
  const t = useText(formTexts);
  const format = useFormat();
  const { names, mine, theirs, original, answer } = asked;
  const label = (name: FormDraftField): string => {
    if (name === 'body') return t('html');
    if (name === 'style') return t('css');
    return t(name === 'hiddenColumns' ? 'columns' : name);
  };
  const bodyOf = ({ body }: FormDraft) => body ?? source.factory.body;
  /** Of code the first line that differs: all of it would fill the screen. */
  const lineOf = (textOf: (draft: FormDraft) => string, draft: FormDraft): string => {
    const line = differingLine([mine, theirs, original].map(textOf));
    const text = (textOf(draft).split('\n')[line - 1] ?? '').trim();
    return `${t('line', { line })}${format.colon} ${text.length > longest ? `${text.slice(0, longest)}…` : text}`;
  };
  const words = (draft: FormDraft, name: FormDraftField): string => {
    const { settings } = draft;
    switch (name) {
      case 'name':
        return draft.name;
      case 'body':
        return lineOf(bodyOf, draft);
      case 'style':
        return lineOf(({ style }) => style, draft);
      case 'hiddenColumns':
        return source.columns
          .filter((column) => !settings.hiddenColumns.includes(column))
          .map((column) => t(`column_${column}`))
          .join(', ');
      case 'margins': {
        const { margins } = settings;
        if (margins === null) return '';
        return (['top', 'right', 'bottom', 'left'] as const)
          .map((side) => `${t(side)}${format.colon} ${margins[side]}`)
          .join(', ');
      }
      case 'accent':
        return settings.accent ?? t('accentPlain');
      case 'paper':
        return settings.paper ?? t('paperAsForm');
      case 'logo':
      case 'ownFields':
        return t(settings[name] ? 'shown' : 'notShown');
      default:
        return String(settings[name] ?? '');
    }
  };
  return (
    <ConflictDialog
      rows={names.map((name) => ({
        path: name,
        label: label(name),
        mine: words(mine, name),
        theirs: words(theirs, name),
        original: words(original, name),
      }))}
      choose={answer}
      cancel={() => answer(null)}
    />
  );
}
