/** What happened to a document, the latest first. */
import { RecordHistory } from '../../app/RecordHistory.tsx';
import { documentTexts } from '../../text/documents.ts';
import { useText } from '../../ui/language.tsx';

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
  return (
    <RecordHistory title={t('history')} entity="document" id={id}>
      {({ channel }) => <div>{t(`event_${known[channel] ?? 'other'}`)}</div>}
    </RecordHistory>
  );
}
