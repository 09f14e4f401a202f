/** Settings → Working time: hours of the office, public holidays, days of its own. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { WorkingWeek } from '../../../preload/contract/working-time.ts';
import { call } from '../../app/border.ts';
import { useCommand, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { workingTimeTexts } from '../../text/working-time.ts';
import { DayField } from '../../ui/DayField.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { Setting, SettingGroup } from '../settings/Setting.tsx';
import { WeekFields } from './WeekFields.tsx';
import '../../ui/table.css';

type Known = Output<'workingTime.get'>;

export function WorkingTimeSettings({ readOnly }: { readonly readOnly: boolean }) {
  const t = useText(workingTimeTexts);
  const { data } = useEngine('workingTime.get', {});
  if (!data) return <Waiting />;
  return (
    <div className="k-stack">
      <div>
        <h1>{t('workingTime')}</h1>
        <div className="k-dim">{t('workingTimeAbout')}</div>
      </div>
      <OfficeHours key={JSON.stringify(data.week)} week={data.week} readOnly={readOnly} />
      <Holidays known={data} readOnly={readOnly} />
      <SpecialDays days={data.days} readOnly={readOnly} />
    </div>
  );
}

function OfficeHours({ week, readOnly }: { readonly week: WorkingWeek; readonly readOnly: boolean }) {
  const t = useText(workingTimeTexts);
  const { tell } = useFailures();
  const change = useCommand('workingTime.change');
  const [typed, setTyped] = useState<WorkingWeek | null>(week);
  const save = async () => {
    if (typed === null) return;
    const reply = await change.run({ week: typed });
    if (!reply.ok) tell(reply);
  };
  const isChanged = JSON.stringify(typed) !== JSON.stringify(week);
  return (
    <SettingGroup title={t('hours')}>
      <Setting name="hours">
        <form
          className="k-stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <WeekFields week={week} readOnly={readOnly} onChange={setTyped} />
          {readOnly ? null : (
            <div>
              <Button type="submit" variant="filled" loading={change.busy} disabled={typed === null || !isChanged}>
                {t('saveHours')}
              </Button>
            </div>
          )}
        </form>
      </Setting>
    </SettingGroup>
  );
}

function Holidays({ known, readOnly }: { readonly known: Known; readonly readOnly: boolean }) {
  const t = useText(workingTimeTexts);
  const { tell } = useFailures();
  const chosen = known.calendars.find(({ code }) => code === known.calendar);
  const save = async (changes: Input<'workingTime.change'>) => {
    const reply = await call('workingTime.change', changes);
    if (!reply.ok) tell(reply);
  };
  return (
    <SettingGroup title={t('holidays')} about={t('holidaysAbout')}>
      <Setting name="holidays">
        <div className="k-stack k-setting-narrow">
          <NativeSelect
            aria-label={t('holidays')}
            disabled={readOnly}
            value={known.calendar}
            data={[
              { value: '', label: t('noCalendar') },
              ...known.calendars.map(({ code, name }) => ({ value: code, label: name })),
            ]}
            onChange={(event) => void save({ calendar: event.currentTarget.value })}
          />
          {chosen && chosen.regions.length > 0 ? (
            <NativeSelect
              label={t('region')}
              disabled={readOnly}
              value={known.region}
              data={[
                { value: '', label: t('wholeCountry') },
                ...chosen.regions.map(({ code, name }) => ({ value: code, label: name })),
              ]}
              onChange={(event) => void save({ region: event.currentTarget.value })}
            />
          ) : null}
        </div>
        {chosen?.unknown.map((words) => (
          <div key={words} className="k-amber">
            {words}
          </div>
        ))}
      </Setting>
    </SettingGroup>
  );
}

function SpecialDays({ days, readOnly }: { readonly days: Known['days']; readonly readOnly: boolean }) {
  const t = useText(workingTimeTexts);
  const format = useFormat();
  const { tell } = useFailures();
  const [adds, setAdds] = useState(false);
  const takeBack = async (day: string) => {
    const reply = await call('workingTime.removeDay', { day });
    if (!reply.ok) tell(reply);
  };
  return (
    <SettingGroup title={t('specialDays')} about={t('specialDaysAbout')}>
      <Setting name="specialDays">
        <div className="k-stack">
          {days.length === 0 ? null : (
            <div className="k-table-box">
              <table className="k-table" aria-label={t('specialDays')}>
                <tbody>
                  {days.map(({ day, free, name }) => (
                    <tr key={day}>
                      <td className="k-nowrap">{format.day(day)}</td>
                      <td>{t(free ? 'day_free' : 'day_work')}</td>
                      <td>{name}</td>
                      <td className="k-nowrap">
                        {readOnly ? null : (
                          <Button
                            size="compact-xs"
                            aria-label={`${t('takeBack')} ${format.day(day)}`}
                            onClick={() => void takeBack(day)}
                          >
                            {t('takeBack')}
                          </Button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          {adds ? (
            <NewDay done={() => setAdds(false)} />
          ) : readOnly ? null : (
            <div>
              <Button onClick={() => setAdds(true)}>{t('addDay')}</Button>
            </div>
          )}
        </div>
      </Setting>
    </SettingGroup>
  );
}

function NewDay({ done }: { readonly done: () => void }) {
  const t = useText(workingTimeTexts);
  const { textOf } = useFailures();
  const [day, setDay] = useState<string | null>(null);
  const [free, setFree] = useState(true);
  const [name, setName] = useState('');
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const save = async () => {
    const missing = {
      ...(day === null && { day: t('dayMissing') }),
      ...(name.trim() === '' && { name: t('nameMissing') }),
    };
    setProblems(missing);
    if (day === null || Object.keys(missing).length > 0) return;
    const reply = await call('workingTime.setDay', { day, free, name });
    if (reply.ok) done();
    else setProblems({ form: textOf(reply) });
  };
  return (
    <PartForm save={save} cancel={done} error={problems.form} enterSaves>
      <div className="k-absence-form">
        <DayField
          data-autofocus
          label={t('day')}
          value={day}
          error={problems.day}
          onChange={(value) => setDay(value)}
        />
        <NativeSelect
          label={t('dayIs')}
          value={free ? 'free' : 'work'}
          data={(['free', 'work'] as const).map((value) => ({ value, label: t(`day_${value}`) }))}
          onChange={(event) => setFree(event.currentTarget.value === 'free')}
        />
        <TextInput
          label={t('dayName')}
          maxLength={100}
          value={name}
          error={problems.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </div>
    </PartForm>
  );
}
