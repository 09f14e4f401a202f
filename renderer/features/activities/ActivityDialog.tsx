/** An activity, new or known: its fields, its checklist, who takes part. Where two changed the same, it asks. */
import { Button, Modal } from '@mantine/core';
import { IconCheck, IconRotate, IconTrash, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import type { FieldConflict, Reply } from '../../../preload/contract/reply.ts';
import { call } from '../../app/border.ts';
import { cards } from '../../app/cards.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useMay, useOffice } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { activityTexts } from '../../text/activities.ts';
import { controlTexts } from '../../text/controls.ts';
import { delegationTexts } from '../../text/delegation.ts';
import { repeatingTexts } from '../../text/repeating.ts';
import { ConflictDialog } from '../../ui/Dialogs.tsx';
import { pressed } from '../../ui/keys.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { useEscTwice } from '../../ui/use-esc-twice.tsx';
import { CallAnswers } from '../calls/CallAnswers.tsx';
import { type AboutNames, ActivityForm } from './ActivityForm.tsx';
import { AskedBanner } from './AskedBanner.tsx';
import { finishActivity } from './asked-activities.ts';
import { movedReminder } from './reminder-times.ts';
import { isSameRepeat, repeatLack, repeatOnDay } from './repeat-typing.ts';
import { type Scope, ScopeDialog } from './ScopeDialog.tsx';
import { type Activity, type ActivityTyping, changedFields } from './typing.ts';
import { useActivityWords } from './use-activity-words.ts';
import './activities.css';

interface ActivityDialogProps {
  readonly begun: ActivityTyping;
  /** Of the client, the document and the deal that it is about; empty where there is none. */
  readonly names: AboutNames;
  /** Null: it is new. */
  readonly known: Activity | null;
  readonly close: () => void;
}

export function ActivityDialog({ begun, names, known, close }: ActivityDialogProps) {
  const t = useText(activityTexts);
  const repeating = useText(repeatingTexts);
  const controls = useText(controlTexts);
  const delegation = useText(delegationTexts);
  const format = useFormat();
  const may = useMay();
  const me = useOffice().state.user?.id;
  const words = useActivityWords();
  const { textOf, tell } = useFailures();
  const [fields, setFields] = useState(begun);
  /** When it was to begin before a day was being typed. */
  const [lasting, setLasting] = useState({ day: begun.day, time: begun.time });
  const [repeat, setRepeat] = useState(known?.repeat ?? null);
  const [base, setBase] = useState({ fields: begun, version: known?.version ?? 0 });
  /** Which of the series is asked for, and by what. */
  const [asking, setAsking] = useState<'change' | 'remove' | null>(null);
  const [scope, setScope] = useState<Scope | null>(null);
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [conflicts, setConflicts] = useState<readonly FieldConflict[]>([]);
  const [busy, setBusy] = useState(false);
  const readOnly = known !== null && (!known.may.change || known.deletedAt !== null);
  const isOtherRule = !isSameRepeat(repeat, known?.repeat ?? null);
  const isTyped = isOtherRule || JSON.stringify(fields) !== JSON.stringify(base.fields);
  const set = (changed: Partial<ActivityTyping>) => {
    // The rule of what is known moves when it is saved, for those that are meant.
    if (known === null && changed.day) setRepeat(repeatOnDay(repeat, lasting.day, changed.day));
    setFields((before) => {
      const after = { ...before, ...changed };
      const isMoved = after.day !== before.day || after.time !== before.time;
      // While no day is typed there is nothing to keep a distance from.
      return isMoved && after.day !== '' && lasting.day !== '' && before.remindAt !== null
        ? { ...after, remindAt: movedReminder(lasting, after, before.remindAt) }
        : after;
    });
    if (changed.day !== '')
      setLasting(({ day, time }) => ({
        day: changed.day ?? day,
        time: 'time' in changed ? (changed.time ?? null) : time,
      }));
    setProblems({});
  };

  const save = async (asked: Scope | null, now = fields, before = base): Promise<boolean> => {
    // One day of somebody else's series is changed by itself.
    const of = asked === null && known?.repeat && !known.may.changeSeries ? 'one' : asked;
    if (busy || readOnly) return false;
    const lack = repeatLack(repeat);
    const missing = {
      ...wrong,
      ...(now.subject.trim() === '' && { subject: t('subjectMissing') }),
      ...(now.day === '' && !wrong.day && { day: t('dayMissing') }),
      ...(now.day !== '' && now.day !== before.fields.day && isFarAway(now.day) && { day: t('dayFarAway') }),
      ...(lack !== null && { repeat: repeating(`${lack}Missing`) }),
    };
    setProblems(missing);
    if (Object.keys(missing).length > 0) return false;
    if (known?.repeat && isTyped && of === null) {
      setAsking('change');
      return false;
    }
    setScope(of);
    setBusy(true);
    const reply = await send(of, now, before);
    setBusy(false);
    if (reply.ok) {
      if (known === null || isTyped) tellSaved(reply.value, before);
      return true;
    }
    setConflicts(reply.details?.conflicts ?? []);
    const byField = fieldProblems(reply);
    setProblems(Object.keys(byField).length > 0 ? byField : { form: textOf(reply) });
    return false;
  };
  const tellSaved = ({ subject, acceptance, askedById, responsible, responsibleId }: Activity, before: typeof base) => {
    const said = t(known === null ? 'added' : 'savedOne', { subject });
    const isAnotherOne = known === null || responsibleId !== before.fields.responsibleId;
    const isAsked = isAnotherOne && acceptance === 'asked' && askedById === me;
    notify({ kind: 'done', text: isAsked ? `${said} ${delegation('isAsked', { who: responsible })}` : said });
  };
  const send = (of: Scope | null, now: ActivityTyping, before: typeof base): Promise<Reply<Activity>> => {
    if (known === null) return call('activities.add', { ...now, repeat });
    const request = { id: known.id, version: before.version, ...changedFields(before.fields, now) };
    // What did not repeat until now begins to.
    const series = known.repeat === null && isOtherRule ? 'all' : of;
    if (series === null || series === 'one') return call('activities.change', request);
    return call('activities.changeSeries', { ...request, scope: series, ...(isOtherRule && { repeat }) });
  };
  const saveAndClose = async (of: Scope | null = null) => {
    if (await save(of)) close();
  };
  const finish = async () => {
    // A rule that was typed is said of those that follow; what else was typed is what this one was like.
    if (known !== null && (!isTyped || (await save(isOtherRule ? 'following' : 'one'))))
      finishActivity({ ...known, ...fields });
  };
  const choose = async (mine: ReadonlySet<string>) => {
    const all = Object.fromEntries(conflicts.map(({ path, theirs }) => [path, theirs]));
    const kept = Object.fromEntries(Object.entries(all).filter(([path]) => !mine.has(path)));
    setConflicts([]);
    // What others have made of it meanwhile is taken as seen. Each field gets a value that it had at somebody's.
    const next = { ...fields, ...kept } as ActivityTyping;
    const seen = { ...base, fields: { ...base.fields, ...all } as ActivityTyping };
    setFields(next);
    setBase(seen);
    if (await save(scope, next, seen)) close();
  };
  const reopen = async () => {
    if (known === null) return;
    const reply = await call('activities.reopen', { id: known.id });
    if (reply.ok) close();
    else tell(reply);
  };
  const remove = async (of: Scope | null = null) => {
    if (known === null) return;
    const { id, subject } = known;
    if (known.repeat && known.may.deleteSeries && of === null) return setAsking('remove');
    if (of === 'following' || of === 'all') {
      const reply = await call('activities.removeSeries', { id, scope: of });
      if (!reply.ok) return tell(reply);
      close();
      return notify({ kind: 'done', text: t('removedMany', { count: reply.value.count }) });
    }
    const reply = await call('activities.remove', { id, version: known.version });
    if (!reply.ok) return tell(reply);
    close();
    const undo = async () => {
      const back = await call('activities.restore', { id });
      if (!back.ok) tell(back);
    };
    notify({
      kind: 'done',
      text: t('removed', { name: subject }),
      action: { label: controls('undo'), run: () => void undo() },
    });
  };
  const isOpen = known?.status === 'open';
  const isAskedOver = asking !== null || conflicts.length > 0;
  const escAnswer = useEscTwice(isTyped && !busy && !isAskedOver, close);
  const whyReadOnly = (one: Activity) => {
    if (one.deletedAt !== null) return t('readOnlyInBin');
    return may('activities.change') ? t('readOnlyOf', { who: one.responsible }) : t('readOnlyByRole');
  };
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      closeOnEscape={!isTyped && !busy}
      closeOnClickOutside={!isTyped && !busy}
      onKeyDown={(event) => {
        // Whatever has the keyboard in the window; a question over it is answered first.
        if (pressed(event.nativeEvent) !== 'ctrl+s' || isAskedOver) return;
        event.preventDefault();
        void saveAndClose();
      }}
      title={known === null ? t('newActivity') : `${t(`kind_${known.kind}`)} · ${t(`status_${known.status}`)}`}
    >
      <form
        className="k-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void saveAndClose();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.stopPropagation();
          void (isOpen ? finish() : saveAndClose());
        }}
      >
        {readOnly ? <div className="k-dim">{whyReadOnly(known)}</div> : null}
        {known?.doneAt ? (
          <div className="k-banner">
            {t(`status_${known.status}`)}
            {format.colon} {t('finishedBy', { when: format.moment(known.doneAt), who: known.doneBy })}
          </div>
        ) : null}
        {known?.status === 'open' && known.deletedAt === null ? <AskedBanner activity={known} given={close} /> : null}
        <ActivityForm
          fields={fields}
          set={set}
          names={names}
          known={known}
          repeat={repeat}
          setRepeat={(next) => {
            setRepeat(next);
            setProblems({});
          }}
          readOnly={readOnly}
          problems={problems}
          setWrong={(name, problem) =>
            setWrong(({ [name]: _, ...others }) => (problem === null ? others : { ...others, [name]: problem }))
          }
        />
        {known?.kind === 'call' && known.status !== 'open' ? <CallAnswers activityId={known.id} /> : null}
        {problems.form ? (
          <div className="k-red" role="alert">
            {problems.form}
          </div>
        ) : null}
        {escAnswer}
        <div className="k-row k-dialog-foot">
          {known?.may.delete && known.deletedAt === null ? (
            <Button variant="subtle" color="gray" leftSection={<IconTrash size={15} />} onClick={() => void remove()}>
              {t('removeOne')}
            </Button>
          ) : null}
          {known !== null && known.clientId !== null && known.client !== '' ? (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconUser size={15} />}
              onClick={() => {
                close();
                openPage(cards.client, { id: known.clientId ?? 0 }, known.client);
              }}
            >
              {t('clientCard')}
            </Button>
          ) : null}
          <div className="k-grow" />
          {known !== null && !readOnly && !isOpen ? (
            <Button leftSection={<IconRotate size={15} />} onClick={() => void reopen()}>
              {t('reopen')}
            </Button>
          ) : null}
          {isOpen && !readOnly ? (
            <Button leftSection={<IconCheck size={15} />} title="Ctrl+Enter" onClick={() => void finish()}>
              {t('finish')}
            </Button>
          ) : null}
          <Button disabled={busy} onClick={close}>
            {controls(readOnly ? 'close' : 'cancel')}
          </Button>
          {readOnly ? null : (
            <Button type="submit" variant="filled" title="Ctrl+S" loading={busy}>
              {t(known === null ? 'add' : 'save')}
            </Button>
          )}
        </div>
      </form>
      {asking === null ? null : (
        <ScopeDialog
          what={asking}
          isMoved={asking === 'change' && (isOtherRule || fields.day !== base.fields.day)}
          scopes={asking === 'change' && isOtherRule ? ['following', 'all'] : ['one', 'following', 'all']}
          choose={(chosen) => {
            setAsking(null);
            void (asking === 'change' ? saveAndClose(chosen) : remove(chosen));
          }}
          cancel={() => setAsking(null)}
        />
      )}
      {conflicts.length > 0 ? (
        <ConflictDialog
          rows={conflicts.map(({ path, mine, theirs, original }) => ({
            path,
            label: words.label(path),
            mine: words.value(path, mine),
            theirs: words.value(path, theirs),
            original: words.value(path, original),
          }))}
          choose={(mine) => void choose(mine)}
          cancel={() => setConflicts([])}
        />
      ) : null}
    </Modal>
  );
}

/** So far away that the year is a slip of the finger. */
const isFarAway = (day: string) => day < '1990-01-01' || day > '2199-12-31';
