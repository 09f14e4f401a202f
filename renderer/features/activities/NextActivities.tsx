/** What is next with a client, on a document or for a deal: the first of what is open, each with a tick that asks what came of it. */
import { IconCircle, IconPlus } from '@tabler/icons-react';
import { useEngine } from '../../app/engine.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { activityTexts } from '../../text/activities.ts';
import { CardSection } from '../../ui/Card.tsx';
import { useText } from '../../ui/language.tsx';
import { type Begun, finishActivity, openActivity, planActivity } from './asked-activities.ts';
import { kindIcons } from './kind-icons.ts';
import { StartTemplate } from './StartTemplate.tsx';
import { When } from './When.tsx';
import './activities.css';

const mostShown = 5;

interface NextActivitiesProps {
  /** What the card is of; with a document or a deal the client that it is with. */
  readonly of: Pick<Begun, 'client' | 'document' | 'deal'>;
  readonly readOnly: boolean;
}

export function NextActivities({ of, readOnly }: NextActivitiesProps) {
  const t = useText(activityTexts);
  const may = useMay();
  const { client, document, deal } = of;
  const asked = document
    ? { documentId: document.id }
    : deal
      ? { dealId: deal.id }
      : { ...(client && { clientId: client.id }) };
  const { data } = useEngine(
    'activities.list',
    {
      filter: { ...asked, conditions: [{ column: 'status', is: 'is', values: ['open'] }] },
      sort: { column: 'day', descending: false },
      after: null,
      limit: mostShown,
    },
    { enabled: may('activities.see') },
  );
  if (!may('activities.see')) return null;
  const plan =
    !readOnly && may('activities.create') ? (
      <button
        type="button"
        className="k-icon-button"
        aria-label={t('newActivity')}
        title={t('newActivity')}
        onClick={() => planActivity(of)}
      >
        <IconPlus size={15} />
      </button>
    ) : null;
  return (
    <CardSection title={t('activities')} action={plan}>
      {data && data.rows.length === 0 ? <div className="k-dim">{t('nextNone')}</div> : null}
      {data?.rows.map((row) => {
        const Kind = kindIcons[row.kind];
        return (
          <div className="k-next-row" key={row.id}>
            {row.mayChange && !readOnly ? (
              <button
                type="button"
                className="k-icon-button"
                aria-label={t('finishThis', { subject: row.subject })}
                title={t('finish')}
                onClick={() => finishActivity(row)}
              >
                <IconCircle size={16} />
              </button>
            ) : null}
            <div className="k-grow">
              <button type="button" className="k-link" onClick={() => openActivity(row.id)}>
                {row.subject}
              </button>
              <div className="k-dim">
                <Kind size={13} aria-label={t(`kind_${row.kind}`)} />{' '}
                <When day={row.day} time={row.time} overdue={row.overdue} /> · {row.responsible}
              </div>
            </div>
          </div>
        );
      })}
      {client && !document && !readOnly ? <StartTemplate client={client} deal={deal} /> : null}
      {client && !document && !deal ? (
        <button
          type="button"
          className="k-link"
          onClick={() => openPage('activities', { clientId: client.id, client: client.name })}
        >
          {t('allOfClient')}
        </button>
      ) : null}
    </CardSection>
  );
}
