/** The status of a document: an icon, a word, a tint. */
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleHalf2,
  IconFileText,
  IconPencil,
  type TablerIcon,
} from '@tabler/icons-react';
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { DocumentStatus } from '../../../preload/contract/documents.ts';
import { useLanguage } from '../../ui/language.tsx';
import { statusWord } from './status-word.ts';

type Tint = 'plain' | 'green' | 'amber' | 'red' | 'accent';
export type ShownStatus = DocumentStatus | 'overdue' | 'settled';

const looks: Readonly<Partial<Record<ShownStatus, { readonly icon: TablerIcon; readonly tint: Tint }>>> = {
  draft: { icon: IconPencil, tint: 'plain' },
  issued: { icon: IconFileText, tint: 'accent' },
  'part-paid': { icon: IconCircleHalf2, tint: 'amber' },
  paid: { icon: IconCircleCheck, tint: 'green' },
  cancelled: { icon: IconBan, tint: 'plain' },
  settled: { icon: IconCircleCheck, tint: 'green' },
  overdue: { icon: IconAlertTriangle, tint: 'red' },
};

interface Standing {
  readonly status: DocumentStatus;
  readonly overdue?: boolean;
  readonly paid: number;
}

/** What is shown for a document: overdue goes before issued and part paid; what credit notes or deposits leave nothing to pay of is settled, and nobody paid it. */
export function shownStatus({ status, overdue = false, paid }: Standing): ShownStatus {
  if (overdue) return 'overdue';
  return status === 'paid' && paid === 0 ? 'settled' : status;
}

/** `type`: the word agrees with it. */
export function DocumentState({ type, status }: { type: DocumentType; status: ShownStatus }) {
  const language = useLanguage();
  const { icon: Icon, tint } = looks[status] ?? { icon: IconFileText, tint: 'plain' };
  return (
    <span className="k-state k-doc-status" data-state={tint}>
      <Icon size={13} aria-hidden />
      {statusWord(language, type, status)}
    </span>
  );
}
