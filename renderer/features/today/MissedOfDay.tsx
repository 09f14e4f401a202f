/** Missed calls after which nobody has called back; the section is there only while there are some. */
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { remember } from '../../app/memory.ts';
import { openPage } from '../../app/tabs.ts';
import { callTexts } from '../../text/calls.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { BackButton, CallParty } from '../calls/CallRow.tsx';
import { TodaySection } from './TodaySection.tsx';

const mostShown = 8;

export function MissedOfDay({ isMine }: { readonly isMine: boolean }) {
  const t = useText(callTexts);
  const format = useFormat();
  const { textOf } = useFailures();
  const asked = { which: 'waiting', mine: isMine, after: null, limit: mostShown } as const;
  const { data, error } = useEngine('calls.list', asked, { keep: true });
  const { data: found, error: notCounted } = useEngine('calls.count', { mine: isMine }, { keep: true });
  const failure = error ?? notCounted;
  if (!failure && found?.count === 0) return null;
  const rows = data?.rows ?? [];
  return (
    <TodaySection
      title={t('missed')}
      found={found}
      shown={rows.length}
      none={t('missedNone')}
      failed={failure ? textOf(failure) : null}
      openAll={() => {
        remember('calls.mine', isMine);
        openPage('calls');
      }}
    >
      <table className="k-table">
        <tbody>
          {rows.map((call) => (
            <tr key={call.id}>
              <td className="k-today-when">{format.shortMoment(call.startedAt)}</td>
              <td>
                <CallParty call={call} />
              </td>
              <td className="k-dim">{isMine ? '' : call.responsible || t('nobody')}</td>
              <td className="k-number">{call.mayChange ? <BackButton call={call} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TodaySection>
  );
}
