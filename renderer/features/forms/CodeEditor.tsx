/** A text of a form while it is changed: HTML with fields, or CSS. */
import { setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import type { FormField, FormProblem } from '../../../preload/contract/forms.ts';
import { changingCode, diagnostics } from './code-language.ts';

export interface CodeEditorProps {
  readonly language: 'html' | 'css';
  readonly label: string;
  readonly value: string;
  readonly readOnly: boolean;
  readonly fields: readonly FormField[];
  readonly partials: readonly string[];
  readonly problems: readonly FormProblem[];
  readonly onChange: (value: string) => void;
  /** A line to bring to sight; another object each time that it is asked for. */
  readonly goal: { readonly line: number } | null;
}

export function CodeEditor(props: CodeEditorProps) {
  const { language, label, value, readOnly, fields, partials, problems, onChange, goal } = props;
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(onChange);
  const first = useRef(value);
  useEffect(() => {
    latest.current = onChange;
    first.current = value;
  });
  useEffect(() => {
    if (!box.current) return;
    const made = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          changingCode(language, { fields, partials }),
          EditorState.readOnly.of(readOnly),
          EditorView.contentAttributes.of({ 'aria-label': label }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) latest.current(state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, [language, label, readOnly, fields, partials]);
  useEffect(() => {
    const { current } = view;
    if (!current || current.state.doc.toString() === value) return;
    // Somebody else than the typing changed it: restored, or a part put in.
    current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: value } });
  }, [value]);
  useEffect(() => {
    const { current } = view;
    if (current) current.dispatch(setDiagnostics(current.state, diagnostics(problems, current.state.doc)));
  }, [problems]);
  useEffect(() => {
    const { current } = view;
    if (!current || !goal) return;
    const { from } = current.state.doc.line(Math.min(goal.line, current.state.doc.lines));
    current.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    current.focus();
  }, [goal]);
  return <div className="k-code" ref={box} />;
}
