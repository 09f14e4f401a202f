/** What happened to a document, the latest first. */
import type { DocumentType } from '../../../preload/contract/companies.ts';
import { documentStatuses } from '../../../preload/contract/documents.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { fileKind } from '../../app/file-kind.ts';
import { RecordHistory } from '../../app/RecordHistory.tsx';
import { chainTexts } from '../../text/chain.ts';
import { documentTexts } from '../../text/documents.ts';
import { mailTexts } from '../../text/mail.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { useMailedTo } from '../mail/use-mailed-to.ts';
import { statusWord } from './status-word.ts';

const known: Readonly<Record<string, 'create' | 'change' | 'issue' | 'cancel' | 'copy' | 'pdf'>> = {
  'documents.create': 'create',
  'documents.change': 'change',
  'documents.issue': 'issue',
  'documents.cancel': 'cancel',
  'documents.copy': 'copy',
  'documents.base': 'create',
  'documents.pdf': 'pdf',
};

export function DocumentHistory({ id, type }: { id: number; type: DocumentType }) {
  const language = useLanguage();
  const t = useText(documentTexts);
  const words = useText(chainTexts);
  const mail = useText(mailTexts);
  const mailedTo = useMailedTo();
  /** What followed from another document is told by what it made of this one. */
  const wordOf = ({ channel, changes }: Pick<Output<'audit.of'>[number], 'channel' | 'changes'>): string => {
    const { status, printed, saved, mailed, pdf } = changes;
    if (mailed) return mail('mailedTo', { to: mailedTo(String(mailed.new)) });
    // To whom is hidden from the user.
    if (channel.startsWith('mail.')) return mail('mailed');
    if (printed) return t('event_print');
    if (saved) return words('savedAs', { as: fileKind(String(saved.new)) });
    if (pdf && channel !== 'documents.pdf') return t('event_pdf');
    const become = documentStatuses.find((one) => one === status?.new);
    // What became paid without a payment was credited.
    const shown = become === 'paid' && !changes.paid ? 'settled' : become;
    if (shown && !(status?.old === 'draft') && shown !== 'cancelled') return statusWord(language, type, shown);
    return t(`event_${known[channel] ?? (status?.old === 'draft' ? 'issue' : 'other')}`);
  };
  return (
    <RecordHistory title={t('history')} entity="document" id={id}>
      {(entry) => <div>{wordOf(entry)}</div>}
    </RecordHistory>
  );
}
