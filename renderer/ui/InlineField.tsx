/**
 * A fact on a card, edited in place: click, Enter or F2, type, Enter saves, Esc gives the old value back. Up, down, Home
 * and End go through the facts of a column, as through the rows of a list.
 */
import { IconAlertTriangle, IconPencil } from '@tabler/icons-react';
import { type FocusEvent, type KeyboardEvent, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { controlTexts } from '../text/controls.ts';
import { FactKeepingContext } from './fact-keeping.ts';
import { useFormat, useText } from './language.tsx';
import './card.css';

export interface EditSlot<Value> {
  readonly value: Value;
  /** `problem`: what is typed can't be saved, and why. */
  readonly set: (value: Value, problem?: string | null) => void;
  /** Saves at once; with a value, that one. */
  readonly commit: (value?: Value) => void;
  readonly cancel: () => void;
  readonly error: string | undefined;
}

interface InlineFieldProps<Value> {
  readonly label: string;
  readonly value: Value;
  /** What stands there while nobody edits; empty: "not given". */
  readonly shown: ReactNode;
  readonly edit: (slot: EditSlot<Value>) => ReactNode;
  /** Saves; the answer is what is wrong, or null. */
  readonly save: (value: Value) => Promise<string | null>;
  /** Something looks wrong, but may be saved. */
  readonly warning?: string | undefined;
  readonly readOnly?: boolean;
  /** The editor is a small form of several inputs: leaving it does not save, its own buttons do. */
  readonly form?: boolean;
  /** What is shown has links of its own, which a click follows instead of editing. */
  readonly linked?: boolean;
  /** The value alone, as a title; the label is only read aloud. */
  readonly bare?: boolean;
}

interface Draft<Value> {
  readonly value: Value;
  readonly problem: string | null;
  /** What stood there when the editing began. Saving goes by it, so that a change by others since then is noticed. */
  readonly original: Value;
  /** It was typed before a restart, over another value than stands there now. */
  readonly isOver?: boolean;
  readonly save: (value: Value) => Promise<string | null>;
}

/** Moves the keyboard to another fact of the column; false where the key is none of these, or there is nowhere to go. */
function toAnotherFact({ key, currentTarget, altKey, ctrlKey, shiftKey }: KeyboardEvent<HTMLElement>): boolean {
  if (altKey || ctrlKey || shiftKey) return false;
  const column = currentTarget.closest('.k-card-column');
  const facts = [...(column?.querySelectorAll<HTMLElement>('button.k-fact-value') ?? [])];
  const at = facts.indexOf(currentTarget);
  const places: Readonly<Record<string, number>> = {
    ArrowUp: at - 1,
    ArrowDown: at + 1,
    Home: 0,
    End: facts.length - 1,
  };
  const fact = facts[places[key] ?? -1];
  fact?.focus();
  return fact !== undefined;
}

export function InlineField<Value>(props: InlineFieldProps<Value>) {
  const {
    label,
    value,
    shown,
    edit,
    save,
    warning,
    readOnly = false,
    form = false,
    linked = false,
    bare = false,
  } = props;
  const t = useText(controlTexts);
  const format = useFormat();
  const keeping = useContext(FactKeepingContext);
  const again = keeping?.again?.label === label && !readOnly ? keeping.again : null;
  const [draft, setDraft] = useState<Draft<Value> | null>(() =>
    // What this very field has kept: of the type that it has.
    again
      ? {
          value: again.value as Value,
          problem: null,
          original: value,
          save,
          isOver: JSON.stringify(again.original) !== JSON.stringify(value),
        }
      : null,
  );
  useEffect(() => {
    if (draft === null || JSON.stringify(draft.value) === JSON.stringify(draft.original)) return;
    keeping?.typed({ label, value: draft.value, original: draft.original });
    return () => keeping?.typed(null);
  }, [keeping, label, draft]);
  const [error, setError] = useState<string | null>(null);
  const [flash, setFlash] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const saving = useRef(false);
  const wasEditing = useRef(false);
  const editing = draft !== null;
  useEffect(() => {
    if (editing) {
      box.current?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select')?.focus();
    } else if (wasEditing.current && (document.activeElement === document.body || !document.activeElement)) {
      box.current?.querySelector('button')?.focus();
    }
    wasEditing.current = editing;
  }, [editing]);

  const begin = () => {
    setError(null);
    setDraft({ value, problem: null, original: value, save });
  };
  const cancel = () => {
    setError(null);
    setDraft(null);
  };
  const commit = async (given?: Value) => {
    if (!draft || saving.current) return;
    const next = given === undefined ? draft.value : given;
    if (given === undefined && draft.problem) return setError(draft.problem);
    if (JSON.stringify(next) === JSON.stringify(draft.original)) return cancel();
    saving.current = true;
    const wrong = await draft.save(next);
    saving.current = false;
    setError(wrong);
    if (wrong !== null) return;
    setDraft(null);
    setFlash(true);
    setTimeout(() => setFlash(false), 950);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.stopPropagation();
      cancel();
    }
    const several = event.target instanceof HTMLTextAreaElement && !event.ctrlKey;
    const button = event.target instanceof HTMLButtonElement;
    if (event.key === 'Enter' && !event.defaultPrevented && !several && !button) {
      event.preventDefault();
      event.stopPropagation();
      void commit();
    }
  };
  const onBlur = (event: FocusEvent) => {
    // The whole window lost the keyboard, to look something up elsewhere: the field keeps it, and nothing half typed is saved.
    if (event.target === document.activeElement) return;
    // Over what somebody else has written there since nothing is saved but by Enter.
    if (!form && !draft?.isOver && !event.currentTarget.contains(event.relatedTarget)) void commit();
  };

  if (draft) {
    const slot: EditSlot<Value> = {
      value: draft.value,
      set: (next, problem = null) => setDraft({ ...draft, value: next, problem }),
      commit: (next) => void commit(next),
      cancel,
      error: error ?? undefined,
    };
    return (
      <div className="k-fact" data-form={form || bare} data-editing="true" ref={box}>
        {bare ? null : <span className="k-fact-label">{label}</span>}
        <fieldset className="k-fact-editor" onKeyDown={onKeyDown} onBlur={onBlur}>
          {edit(slot)}
        </fieldset>
        {draft.isOver ? (
          <div className="k-fact-warning k-amber" role="alert">
            <IconAlertTriangle size={14} />
            {t('changedMeanwhile')} {shown}
          </div>
        ) : null}
      </div>
    );
  }
  const empty = shown === '' || shown === null || shown === undefined;
  // A button holds no links: where there are some, they stand over it.
  const isOver = linked && !empty && !readOnly;
  const inside = (
    <>
      <span className="k-grow">{empty ? <span className="k-dim">{t('none')}</span> : isOver ? null : shown}</span>
      {readOnly ? null : <IconPencil size={13} className="k-fact-pencil" />}
    </>
  );
  const button = (
    <button
      type="button"
      className={`k-fact-value ${flash ? 'k-flash' : ''}`}
      title={`${t('change')} (F2)`}
      aria-label={`${label}${format.colon} ${t('change')}`}
      onClick={begin}
      onKeyDown={(event) => {
        if (event.key === 'F2') begin();
        else if (!toAnotherFact(event)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {inside}
    </button>
  );
  return (
    <div className="k-fact" data-form={form} data-bare={bare} ref={box}>
      {bare ? null : <span className="k-fact-label">{label}</span>}
      {readOnly ? (
        <div className="k-fact-value">{inside}</div>
      ) : isOver ? (
        <div className="k-fact-linked">
          {button}
          <div className="k-fact-over">{shown}</div>
        </div>
      ) : (
        button
      )}
      {warning ? (
        <div className="k-fact-warning k-amber">
          <IconAlertTriangle size={14} />
          {warning}
        </div>
      ) : null}
    </div>
  );
}
