/** What happened to a document, the latest first. */
import { useEngine } from '../../app/engine.ts';
import { documentTexts } from '../../text/documents.ts';
import { CardSection } from '../../ui/Card.tsx';
import { useFormat, useText } from '../../ui/language.tsx';

const known: Readonly<Record<string, 'create' | 'change' | 'issue' | 'cancel' | 'copy' | 'pdf'>> = {
  'documents.create': 'create',
  'documents.change': 'change',
  'documents.issue': 'issue',
  'documents.cancel': 'cancel',
  'documents.copy': 'copy',
  'documents.pdf': 'pdf',
};

export function DocumentHistory({ id }: { id: number }) {
  const t = useText(documentTexts);
  const format = useFormat();
  const { data } = useEngine('audit.of', { entity: 'document', id, before: null, limit: 50 });
  return (
    <CardSection title={t('history')}>
      <ul className="k-timeline">
        {data?.map(({ id: entry, at, user, channel }) => (
          <li key={entry}>
            <div>{t(`event_${known[channel] ?? 'other'}`)}</div>
            <div className="k-dim">
              {format.moment(at)} · {user}
            </div>
          </li>
        ))}
      </ul>
    </CardSection>
  );
}
