/** What another type would do to the values of an own field, and the button that says so. */
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { OwnField, OwnFieldFields } from '../../../preload/contract/fields.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { runJob } from '../../app/jobs.ts';
import { controlTexts } from '../../text/controls.ts';
import { fieldTexts } from '../../text/fields.ts';
import { useText } from '../../ui/language.tsx';

/** `counted` null: still being counted. */
export interface TypeCheck {
  readonly counted: Output<'fields.checkType'> | null;
}

/** Counts what would be kept and lost whenever the type that is wanted is another one; null where it is the same. */
export function useTypeCheck(field: OwnField | null, wanted: OwnFieldFields, addMissing: boolean): TypeCheck | null {
  const t = useText(fieldTexts);
  const { type, classifierId, currency } = wanted;
  const isOther =
    field !== null &&
    (field.type !== type ||
      (type === 'money' && field.currency !== currency) ||
      ((type === 'choice' || type === 'choices') && field.classifierId !== classifierId));
  const asked = isOther ? JSON.stringify({ id: field.id, type, classifierId, currency, addMissing }) : null;
  const [answer, setAnswer] = useState<{ asked: string; counted: Output<'fields.checkType'> } | null>(null);
  const title = t('typeChecking');
  useEffect(() => {
    if (asked === null || field === null) return;
    let current = true;
    void runJob(title, (job) =>
      call('fields.checkType', { id: field.id, type, classifierId, currency, addMissing, job }),
    ).then((reply) => {
      if (current && reply.ok) setAnswer({ asked, counted: reply.value });
    });
    return () => {
      current = false;
    };
  }, [asked, field, type, classifierId, currency, addMissing, title]);
  if (asked === null) return null;
  return { counted: answer?.asked === asked ? answer.counted : null };
}

interface TypeChangeProps {
  readonly busy: boolean;
  readonly check: TypeCheck | null;
  /** The word on the button while the type stays. */
  readonly verb: string;
  readonly error: string | undefined;
  readonly save: () => void;
  readonly cancel: () => void;
  readonly children: ReactNode;
}

/** The form of a field with what its new type would do under it. */
export function TypeChange({ busy, check, verb, error, save, cancel, children }: TypeChangeProps) {
  const t = useText(fieldTexts);
  const controls = useText(controlTexts);
  const counted = check?.counted ?? null;
  const lost = counted?.lost ?? 0;
  const form = useRef<HTMLFormElement>(null);
  // The last line of the form is the one that matters: it may be below the fold, and again when more stands above it.
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useEffect(() => {
    if (counted !== null) form.current?.scrollIntoView({ block: 'nearest' });
  }, [counted]);
  const word = check === null ? verb : lost > 0 ? t('changeTypeLosing', { count: lost }) : t('changeType');
  return (
    <form
      ref={form}
      className="k-form-box"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        cancel();
      }}
    >
      {children}
      {counted !== null && lost === 0 ? <div role="status">{t('typeAll', { count: counted.kept })}</div> : null}
      {counted !== null && lost > 0 ? (
        <div className="k-row k-field-losses" role="alert">
          <IconAlertTriangle size={16} className="k-amber" />
          <div>
            {t('typeLost', { kept: counted.kept, lost })}
            <ul>
              {counted.samples.slice(0, 10).map(({ entityId, name, value }) => (
                <li key={entityId}>
                  <b>{value}</b> <span className="k-dim">{name}</span>
                </li>
              ))}
            </ul>
            {lost > 10 ? <div>{t('moreLost', { count: lost - Math.min(10, counted.samples.length) })}</div> : null}
            <div className="k-dim">{t('typeLostHint')}</div>
          </div>
        </div>
      ) : null}
      {error ? (
        <div className="k-red" role="alert">
          {error}
        </div>
      ) : null}
      <div className="k-row">
        <Button
          type="submit"
          variant="filled"
          loading={busy}
          disabled={check !== null && counted === null}
          {...(lost > 0 && { color: 'red' })}
        >
          {word}
        </Button>
        <Button onClick={cancel}>{controls('cancel')}</Button>
      </div>
    </form>
  );
}
