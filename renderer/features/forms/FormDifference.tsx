/** What an update of the program has changed in a form, and the own copy beside it. */
import { MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useEngine } from '../../app/engine.ts';
import { formTexts } from '../../text/forms.ts';
import { useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { plainCode } from './code-language.ts';

function Beside({ left, right }: { left: string; right: string }) {
  const t = useText(formTexts);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return;
    const phrases = { '$ unchanged lines': t('unchangedLines') };
    const side = (doc: string) => ({ doc, extensions: [plainCode('html', phrases), EditorState.readOnly.of(true)] });
    const made = new MergeView({
      parent: box.current,
      a: side(left),
      b: side(right),
      collapseUnchanged: { margin: 3, minSize: 6 },
      gutter: true,
    });
    return () => made.destroy();
  }, [left, right, t]);
  return <div className="k-code-beside" ref={box} />;
}

interface FormDifferenceProps {
  readonly id: string;
  readonly done: () => void;
  readonly back: () => void;
}

export function FormDifference({ id, done, back }: FormDifferenceProps) {
  const t = useText(formTexts);
  const { data } = useEngine('forms.difference', { id });
  if (!data) return <Waiting />;
  return (
    <div className="k-form-difference">
      <div className="k-row">
        <span className="k-grow">{t('differenceText')}</span>
        <Button onClick={back}>{t('backToEditor')}</Button>
        <Button variant="filled" onClick={done}>
          {t('differenceDone')}
        </Button>
      </div>
      <Beside left={data.before} right={data.now} />
      <div>{t('differenceMine')}</div>
      <Beside left={data.copy} right={data.now} />
    </div>
  );
}
