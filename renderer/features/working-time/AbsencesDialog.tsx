/** Who is away in the coming year; one's own absences, and those of people whose tasks one may change. */
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Input } from '../../../preload/contract/index.ts';
import { type Absence, absenceKinds } from '../../../preload/contract/working-time.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useMay, useOffice } from '../../app/session.ts';
import { controlTexts } from '../../text/controls.ts';
import { workingTimeTexts } from '../../text/working-time.ts';
import { DayField } from '../../ui/DayField.tsx';
import { plusDays, today } from '../../ui/days.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import '../../ui/table.css';
import './working-time.css';

/** Those that have just ended are shown too. */
const past = 31;
const ahead = 366;

export function AbsencesDialog({ close }: { readonly close: () => void }) {
  const t = useText(workingTimeTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const { tell } = useFailures();
  const { state } = useOffice();
  const { data: reference } = useEngine('reference.get', {});
  const span = { from: plusDays(today(), -past), to: plusDays(today(), ahead) };
  const { data } = useEngine('workingTime.between', span, { keep: true });
  const [open, setOpen] = useState<'new' | Absence | null>(null);
  const nameOf = (id: number) =>
    [...(reference?.users ?? []), ...(reference?.formerUsers ?? [])].find((user) => user.id === id)?.name ?? '';
  const remove = async ({ id, version, userId, from, to, kind, note }: Absence) => {
    const reply = await call('absences.remove', { id, version });
    if (!reply.ok) return tell(reply);
    const undo = async () => {
      const back = await call('absences.add', { userId, from, to, kind, note });
      if (!back.ok) tell(back);
    };
    notify({
      kind: 'done',
      text: t('removed', { name: nameOf(userId) }),
      action: { label: controls('undo'), run: () => void undo() },
    });
  };
  const rows = (data?.absences ?? []).toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return (
    <Modal opened onClose={close} size="xl" title={t('absences')}>
      <div className="k-stack">
        {open === null ? (
          <div>
            <Button variant="filled" data-autofocus onClick={() => setOpen('new')}>
              {t('addAbsence')}
            </Button>
          </div>
        ) : (
          <AbsenceForm
            key={open === 'new' ? 0 : open.id}
            known={open === 'new' ? null : open}
            me={state.user?.id ?? 0}
            done={() => setOpen(null)}
          />
        )}
        {data && rows.length === 0 ? <div className="k-dim">{t('noAbsences')}</div> : null}
        {rows.length === 0 ? null : (
          <div className="k-table-box">
            <table className="k-table" aria-label={t('absences')}>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>{nameOf(row.userId)}</td>
                    <td className="k-nowrap">
                      {row.from === row.to ? format.day(row.from) : `${format.day(row.from)} – ${format.day(row.to)}`}
                    </td>
                    <td>{t(`absence_${row.kind}`)}</td>
                    <td className="k-dim">{row.note}</td>
                    <td className="k-nowrap">
                      {row.mayChange ? (
                        <div className="k-row">
                          <Button size="compact-xs" onClick={() => setOpen(row)}>
                            {t('change')}
                          </Button>
                          <Button size="compact-xs" onClick={() => void remove(row)}>
                            {t('remove')}
                          </Button>
                        </div>
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </Modal>
  );
}

interface AbsenceFormProps {
  readonly known: Absence | null;
  readonly me: number;
  readonly done: () => void;
}

function AbsenceForm({ known, me, done }: AbsenceFormProps) {
  const t = useText(workingTimeTexts);
  const { textOf } = useFailures();
  const may = useMay();
  const { data: reference } = useEngine('reference.get', {});
  const [fields, setFields] = useState<Input<'absences.add'>>({
    userId: known?.userId ?? me,
    from: known?.from ?? today(),
    to: known?.to ?? today(),
    kind: known?.kind ?? 'holiday',
    note: known?.note ?? '',
  });
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const set = (changed: Partial<typeof fields>) => {
    setFields((before) => ({ ...before, ...changed }));
    setProblems({});
  };
  const save = async () => {
    const missing = {
      ...(fields.from === '' && { from: t('dayMissing') }),
      ...(fields.to === '' && { to: t('dayMissing') }),
      ...(fields.to !== '' && fields.to < fields.from && { to: t('endBeforeStart') }),
    };
    setProblems(missing);
    if (Object.keys(missing).length > 0) return;
    const reply =
      known === null
        ? await call('absences.add', fields)
        : await call('absences.change', { ...fields, id: known.id, version: known.version });
    if (reply.ok) return done();
    const byField = fieldProblems(reply);
    setProblems(Object.keys(byField).length > 0 ? byField : { form: textOf(reply) });
  };
  const users = (reference?.users ?? []).filter(({ id }) => id === me || may('activities.change'));
  return (
    <PartForm save={save} cancel={done} error={problems.form} enterSaves>
      <div className="k-absence-form">
        <NativeSelect
          data-autofocus
          label={t('who')}
          value={fields.userId}
          error={problems.userId}
          data={users.map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(event) => set({ userId: Number(event.currentTarget.value) })}
        />
        <NativeSelect
          label={t('kind')}
          value={fields.kind}
          data={absenceKinds.map((kind) => ({ value: kind, label: t(`absence_${kind}`) }))}
          onChange={(event) => {
            const kind = absenceKinds.find((one) => one === event.currentTarget.value);
            if (kind) set({ kind });
          }}
        />
        <DayField
          label={t('from')}
          value={fields.from || null}
          error={problems.from}
          onChange={(day) =>
            // An end that is past already goes along.
            set({ from: day ?? '', ...(day !== null && fields.to !== '' && fields.to < day && { to: day }) })
          }
        />
        <DayField
          label={t('to')}
          value={fields.to || null}
          error={problems.to}
          onChange={(day) => set({ to: day ?? '' })}
        />
        <TextInput
          className="k-absence-note"
          label={t('note')}
          maxLength={200}
          value={fields.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      </div>
    </PartForm>
  );
}
