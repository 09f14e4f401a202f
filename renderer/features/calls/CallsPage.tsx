/** The list of calls: those to call back, all missed ones with who called back, and all. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconPhone, IconPhonePlus } from '@tabler/icons-react';
import { useState } from 'react';
import { CallsListed } from '../../../preload/contract/calls.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { recall, remember } from '../../app/memory.ts';
import { useMay, useOffice } from '../../app/session.ts';
import { callTexts } from '../../text/calls.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { noteCall } from './asked-calls.ts';
import { CallRow } from './CallRow.tsx';
import '../../ui/table.css';
import './calls.css';

const shownAtOnce = 100;
const columns = 6;

export function CallsPage() {
  const t = useText(callTexts);
  const may = useMay();
  const { state } = useOffice();
  const { textOf } = useFailures();
  const [which, setWhich] = useState<CallsListed>('waiting');
  const [isMine, setMine] = useState(() => recall('calls.mine') === true);
  const seesOwnOnly = state.user?.reaches['activities.see'] === 'own';
  const asked = { which, mine: isMine && !seesOwnOnly };
  const { data, error } = useEngine('calls.list', { ...asked, after: null, limit: shownAtOnce }, { keep: true });
  const note = may('activities.create') ? (
    <Button variant="filled" leftSection={<IconPhonePlus size={15} />} onClick={() => noteCall()}>
      {t('noteCall')}
    </Button>
  ) : null;
  return (
    <section className="k-calls-page k-stack" aria-label={t('calls')}>
      <div className="k-row">
        <h1 className="k-grow">{t('calls')}</h1>
        {note}
      </div>
      <div className="k-row">
        <SegmentedControl
          aria-label={t('which')}
          value={which}
          onChange={(value) => setWhich(CallsListed.parse(value))}
          data={CallsListed.options.map((value) => ({ value, label: t(`which_${value}`) }))}
        />
        {seesOwnOnly ? null : (
          <SegmentedControl
            aria-label={t('whose')}
            value={isMine ? 'mine' : 'all'}
            onChange={(value) => {
              setMine(value === 'mine');
              remember('calls.mine', value === 'mine');
            }}
            data={[
              { value: 'mine', label: t('mine') },
              { value: 'all', label: t('everybody') },
            ]}
          />
        )}
      </div>
      {error ? <div className="k-red">{textOf(error)}</div> : null}
      {data === undefined && !error ? <Waiting /> : null}
      {data?.rows.length === 0 ? (
        which === 'all' ? (
          <EmptyState icon={IconPhone} text={t('noCalls')} hint={t('noCallsHint')} />
        ) : (
          <EmptyState icon={IconPhone} text={t('missedNone')} />
        )
      ) : null}
      {data && data.rows.length > 0 ? (
        <div className="k-table-box">
          <table className="k-table" aria-label={t('calls')}>
            <thead>
              <tr>
                <th>{t('when')}</th>
                <th>{t('who_called')}</th>
                <th>{t('colleague')}</th>
                <th>{t('state')}</th>
                <th>{t('calledBackBy')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              <Calls key={JSON.stringify(asked)} asked={asked} after={null} />
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}

interface CallsProps {
  readonly asked: { readonly which: CallsListed; readonly mine: boolean };
  readonly after: string | null;
}

/** A page of calls, and below it those before them once somebody asks. */
function Calls({ asked, after }: CallsProps) {
  const t = useText(callTexts);
  const [isLonger, setLonger] = useState(false);
  const { data } = useEngine('calls.list', { ...asked, after, limit: shownAtOnce }, { keep: true });
  if (data === undefined) return null;
  return (
    <>
      {data.rows.map((call) => (
        <CallRow key={call.id} call={call} />
      ))}
      {data.next === null ? null : isLonger ? (
        <Calls asked={asked} after={data.next} />
      ) : (
        <tr>
          <td colSpan={columns}>
            <Button onClick={() => setLonger(true)}>{t('more')}</Button>
          </td>
        </tr>
      )}
    </>
  );
}
